import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// The history of the example, A0 → A1 → A2 → B0, as `Examples/history/issue.sh` issues it.
@Suite struct HistoryTests {
  private func take(_ version: String, onto disk: MemoryDisk) throws {
    let folder = FilePath(Repository.path("Examples/history/\(version)"))
    for name in FileSystem().files(below: folder) {
      try disk.write(
        try FileSystem().read(folder.pushing(FilePath(name))),
        to: FilePath("/company").pushing(FilePath(name)))
    }
  }

  @Test func tellsWhatEachVersionChanged() async throws {
    let disk = try Example.abc.disk()
    let office = FakeOffice(disk)
    _ = try await disk.issue("首次发布")
    try take("A1", onto: disk)
    let first = try await office.issue(formats: [.docx], pagination: .auto)
    #expect(first.status == .done, "\(first.messages)")
    // On the pages where something changed, and not on all.
    let rows = disk.text("/company/revisions.yaml")
    let pages = try #require(rows.firstMatch(of: /页次: "(\d[^"]*)"/)).1
    #expect(pages.contains(/^\d+(-\d+)?(, \d+(-\d+)?)+$/), "\(pages)")
    try take("A2", onto: disk)
    let second = try await disk.issue()
    try take("B0", onto: disk)
    let third = try await disk.issue(isReissue: true)
    for (report, lines) in [
      (
        first,
        [
          "issued A1 (2027-01-15)", "新增服务网点1个：云河服务网点；撤销服务网点1个：澄东服务网点",
          "5.2.4.1 服务热线由400-000-5168改为400-000-6000", "服务承诺“上门到场时限”由4小时改为2小时",
        ]
      ),
      (
        second,
        ["issued A2 (2027-06-25)", "5.1.1 售后服务部更名为客户服务部", "2.1 员工人数由35人改为38人"]
      ),
      (
        third,
        [
          "issued B0 (2028-03-20)", "      - 换版\n", "删减5.2.6", "由沈知秋改为林望舒",
          "删除A.13 废弃商品回收控制程序",
        ]
      ),
    ] {
      #expect(report.status == .done, "\(report.messages)")
      for line in lines { #expect(report.results.contains(line), "\(line)\n\(report.results)") }
    }
    // A department that was renamed everywhere is one line.
    #expect(second.results.components(separatedBy: "客户服务部").count == 2)
    let log = try disk.log()
    #expect(log.status == .done && log.results.contains("4 versions verified"))
  }
}
