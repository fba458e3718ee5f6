import Testing

@testable import ManualModel

/// How much of a cell stays empty so that no character stands alone on its last line.
@Suite struct TableBalanceTests {
  private func spare(
    _ text: String, characters: Int, style: ParagraphStyle = .cellHeader,
    alignment: Alignment = .start
  ) -> TableCell.Spare {
    let paragraph = Paragraph(style, [.text(text, style: [], fact: nil)])
    let cell = TableCell([
      Block(.paragraph(paragraph), key: BlockKey(node: 0), source: .none)
    ])
    let theme = Theme.qmsSong
    let em = theme.look(of: style).halfPoints * 10
    return cell.spare(
      room: characters * em, in: Table.Column(share: 1, alignment: alignment), theme: theme
    ) { $0 * 10 }
  }

  @Test(arguments: [("报修时间", 3, 2), ("一次修复率统", 5, 3), ("综合管理部经理", 6, 4), ("一二三四五六七", 3, 3)])
  func leavesRoomForLinesOfEqualLength(text: String, characters: Int, longest: Int) {
    let em = Theme.qmsSong.look(of: .cellHeader).halfPoints * 10
    let spare = spare(text, characters: characters)
    let room = characters * em - spare.left - spare.right
    guard longest < characters else {
      #expect(spare == TableCell.Spare())
      return
    }
    #expect(room / em == longest)
    // Heads stand in the middle.
    #expect(abs(spare.left - spare.right) <= 1)
  }

  @Test func leavesTheSideEmptyAtWhichLinesEnd() {
    let start = spare("综合管理部经理", characters: 6, style: .cell)
    #expect(start.left == 0 && start.right > 0)
    let end = spare("综合管理部经理", characters: 6, style: .cell, alignment: .end)
    #expect(end.left > 0 && end.right == 0)
  }

  @Test(arguments: [
    ("报修时间", 4), ("报修时间", 2), ("报修日", 2), ("报修时间和地点", 5), ("按时（3天）", 4), ("No. of unit", 3),
  ])
  func leavesAloneWhatFitsOrCannotBeBalanced(text: String, characters: Int) {
    #expect(spare(text, characters: characters) == TableCell.Spare())
  }
}
