import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// A version that was issued is the same for ever, whatever became of the files it was made from.
@Suite struct FrozenLookTests {
  private static let named = ["mine.yaml", "base.yaml", "company.odt", "logo.png", "profile.yaml"]

  /// A company with a theme of its own on another, a reference document and a logo, A0 issued.
  private func issued() async throws -> MemoryDisk {
    let other = try Example.studio.disk { profile in
      try profile.replace(every: "\n手册:\n", by: "\n手册:\n  主题: gbt9704\n")
    }
    _ = try await other.build("/company")
    let disk = SmallCompany.disk(
      SmallCompany.profile()
        .replacing("简称: 示例,", with: "简称: 示例, 标志: logo.png,")
        .replacing("手册: {", with: "手册: {主题: mine.yaml, 参照文档: company.odt, "))
    try disk.write(Array("基于: base.yaml\n样式:\n  一级标题: {字号: 一号}\n".utf8), to: "/company/mine.yaml")
    try disk.write(Array("基于: qms-song\n".utf8), to: "/company/base.yaml")
    try disk.write(
      try #require(other.document("/company/out", "odt")), to: "/company/company.odt")
    try disk.write(try Repository.bytes("Examples/studio/logo.png"), to: "/company/logo.png")
    try disk.write(
      Array(
        "---\nid: \"1\"\ntitle: 概况\n---\n::: picture file=\"{{ company.logo }}\" width=0.3 alt=\"标志\"\n"
          .utf8),
      to: "/company/templates/about.md")
    let report = try await disk.issue(formats: [.docx, .odt, .html])
    try #require(report.status == .done, "\(report.messages)")
    return disk
  }

  private func written(_ disk: MemoryDisk, to output: String) async throws -> [String: [UInt8]] {
    let report = try await Workshop(
      environment: disk, templates: MemoryDisk.packFolder, executable: nil
    ).build(
      ["/company"],
      options: BuildOptions(
        formats: [.docx, .odt, .html], output: FilePath(output), pagination: .never, version: "A0"),
      language: .en, isColoured: false)
    #expect(report.status == .done, "\(report.messages)")
    #expect(!report.messages.contains("differ"), "\(report.messages)")
    var files: [String: [UInt8]] = [:]
    for name in disk.files(below: FilePath(output)) { files[name] = disk[output + "/" + name] }
    return files
  }

  @Test func isWrittenAgainWithoutTheFilesItWasMadeFrom() async throws {
    let disk = try await issued()
    let first = try await written(disk, to: "/first")
    #expect(first.count >= 3)
    for (name, bytes) in first where !name.hasPrefix(".") {
      #expect(disk["/company/out/" + name] == bytes, "\(name)")
    }
    // Others in their places.
    for name in Self.named { try disk.write(Array("?".utf8), to: FilePath("/company/" + name)) }
    for name in disk.files(below: "/company/templates") {
      try disk.write([0x3F], to: FilePath("/company/templates/" + name))
    }
    #expect(try await written(disk, to: "/second") == first)
    // None at all.
    for name in Self.named { disk.remove("/company/" + name) }
    for name in disk.files(below: "/company/templates") {
      disk.remove("/company/templates/" + name)
    }
    #expect(try await written(disk, to: "/third") == first)
  }

  @Test func keepsTheFilesItWasMadeFrom() async throws {
    let disk = try await issued()
    for name in Self.named {
      #expect(disk["/company/issued/A0/source/" + name] == disk["/company/" + name], "\(name)")
    }
    #expect(disk["/company/issued/A0/source/templates/about.md"] != nil)
    #expect(try disk.log().status == .done)
  }
}
