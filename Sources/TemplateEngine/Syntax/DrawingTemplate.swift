import ManualModel

/// A drawing: `::: flow name=x caption="…"` and its lines.
struct DrawingTemplate: Sendable {
  var kind: Drawing.Kind
  var lines: [Flow<DrawingLine>]
  var caption: [Piece]?
  var name: String?
  /// Nil where the drawing is described by what it shows.
  var alternativeText: [Piece]?
  var range: TextRange
}

/// A line of a drawing.
enum DrawingLine: Sendable {
  /// `key [kind]: text`
  case box(BoxTemplate)
  /// `a -> b -(label)-> c`
  case path([StopTemplate])
}

struct BoxTemplate: Sendable {
  var key: [Piece]
  var shape: Drawing.Shape?
  /// Nil where the key is the text.
  var text: [Piece]?
  var range: TextRange

  /// The key as it is written, where it holds no expression.
  var literalKey: String? {
    var text = ""
    for piece in key {
      guard case .text(let more, _) = piece else { return nil }
      text += more
    }
    return text
  }
}

/// A box of a path, and the line that leads to it.
struct StopTemplate: Sendable {
  var box: BoxTemplate
  /// What stands in front of the first box of a path says nothing.
  var label: [Piece] = []
  var isReturn = false
}

extension Drawing.Shape {
  /// What stands in brackets behind the key of a box.
  static let names: [(english: String, chinese: String, shape: Drawing.Shape)] = [
    ("start", "开始", .terminal), ("end", "结束", .terminal), ("step", "步骤", .step),
    ("decision", "判断", .decision), ("record", "记录", .document), ("unit", "部门", .unit),
  ]

  init?(named name: String) {
    guard let row = Drawing.Shape.names.first(where: { $0.english == name || $0.chinese == name })
    else { return nil }
    self = row.shape
  }
}
