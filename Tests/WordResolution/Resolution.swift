import Packaging

/// Accepts or rejects all tracked changes of a story, by the rules of ISO/IEC 29500-1 §17.13.5.
///
/// Written for the tests alone, from the standard and not from the writer.
struct Resolution {
  let accepts: Bool
  /// What no word processor could do with certainty: text joined with a table, or with nothing.
  private(set) var problems: [String] = []

  init(accepts: Bool) { self.accepts = accepts }

  /// A block; controls around blocks have no look.
  enum Block {
    case paragraph(XMLElement)
    case table(XMLElement)
  }

  private var goneRuns: Set<String> {
    accepts ? ["w:del", "w:moveFrom"] : ["w:ins", "w:moveTo"]
  }
  private var keptRuns: Set<String> {
    accepts ? ["w:ins", "w:moveTo"] : ["w:del", "w:moveFrom"]
  }
  private static let ranges: Set<String> = [
    "w:bookmarkStart", "w:bookmarkEnd", "w:moveFromRangeStart", "w:moveFromRangeEnd",
    "w:moveToRangeStart", "w:moveToRangeEnd",
  ]

  // MARK: Blocks

  /// The blocks of a body, cell or header.
  mutating func blocks(of container: XMLElement) -> [Block] {
    var flat: [Block] = []
    flatten(container.elements, into: &flat)
    var result: [Block] = []
    var carried: [XMLNode] = []
    for block in flat {
      switch block {
      case .paragraph(var paragraph):
        let isGone = isMarkGone(paragraph)
        let runs = runs(paragraph.children.filter { !$0.isElement("w:pPr") })
        if isGone {
          carried += runs
          continue
        }
        let properties = paragraph.first("w:pPr").map { self.properties($0) }
        paragraph.children = (properties.map { [.element($0)] } ?? []) + carried + runs
        carried = []
        result.append(.paragraph(paragraph))
      case .table(let table):
        if !carried.isEmpty { problems.append("text runs into a table: \(carried.text)") }
        if let table = resolved(table: table) { result.append(.table(table)) }
      }
    }
    if !carried.isEmpty { problems.append("text runs into nothing: \(carried.text)") }
    let last = result.last
    if case .table? = last { problems.append("ends with a table") }
    if last == nil { problems.append("is empty") }
    return result
  }

  private mutating func flatten(_ elements: [XMLElement], into flat: inout [Block]) {
    for element in elements {
      switch element.name.qualified {
      case "w:p": flat.append(.paragraph(element))
      case "w:tbl": flat.append(.table(element))
      case "w:sdt": flatten(element.first("w:sdtContent")?.elements ?? [], into: &flat)
      case "w:sectPr", "w:tcPr": break
      case let name where Self.ranges.contains(name): break
      default: problems.append("\(element.name.qualified) between blocks")
      }
    }
  }

  private func isMarkGone(_ paragraph: XMLElement) -> Bool {
    let marks = paragraph.first("w:pPr")?.first("w:rPr")?.elements.map(\.name.qualified) ?? []
    return !goneRuns.isDisjoint(with: marks)
  }

  // MARK: Tables

  private mutating func resolved(table: XMLElement) -> XMLElement? {
    var result = table
    result.children = []
    // Columns of the grid that some row still has.
    var grid = Set<Int>()
    var rows: [XMLElement] = []
    for element in table.elements {
      guard element.name.qualified == "w:tr" else {
        if !Self.ranges.contains(element.name.qualified) {
          result.children.append(.element(properties(element)))
        }
        continue
      }
      let marks = element.first("w:trPr")?.elements.map(\.name.qualified) ?? []
      guard goneRuns.isDisjoint(with: marks) else { continue }
      var row = element
      row.children = []
      var column = 0
      for part in element.elements {
        guard part.name.qualified == "w:tc" else {
          let kept = properties(part)
          if !kept.children.isEmpty { row.children.append(.element(kept)) }
          continue
        }
        let own = part.first("w:tcPr")
        let span = own?.first("w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1
        defer { column += span }
        let gone = accepts ? "w:cellDel" : "w:cellIns"
        guard own?.first(gone) == nil else { continue }
        grid.formUnion(column..<(column + span))
        var cell = part
        let blocks = blocks(of: part)
        cell.children =
          (own.map { [.element(properties($0))] } ?? [])
          + blocks.map { block in
            switch block {
            case .paragraph(let element), .table(let element): .element(element)
            }
          }
        row.children.append(.element(cell))
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { return nil }
    result.children += rows.map { .element($0) }
    return result
  }

  // MARK: Runs

  private func runs(_ nodes: [XMLNode]) -> [XMLNode] {
    nodes.flatMap { node -> [XMLNode] in
      guard case .element(let element) = node else { return [node] }
      let name = element.name.qualified
      if Self.ranges.contains(name) || goneRuns.contains(name) { return [] }
      if keptRuns.contains(name) { return runs(element.children) }
      var result = element
      switch name {
      case "w:rPr": return [.element(properties(element))]
      case "w:delText" where !accepts: result.name.local = "t"
      case "w:delInstrText" where !accepts: result.name.local = "instrText"
      case "w:hyperlink":
        result.children = runs(element.children)
        return result.children.isEmpty ? [] : [.element(result)]
      case "w:p":
        let own = element.first("w:pPr").map { self.properties($0) }
        let content = element.children.filter { !$0.isElement("w:pPr") }
        result.children = (own.map { [.element($0)] } ?? []) + runs(content)
        return [.element(result)]
      default: break
      }
      result.children = runs(element.children)
      return [.element(result)]
    }
  }

  // MARK: Properties

  private static let changes: Set<String> = [
    "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:sectPrChange",
  ]
  private static let marks: Set<String> = [
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel",
  ]

  /// Properties without marks: as they are, or as they were.
  func properties(_ element: XMLElement) -> XMLElement {
    var result = element
    let former = element.elements.first { Self.changes.contains($0.name.qualified) }
    var children = element.elements.filter { !Self.changes.contains($0.name.qualified) }
    if !accepts, let former = former?.elements.first {
      // What a change of paragraph or page properties does not speak of stays.
      let stays: Set<String> = ["w:rPr", "w:sectPr", "w:headerReference", "w:footerReference"]
      children = former.elements + children.filter { stays.contains($0.name.qualified) }
    }
    result.children = children.compactMap { child in
      if Self.marks.contains(child.name.qualified) { return nil }
      let inner = properties(child)
      if child.name.qualified == "w:rPr", inner.children.isEmpty { return nil }
      return .element(inner)
    }
    return result
  }
}

extension XMLNode {
  func isElement(_ qualified: String) -> Bool {
    if case .element(let element) = self { element.name.qualified == qualified } else { false }
  }
}

extension [XMLNode] {
  fileprivate var text: String {
    map { node in if case .element(let element) = node { element.text } else { "" } }.joined()
  }
}
