import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// A company's own templates: each replaces the pack's file of the same name.
@Suite struct OwnTemplateTests {
  private func disk(
    _ templates: [String: String], _ change: (inout String) throws -> Void = { _ in }
  ) throws -> MemoryDisk {
    let disk = try Example.studio.disk(change)
    for (name, text) in templates {
      try disk.write(text, to: "/company/templates/\(name)")
    }
    return disk
  }

  private func pack(_ name: String) throws -> String {
    try Repository.text("Templates/gbt27922-2011/" + name)
  }

  @Test func replacesASection() async throws {
    let built = try await Built(
      of: try disk([
        "5.2.4-repair.md": """
        ---
        id: "5.2.4"
        ---
        {{ 企业.简称 }}的维修**自己写**。

        # {#5.2.4.1}
        甲
        # {#5.2.4.2}
        乙
        # {#5.2.4.3}
        丙
        # {#5.2.4.4}
        丁

        """
      ]))
    #expect(built.report.messages.isEmpty, "\(built.report.messages)")
    for (_, reading) in built.readings {
      #expect(reading.pieces(under: "5.2.4") == [.paragraph("知更技服的维修自己写。")])
      #expect(reading.pieces(under: "5.2.4.3") == [.paragraph("丙")])
    }
  }

  @Test func replacesAPartial() async throws {
    let built = try await Built(
      of: try disk(["partials/excluded.md": "本公司不做：{{ clause.reason }}\n"]))
    for (_, reading) in built.readings {
      let lines = reading.pieces(under: "5.2.6").flatMap(\.lines)
      #expect(lines.count == 1 && lines[0].hasPrefix("本公司不做：公司不销售商品"))
    }
  }

  @Test func includesAPartialOfItsOwn() async throws {
    let built = try await Built(
      of: try disk([
        "laws.md": try pack("laws.md") + "\n{% include \"partials/own.md\" with n=3 %}\n",
        "partials/own.md": "第{{ n }}条\n",
      ]))
    #expect(built.report.messages.isEmpty, "\(built.report.messages)")
    let hasLine = built.word.lines.contains("第3条")
    #expect(hasLine)
  }

  @Test func replacesTheHeader() async throws {
    let built = try await Built(
      of: try disk(["header.md": "---\nid: header\n---\n{{ manual.number }}绝密\n"]))
    #expect(built.word.headers == ["ZG-SC-01绝密"])
    #expect(built.open.headers == ["ZG-SC-01绝密"])
  }

  @Test func replacesTheCatalogue() async throws {
    var catalogue = try pack("catalogue.yaml")
    try catalogue.replace(every: "title: 维修\n", by: "title: 修理\n")
    let built = try await Built(of: try disk(["catalogue.yaml": catalogue]))
    for (_, reading) in built.readings {
      #expect(reading.headings.first { $0.number == "5.2.4" }?.text == "修理")
    }
  }

  @Test func addsAParameter() async throws {
    var parameters = try pack("parameters.yaml")
    parameters += """
      - key: cake
        name: 蛋糕
        parameters:
        - {key: pieces, name: 块数, type: number, unit: 块, default: 8}

      """
    let templates = [
      "parameters.yaml": parameters,
      "laws.md": try pack("laws.md") + "\n蛋糕{{ procedures.cake.pieces }}块{{ 程序.蛋糕.块数 }}\n",
    ]
    let standard = try await Built(of: try disk(templates))
    #expect(standard.word.lines.contains("蛋糕8块8"))
    let own = try await Built(
      of: try disk(templates) { try $0.replace(every: "程序:\n", by: "程序:\n  蛋糕: {块数: 9}\n") })
    #expect(own.word.lines.contains("蛋糕9块9"))
  }

  @Test func rearrangesTheManual() async throws {
    var manifest = try pack("pack.yaml")
    try manifest.replace(every: "- laws\n", by: "- laws\n- own/weather\n")
    let built = try await Built(
      of: try disk([
        "pack.yaml": manifest,
        "own/weather.md": "---\nid: weather\ntitle: 天气\n---\n晴，见{{ ref(\"laws\") }}。\n",
      ]))
    #expect(built.report.messages.isEmpty, "\(built.report.messages)")
    for (_, reading) in built.readings {
      #expect(reading.numbers["laws"] == "附录C" && reading.numbers["weather"] == "附录D")
      #expect(reading.pieces(under: "附录D") == [.paragraph("晴，见附录C。")])
    }
  }

  // MARK: Mistakes

  struct Mistake: CustomTestStringConvertible {
    var name: String
    var text: String
    var place: String

    var testDescription: String { "\(name) \(place)" }
  }

