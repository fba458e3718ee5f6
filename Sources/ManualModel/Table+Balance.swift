// What keeps single characters off the last lines of cells.

extension TableCell {
  /// How much of the room for text a cell leaves empty, in the unit of the room.
  package struct Spare: Hashable, Sendable {
    package var left: Int
    package var right: Int

    package init(left: Int = 0, right: Int = 0) {
      self.left = left
      self.right = right
    }
  }

  /// What must be left empty so that no character stands alone on the last line: 报修/时间 instead of
  /// 报修时/间.
  ///
  /// Only for a few Chinese characters without punctuation, whose lines are known in every font.
  /// `room` is the width for text, `em` that of a character.
  package func spare(
    room: Int, in column: Table.Column, theme: Theme, em: (_ halfPoints: Int) -> Int
  ) -> Spare {
    guard content.count == 1, case .paragraph(let paragraph) = content[0].kind,
      paragraph.text.count == 1, case .text(let text, _, _) = paragraph.text[0],
      text.utf8.count <= 60
    else { return Spare() }
    let look = theme.look(of: paragraph.style)
    let em = max(em(look.halfPoints), 1)
    let count = text.utf8.count / 3
    let perLine = room / em
    guard look.firstLineCharacters == 0, perLine > 2, count > perLine, count % perLine == 1,
      text.unicodeScalars.allSatisfy({ 0x4E00...0x9FFF ~= $0.value })
    else { return Spare() }
    let lines = (count + perLine - 1) / perLine
    let balanced = (count + lines - 1) / lines
    // Half a character more than the longest line: not one more fits.
    let spare = room - balanced * em - em / 2
    guard balanced < perLine, spare > 0 else { return Spare() }
    let own = paragraph.style == .cellHeader ? nil : alignment ?? column.alignment
    switch paragraph.alignment ?? own ?? look.alignment {
    case .center: return Spare(left: spare / 2, right: spare - spare / 2)
    case .start, .justify: return Spare(right: spare)
    case .end: return Spare(left: spare)
    }
  }
}
