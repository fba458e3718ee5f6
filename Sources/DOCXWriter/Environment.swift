import ManualModel

/// What holds where a block stands: inherited from the blocks around it, never handed back.
///
/// Its counterpart is ``State``, which grows through the whole document.
struct Environment {
  enum Container {
    case page, cell, headerFooter
  }

  var container = Container.page
  var isLandscape = false
  /// The width there is, in twips.
  var width: Int
  /// The height of the page's text, in twips.
  var height: Int
  /// Whether the block must stand on the page of what follows it.
  var keepsWithNext = false
  /// Whether the block itself must stay on one page.
  var isKept = false
  /// Whether a table without caption follows, whose line the text would touch.
  var leadsTable = false
  /// The alignment of the cell or column.
  var alignment: Alignment?
  /// How many lists are around.
  var listDepth = 0
  /// Where the text of the list item begins, in twips from the margin.
  var indent = 0
  /// Set for the paragraph that carries the number of its list item.
  var itemNumber: NumberingReference?

  init(page: Theme.Page, isLandscape: Bool, container: Container = .page) {
    self.container = container
    self.isLandscape = isLandscape
    width = page.textWidth(isLandscape: isLandscape)
    height = page.textHeight(isLandscape: isLandscape)
  }
}
