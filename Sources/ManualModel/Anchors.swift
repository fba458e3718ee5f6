/// What the bookmarks of headings show, so that a field is only written where it would show the
/// same again when it is updated.
///
/// A form is cited by its code (JL-01), while its heading counts B.1: that is a link, not a field.
package struct Anchors: Sendable {
  package struct Heading: Hashable, Sendable {
    package var number: String
    package var title: String
  }

  private var headings: [String: Heading] = [:]

  package init(of manual: Manual) {
    for division in manual.divisions {
      for section in division.sections {
        guard let target = manual.targets[section.id] else { continue }
        headings[target.bookmark] = Heading(
          number: section.heading?.numbering.label(manual.labels) ?? "",
          title: section.heading?.text.plainText ?? "")
      }
    }
  }

  /// Nil if no section has that bookmark.
  package subscript(bookmark: String) -> Heading? { headings[bookmark] }
}

extension Heading.Numbering {
  /// The number as the numbering of the format shows it: `5.2.4`, `附录A`, `A.2`.
  package func label(_ labels: Labels) -> String {
    switch self {
    case .none: ""
    case .decimal(let numbers): numbers.map(String.init).joined(separator: ".")
    case .appendix(let numbers):
      numbers.count == 1
        ? labels.appendix + letters(numbers[0])
        : ([letters(numbers.first ?? 1)] + numbers.dropFirst().map(String.init))
          .joined(separator: ".")
    }
  }
}

/// The letters `A`…`Z`, then `AA`, `BB` as Word counts them (ISO/IEC 29500-1 §17.18.59,
/// `upperLetter`).
package func letters(_ number: Int) -> String {
  let index = max(number, 1) - 1
  let letter = Unicode.Scalar(UInt8(0x41 + index % 26))
  return String(repeating: String(letter), count: index / 26 + 1)
}

extension [Inline] {
  /// The text of the runs, without what a word processor would compute.
  package var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let piece, _, _), .gap(let piece, _), .link(let piece, _), .mark(_, let piece, _):
        text += piece
      case .lineBreak, .tab: text += " "
      case .changed(let change, let inline):
        if change.exists(on: .new) { text += [inline].plainText }
      case .reference, .field, .blank: break
      }
    }
    return text
  }
}
