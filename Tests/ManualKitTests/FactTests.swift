import ManualKit
import Testing

/// A fact is written once: change it in the profile, and every place follows.
@Suite struct FactTests {
  struct Change: CustomTestStringConvertible {
    var old: String
    var new: String
    /// How often it must at least be shown for the test to mean something.
    var places = 3

    var testDescription: String { "\(old) → \(new)" }
  }

  @Test(arguments: [
    Change(old: "沈知秋", new: "柳依依"), Change(old: "罗一帆", new: "上官云"),
    Change(old: "售后服务部", new: "顾客关怀中心"), Change(old: "400-000-5168", new: "400-111-2233"),
    Change(old: "云川安博辰信息科技有限公司", new: "望海远帆信息科技有限公司"),
    Change(old: "安博辰科技", new: "远帆", places: 1), Change(old: "ABC-FW-01", new: "YF-07", places: 1),
    Change(old: "用心修好每一台，负责到底每一次", new: "件件有着落", places: 2),
    Change(old: "2026-09-01", new: "2026-09-02", places: 0),
    Change(old: "SHFW-0000-2025-0116", new: "SHFW-9999", places: 1),
    Change(old: "客户服务管理系统", new: "云服务台", places: 1),
  ])
  func everyPlaceFollows(change: Change) async throws {
    let before = try await Example.abc.built()
    let after = try await Built(of: .abc) { try $0.replace(every: change.old, by: change.new) }
    #expect(after.report.status == .done, "\(after.report.messages)")
    for ((format, old), (_, new)) in zip(before.readings, after.readings) {
      let count = old.text.ranges(of: change.old).count
      #expect(count >= change.places, "\(format): only \(count) places")
      let left = new.lines.filter { $0.contains(change.old) }
      #expect(left.isEmpty, "\(format)")
      // Nothing else changes.
      if change.places > 0 {
        let expected = old.lines.map { $0.replacing(change.old, with: change.new) }
        let changes = difference(expected, new.lines)
        #expect(changes.isEmpty, "\(format)")
      }
    }
  }

  @Test func aDateIsTheSameEverywhere() async throws {
    let before = try await Example.abc.built().word.text
    let after = try await Built(of: .abc) { try $0.replace(every: "2026-09-01", by: "2027-02-28") }
    for (_, reading) in after.readings {
      let left = reading.lines.filter { $0.contains("2026年9月1日") || $0.contains("2026-09-01") }
      #expect(left.isEmpty)
      let text = reading.text
      let was = before.ranges(of: "2026年9月1日").count + before.ranges(of: "2026-09-01").count
      let now = text.ranges(of: "2027年2月28日").count + text.ranges(of: "2027-02-28").count
      #expect(was > 1 && now == was)
    }
  }

  /// A commitment is one number: in the letter to customers, in the clause and in the procedure.
  @Test(arguments: ["响应时限: 1", "维修质保期: 90", "处理时限: 5"])
  func aCommitmentIsOneNumberEverywhere(line: String) async throws {
    let key = String(line.prefix { $0 != ":" })
    let first = try await Built(of: .abc) { try $0.replace(every: line, by: key + ": 6137") }
    let second = try await Built(of: .abc) { try $0.replace(every: line, by: key + ": 6238") }
    for ((format, one), (_, other)) in zip(first.readings, second.readings) {
      let count = one.text.ranges(of: "6137").count
      #expect(count >= 2, "\(format)")
      let changes = difference(one.lines.map { $0.replacing("6137", with: "6238") }, other.lines)
      #expect(changes.isEmpty, "\(format)")
    }
  }
}
