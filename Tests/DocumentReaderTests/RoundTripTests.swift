import DOCXWriter
import ManualModel
import ODTWriter
import Packaging
import Testing

@testable import DocumentReader

/// What the writers say of a look, the reader finds: in both formats alike.
@Suite struct RoundTripTests {
  private static let manual: Manual = {
    func paragraph(_ inlines: [Inline], _ style: ParagraphStyle) -> Block {
      block(.paragraph(Paragraph(style, inlines)))
    }
    let words: [Inline] = [.text("星河公司", style: [], fact: nil), .tab, .field(.page)]
    var manual = Manual(
      properties: Manual.Properties(title: "手册"),
      labels: Labels(
        table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、"),
      header: [paragraph(words, .header)],
      footer: [paragraph([.text("共", style: [], fact: nil), .field(.pageCount)], .footer)],
      divisions: [
        Division(
          layout: PageLayout(),
          sections: [
            Section(
              id: "1", heading: nil,
              blocks: [paragraph([.text("甲", style: [], fact: nil)], .body)], source: .none)
          ])
      ])
    manual.theme.text = Theme.FontPair(eastAsian: "楷体", latin: "Georgia", isSans: false)
    manual.theme.headings[0].colour = "8A1C1C"
    manual.theme.styles[.body]?.leastLine = 560
    manual.theme.styles[.body]?.halfPoints = 28
    manual.theme.page.left = 300
    return manual
  }()

  private func bytes(_ format: String) throws -> [UInt8] {
    var zip = ZipWriter()
    if format == "docx" {
      try DOCXWriter.write(Self.manual, to: &zip)
    } else {
      try ODTWriter.write(Self.manual, to: &zip)
    }
    return try zip.finish()
  }

  @Test(arguments: ["docx", "odt"])
  func findsTheLookOfOurOwnDocuments(format: String) throws {
    let document = try DocumentReader.reference(bytes(format))
    let theme = document.dressing(.qmsSong)
    let wanted = Self.manual.theme
    #expect(theme.text == wanted.text && theme.heading == wanted.heading)
    #expect(theme.page == wanted.page)
    for style in [ParagraphStyle.body, .title, .subtitle, .caption, .header, .footer] {
      var found = theme.look(of: style)
      // A file does not say what kind of font it means by a place in a list.
      if theme[found.font] == wanted[wanted.look(of: style).font] {
        found.font = wanted.look(of: style).font
      }
      #expect(found == written(wanted.look(of: style)), "\(style)")
    }
    for level in 1...4 {
      #expect(theme.look(ofHeading: level) == written(wanted.look(ofHeading: level)), "\(level)")
    }
    #expect(lines(document.header) == ["星河公司⇥<page>"])
    #expect(lines(document.footer) == ["共<pageCount>"])
    #expect(document.omissions == [])
  }

  /// A look as the writers put it down: spacing becomes a least height, which no font changes.
  private func written(_ look: Theme.Look) -> Theme.Look {
    var look = look
    look.leastLine = look.lineHeight
    return look
  }
}
