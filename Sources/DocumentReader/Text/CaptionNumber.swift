import ManualModel

extension [Inline] {
  /// Removes `表5-2　` in front of the text of a caption; gives the number of the part, if it has one.
  ///
  /// Where the number is a field, it is gone already.
  mutating func removeCaptionNumber(isCounted: Bool) -> Int? {
    guard case .text(let first, let style, let fact)? = first else { return nil }
    let rest = first[...]
    guard let gap = rest.firstIndex(where: { $0.isWhitespace }) else { return nil }
    let number = rest[..<gap]
    let pieces = number.split(separator: "-", omittingEmptySubsequences: false)
    let isNumber =
      isCounted ? number.isEmpty || number.first == "-" : pieces.first?.last?.isNumber == true
    guard isNumber, number.count <= 12 else { return nil }
    self[0] = .text(
      String(rest[gap...].drop { $0.isWhitespace }), style: style, fact: fact)
    return pieces.count == 2 ? Int(pieces[1]) : nil
  }
}