  @Test(arguments: [
    Mistake(
      name: "laws.md", text: "---\nid: laws\ntitle: 法\n---\n\n好 {{ compny.name }}\n", place: "6:"),
    Mistake(
      name: "laws.md", text: "---\nid: laws\ntitle: 法\n---\n{% for d in departments %}\n甲\n",
      place: "5:"),
    Mistake(
      name: "laws.md", text: "---\nid: laws\ntitle: 法\n---\n见{{ ref(\"nothing\") }}\n", place: "5:"),
    Mistake(name: "laws.md", text: "---\ntitle: 法\n---\n甲\n", place: ""),
    Mistake(name: "partials/excluded.md", text: "甲\n乙 {{ clause.colour }}\n", place: "2:"),
    Mistake(name: "header.md", text: "---\nid: header\n---\n{{ 1 + }}\n", place: "4:"),
    Mistake(name: "pack.yaml", text: "name: x\nbody: [../../../etc/passwd]\n", place: "2:8:"),
    Mistake(name: "pack.yaml", text: "name: x\nheader: ../../../etc/passwd\nbody: []\n", place: ""),
    Mistake(name: "pack.yaml", text: "name: x\nheader: /etc/passwd\nbody: []\n", place: ""),
    Mistake(
      name: "catalogue.yaml", text: "standard: X\ntitle: Y\nclauses:\n- {id: 5.a, title: 甲}\n",
      place: "4:"),
    Mistake(name: "parameters.yaml", text: "groups:\n- {name: 甲}\n", place: "2:"),
  ])
  func tellsWhereAMistakeIs(mistake: Mistake) async throws {
    for language in Language.allCases {
      let disk = try disk([mistake.name: mistake.text])
      let report = try await disk.build("/company", language: language)
      let messages = report.messages
      #expect(report.status == .inputHasErrors, "\(messages)")
      #expect(
        messages.contains("/company/templates/\(mistake.name):\(mistake.place)"), "\(messages)")
      #expect(disk.written == ["/company/templates/\(mistake.name)"])
    }
  }

  /// The pack's order of the manual in an old encoding: readable, but worth a word.
  private func oldEncoding(_ name: String) throws -> [UInt8] {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    return Array(try #require(try pack(name).data(using: encoding)))
  }

  @Test(arguments: Language.allCases)
  func tellsWhatIsOddAboutTemplatesThatCanBeUsed(language: Language) async throws {
    let disk = try disk([:])
    try disk.write(oldEncoding("pack.yaml"), to: "/company/templates/pack.yaml")
    let report = try await disk.build("/company", language: language)
    #expect(report.status == .done)
    let expected =
      "/company/templates/pack.yaml:1:1: " + (language == .zh ? "说明: 文件不是 UTF-8" : "note: ")
    let list = try disk.workshop().listTemplates(
      of: "/company", language: language, isColoured: false)
    for messages in [report.messages, list.messages] {
      #expect(messages.hasPrefix(expected), "\(messages)")
      #expect(messages.ranges(of: "read-as-gb18030").count == 1)
    }
  }

  @Test func tellsWhatIsOddAboutThePackOnceForAllCompanies() async throws {
    let profile = Array(try Example.studio.profile().utf8)
    let disk = MemoryDisk(["/a/profile.yaml": profile, "/b/profile.yaml": profile])
    let name = MemoryDisk.packFolder.appending("gbt27922-2011/pack.yaml")
    try disk.write(oldEncoding("pack.yaml"), to: name)
    let report = try await disk.build("/a", "/b", formats: [.odt])
    #expect(report.messages.ranges(of: "read-as-gb18030").count == 1)
    #expect(report.messages.hasPrefix("\(name):1:1: note: "))
  }

  @Test func readsOnlyTheTemplatesThatCount() async throws {
    let disk = try disk(["laws.md": "---\nid: laws\ntitle: 法\n---\n甲\n"])
    disk.fail(at: "/gbt27922-2011/laws.md", .ioError)
    let report = try await disk.build("/company", formats: [.odt])
    #expect(report.status == .done, "\(report.messages)")
  }

  @Test func warnsOfFilesThatReplaceNothing() async throws {
    let disk = try disk([
      "5.2.4-repiar.md": "x", "notes.txt": "x", "partials/exclude.md": "x\n",
      "partials/used.md": "甲\n",
      "laws.md": "---\nid: laws\ntitle: 法\n---\n{% include \"partials/used.md\" %}\n",
    ])
    let report = try await disk.build("/company")
    #expect(report.status == .done)
    #expect(disk.document("/company/out", "docx") != nil)
    for messages in [
      report.messages,
      try disk.workshop().listTemplates(of: "/company", language: .en, isColoured: false).messages,
    ] {
      #expect(messages.contains("5.2.4-repiar.md") && messages.contains("5.2.4-repair.md"))
      #expect(messages.contains("notes.txt") && messages.contains("partials/exclude.md"))
      #expect(!messages.contains("used.md"))
    }
  }

  @Test func listsWhereEachSectionComesFrom() throws {
    let disk = try disk(["laws.md": "---\nid: laws\ntitle: 法\n---\n甲\n"])
    let report = try disk.workshop().listTemplates(
      of: "/company", language: .en, isColoured: false)
    let lines = report.results.split(separator: "\n")
    #expect(lines.count > 90)
    #expect(
      lines.contains {
        $0.hasPrefix("laws.md ") && $0.hasSuffix("/company/templates/laws.md  (own)")
      })
    #expect(lines.contains { $0.hasSuffix("/gbt27922-2011/cover.md") })
    #expect(report.messages.isEmpty && report.status == .done)
  }
}
