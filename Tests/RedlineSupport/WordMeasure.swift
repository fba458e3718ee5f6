package import Packaging

extension WrittenMeasure {
  /// Counts the tracked changes of the stories of a DOCX document (ISO/IEC 29500-1 §17.13.5).
  package init(word stories: [XMLElement]) {
    var walker = WordWalker()
    for story in stories {
      walker.blocks(story.first("w:body") ?? story, covered: nil)
      walker.counter.endText()
      walker.counter.isOpen = false
    }
    self = walker.counter.measure
    moves = walker.to.count
    if walker.from.sorted() != walker.to.sorted() || Set(walker.to).count != moves {
      problems.append("moves \(walker.from) and \(walker.to)")
    }
  }
}

private struct WordWalker {
  var counter = MarkCounter()
  var from: [String] = []
  var to: [String] = []
  /// The half of a move that is open, with the places before it; and the places in a first half.
  private var half: (name: String, before: Int)?
  private var inside: [String: Int] = [:]
  /// The fields that are open; whether each is a table of contents.
  private var fields: [Bool] = []
  /// Whether the paragraph came or went as a whole, so that fields in it follow from nothing else.
  private var isWhole = false

  private static let marks: [String: MarkCounter.Mark] = [
    "w:ins": .inserted, "w:del": .deleted, "w:moveFrom": .moved, "w:moveTo": .moved,
  ]

  mutating func blocks(_ parent: XMLElement, covered: MarkCounter.Mark?) {
    for element in parent.elements {
      switch element.name.qualified {
      case "w:p": paragraph(element, covered)
      case "w:tbl": table(element, covered)
      case "w:sdt":
        if let content = element.first("w:sdtContent") { blocks(content, covered: covered) }
      default: range(element)
      }
    }
  }

  /// Meets what may be the beginning or end of half a move.
  ///
  /// An edit on the way shows in both halves, left out in the one and put in in the other: that is one place.
  private mutating func range(_ element: XMLElement) {
    switch element.name.qualified {
    case "w:moveFromRangeStart", "w:moveToRangeStart":
      let name = element["w:name"] ?? ""
      if element.name.local.hasPrefix("moveFrom") { from.append(name) } else { to.append(name) }
      half = (name, counter.measure.regions)
      counter.isOpen = false
    case "w:moveFromRangeEnd", "w:moveToRangeEnd":
      guard let (name, before) = half else { return }
      let found = counter.measure.regions - before
      let other = inside[name] ?? 0
      counter.measure.regions = before + max(found - other, 0)
      inside[name] = max(found, other)
      half = nil
      counter.isOpen = false
    default: break
    }
  }

  private mutating func paragraph(_ element: XMLElement, _ covered: MarkCounter.Mark?) {
    let marks = element.first("w:pPr")?.first("w:rPr")?.elements ?? []
    let mark = marks.lazy.compactMap { Self.marks[$0.name.qualified] }.first
    isWhole = mark != nil || covered != nil
    let isContents = fields.contains(true)
    runs(element, nil, covered, isFollow: false)
    switch mark {
    case .inserted, .deleted:
      if covered == nil, !isContents, !fields.contains(true) { counter.place() }
      let isNew = if case .inserted? = mark { true } else { false }
      counter.endText(old: !isNew, new: isNew)
    case .moved, .covered, nil:
      counter.endText()
      if covered == nil { counter.isOpen = false }
    }
  }

  private mutating func runs(
    _ parent: XMLElement, _ mark: MarkCounter.Mark?, _ covered: MarkCounter.Mark?, isFollow: Bool
  ) {
    for element in parent.elements {
      let name = element.name.qualified
      if let own = Self.marks[name] {
        let isField = !fields.isEmpty || !isWhole && !element.all("w:fldChar").isEmpty
        runs(element, own, covered, isFollow: isFollow || isField || fields.contains(true))
        continue
      }
      switch name {
      case "w:r": run(element, mark, covered, isFollow: isFollow)
      case "w:hyperlink":
        let isReference = element["w:anchor"] != nil && !isWhole
        runs(element, mark, covered, isFollow: isFollow || isReference)
      case "w:sdt":
        if let content = element.first("w:sdtContent") {
          runs(content, mark, covered, isFollow: isFollow)
        }
      default: range(element)
      }
    }
  }

  private mutating func run(
    _ element: XMLElement, _ mark: MarkCounter.Mark?, _ covered: MarkCounter.Mark?, isFollow: Bool
  ) {
    if mark == nil, covered == nil, element.first("w:rPr")?.first("w:rPrChange") != nil {
      counter.place()
      return
    }
    for child in element.elements {
      switch child.name.qualified {
      case "w:fldChar":
        if child["w:fldCharType"] == "begin" { fields.append(false) }
        if child["w:fldCharType"] == "end" { _ = fields.popLast() }
      case "w:instrText", "w:delInstrText":
        if child.text.contains("TOC "), !fields.isEmpty { fields[fields.count - 1] = true }
      case "w:t", "w:delText": text(child.text, mark, covered, isFollow: isFollow)
      case "w:tab", "w:br": text("\t", mark, covered, isFollow: isFollow)
      default:
        // Words of drawings.
        for box in child.all("w:txbxContent") {
          text(box.all("w:t").map(\.text).joined(), mark, covered, isFollow: isFollow)
        }
      }
    }
  }

  private mutating func text(
    _ text: String, _ mark: MarkCounter.Mark?, _ covered: MarkCounter.Mark?, isFollow: Bool
  ) {
    switch mark {
    case .inserted where covered != nil: counter.text(text, .covered(isNew: true))
    case .deleted where covered != nil: counter.text(text, .covered(isNew: false))
    case .moved where covered != nil: counter.measure.movedCharacters += text.count
    case nil where covered != nil: break
    case .inserted, .deleted, .moved, .covered, nil: counter.text(text, mark, isFollow: isFollow)
    }
  }

  // MARK: Tables

  private mutating func table(_ element: XMLElement, _ outer: MarkCounter.Mark?) {
    var columns: Set<Int> = []
    for row in element.elements {
      range(row)
      guard row.name.qualified == "w:tr" else { continue }
      let marks = row.first("w:trPr")?.elements.map(\.name.qualified) ?? []
      let isMoved = !row.all("w:moveFrom").isEmpty || !row.all("w:moveTo").isEmpty
      let isMarked = marks.contains("w:ins") || marks.contains("w:del")
      if isMarked, outer == nil {
        if isMoved { counter.isOpen = false } else { counter.place() }
      } else if outer == nil {
        counter.isOpen = false
      }
      var column = 0
      for cell in row.elements where cell.name.qualified == "w:tc" {
        let properties = cell.first("w:tcPr")
        let span = properties?.first("w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1
        let isColumn =
          !isMarked
          && (properties?.first("w:cellIns") != nil || properties?.first("w:cellDel") != nil)
        if isColumn { columns.formUnion(column..<(column + span)) }
        column += span
        if isMarked || isColumn || outer != nil {
          blocks(cell, covered: .covered(isNew: true))
        } else {
          counter.isOpen = false
          if properties?.first("w:tcPrChange") != nil { counter.place() }
          blocks(cell, covered: nil)
          counter.isOpen = false
        }
      }
    }
    // Neighbouring columns are one place.
    counter.measure.regions += columns.count { !columns.contains($0 - 1) }
  }
}
