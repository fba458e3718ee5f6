/// A text in which slips are put right, so that the rest of it can be read.
enum RepairedText {
  /// The text after the edits, and the way back to the author's columns.
  ///
  /// Edits that overlap an earlier one are left out.
  static func apply(
    _ edits: [SlipScanner.Edit], to bytes: [UInt8]
  ) -> (bytes: [UInt8], shifts: ColumnShifts) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.count * 4)
    var shifts = ColumnShifts()
    var line = 0
    var column = 0
    var done = 0
    func copy(to end: Int) {
      for byte in bytes[done..<end] {
        result.append(byte)
        if byte == 0x0A {
          line += 1
          column = 0
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      done = end
    }
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= done {
      copy(to: edit.range.lowerBound)
      let removed = bytes[edit.range].count { $0 & 0xC0 != 0x80 }
      let inserted = edit.replacement.count { $0 & 0xC0 != 0x80 }
      result += edit.replacement
      column += inserted
      if removed != inserted { shifts.add(line: line, column: column, delta: removed - inserted) }
      done = edit.range.upperBound
    }
    copy(to: bytes.count)
    return (result, shifts)
  }
}
