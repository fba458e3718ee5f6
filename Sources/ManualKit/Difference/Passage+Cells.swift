internal import ManualModel
internal import Revisions

extension Passage {
  /// A cell of a row that is worth showing.
  struct Cell {
    var place: Int
    /// What it is called: the head of its column, or what stands before it in a form.
    var label: String
  }

  /// The cells of a row that differ, with the first to know the row by; all of a paragraph.
  var shownCells: [Cell] {
    let heads = heads
    func head(_ place: Int) -> String { heads.indices.contains(place) ? heads[place] : "" }
    guard kind == .row, change == nil else {
      return cells.indices.map { Cell(place: $0, label: head($0)) }
    }
    let marked = cells.indices.filter { cells[$0].isMarked }
    guard heads.allSatisfy(\.isEmpty) else {
      let first = marked.contains(0) ? [] : [Cell(place: 0, label: head(0))]
      return first + marked.map { Cell(place: $0, label: head($0)) }
    }
    // In a form each cell stands behind what it is called, unless it says so itself.
    return marked.map { place in
      let own = cells[place].filter { $0.change == nil }.plainText
      let before = cells[..<place].last { !$0.isMarked && !$0.plainText.isEmpty }
      return Cell(place: place, label: own.contains("：") ? "" : before?.plainText.label ?? "")
    }
  }
}

extension [Passage.Run] {
  var plainText: String { map(\.text).joined() }

  /// Whether something in it was put in, left out or moved.
  var isMarked: Bool {
    contains { run in
      switch run.change {
      case .inserted?, .deleted?, .movedFrom?, .movedTo?: true
      case .formatted?, nil: false
      }
    }
  }
}

extension String {
  /// What a cell calls the one behind it, without its colon and the spaces that stretch it.
  fileprivate var label: String {
    String(filter { !$0.isWhitespace && $0 != "：" && $0 != ":" })
  }

  /// A text that is the same on both sides, without its middle where it is long.
  func elided(to width: Int) -> String {
    count <= width * 2 + 10 ? self : prefix(width) + " … " + suffix(width)
  }
}
