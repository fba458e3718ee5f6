// What both writers must derive alike from a theme.

extension Theme {
  /// Between a drawing or a picture and the text above it, in points.
  package static let gapBeforeFigure = 9

  /// Between the first line of a table without caption and the text above it, in points.
  package static let gapBeforeTable = 4

  /// What shaded boxes of a drawing are filled with: the colour of table heads, or a tint of it where
  /// only white letters could be read on that.
  package var drawingShading: String {
    guard let colour = Int(headerShading, radix: 16) else { return headerShading }
    let parts = [colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF]
    let brightness = (parts[0] * 299 + parts[1] * 587 + parts[2] * 114) / 1000
    guard brightness < 160 else { return headerShading }
    return parts.map { part in
      let tint = String(255 - (255 - part) * 15 / 100, radix: 16, uppercase: true)
      return tint.count < 2 ? "0" + tint : tint
    }.joined()
  }
}

extension Theme.Page {
  /// The height of a line of a grid, in twentieths of a point.
  package func linePitch(of grid: Theme.Grid) -> Int {
    (height - top - bottom) * 1440 / 254 / max(grid.lines, 1)
  }

  /// The width of a character of a grid, in twentieths of a point.
  package func characterPitch(of grid: Theme.Grid) -> Int {
    (width - left - right) * 1440 / 254 / max(grid.characters, 1)
  }
}

extension Theme.Line {
  /// Twice as thick, to stand out beside the lines of a table.
  package var thickened: Theme.Line { Theme.Line(colour: colour, eighths: eighths * 2) }

  /// In points, for formats that count in them: `0.5pt`.
  package var points: String {
    let hundredths = eighths * 100 / 8
    let fraction = hundredths % 100
    if fraction == 0 { return "\(hundredths / 100)pt" }
    if fraction.isMultiple(of: 10) { return "\(hundredths / 100).\(fraction / 10)pt" }
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)pt"
  }
}

extension Theme.FontPair {
  /// Whether a font has no serifs, told from its name.
  package static func isSans(_ font: String) -> Bool {
    let name = font.lowercased()
    return [
      "黑", "等线", "圆", "sans", "arial", "helvetica", "calibri", "hei", "segoe", "verdana",
      "tahoma", "dengxian",
    ].contains { name.contains($0) }
  }
}
