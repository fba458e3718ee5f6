/// How a run of text stands out.
package struct TextStyle: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let strong = TextStyle(rawValue: 1)
  package static let emphasis = TextStyle(rawValue: 2)
  package static let underline = TextStyle(rawValue: 4)
  package static let code = TextStyle(rawValue: 8)
  package static let superscript = TextStyle(rawValue: 16)
  package static let subscripted = TextStyle(rawValue: 32)
}

/// A piece of the text of a paragraph.
package enum Inline: Hashable, Sendable {
  /// Text without line breaks or tabs. `fact` is set where the text is a value of the profile.
  case text(String, style: TextStyle, fact: FactID?)
  case lineBreak
  case tab
  case reference(Reference)
  /// A fact that the profile does not give yet; `text` is what is shown, as 【待填:服务热线】.
  case gap(text: String, style: TextStyle)
  case field(Field)
  /// A hyperlink to the outside; `text` is shown.
  case link(text: String, address: String)
  /// Text that references to a target show, such as the code of a form (JL-07) in its head; without
  /// text only its place matters. `target` is a key of ``Manual/targets``.
  case mark(target: String, text: String, style: TextStyle)
  /// A blank to be filled in by hand, `width` Chinese characters wide, underlined.
  case blank(width: Int)
  /// In a redline: a piece that stands in one of the two manuals only, or looked otherwise.
  indirect case changed(Change, Inline)

  /// What a field of the page shows; computed by the word processor.
  package enum Field: Hashable, Sendable {
    case page
    case pageCount
  }
}

/// A live cross-reference.
///
/// Its text is not here but follows from the ``Target`` it names.
package struct Reference: Hashable, Sendable {
  /// A key of ``Manual/targets``.
  package var target: String
  package var form: Form
  package var style: TextStyle

  package enum Form: Hashable, Sendable {
    /// `5.2.4`, `附录A`, `A.2`, `表5`
    case number
    /// `维修`
    case title
    /// The page it is on.
    case page
  }

  package init(target: String, form: Form, style: TextStyle = []) {
    self.target = target
    self.form = form
    self.style = style
  }
}

extension [Inline] {
  /// Whether a paragraph of them would be an empty line.
  package var isBlank: Bool {
    allSatisfy { inline in
      if case .text(let text, _, _) = inline { text.isEmpty } else { false }
    }
  }
}

extension Inline {
  /// Whether an address can do nothing but lead somewhere: where text becomes a link in a browser,
  /// `javascript:` would run.
  package static func isHarmless(_ address: String) -> Bool {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    return ["http", "https", "mailto", "tel"].contains(scheme)
  }
}
