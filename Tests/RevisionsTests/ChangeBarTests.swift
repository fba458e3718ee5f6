import ManualModel
import Revisions
import Testing

/// The bars beside what changed.
@Suite struct ChangeBarTests {
  private func manual(_ blocks: [Block], number: Bool = true) -> Manual {
    Manual(
      properties: .init(title: "手册"),
      labels: Labels(table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、"),
      divisions: [
        Division(
          layout: PageLayout(),
          sections: [
            Section(
              id: "1",
              heading: Heading(
                text: [.text("标题", style: [], fact: nil)], level: 1,
                numbering: number ? .decimal([1]) : .none, source: .none),
              blocks: blocks, source: .none)
          ])
      ])
  }

  private func block(_ kind: Block.Kind, _ node: Int) -> Block {
    Block(kind, key: BlockKey(node: node), source: .none)
  }

  private func paragraph(_ words: String, _ node: Int) -> Block {
    block(.paragraph(Paragraph(.body, [.text(words, style: [], fact: nil)])), node)
  }

  private func table(_ words: [[String]], _ node: Int) -> Block {
    let rows = words.enumerated().map { index, words in
      TableRow(
        words.map { TableCell([paragraph($0, 0)]) }, key: BlockKey(node: 100 + index),
        source: .none)
    }
    return block(
      .table(
        Table(
          columns: words[0].map { _ in .init(share: 1) }, headerRows: 0, rows: rows)), node)
  }

  private func list(_ words: [String], _ node: Int) -> Block {
    block(
      .list(
        List(
          marker: .bullet,
          items: words.enumerated().map { index, words in
            ListItem([paragraph(words, 0)], key: BlockKey(node: 200 + index), source: .none)
          })), node)
  }

  /// What has a bar: a letter for each block, row and item, in capitals where it has one.
  private func bars(_ old: Manual, _ new: Manual) -> String {
    let barred = ChangeBars.marked(Redline.of(old, new))
    let copied = ChangeBars.copied(from: barred, to: new)
    #expect(bars(copied) == bars(barred))
    #expect(bars(ChangeBars.removed(from: copied)) == bars(new))
    return bars(barred)
  }

  private func bars(_ manual: Manual) -> String {
    manual.divisions.flatMap(\.sections).map { section in
      (section.heading?.isChanged == true ? "H" : "h") + bars(section.blocks)
    }.joined()
  }

  private func bars(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block.kind {
      case .list(let list):
        (block.isChanged ? "L" : "l") + list.items.map { bars($0.blocks) }.joined()
      case .table(let table):
        (block.isChanged ? "T" : "t") + table.rows.map { $0.isChanged ? "R" : "r" }.joined()
      case .keepTogether(let inner), .landscape(let inner):
        (block.isChanged ? "K" : "k") + bars(inner)
      default: block.isChanged ? "P" : "p"
      }
    }.joined()
  }

  @Test func standBeforeWhatWasLeftOut() {
    let three = [paragraph("甲段写些什么", 1), paragraph("乙段另有说明", 2), paragraph("丙段最后收尾", 3)]
    #expect(bars(manual(three), manual([three[0], three[2]])) == "hPp")
    #expect(bars(manual(three), manual([three[0]])) == "hP")
    // With nothing before it the heading bears it.
    #expect(bars(manual(three), manual([three[1], three[2]])) == "Hpp")
    #expect(bars(manual(three), manual([])) == "H")
    // What stands in its place has the bar.
    let other = paragraph("全然不同的一段，重新写过，没有旧话", 4)
    #expect(bars(manual(three), manual([three[0], other, three[2]])) == "hpPp")
  }

