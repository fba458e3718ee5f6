import ManualModel
import Packaging

extension XMLWriter {
  /// Writes an element of a tracked change around `content` (ISO/IEC 29500-1 §17.13.5).
  mutating func change(
    _ name: StaticString, _ id: Int, _ stamp: RedlineStamp, _ content: (inout XMLWriter) -> Void
  ) {
    element(name) { writer in
      writer.attribute("w:id", id)
      writer.stamp(stamp)
      content(&writer)
    }
  }

  /// Writes who made a change and when (§17.13.4.2, CT_TrackChange).
  mutating func stamp(_ stamp: RedlineStamp) {
    attribute("w:author", stamp.author)
    attribute("w:date", stamp.date.iso + "T00:00:00Z")
  }
}

extension Change {
  /// The element around runs, and in the properties of a paragraph's mark.
  ///
  /// What only has another look is never asked: that is told by its properties. ISO/IEC 29500-1 §17.13.5.14, §17.13.5.18, §17.13.5.22 and §17.13.5.25.
  var element: StaticString {
    switch self {
    case .inserted, .formatted: "w:ins"
    case .deleted: "w:del"
    case .movedFrom: "w:moveFrom"
    case .movedTo: "w:moveTo"
    }
  }

  /// The manual that alone has what is marked so.
  var side: Side { exists(on: .new) ? .new : .old }

  /// What it is where a move cannot be told: in cells of a column, in headers.
  var withoutMove: Change {
    switch self {
    case .movedFrom: .deleted
    case .movedTo: .inserted
    case .inserted, .deleted, .formatted: self
    }
  }

  /// The mark that counts for all inside; nil for another look.
  var whole: Change? { if case .formatted = self { nil } else { self } }
}
