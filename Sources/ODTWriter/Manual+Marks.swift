import ManualModel

extension Manual {
  /// Whether anything in it is marked; only asked of what may be a redline.
  func isMarked(_ stamp: RedlineStamp?) -> Bool {
    guard predecessor != nil || stamp != nil else { return false }
    return header.areMarked || footer.areMarked || frontFooter.areMarked
      || divisions.contains { $0.sections.contains(where: \.isMarked) }
  }

  /// Whether nothing may have changed but where it stands.
  func isRepaged(_ pages: Pages?) -> Bool {
    guard let pages, let former = predecessor?.pages else { return false }
    return pages != former
  }

  /// Without the sections that a redline marks as deleted: a moved one is there twice.
  var withoutDeleted: Manual {
    guard predecessor != nil else { return self }
    var manual = self
    for index in divisions.indices {
      manual.divisions[index].sections.removeAll { $0.change?.exists(on: .new) == false }
    }
    return manual
  }

  /// Who made the changes, if nobody said so.
  var ownStamp: RedlineStamp {
    let author = properties.author.isEmpty ? properties.company : properties.author
    let first = Day(year: 1970, month: 1, day: 1)
    guard let date = properties.date ?? predecessor?.properties.date ?? first else {
      preconditionFailure("there was no first of January")
    }
    return RedlineStamp(author: author, date: date)
  }
}

extension Section {
  fileprivate var isMarked: Bool {
    change != nil || heading?.text.areMarked ?? false || blocks.areMarked
  }
}

extension [Inline] {
  fileprivate var areMarked: Bool { contains(where: \.isMarked) }
}

extension [Block] {
  fileprivate var areMarked: Bool { contains(where: \.isMarked) }
}

extension Block {
  fileprivate var isMarked: Bool {
    if change != nil { return true }
    return switch kind {
    case .paragraph(let paragraph): paragraph.endChange != nil || paragraph.text.areMarked
    case .list(let list): list.items.contains { $0.change != nil || $0.blocks.areMarked }
    case .table(let table): table.isMarked
    case .picture(let picture): picture.caption?.isMarked ?? false
    case .drawing(let drawing): drawing.hasMarks || drawing.caption?.isMarked ?? false
    case .signature(let signature):
      signature.fields.contains { $0.label.areMarked || $0.text.areMarked }
    case .keepTogether(let blocks), .landscape(let blocks): blocks.areMarked
    case .pageBreak, .contents: false
    }
  }
}

extension Table {
  fileprivate var isMarked: Bool {
    caption?.isMarked ?? false || columns.contains { $0.change != nil }
      || rows.contains { row in
        row.change != nil || row.cells.contains { $0.change != nil || $0.content.areMarked }
      }
  }
}

extension Caption {
  fileprivate var isMarked: Bool { change != nil || text.areMarked }
}
