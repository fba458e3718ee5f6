import Foundation
import Packaging
import SystemPackage
import Testing

@testable import ManualKit

/// Themes as a company chooses them in its profile.
@Suite struct ThemeTests {
  /// What the build of an example says, and the styles of its documents.
  private func build(
    _ keys: String, company: String = "", files: [String: String] = [:]
  ) async throws -> (report: Report, word: String, open: String) {
    let disk = try Example.abc.disk { profile in
      try profile.replace(every: "\n手册:\n", by: "\n手册:\n\(keys)")
      if !company.isEmpty { try profile.replace(every: "企业:\n", by: "企业:\n\(company)") }
    }
    for (name, text) in files { try disk.write(text, to: "/company/" + name) }
    let report = try await disk.build("/company")
    func part(_ format: String, _ name: String) throws -> String {
      guard let file = disk.document("/company/out", format) else { return "" }
      let archive = try ZipReader(file)
      let entry = try #require(archive.entry(name))
      return String(decoding: try archive.read(entry), as: UTF8.self)
    }
    return (report, try part("docx", "word/styles.xml"), try part("odt", "styles.xml"))
  }

  @Test(arguments: [
    ("", "宋体", "9354"), ("  主题: qms-song\n", "宋体", "9354"),
    ("  theme: gbt9704\n", "仿宋_GB2312", "8844"), ("  主题: modern\n", "微软雅黑", "9298"),
  ])
  func dressesBothDocumentsInTheThemeOfTheProfile(
    key: String, font: String, width: String
  ) async throws {
    let (report, word, open) = try await build(key)
    #expect(report.messages == "" && report.status == .done)
    #expect(word.contains("w:eastAsia=\"\(font)\""))
    #expect(word.contains("w:pos=\"\(width)\""))
    #expect(open.contains("style:font-name-asian=\"\(font)\""))
  }

  @Test func takesTheColourOfTheCompany() async throws {
    let (report, word, open) = try await build(
      "  主题: modern\n", company: "  颜色: \"8A1C1C\"\n")
    #expect(report.messages == "")
    #expect(word.contains("w:val=\"8A1C1C\"") && open.contains("fo:color=\"#8A1C1C\""))
    #expect(!word.contains("1F5C99"))
  }

  @Test func buildsOnThemesWithAFileOfTheCompany() async throws {
    let (report, word, open) = try await build(
      "  主题: 外观/our.yaml\n",
      files: [
        "外观/our.yaml": "基于: base.yml\n样式:\n  正文: {字号: 四号}\n",
        "base.yml": "base: modern\nfonts:\n  text: {chinese: 楷体, latin: Georgia}\n",
      ])
    #expect(report.messages == "")
    #expect(word.contains("w:eastAsia=\"楷体\"") && open.contains("Georgia"))
    #expect(word.contains("1F5C99"))
  }

  @Test(arguments: [
    ("  主题: modem\n", "there is no theme 'modem'", "did you mean 'modern'?"),
    ("  主题: 红头文件\n", "there is no theme '红头文件'", "there are gbt9704, modern, qms-song;"),
    ("  主题: ../../etc.yaml\n", "there is no theme '../../etc.yaml'", "write its file"),
    ("  主题: our.yaml\n", "the theme file '/company/our.yaml' cannot be read", "beside the profile"),
    ("  主题: a.yaml\n", "the theme 'a.yaml' builds on itself", "build on qms-song"),
    ("  主题: broken.yaml\n", "no key 'styels' in 'theme'", "did you mean 'styles'?"),
    ("  主题: empty.yaml\n", "cannot be read", "check its name"),
  ])
  func tellsWhatIsWrongWithATheme(key: String, message: String, remedy: String) async throws {
    let (report, word, _) = try await build(
      key,
      files: [
        "a.yaml": "base: b.yaml\n", "b.yaml": "base: a.yaml\n", "broken.yaml": "styels: {}\n",
        "empty.yaml": "",
      ])
    #expect(report.status == .inputHasErrors && word.isEmpty)
    #expect(report.messages.contains(message), "\(report.messages)")
    #expect(report.messages.contains(remedy), "\(report.messages)")
  }

  @Test func tellsWhatIsWrongWithAColour() async throws {
    let no = try await build("", company: "  颜色: 蓝\n")
    #expect(no.report.messages.contains("'蓝' is no colour"))
    let pale = try await build("  主题: modern\n", company: "  颜色: \"FFE000\"\n")
    #expect(pale.report.status == .done)
    #expect(pale.report.messages.contains("too pale to be read"))
    #expect(pale.report.messages.contains("/company/profile.yaml:"))
  }
}