  @Test func standBesideTheItemOrRowBeforeOneLeftOut() {
    let items = ["第一项报修登记", "第二项派工", "第三项回访顾客"]
    func listed(_ places: [Int]) -> Manual {
      manual([
        block(
          .list(
            List(
              marker: .bullet,
              items: places.map {
                ListItem([paragraph(items[$0], 0)], key: BlockKey(node: 200 + $0), source: .none)
              })), 3)
      ])
    }
    #expect(bars(listed([0, 1, 2]), listed([0, 2])) == "hlPp")
    #expect(bars(listed([0, 1, 2]), listed([1, 2])) == "hlPp")
    let words = [["网点", "电话"], ["上海", "1"], ["北京", "2"], ["广州", "3"]]
    func tabled(_ places: [Int]) -> Manual {
      manual([
        block(
          .table(
            Table(
              columns: [.init(share: 1), .init(share: 1)], headerRows: 1,
              rows: places.map { place in
                TableRow(
                  words[place].map { TableCell([paragraph($0, 0)]) },
                  key: BlockKey(node: 100 + place), source: .none)
              })), 4)
      ])
    }
    #expect(bars(tabled([0, 1, 2, 3]), tabled([0, 1, 3])) == "htrRr")
    // The head of a table stands on every page.
    #expect(bars(tabled([0, 1, 2, 3]), tabled([0, 2, 3])) == "htrRr")
    #expect(bars(tabled([0, 1]), tabled([0])) == "htR")
  }

  @Test func standInsideWhatIsKeptTogether() {
    let (left, right) = (paragraph("签字一栏", 1), paragraph("日期另起一栏", 2))
    func kept(_ blocks: [Block]) -> Manual { manual([block(.keepTogether(blocks), 9)]) }
    #expect(bars(kept([left, right]), kept([left])) == "hkP")
    #expect(bars(kept([left, right]), kept([right])) == "hkP")
    let before = manual([block(.landscape([left]), 7), right])
    #expect(bars(before, manual([block(.landscape([left]), 7)])) == "hkP")
  }

  @Test func standBesideWhatIsOtherAndNothingElse() {
    let old = [
      paragraph("一共三个网点", 1), paragraph("随时来电", 2), list(["甲项", "乙项"], 3),
      table([["网点", "电话"], ["上海", "1"], ["北京", "2"]], 4),
      block(.keepTogether([paragraph("签字", 0), paragraph("日期", 1)]), 5),
      block(.landscape([paragraph("横页", 0)]), 6),
    ]
    var new = old
    #expect(bars(manual(old), manual(new)) == "hpplpptrrrkppkp")
    new[0] = paragraph("一共四个网点", 1)
    new[2] = list(["甲项", "乙项改了"], 3)
    new[3] = table([["网点", "电话"], ["上海", "9"], ["北京", "2"]], 4)
    new[4] = block(.keepTogether([paragraph("签字盖章", 0), paragraph("日期", 1)]), 5)
    #expect(bars(manual(old), manual(new)) == "hPplpPtrRrkPpkp")
  }

  @Test func standBesideATableWithAnotherColumn() {
    let old = manual([table([["甲", "乙"], ["1", "2"]], 1)])
    let new = manual([table([["甲", "乙", "丙"], ["1", "2", "3"]], 1)])
    #expect(bars(old, new) == "hTrr")
  }

  @Test func standBesideAllOfANewBlock() {
    let old = manual([paragraph("甲", 1)])
    let new = manual([paragraph("甲", 1), list(["新的一项"], 2)])
    #expect(bars(old, new) == "hpLp")
  }

  @Test func doNotStandInTheFrontMatter() {
    #expect(
      bars(manual([paragraph("甲", 1)], number: false), manual([paragraph("乙", 1)], number: false))
        == "hp")
  }

  /// What no longer fits is left without a bar.
  @Test func areNotCopiedToOtherBlocks() {
    let old = manual([paragraph("甲", 1)])
    let barred = ChangeBars.marked(Redline.of(old, manual([paragraph("乙", 1)])))
    #expect(bars(barred) == "hP")
    let longer = manual([paragraph("乙", 1), paragraph("丙", 2)])
    #expect(bars(ChangeBars.copied(from: barred, to: longer)) == "hpp")
  }
}
