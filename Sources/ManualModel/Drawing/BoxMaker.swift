/// Makes boxes as large as their text needs.
struct BoxMaker {
  let measure: TextMeasure
  /// Text is broken where it gets wider than this.
  let textWidth: Int
  /// What references show.
  let targets: [String: Target]
  /// A decision with more text than this stands in a plain box: a diamond takes four times the room.
  let highestDecision: Int

  func box(_ node: Int?, _ shape: Drawing.Shape, _ text: [Inline]) -> DrawingLayout.Box {
    let shown = text.shown(targets)
    let decides = shape == .decision
    var shape = shape
    var lines = measure.balancedLines(of: shown, width: textWidth)
    if shape == .decision, lines.count * measure.lineHeight * 2 > highestDecision {
      shape = .step
      lines = measure.balancedLines(of: shown, width: textWidth)
    }
    let size = size(of: shape, lines)
    return DrawingLayout.Box(
      node: node, shape: shape,
      frame: DrawingLayout.Frame(x: 0, y: 0, width: size.width, height: size.height), text: text,
      lines: lines, halfPoints: measure.size, textWidth: width(of: lines), decides: decides)
  }

  func label(_ text: [Inline]) -> DrawingLayout.Label? {
    let shown = text.shown(targets)
    guard !shown.isEmpty else { return nil }
    let lines = measure.balancedLines(of: shown, width: min(textWidth, 2400))
    return DrawingLayout.Label(
      frame: DrawingLayout.Frame(
        x: 0, y: 0, width: width(of: lines) + BoxMaker.labelInset * 2,
        height: lines.count * measure.lineHeight),
      text: text, lines: lines, halfPoints: measure.size)
  }

  /// On both sides of a label, so that a font a little wider does not break its line.
  private static let labelInset = 40

  /// Between the text of a box and its outline, on both sides together.
  private static let inset = (x: 220, y: 200)

  private func width(of lines: [String]) -> Int {
    lines.reduce(0) { max($0, measure.width(of: $1.unicodeScalars)) }
  }

  /// A shape so large that the text has room in the area its preset gives it.
  private func size(of shape: Drawing.Shape, _ lines: [String]) -> (width: Int, height: Int) {
    let share = shape.textShare
    let text = (
      width: width(of: lines) + measure.em * 6 / 10,
      height: max(lines.count, 1) * measure.lineHeight
    )
    let width = text.width * 100 / share.width
    let height = text.height * 100 / share.height
    let inset = BoxMaker.inset
    switch shape {
    case .step, .unit: return (max(width + inset.x, 1400), height + inset.y)
    case .terminal: return (max(width + inset.x, 2000), height + inset.y / 2)
    case .document: return (max(width + inset.x, 1800), height + inset.y)
    case .decision: return (max(width, 2400), max(height, 1100))
    case .connector:
      let side = measure.em * 9 / 5
      return (side, side)
    }
  }
}

extension [Inline] {
  /// The text with what a word processor computes, as far as it is known.
  package func shown(_ targets: [String: Target]) -> String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let piece, _, _), .gap(let piece, _), .link(let piece, _), .mark(_, let piece, _):
        text += piece
      case .lineBreak: text += "\n"
      case .tab: text += " "
      case .reference(let reference):
        guard let target = targets[reference.target] else { continue }
        switch reference.form {
        case .number: text += target.number.isEmpty ? target.title : target.number
        case .title: text += target.title
        case .page: text += "000"
        }
      case .field: text += "000"
      case .changed(let change, let inline):
        if change.exists(on: .new) { text += [inline].shown(targets) }
      case .blank(let width): text += String(repeating: "\u{3000}", count: Swift.max(width, 0))
      }
    }
    return text
  }
}
