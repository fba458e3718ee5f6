import ManualModel
import Packaging

/// What a container holds, gathered before it is written.
///
/// What a paragraph's mark is depends on what comes behind: the last one of a cell, a header or a
/// document can be neither inserted nor deleted, for nothing follows that it could be joined with.
struct Flow {
  enum Item {
    case paragraph(FlowParagraph)
    case table(XMLFragment, isChanged: Bool)
    /// What stands between blocks, such as ranges of moves.
    case markup(XMLFragment)
    case opening(XMLOpening, [String])
    case closing(XMLOpening)
  }

  var items: [Item] = []

  mutating func add(_ paragraph: FlowParagraph) { items.append(.paragraph(paragraph)) }

  mutating func addMarkup(_ body: (inout XMLWriter) -> Void) {
    items.append(.markup(XMLFragment(body)))
  }

  /// Whether the first block from an item on has changes; true if there is none.
  func isChanged(at start: Int) -> Bool {
    for item in items[start...] {
      switch item {
      case .paragraph(let paragraph): return paragraph.mark != nil || paragraph.isChanged
      case .table(_, let isChanged): return isChanged
      case .markup, .opening, .closing: break
      }
    }
    return true
  }

  /// Whether the last paragraph is one of both manuals, with nothing but markup behind it.
  var isClosed: Bool {
    for item in items.reversed() {
      switch item {
      case .paragraph(let paragraph): return paragraph.mark == nil
      case .table: return false
      case .markup, .opening, .closing: break
      }
    }
    return false
  }
}

/// A paragraph of a redline: of both manuals, or of one.
struct FlowParagraph {
  var properties: Sides<ParagraphProperties>
  /// What became of its end; nil where both manuals have it.
  var mark: Change?
  var content: XMLFragment
  /// Whether there are changes in its content.
  var isChanged = false
  /// Properties of a section of pages that end here.
  var sectionEnd: XMLFragment?
}

extension Flow {
  /// Gives the last paragraph of a container to both manuals; false where a line has to be added.
  ///
  /// As many marks are inserted and deleted as before, only by others: 「甲¶ 乙¶」 in place of 「甲¶」
  /// is 甲 with an inserted mark, then 乙 before the mark that was there.
  mutating func settle() -> Bool {
    guard !isClosed else { return true }
    var tail: [FlowParagraph] = []
    var start = items.count
    var anchor: FlowParagraph?
    search: while start > 0 {
      switch items[start - 1] {
      case .paragraph(let paragraph) where paragraph.mark == nil:
        anchor = paragraph
        break search
      case .paragraph(let paragraph): tail.insert(paragraph, at: 0)
      case .table, .markup, .opening, .closing: break search
      }
      start -= 1
    }
    let olds = tail.filter { $0.mark?.side == .old }
    let news = tail.filter { $0.mark?.side == .new }
    guard let settled = Flow.settled(anchor, olds, news) else { return false }
    items.removeLast(tail.count + (anchor == nil ? 0 : 1))
    items += settled.map { .paragraph($0) }
    return true
  }

  private static func settled(
    _ anchor: FlowParagraph?, _ olds: [FlowParagraph], _ news: [FlowParagraph]
  ) -> [FlowParagraph]? {
    var result = anchor.map { [$0] } ?? []
    var last = Sides<ParagraphProperties>()
    if let old = olds.last, let first = news.first {
      // The last paragraph of the one and the first of the other share a line.
      var joined = first
      joined.content = XMLFragment { writer in
        writer.raw(old.content)
        writer.raw(first.content)
      }
      result += olds.dropLast() + [joined] + news.dropFirst()
      last.old = old.properties.old
      last.new = news.last?.properties.new
    } else if let anchor, let end = olds.last ?? news.last {
      // The mark of the one before is the one that comes or goes.
      result += olds + news
      for index in 0..<(result.count - 1) {
        result[index].mark = end.mark?.withoutMove
        result[index].properties =
          index == 0 ? anchor.properties : result[index].properties
      }
      last.old = end.properties.old ?? anchor.properties.old
      last.new = end.properties.new ?? anchor.properties.new
    } else {
      return nil
    }
    result[result.count - 1].mark = nil
    result[result.count - 1].properties = last
    return result
  }
}
