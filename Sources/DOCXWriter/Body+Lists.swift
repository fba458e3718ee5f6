import ManualModel
import Packaging

extension Body {
  /// Writes the items of a list as paragraphs with a number (ISO/IEC 29500-1 §17.9).
  ///
  /// Each list has an instance of its numbering to itself and so begins at one.
  mutating func list(_ list: List, in environment: Environment, to writer: inout XMLWriter) {
    let look = Numbering.ListLook(
      marker: list.marker, isInCell: environment.container == .cell)
    let level = min(environment.listDepth, Numbering.ListLook.levels - 1)
    let number = NumberingReference(
      level: level, id: state.numbering.instance(of: look, level: level))
    var inner = environment
    inner.listDepth += 1
    inner.indent = look.textIndent(
      level: level, characterWidth: Styles.characterWidth(ofList: look, in: manual.theme))
    for (index, item) in list.items.enumerated() {
      inner.keepsWithNext =
        environment.keepsWithNext || (environment.isKept && index < list.items.count - 1)
      inner.leadsTable = environment.leadsTable && index == list.items.count - 1
      self.item(item, number: number, in: inner, to: &writer)
    }
  }

  private mutating func item(
    _ item: ListItem, number: NumberingReference, in environment: Environment,
    to writer: inout XMLWriter
  ) {
    var first = environment
    first.itemNumber = number
    var rest = environment
    rest.itemNumber = nil
    guard let head = item.blocks.first, case .paragraph(let paragraph) = head.kind else {
      // The number needs a paragraph, also where the item begins with a table or is empty.
      self.paragraph(Paragraph(.body, []), in: first, to: &writer)
      blocks(item.blocks, in: rest, to: &writer)
      return
    }
    let isAround = state.isChanged
    if head.isChanged { state.isChanged = true }
    self.paragraph(paragraph, in: first, to: &writer)
    state.isChanged = isAround
    blocks(Array(item.blocks.dropFirst()), in: rest, to: &writer)
  }
}
