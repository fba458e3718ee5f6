/// The blanks of all kinds with which a line begins.
struct Lead {
  /// How many ASCII blanks come first; all that YAML counts.
  var spaces = 0
  /// The column where the text begins, as it looks: a tab and a full-width blank count two.
  var column = 0
  var hasTab = false
  /// The first byte of the text.
  var end: Int

  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x20:
        if index - start == spaces { spaces += 1 }
        column += 1
        index += 1
      case 0x09:
        hasTab = true
        column += 2
        index += 1
      case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80:
        column += 2
        index += 3
      case 0xC2 where index + 1 < end && bytes[index + 1] == 0xA0:
        column += 1
        index += 2
      default:
        self.end = index
        return
      }
    }
    self.end = index
  }
}
