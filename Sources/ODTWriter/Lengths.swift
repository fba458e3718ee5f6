import ManualModel

/// A length as ODF writes it (ODF 1.3 part 3 §18.3.18), from tenths of a millimetre: `12.5mm`.
func millimetres(_ tenths: Int) -> String {
  let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
  return tenths % 10 == 0 ? "\(whole)mm" : "\(whole).\(abs(tenths) % 10)mm"
}

/// A length from hundredths of a millimetre: `12.34mm`.
func millimetres(hundredths: Int) -> String {
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
  return rest == 0 ? "\(sign)\(whole)mm" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)mm"
}

/// A size of text, from half points: `10.5pt`.
func points(halves: Int) -> String {
  halves % 2 == 0 ? "\(halves / 2)pt" : "\(halves / 2).5pt"
}

/// A length from twentieths of a point: `28.95pt`.
func points(twips: Int) -> String {
  let hundredths = abs(twips) * 5
  let fraction = hundredths % 100
  return (twips < 0 ? "-" : "") + "\(hundredths / 100)"
    + (fraction == 0 ? "" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)") + "pt"
}

/// Tenths of a millimetre for points: an inch is 72 points and 254 tenths.
func tenths(points: Int) -> Int { (points * 254 + 36) / 72 }

/// Tenths of a millimetre for twentieths of a point.
func tenths(twips: Int) -> Int { (twips * 254 + 720) / 1440 }

/// Tenths of a millimetre for pixels at 96 dpi.
func tenths(pixels: Int) -> Int { pixels * 254 / 96 }

extension Theme.Page {
  /// The width between the margins, in tenths of a millimetre.
  func textWidth(isLandscape: Bool) -> Int { (isLandscape ? height : width) - left - right }

  /// The height between the margins, in tenths of a millimetre.
  func textHeight(isLandscape: Bool) -> Int { (isLandscape ? width : height) - top - bottom }
}

/// Shares a width among columns so that rounding loses nothing.
func distribute(_ width: Int, over shares: [Int]) -> [Int] {
  let total = max(shares.reduce(0) { $0 + max($1, 1) }, 1)
  var sum = 0
  var position = 0
  return shares.map { share in
    sum += max(share, 1)
    let next = width * sum / total
    defer { position = next }
    return next - position
  }
}
