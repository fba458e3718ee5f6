import ManualModel
import Packaging
import Testing

@testable import DocumentReader

/// A DOCX file of those parts; what is not given is as small as can be.
func word(
  body: String = "", styles: String = "", numbering: String = "", theme: String? = nil,
  header: String? = nil, footer: String? = nil, section: String = "",
  pictures: [String: [UInt8]] = [:]
) throws -> [UInt8] {
  let names = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func relation(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
  }
  func relations(_ all: [String]) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + all.joined() + "</Relationships>"
  }
  var parts: [(String, String)] = [
    ("[Content_Types].xml", "<Types/>"),
    (
      "word/document.xml",
      "<w:document \(names)><w:body>\(body)<w:sectPr>"
        + (header == nil ? "" : "<w:headerReference w:type=\"default\" r:id=\"h\"/>")
        + (footer == nil ? "" : "<w:footerReference w:type=\"default\" r:id=\"f\"/>")
        + section + "</w:sectPr></w:body></w:document>"
    ),
    ("word/styles.xml", "<w:styles \(names)>\(styles)</w:styles>"),
    ("word/numbering.xml", "<w:numbering \(names)>\(numbering)</w:numbering>"),
    (
      "word/_rels/document.xml.rels",
      relations([
        relation("t", "theme", "theme/theme1.xml"), relation("h", "header", "header1.xml"),
        relation("f", "footer", "footer1.xml"),
      ])
    ),
    (
      "word/_rels/header1.xml.rels",
      relations(pictures.keys.sorted().map { relation($0, "image", "media/\($0)") })
    ),
  ]
  if let theme { parts.append(("word/theme/theme1.xml", "<a:theme \(names)>\(theme)</a:theme>")) }
  if let header { parts.append(("word/header1.xml", "<w:hdr \(names)>\(header)</w:hdr>")) }
  if let footer { parts.append(("word/footer1.xml", "<w:ftr \(names)>\(footer)</w:ftr>")) }
  return try archive(
    parts.map { ($0, Array($1.utf8)) }
      + pictures.keys.sorted().map { ("word/media/\($0)", pictures[$0] ?? []) })
}

/// An ODT file with that text, and that content of `styles.xml`.
func open(
  text: String = "", fonts: String = "", styles: String = "", automatic: String = "",
  masters: String = "",
  pictures: [String: [UInt8]] = [:], mimetype: String = "application/vnd.oasis.opendocument.text"
) throws -> [UInt8] {
  let namespaces = [
    "office", "style", "text", "table", "draw", "fo", "svg", "xlink",
  ].map { "xmlns:\($0)=\"urn:\($0)\"" }.joined(separator: " ")
  return try archive(
    [
      ("mimetype", Array(mimetype.utf8)),
      (
        "content.xml",
        Array(
          """
          <office:document-content \(namespaces)><office:body><office:text>\(text)</office:text>\
          </office:body></office:document-content>
          """.utf8)
      ),
      (
        "styles.xml",
        Array(
          """
          <office:document-styles \(namespaces)>\
          <office:font-face-decls>\(fonts)</office:font-face-decls>\
          <office:styles>\(styles)</office:styles>\
          <office:automatic-styles>\(automatic)</office:automatic-styles>\
          <office:master-styles>\(masters)</office:master-styles></office:document-styles>
          """.utf8)
      ),
    ] + pictures.keys.sorted().map { ($0, pictures[$0] ?? []) })
}

func archive(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
  var zip = ZipWriter()
  for (name, bytes) in parts { try zip.bytes(name, bytes, stored: false) }
  return try zip.finish()
}

/// Header or footer as lines: text with ⇥ for tabs, ▣ for pictures, cells parted by bars.
func lines(_ blocks: [Block]) -> [String] {
  blocks.map { block in
    switch block.kind {
    case .paragraph(let paragraph):
      let text = paragraph.text.map { inline in
        switch inline {
        case .text(let text, let style, _): style.contains(.strong) ? "*\(text)*" : text
        case .tab: "⇥"
        case .lineBreak: "⏎"
        case .field(let field): "<\(field)>"
        default: "?"
        }
      }.joined()
      return text + (paragraph.alignment.map { " [\($0)]" } ?? "")
    case .picture(let picture): return "▣\(picture.image) \(picture.alternativeText)"
    case .table(let table):
      return table.rows.map { row in
        row.cells.map { lines($0.content).joined(separator: "/") }.joined(separator: " | ")
      }.joined(separator: " ‖ ")
    default: return "?"
    }
  }
}

extension Block {
  var table: Table? { if case .table(let table) = kind { table } else { nil } }
}
