import ManualModel
import Packaging

/// The ranges of moves: each half begins before its first node and ends behind its last
/// (ISO/IEC 29500-1 §17.13.5.23, §17.13.5.28).
struct MoveRanges {
  struct Half: Hashable {
    var isSource: Bool
    var number: Int

    init?(_ change: Change?) {
      switch change {
      case .movedFrom(let number): self = Half(isSource: true, number: number)
      case .movedTo(let number): self = Half(isSource: false, number: number)
      case .inserted, .deleted, .formatted, nil: return nil
      }
    }

    private init(isSource: Bool, number: Int) {
      self.isSource = isSource
      self.number = number
    }
  }

  /// How many nodes of each half are still to come.
  private var rest: [Half: Int] = [:]
  private var open: [Half: Int] = [:]

  init(_ sheets: [RedlineSheet]) {
    for part in sheets.flatMap(\.parts) {
      count(part.section.change)
      count(part.blocks)
    }
  }

  private mutating func count(_ change: Change?) {
    if let half = Half(change) { rest[half, default: 0] += 1 }
  }

  /// Cells have no moves of their own.
  private mutating func count(_ blocks: [Block]) {
    for block in blocks {
      count(block.change)
      switch block.kind {
      case .list(let list):
        for item in list.items {
          count(item.change)
          count(item.blocks)
        }
      case .table(let table): for row in table.rows { count(row.change) }
      case .keepTogether(let inner), .landscape(let inner): count(inner)
      case .paragraph, .picture, .drawing, .signature, .pageBreak, .contents: break
      }
    }
  }

  /// Whether a half begins with that node.
  func begins(_ change: Change?) -> Bool { Half(change).map { open[$0] == nil } ?? false }

  mutating func begin(_ change: Change?, id: Int) -> RangeEnd? {
    guard let half = Half(change) else { return nil }
    open[half] = id
    return RangeEnd(half: half, id: id)
  }

  /// Ends a half behind its last node.
  mutating func end(_ change: Change?) -> RangeEnd? {
    guard let half = Half(change), let count = rest[half] else { return nil }
    rest[half] = count - 1
    guard count == 1, let id = open[half] else { return nil }
    return RangeEnd(half: half, id: id)
  }

  /// One end of a range.
  struct RangeEnd {
    var half: Half
    var id: Int

    func start(_ stamp: RedlineStamp, to writer: inout XMLWriter) {
      writer.element(half.isSource ? "w:moveFromRangeStart" : "w:moveToRangeStart") { writer in
        writer.attribute("w:id", id)
        writer.attribute("w:name", "move\(half.number)")
        writer.stamp(stamp)
      }
    }

    func end(to writer: inout XMLWriter) {
      writer.empty(half.isSource ? "w:moveFromRangeEnd" : "w:moveToRangeEnd", "w:id", id)
    }
  }
}
