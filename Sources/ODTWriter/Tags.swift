import Packaging

/// Tags that repeat in every document; what differs is a hole.
enum Tags {
  /// The holes are for the style and the level.
  static let heading = XMLOpening { writer in
    writer.start("text:h")
    writer.hole("text:style-name")
    writer.hole("text:outline-level")
  }

  /// The holes are for the name of the target, what is shown of it, and the text.
  static let bookmarkReference = XMLFragment { writer in
    writer.element("text:bookmark-ref") { writer in
      writer.hole("text:ref-name")
      writer.hole("text:reference-format")
      writer.hole()
    }
  }

  /// A bookmark, and the ends of one around text (ODF 1.3 part 3 §6.2.1); the hole is for the name.
  static let bookmark = mark("text:bookmark")
  static let bookmarkStart = mark("text:bookmark-start")
  static let bookmarkEnd = mark("text:bookmark-end")

  private static func mark(_ kind: StaticString) -> XMLFragment {
    XMLFragment { writer in writer.element(kind) { $0.hole("text:name") } }
  }

  // MARK: Changes

  /// Where something was deleted, and the ends of what was inserted or looks otherwise (ODF 1.3
  /// part 3 §5.5.7); the hole is for the region.
  static let change = change("text:change")
  static let changeStart = change("text:change-start")
  static let changeEnd = change("text:change-end")

  private static func change(_ kind: StaticString) -> XMLFragment {
    XMLFragment { writer in writer.element(kind) { $0.hole("text:change-id") } }
  }

  // MARK: Lists

  /// The hole is for the style.
  static let list = XMLOpening { writer in
    writer.start("text:list")
    writer.hole("text:style-name")
  }

  /// A list taken up again.
  static let continuedList = XMLOpening { writer in
    writer.start("text:list")
    writer.hole("text:style-name")
    writer.attribute("text:continue-numbering", "true")
  }

  /// A list that goes on where a list of what was deleted stopped; the holes are for the style and
  /// that list.
  static let listBehindDeleted = XMLOpening { writer in
    writer.start("text:list")
    writer.hole("text:style-name")
    writer.hole("text:continue-list")
  }

  static let listItem = XMLOpening { $0.start("text:list-item") }
  static let listHeader = XMLOpening { $0.start("text:list-header") }

  /// A list around another, with its item.
  static let outerList = XMLOpening { writer in
    writer.start("text:list")
    writer.start("text:list-item")
  }

  /// A piece of the list of all appendices, with its item; the holes are for its id and that of the
  /// piece before.
  static let appendixList = XMLOpening { writer in
    writer.start("text:list")
    writer.hole("xml:id")
    writer.attribute("text:style-name", "Appendix")
    writer.hole("text:continue-list")
    writer.start("text:list-item")
  }

  // MARK: Tables

  /// The hole is for the style.
  static let column = XMLFragment { writer in
    writer.element("table:table-column") { $0.hole("table:style-name") }
  }

  /// Equal columns; the holes are for the style and how many there are.
  static let columns = XMLFragment { writer in
    writer.element("table:table-column") { writer in
      writer.hole("table:style-name")
      writer.hole("table:number-columns-repeated")
    }
  }

  static let coveredCell = XMLFragment { $0.empty("table:covered-table-cell") }

  /// The hole is for how many there are.
  static let coveredCells = XMLFragment { writer in
    writer.element("table:covered-table-cell") { $0.hole("table:number-columns-repeated") }
  }
}
