import Foundation
import ManualModel
import Packaging
import RedlineSupport
import Revisions
import Testing

@Suite struct ArchiveTests {
  private func digest(_ bytes: [UInt8]) -> String { bytes.map(String.init).joined(separator: ".") }

  private func read(_ bytes: [UInt8], of manual: Manual) throws -> Manual {
    let files = Dictionary(
      uniqueKeysWithValues: ManualArchive.files(of: manual).map { ($0.name, $0.bytes) })
    return try ManualArchive.read(bytes, file: { files[$0] }, digest: digest)
  }

  @Test func bringsBackEveryFieldOfEveryNode() throws {
    let manual = KitchenSink.manual
    let again = try read(ManualArchive.bytes(of: manual, digest: digest), of: manual)
    // Facts that nothing names are left out, so the numbers of the others move up.
    #expect(outline(of: again) == outline(of: manual))
  }

  @Test func writesTheSameBytesAfterReading() throws {
    let manual = KitchenSink.manual
    let bytes = try ManualArchive.bytes(of: manual, digest: digest)
    #expect(try ManualArchive.bytes(of: read(bytes, of: manual), digest: digest) == bytes)
  }

  @Test func keepsOnlyTheFactsThatAreNamed() throws {
    let manual = KitchenSink.manual
    let again = try read(ManualArchive.bytes(of: manual), of: manual)
    #expect(again.facts.count == manual.facts.count - 1)
    let paths = again.sheet.entries.map { again.facts.path(of: $0.fact) }
    #expect(paths == ["outlets/上海/duties", "outlets/上海", "outlets/上海/name"])
  }

  @Test func leavesTheMarksOfARedlineOut() throws {
    let plain = manual(paragraph([text("甲"), text("乙", .strong)]))
    let marked = manual(
      paragraph([
        text("甲"), .changed(.deleted, text("丙")), .changed(.inserted, text("乙", .strong)),
      ]))
    #expect(try ManualArchive.bytes(of: marked) == ManualArchive.bytes(of: plain))
  }

  @Test func writesABlockALine() throws {
    let text = String(decoding: try ManualArchive.bytes(of: KitchenSink.manual), as: UTF8.self)
    let longest = text.split(separator: "\n").map(\.count).max()
    #expect(try #require(longest) < 700)
  }

  // MARK: Formats

