package import ManualModel

/// Writes a manual as text, for people and for programs that know no formats.
///
/// The text is UTF-8 with line feeds and without a byte order mark: Notepad has read that since 2019,
/// and a mark would stand in the way of everything that reads lines (RFC 3629 §6).
package enum TextWriter {
  /// The manual as Markdown: CommonMark with the tables of GitHub, read by Typora and pandoc alike.
  package static func markdown(of manual: Manual) -> [UInt8] {
    // The first walk finds what is referred to, so that only that gets a name.
    var survey = MarkdownWriter(manual)
    _ = survey.document()
    var writer = MarkdownWriter(manual, naming: survey.named)
    return joined(writer.document())
  }

  /// The manual as plain text in lines of at most 78 columns, two for a Chinese character.
  package static func plainText(of manual: Manual) -> [UInt8] {
    var writer = PlainWriter(manual)
    return joined(writer.document())
  }

  private static func joined(_ lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

extension [String] {
  /// Adds the lines of a block, behind an empty line if something stands above.
  mutating func add(block lines: [String]) {
    guard !lines.isEmpty else { return }
    if !isEmpty, last != "" { append("") }
    append(contentsOf: lines)
  }
}

extension Manual {
  /// The target a reference or caption names.
  func target(_ name: String) -> Target {
    guard let target = targets[name] else {
      preconditionFailure("a reference to '\(name)', which is no target")
    }
    return target
  }
}

extension Table {
  /// The table with one empty row where several follow each other: what they are there for is a hand
  /// with a pen.
  var withoutRepeatedBlanks: Table {
    var table = self
    table.rows = []
    var isBlank = false
    for (index, row) in rows.enumerated() {
      let wasBlank = isBlank
      isBlank = index >= headerRows && row.isBlank
      if !(isBlank && wasBlank) { table.rows.append(row) }
    }
    return table
  }
}

extension TableRow {
  fileprivate var isBlank: Bool {
    cells.allSatisfy { cell in
      cell.merge == .none
        && cell.content.allSatisfy { block in
          if case .paragraph(let paragraph) = block.kind { paragraph.text.isBlank } else { false }
        }
    }
  }
}

extension Target {
  /// Number and title: `5.2.4 维修`.
  var label: String { [number, title].filter { !$0.isEmpty }.joined(separator: " ") }

  /// What a reference shows; nothing for a page, which texts do not have.
  func text(in form: Reference.Form) -> String {
    switch form {
    case .title: title
    case .number, .page: number.isEmpty ? title : number
    }
  }
}

extension List.Marker {
  /// The marker of an item; `•` for bullets.
  func label(_ number: Int) -> String {
    switch self {
    case .bullet: "•"
    case .decimal: "\(number)."
    case .decimalParenthesis: "\(number))"
    case .letter: letters(number).lowercased() + ")"
    case .parenthesised: "（\(number)）"
    }
  }
}

/// The mark for "as above" in the cells below the first of a vertical merge.
let ditto = "〃"
