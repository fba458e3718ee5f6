import ManualModel
import RedlineSupport
import Revisions
import Testing

/// What a redline looks like, mark by mark.
@Suite struct RedlineTests {
  private func marks(_ change: (inout Manual) -> Void) -> [Mark] {
    var new = CarefulCase.old
    change(&new)
    return Redline.of(CarefulCase.old, new).marks
  }

  @Test func marksAMovedSectionInTwoWholeHalves() {
    let marks = marks { manual in
      manual.replace(3, 0, "当日", "次日")
      let moved = manual.divisions[0].sections.remove(at: 3)
      manual.divisions[0].sections.insert(moved, at: 0)
    }
    #expect(
      marks.map(\.change) == [.movedTo(1), .inserted, .movedFrom(1), .deleted],
      "an edit on the way is visible in the half where its words are")
    #expect(marks.map(\.text) == ["投诉处理程序", "次", "投诉处理程序", "当"])
  }

  @Test func marksTheEndOfASplitParagraph() {
    let marks = marks { manual in
      let parts = CarefulManual.returns[2].split(separator: "；")
      manual.setText(1, 2, parts[0] + "；")
      manual[section: 1].blocks.append(paragraph(String(parts[1]), node: 9))
    }
    #expect(marks == [Mark(change: .inserted, node: "end", text: "")])
  }

  @Test func marksTheEndOfAJoinedParagraph() {
    let marks = marks { manual in
      manual.setText(3, 0, CarefulManual.complaints[0] + CarefulManual.complaints[1])
      manual[section: 3].blocks.remove(at: 1)
    }
    #expect(marks == [Mark(change: .deleted, node: "end", text: "")])
  }

  @Test func seesASplitWithAnEdit() {
    let marks = marks { manual in
      let parts = CarefulManual.returns[2].replacing("十四日", with: "十日").split(separator: "；")
      manual.setText(1, 2, parts[0] + "；")
      manual[section: 1].blocks.append(paragraph(String(parts[1]), node: 9))
    }
    #expect(marks.map(\.node) == ["text", "text", "end"])
    #expect(marks.prefix(2).map(\.text) == ["十四", "十"])
  }

  @Test func marksAColumnOnTheColumnAndItsCells() throws {
    let marks = marks { $0.changeTable(2) { $0.removeColumn(3) } }
    #expect(marks.first == Mark(change: .deleted, node: "column", text: ""))
    #expect(marks.filter { $0.node == "cell" }.map(\.text) == ["技术部", "△", "△", "", "△", "△"])
    #expect(marks.count == 7)
  }

  @Test func keepsTheLookOfBothVersions() {
    let marks = marks { manual in
      manual[section: 0].blocks[1].kind = .paragraph(
        Paragraph(
          .note, alignment: .center, keepsWithNext: true,
          [
            text(CarefulManual.repair[1], .strong)
          ]))
      guard case .list(var list) = manual[section: 2].blocks[0].kind else { return }
      list.marker = .letter
      manual[section: 2].blocks[0].kind = .list(list)
      manual.changeTable(2) { table in
        table.style = .form
        table.columns[1].share = 9
        table.rows[1].lines = 2
        table.rows[1].cells[1].alignment = .center
      }
    }
    #expect(
      marks.map(\.change) == [
        .formatted(.paragraph(style: .body, alignment: nil, keepsWithNext: false)),
        .formatted(.text([])), .formatted(.list(.decimal)),
        .formatted(.table(style: .grid, headerRows: 1, summary: "职责分配", heads: .level)),
        .formatted(.column(share: 5, alignment: .start)), .formatted(.row(lines: 1)),
        .formatted(.cell(isContinued: false, alignment: nil)),
      ])
  }

  @Test func remembersWhatASectionWas() {
    let marks = marks { manual in
      manual[section: 0].startsNewPage = true
      manual[section: 0].heading?.level = 4
      manual[section: 0].clauses = []
    }
    guard case .formatted(.section(let look))? = marks.first?.change, marks.count == 1 else {
      Issue.record("\(marks)")
      return
    }
    #expect(look.level == 3 && !look.startsNewPage && look.clauses == [ClauseID("5.2.4")])
    #expect(look.numbering == .decimal([5, 2, 4]) && look.id == "5.2.4")
  }

  @Test func marksPicturesByTheirBytes() {
    var old = manual(
      block(.picture(Picture(image: 0, alternativeText: "甲"))), paragraph("正文", node: 1))
    old.images = [Image(format: .png, bytes: [1], width: 1, height: 1)]
    var new = old
    new.images = [
      Image(format: .png, bytes: [2], width: 1, height: 1),
      Image(format: .png, bytes: [1], width: 1, height: 1),
    ]
    // The same number, other bytes.
    let replaced = Redline.of(old, new)
    #expect(replaced.marks.map(\.change) == [.deleted, .inserted])
    #expect(Redline.verify(replaced, old, new).isEmpty)
    #expect(Redline.rejecting(replaced).images.map(\.bytes) == [[1]])
    #expect(Redline.accepting(replaced).images.map(\.bytes) == [[2], [1]])
    // Another number, the same bytes.
    new.divisions[0].sections[0].blocks[0].kind = .picture(Picture(image: 1, alternativeText: "甲"))
    #expect(Redline.of(old, new).marks.isEmpty)
  }

  @Test func marksCaptionsThatComeAndGo() {
    let with = manual(table([["甲", "乙"], ["1", "2"]], caption: "清单"))
    let without = manual(table([["甲", "乙"], ["1", "2"]]))
    for (old, new) in [(with, without), (without, with)] {
      let redline = Redline.of(old, new)
      #expect(redline.marks.contains { $0.node == "caption" })
      #expect(Redline.verify(redline, old, new).isEmpty)
    }
  }

  @Test func keepsWhatTextCannotShow() {
    let old = CarefulCase.old
    var new = old
    new.properties.version = "A1"
    new.theme.headerShading = "FF0000"
    new.targets["x"] = Target(kind: .section, bookmark: "x", number: "1", title: "")
    new.contents = [.init(target: "x", level: 1)]
    let redline = Redline.of(old, new)
    let (accepted, rejected) = (Redline.accepting(redline), Redline.rejecting(redline))
    #expect(accepted.properties.version == "A1" && rejected.properties.version == "A0")
    #expect(accepted.theme == new.theme && rejected.theme == old.theme)
    #expect(accepted.targets.count == 1 && rejected.targets.isEmpty)
    #expect(accepted.contents.count == 1 && rejected.contents.isEmpty)
    #expect(accepted.predecessor == nil && rejected.predecessor == nil)
  }

  @Test func tellsWhereARedlineIsNotFaithful() {
    let old = CarefulCase.old
    var new = old
    new.replace(0, 0, "24", "12")
    var redline = Redline.of(old, new)
    redline.replace(3, 0, "当日", "次日")
    let mismatches = Redline.verify(redline, old, new)
    #expect(mismatches.map(\.side) == [.new, .old])
    #expect(mismatches.map(\.section) == ["complaints", "complaints"])
    redline.divisions[0].sections.removeLast()
    #expect(Redline.verify(redline, old, new).contains { $0.section.isEmpty })
  }

  // MARK: Documents of others

  @Test func alignsByHeadingsAndTextWhereIdsMeanNothing() {
    let old = CarefulCase.old
    var new = old
    for index in new.divisions[0].sections.indices { new[section: index].id = "h\(index)" }
    new.replace(0, 0, "24", "12")
    new.divisions[0].sections.swapAt(0, 1)
    let redline = Redline.of(old, new, basis: .content)
    let measure = Measure(of: redline)
    #expect(measure.moves == 1)
    #expect(measure.characters == 4)
    #expect(Redline.verify(redline, old, new).isEmpty)
  }

  // MARK: Cost

  /// Twice as long with twice the changes takes about twice the work.
  @Test func marksEachSectionOfALongManualForItself() {
    func pair(_ count: Int) -> (Manual, Manual) {
      var numbers = Numbers(seed: 3)
      var (olds, news): ([Section], [Section]) = ([], [])
      for index in 0..<count {
        let texts = (0..<6).map { _ in
          (0..<30).map { _ in String(UnicodeScalar(0x4E00 + UInt32(numbers.below(900))) ?? "一") }
            .joined()
        }
        olds.append(section("s\(index)", "标题\(index)", .none, CarefulManual.paragraphs(texts)))
        var changed = texts
        changed[index % 6] += "改"
        changed.swapAt(1, 4)
        if index % 5 != 0 {
          news.append(section("s\(index)", "标题\(index)", .none, CarefulManual.paragraphs(changed)))
        }
      }
      return (manual(olds), manual(news))
    }
    let (old, new) = pair(400)
    let redline = Redline.of(old, new)
    #expect(Redline.verify(redline, old, new).isEmpty)
    let marks = redline.marks
    #expect(marks.count { $0.node == "section" } == 80)
    #expect(marks.count < 400 * 8)
  }

  @Test func comparesLongTextsThatHaveNothingInCommon() {
    func text(_ first: UInt32) -> String {
      var numbers = Numbers(seed: UInt64(first))
      return (0..<6000).map { _ in
        String(UnicodeScalar(first + UInt32(numbers.below(60))) ?? "一")
      }.joined()
    }
    let (old, new) = (manual(paragraph(text(0x4E00))), manual(paragraph(text(0x4E10))))
    #expect(Redline.verify(Redline.of(old, new), old, new).isEmpty)
  }

  @Test func comparesATableOfManyEqualRows() {
    let rows = [["名称", "数量"]] + Array(repeating: ["备用", "1"], count: 3000)
    let old = manual(table(rows))
    let new = manual(table(rows.dropLast(500) + [["新增", "2"]]))
    let redline = Redline.of(old, new)
    #expect(Redline.verify(redline, old, new).isEmpty)
    #expect(redline.marks.count { $0.node == "row" } <= 501)
  }
}
