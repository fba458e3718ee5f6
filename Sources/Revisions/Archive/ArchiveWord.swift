import ManualModel
import Packaging

/// An enumeration whose cases are words in an archive; the words stay when the cases are renamed.
protocol ArchiveWord: Hashable {
  static var archived: [(word: Self, name: StaticString)] { get }
}

extension XMLWriter {
  mutating func attribute<Word: ArchiveWord>(_ name: StaticString, word: Word) {
    guard let archived = Word.archived.first(where: { $0.word == word }) else {
      preconditionFailure("a case without a word in the archive: \(word)")
    }
    attribute(name, archived.name)
  }

  mutating func attribute<Word: ArchiveWord>(_ name: StaticString, word: Word?) {
    if let word { attribute(name, word: word) }
  }

  /// Writes `yes`, or nothing.
  mutating func attribute(_ name: StaticString, flag: Bool) {
    if flag { attribute(name, "yes") }
  }

  mutating func attribute(_ name: StaticString, optional text: String?) {
    if let text { attribute(name, text) }
  }

  /// Writes a number that is not the usual one.
  mutating func attribute(_ name: StaticString, _ number: Int, unless usual: Int) {
    if number != usual { attribute(name, number) }
  }
}

extension Alignment: ArchiveWord {
  static var archived: [(word: Alignment, name: StaticString)] {
    [(.start, "start"), (.center, "center"), (.end, "end"), (.justify, "justify")]
  }
}

extension ParagraphStyle: ArchiveWord {
  static var archived: [(word: ParagraphStyle, name: StaticString)] {
    [
      (.body, "body"), (.plain, "plain"), (.title, "title"), (.subtitle, "subtitle"),
      (.cover, "cover"), (.frontHeading, "front-heading"), (.subheading, "subheading"),
      (.formTitle, "form-title"), (.note, "note"), (.caption, "caption"), (.cell, "cell"),
      (.cellHeader, "cell-header"), (.header, "header"), (.footer, "footer"),
    ]
  }
}

extension List.Marker: ArchiveWord {
  static var archived: [(word: List.Marker, name: StaticString)] {
    [
      (.bullet, "bullet"), (.decimal, "decimal"), (.decimalParenthesis, "decimal-parenthesis"),
      (.letter, "letter"), (.parenthesised, "parenthesised"),
    ]
  }
}

extension Table.Style: ArchiveWord {
  static var archived: [(word: Table.Style, name: StaticString)] {
    [(.grid, "grid"), (.form, "form"), (.plain, "plain")]
  }
}

extension Table.Heads: ArchiveWord {
  static var archived: [(word: Table.Heads, name: StaticString)] {
    [(.level, "level"), (.upright, "upright"), (.automatic, "automatic")]
  }
}

extension Reference.Form: ArchiveWord {
  static var archived: [(word: Reference.Form, name: StaticString)] {
    [(.number, "number"), (.title, "title"), (.page, "page")]
  }
}

extension Inline.Field: ArchiveWord {
  static var archived: [(word: Inline.Field, name: StaticString)] {
    [(.page, "page"), (.pageCount, "page-count")]
  }
}

extension Target.Kind: ArchiveWord {
  static var archived: [(word: Target.Kind, name: StaticString)] {
    [(.section, "section"), (.table, "table"), (.figure, "figure"), (.mark, "mark")]
  }
}

extension Drawing.Kind: ArchiveWord {
  static var archived: [(word: Drawing.Kind, name: StaticString)] {
    [(.flow, "flow"), (.organisation, "organisation")]
  }
}

extension Drawing.Shape: ArchiveWord {
  static var archived: [(word: Drawing.Shape, name: StaticString)] {
    [
      (.terminal, "terminal"), (.step, "step"), (.decision, "decision"), (.document, "document"),
      (.unit, "unit"), (.connector, "connector"),
    ]
  }
}

extension Image.Format: ArchiveWord {
  static var archived: [(word: Image.Format, name: StaticString)] {
    [(.png, "png"), (.jpeg, "jpeg"), (.svg, "svg")]
  }
}

extension PageLayout.Numbering: ArchiveWord {
  static var archived: [(word: PageLayout.Numbering, name: StaticString)] {
    [(.decimal, "decimal"), (.lowerRoman, "lower-roman"), (.upperRoman, "upper-roman")]
  }
}

extension TextStyle {
  /// The styles one by one, as the archive names them in a list.
  static let archived: [(style: TextStyle, name: String)] = [
    (.strong, "strong"), (.emphasis, "emphasis"), (.underline, "underline"), (.code, "code"),
    (.superscript, "superscript"), (.subscripted, "subscript"),
  ]
}
