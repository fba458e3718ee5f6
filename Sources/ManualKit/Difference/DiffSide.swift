internal import DocumentReader
internal import ManualModel
internal import Revisions
internal import SystemPackage

/// One of two manuals that are compared: what it was read from, and how much is known of it.
struct DiffSide: Sendable {
  enum Kind: String, Sendable {
    case version, profile, docx, odt
  }

  /// As named on the command line.
  var name: String
  var kind: Kind
  var manual: Manual
  /// Whether the manual was read from the words of a document: without facts and identities.
  var isText = false
  /// Whether a document carries a manual that is not what it shows: somebody edited it.
  var wasEdited = false
  /// The lines of text that were edited by hand.
  var editedLines = 0
  /// What headers, footers and notes said when the document was written, and what they say now.
  var editedEdges: (old: [String], new: [String]) = ([], [])
  /// Whether a document has tracked changes, which were read as if accepted.
  var hasTrackedChanges = false
  /// Whether nothing in a document says that it is of this program.
  var isForeign = false
  /// Where the numbers of pages are that its documents show.
  var pages = PageSource.none
  /// The row of the ledger; nil where there is none.
  var row: LedgerRow?

  /// The manual as a document of it would be read, to be compared with one that is known by its words
  /// only.
  func readAgain(as format: OutputFormat, labels: Labels) throws -> Manual {
    guard !isText else { return manual }
    let bytes = try CompanyBuild.document(of: manual, in: format, pages: nil)
    var text = try DocumentReader.text(bytes, labels: labels)
    text.nameSections(of: manual)
    text.takePictures()
    text.manual.properties = manual.properties
    return text.manual.withoutClauses
  }

  /// Whether headers, footers and notes are as they were written.
  var hasOwnEdges: Bool { editedEdges.old.isEmpty && editedEdges.new.isEmpty }

  /// What a person calls it: `A1`, or the file.
  var label: String {
    let version = manual.properties.version
    return version.isEmpty || name.contains(version) ? name : "\(name) (\(version))"
  }
}

extension DocumentText {
  /// Gives the sections their ids and clauses in the manual that the document carries, found by the
  /// bookmarks on their headings.
  mutating func nameSections(of own: Manual) {
    var sections: [String: Section] = [:]
    for section in own.divisions.lazy.flatMap(\.sections) {
      guard let bookmark = own.targets[section.id]?.bookmark, let id = bookmarks[bookmark] else {
        continue
      }
      sections[id] = section
    }
    var taken = Set(sections.values.map(\.id))
    for division in manual.divisions.indices {
      for index in manual.divisions[division].sections.indices {
        let id = manual.divisions[division].sections[index].id
        let target = manual.targets.removeValue(forKey: id)
        if let section = sections[id] {
          manual.divisions[division].sections[index].id = section.id
          manual.divisions[division].sections[index].clauses = section.clauses
          manual.targets[section.id] = target
        } else {
          var name = id
          while !taken.insert(name).inserted { name += "~" }
          manual.divisions[division].sections[index].id = name
          manual.targets[name] = target
        }
      }
    }
  }
}

extension DocumentText {
  /// Gives the manual the pictures that can be shown; the others are left out with their places.
  mutating func takePictures() {
    var places: [Int?] = []
    for bytes in pictures {
      let image = ImageReader.image(bytes)
      places.append(image.map { _ in manual.images.count })
      if let image { manual.images.append(image) }
    }
    for division in manual.divisions.indices {
      for section in manual.divisions[division].sections.indices {
        manual.divisions[division].sections[section].blocks =
          manual.divisions[division].sections[section].blocks.compactMap { $0.showing(places) }
      }
    }
  }
}

extension Manual {
  /// Without the clauses that sections answer, which no document shows.
  var withoutClauses: Manual {
    var manual = self
    for division in manual.divisions.indices {
      for section in manual.divisions[division].sections.indices {
        manual.divisions[division].sections[section].clauses = []
      }
    }
    return manual
  }

  /// With tables of one look: the two formats say different things of it.
  var plainTables: Manual {
    var manual = self
    manual.changeTables { table in
      table.style = .grid
      table.headerRows = 0
      table.columns = table.columns.map { _ in Table.Column(share: 1) }
    }
    return manual
  }

  private mutating func changeTables(_ change: (inout Table) -> Void) {
    for division in divisions.indices {
      for section in divisions[division].sections.indices {
        for block in divisions[division].sections[section].blocks.indices {
          divisions[division].sections[section].blocks[block].changeTables(change)
        }
      }
    }
  }
}

extension Block {
  /// Changes a table, and those in its cells.
  fileprivate mutating func changeTables(_ change: (inout Table) -> Void) {
    guard case .table(var table) = kind else { return }
    change(&table)
    for row in table.rows.indices {
      for cell in table.rows[row].cells.indices {
        for block in table.rows[row].cells[cell].content.indices {
          table.rows[row].cells[cell].content[block].changeTables(change)
        }
      }
    }
    kind = .table(table)
  }
}
