import Packaging

extension XMLElement {
  /// The rows of a table of a DOCX file, also those inside content controls and marks of revisions,
  /// without those of tables in its cells (ISO/IEC 29500-1 §17.4.37).
  var wordRows: [XMLElement] { inner("w:tr") }

  /// The cells of such a row.
  var wordCells: [XMLElement] { inner("w:tc") }

  private func inner(_ name: String) -> [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      switch element.name.qualified {
      case name: [element]
      case "w:sdt": element.first("w:sdtContent")?.inner(name) ?? []
      case "w:ins", "w:customXml": element.inner(name)
      default: []
      }
    }
  }

  /// The rows of a table of an ODT file in all their groups (ODF 1.3 part 3 §9.1.2).
  var openRows: [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      switch element.name.qualified {
      case "table:table-row": [element]
      case "table:table-header-rows", "table:table-rows", "table:table-row-group": element.openRows
      default: []
      }
    }
  }

  /// The columns that such a table declares, in all their groups.
  var openColumns: [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      switch element.name.qualified {
      case "table:table-column": [element]
      case "table:table-columns", "table:table-header-columns", "table:table-column-group":
        element.openColumns
      default: []
      }
    }
  }
}