  /// The file is written once and never again: it is what programs of format 1 left behind.
  @Test func readsFormatOne() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Formats/format-1.xml")
    let bytes = [UInt8](try Data(contentsOf: url))
    let manual = KitchenSink.manual
    let again = try read(bytes, of: manual)
    #expect(outline(of: again) == outline(of: manual))
  }

  /// A field that the archive does not know would be lost without a word.
  @Test func knowsEveryFieldOfTheModel() throws {
    let manual = KitchenSink.manual
    var seen: [String: [String]] = [:]
    note(manual, &seen)
    let missing = seen.filter { Self.known[$0.key] != $0.value }
    #expect(
      missing.isEmpty, "teach Archive and KitchenSink these fields, then list them in `known`")
  }

  private func note(_ value: Any, _ seen: inout [String: [String]]) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .struct, !(value is TextStyle), !(value is FactTable) {
      seen["\(mirror.subjectType)"] = mirror.children.compactMap(\.label)
    }
    for child in mirror.children { note(child.value, &seen) }
  }

  private static let known: [String: [String]] = [
    "Manual": [
      "properties", "theme", "labels", "header", "footer", "frontFooter", "divisions", "targets",
      "contents",
      "images", "facts", "sheet", "predecessor",
    ],
    "Properties": [
      "title", "subject", "number", "version", "company", "author", "language", "date",
    ], "Day": ["year", "month", "day"],
    "Theme": [
      "page", "fonts", "accent", "headerShading", "gapHighlight", "tableLine", "hasColumnLines",
      "headerLine", "footerLine", "changeBar", "styles", "headings",
    ],
    "Page": ["width", "height", "top", "bottom", "left", "right", "header", "footer", "grid"],
    "Grid": ["lines", "characters"], "Line": ["colour", "eighths"], "Font": ["index"],
    "FontPair": ["eastAsian", "latin", "isSans"],
    "Look": [
      "font", "halfPoints", "isBold", "colour", "alignment", "lineSpacing", "leastLine",
      "spaceBefore", "spaceAfter", "firstLineCharacters", "letterSpacing", "keepsWithNext",
      "lineBelow",
    ], "Labels": ["table", "figure", "appendix", "contents", "listSeparator"],
    "Division": ["layout", "sections"],
    "PageLayout": ["isLandscape", "hasHeaderAndFooter", "restartsNumbering", "numbering"],
    "Section": ["id", "heading", "clauses", "startsNewPage", "blocks", "source", "change"],
    "Heading": ["text", "level", "numbering", "source", "isChanged"], "ClauseID": ["components"],
    "Block": ["kind", "key", "source", "isChanged", "change"], "BlockKey": ["node", "item"],
    "SourceSpan": ["file", "start", "end"], "SourceFileID": ["index"],
    "SourcePosition": ["line", "column"], "FactID": ["index"],
    "Paragraph": ["style", "alignment", "text", "keepsWithNext", "endChange"],
    "Reference": ["target", "form", "style"], "List": ["marker", "items"],
    "ListItem": ["blocks", "key", "source", "change"],
    "Table": ["style", "columns", "headerRows", "rows", "caption", "summary", "heads"],
    "Column": ["share", "alignment", "change"],
    "TableRow": ["cells", "lines", "key", "source", "isChanged", "change"],
    "TableCell": ["content", "columnSpan", "merge", "alignment", "change"],
    "Caption": ["target", "text", "change"],
    "Picture": ["image", "width", "alternativeText", "caption", "alignment"],
    "Signature": ["fields", "columns"], "Field": ["label", "text"],
    "Target": ["kind", "bookmark", "number", "title"],
    "ContentsEntry": ["target", "level"],
    "Image": ["format", "bytes", "width", "height", "fallback"],
    "FactSheet": ["entries"], "Entry": ["fact", "name", "value"], "Wording": ["zh", "en"],
  ]

  // MARK: What cannot be read

  @Test func refusesANewerFormat() throws {
    let bytes = try changed { $0.replacing("format=\"1\"", with: "format=\"2\"") }
    #expect(error(of: bytes)?.reason == .newer(format: 2))
  }

  @Test func refusesWhatIsNoManual() {
    #expect(error(of: Array("<html/>".utf8))?.reason == .notAManual)
    #expect(error(of: Array("<manual>".utf8))?.line == 1)
    #expect(error(of: []) != nil)
  }

  @Test(arguments: [
    ("style=\"plain\"", "style=\"plian\""), ("numbering=\"lower-roman\"", "numbering=\"roman\""),
    ("<br/>", "<hr/>"), ("share=\"3\"", "share=\"0\""),
    ("<cell columns=\"2\">", "<cell columns=\"1\">"), ("image=\"2\"", "image=\"4\""),
    ("image=\"2\"", "image=\"0\""), ("width=\"0.1\"", "width=\"-1\""),
    ("width=\"0.1\"", "width=\"nan\""), ("decimal=\"5.2.4\"", "decimal=\"5.x\""),
    ("level=\"3\"", "level=\"99999999999999999999\""),
    ("date=\"2026-09-01\"", "date=\"2026-02-30\""),
    ("in=\"1\"", "in=\"77\""), ("item=\"2\"", "item=\"99\""),
    ("clauses=\"5.2.4 ", "clauses=\"5.2.x "),
    ("<labels ", "<lables "), ("marker=\"bullet\"", ""), ("name=\"image-2.svg\"", "name=\"none\""),
    ("digest=\"1\"", "digest=\"2\""), ("<sheet>", "<sheet>9 "), ("lines=\"3\"", "lines=\"-3\""),
    ("rows=\"2\"", "rows=\"0\""), ("<line of=\"table\"", "<line of=\"other\""),
    ("half-points=\"24\"", "half-points=\"x\""), ("strong\"", "stark\""),
  ])
  func tellsTheLineOfWhatCannotBe(old: String, new: String) throws {
    let original = String(
      decoding: try ManualArchive.bytes(of: KitchenSink.manual, digest: digest), as: UTF8.self)
    let range = try #require(original.range(of: old))
    let text = original.replacingCharacters(in: range, with: new)
    let found = try #require(error(of: Array(text.utf8)), "\(old) → \(new)")
    #expect(found.line >= 1, "\(found)")
    #expect(!found.description.isEmpty)
  }

  /// Whatever a file says, reading it ends with a manual or an error.
  @Test func neverCrashesOnABrokenFile() throws {
    let bytes = try ManualArchive.bytes(of: KitchenSink.manual)
    var numbers = Numbers(seed: 7)
    var failures = 0
    for _ in 0..<250 {
      var broken = bytes
      switch numbers.below(3) {
      case 0: broken.removeLast(1 + numbers.below(broken.count - 1))
      case 1: broken[numbers.below(broken.count)] = UInt8(numbers.below(256))
      default:
        let start = numbers.below(broken.count - 40)
        broken.removeSubrange(start..<(start + 1 + numbers.below(39)))
      }
      if error(of: broken) != nil { failures += 1 }
    }
    #expect(failures > 120)
  }

  private func changed(_ change: (String) -> String) throws -> [UInt8] {
    let text = String(
      decoding: try ManualArchive.bytes(of: KitchenSink.manual), as: UTF8.self)
    return Array(change(text).utf8)
  }

  private func error(of bytes: [UInt8]) -> ArchiveError? {
    do {
      _ = try read(bytes, of: KitchenSink.manual)
      return nil
    } catch { return error as? ArchiveError }
  }

  /// All of a manual as text, with facts by their paths.
  private func outline(of manual: Manual) -> String {
    let facts = manual.facts
    var lines: [String] = []
    func add(_ value: Any, _ indent: String) {
      if let fact = value as? FactID {
        lines.append(indent + facts.path(of: fact))
        return
      }
      if value is FactTable { return }
      if let pairs = value as? [ParagraphStyle: Theme.Look] {
        for (key, look) in pairs.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          lines.append("\(indent)\(key) \(look)")
        }
        return
      }
      if let pairs = value as? [String: Target] {
        for (key, target) in pairs.sorted(by: { $0.key < $1.key }) {
          lines.append("\(indent)\(key) \(target)")
        }
        return
      }
      let mirror = Mirror(reflecting: value)
      guard !mirror.children.isEmpty else { return lines.append("\(indent)\(value)") }
      for child in mirror.children {
        lines.append("\(indent)\(child.label ?? "-")")
        add(child.value, indent + " ")
      }
    }
    add(manual, "")
    return lines.joined(separator: "\n")
  }
}
