import ManualKit
import Testing

/// A fact is written once: change it in the profile, and every place follows.
@Suite struct FactTests {
  /// A fact as it was and as it is to be, and how often it must at least be shown for the test to
  /// mean something.
  private static let changes = [
    ("沈知秋", "柳依依", 3), ("罗一帆", "上官云", 3), ("售后服务部", "顾客关怀中心", 3),
    ("400-000-5168", "400-111-2233", 3), ("云川安博辰信息科技有限公司", "望海远帆信息科技有限公司", 3),
    ("安博辰科技", "碧波科技", 1), ("ABC-FW-01", "YF-07", 1), ("用心修好每一台，负责到底每一次", "件件有着落", 2),
    ("SHFW-0000-2025-0116", "SHFW-9999", 1), ("客户服务管理系统", "云服务台", 1),
  ]

  @Test func everyPlaceFollows() async throws {
    let before = try await Example.abc.built()
    let after = try await Built(of: .abc) { profile in
      for (old, new, _) in Self.changes { try profile.replace(every: old, by: new) }
    }
    #expect(after.report.status == .done, "\(after.report.messages)")
    for ((format, old), (_, new)) in zip(before.readings, after.readings) {
      let (was, now) = (old.text, new.text)
      for (before, after, places) in Self.changes {
        let count = was.ranges(of: before).count
        #expect(count >= places, "\(format): \(before) in \(count) places")
        #expect(now.ranges(of: before).count == 0, "\(format): \(before) is left")
        #expect(now.ranges(of: after).count == count, "\(format): \(after)")
      }
      // Nothing else changes.
      let expected = old.lines.map { line in
        Self.changes.reduce(line) { $0.replacing($1.0, with: $1.1) }
      }
      let changes = difference(expected, new.lines)
      #expect(changes.isEmpty, "\(format)")
    }
  }

  /// A date stands in the profile as ISO 8601 writes it, and in the manual in either way.
  @Test func aDateIsTheSameEverywhere() async throws {
    let days = [
      ("实施日期: 2026-09-01", ["2026-09-01", "2026年9月1日"], ["2027-02-28", "2027年2月28日"]),
      ("发布日期: 2026-08-26", ["2026-08-26", "2026年8月26日"], ["2026-12-07", "2026年12月7日"]),
    ]
    let before = try await Example.abc.built()
    let after = try await Built(of: .abc) { profile in
      for (line, old, new) in days {
        try profile.replace(every: line, by: line.replacing(old[0], with: new[0]))
      }
    }
    for ((format, was), (_, now)) in zip(before.readings, after.readings) {
      for (line, old, new) in days {
        let count = old.map { was.text.ranges(of: $0).count }.reduce(0, +)
        #expect(count > 1, "\(format): \(line)")
        #expect(
          new.map { now.text.ranges(of: $0).count }.reduce(0, +) == count, "\(format): \(line)")
        #expect(old.allSatisfy { !now.text.contains($0) }, "\(format): \(line)")
      }
    }
  }

  /// A commitment is one number: in the letter to customers, in the clause and in the procedure.
  @Test func aCommitmentIsOneNumberEverywhere() async throws {
    let lines = ["响应时限: 1\n", "维修质保期: 90\n", "处理时限: 5}"]
    func built(from first: Int) async throws -> Built {
      try await Built(of: .abc) { profile in
        for (offset, line) in lines.enumerated() {
          let number = line.split { !$0.isNumber }.first.map(String.init) ?? ""
          try profile.replace(every: line, by: line.replacing(number, with: String(first + offset)))
        }
      }
    }
    let (first, second) = (try await built(from: 6137), try await built(from: 7246))
    for ((format, one), (_, other)) in zip(first.readings, second.readings) {
      var expected = one.lines
      for offset in lines.indices {
        let (number, next) = (String(6137 + offset), String(7246 + offset))
        let count = one.text.ranges(of: number).count
        #expect(count >= 2, "\(format): \(lines[offset])")
        expected = expected.map { $0.replacing(number, with: next) }
      }
      let changes = difference(expected, other.lines)
      #expect(changes.isEmpty, "\(format)")
    }
  }
}
