import ManualModel
import Testing
import TextWriter

struct PlainTests {
  /// Two columns for a Chinese character; 39 of them fill a line.
  private static let long = String(repeating: "一二三四五六七八九十", count: 5)

  @Test func underlinesHighHeadings() {
    let manual = Manual(
      section("1", "服务", level: 1, .decimal([1])),
      section("1.1", "维修", level: 2, .decimal([1, 1])),
      section("1.1.1", "上门", level: 3, .decimal([1, 1, 1]), [paragraph("文", .plain)]))
    #expect(
      plain(manual)
        == String(repeating: " ", count: 37)
        + "手册\n\n\n\n1  服务\n=======\n\n\n1.1  维修\n---------\n\n1.1.1  上门\n\n文\n")
  }

  @Test func breaksLinesAtTheWidthOfChineseText() {
    let lines = plain(paragraph(Self.long)).split(separator: "\n")
    // The first line is indented by two characters.
    #expect(lines.map(\.count) == [4 + 37, 13])
    #expect(lines[0].hasPrefix("    一二三"))
  }

  @Test func keepsMarksAwayFromTheEndsOfLines() {
    let words = String(Self.long.prefix(38))
    #expect(plain(paragraph(words + "，，后", .plain)) == words.dropLast(1) + "\n八，，后")
    #expect(plain(paragraph(words + "（后）", .plain)) == words + "\n（后）")
    #expect(plain(paragraph(words + "ab，后", .plain)) == words + "\nab，后")
  }

  @Test func breaksNoWordsNumbersAndClauses() {
    let words = String(Self.long.prefix(37))
    #expect(plain(paragraph(words + "5.2.4.1节", .plain)) == words + "\n5.2.4.1节")
    #expect(plain(paragraph(words + " word", .plain)) == words + "\nword")
    #expect(
      plain(paragraph("word " + String(repeating: "x", count: 90), .plain)) == "word\n"
        + String(repeating: "x", count: 78) + "\n" + String(repeating: "x", count: 12))
  }

  @Test func takesAFamilyForOneCharacter() {
    let family = "👨‍👩‍👧‍👦"
    #expect(
      plain(paragraph(String(repeating: family, count: 40), .plain))
        == String(repeating: family, count: 39) + "\n" + family)
    #expect(
      plain(paragraph(String(repeating: "e\u{301}", count: 79), .plain)).split(separator: "\n").map(
        \.count) == [78, 1])
  }

  @Test func alignsWhatTheThemeAligns() {
    #expect(plain(paragraph("封面", .cover)) == String(repeating: " ", count: 37) + "封面")
    #expect(
      plain(block(.paragraph(Paragraph(.plain, alignment: .end, [text("右")]))))
        == String(repeating: " ", count: 76) + "右")
    #expect(plain(paragraph(), paragraph("甲", .plain)) == "甲")
  }

  @Test func showsWhatInlinesMean() {
    let targets = ["a": Target("s_a", "5.2", "维修"), "b": Target("s_b", "", "前言")]
    func reference(_ name: String, _ form: Reference.Form) -> Inline {
      .reference(Reference(target: name, form: form))
    }
    #expect(
      plain(
        paragraph(
          reference("a", .number), reference("a", .title), reference("b", .number),
          reference("a", .page),
          .gap(text: "【待填】", style: []), .blank(width: 2), .tab, text("粗", .strong), .field(.page),
          .lineBreak, .link(text: "网", address: "https://a.cn"),
          .link(text: "b.cn", address: "https://b.cn"),
          style: .plain), targets: targets)
        == "5.2维修前言—【待填】____    粗\n网（https://a.cn）b.cn")
  }

  @Test func hangsTheTextOfItemsBesideTheirMarkers() {
    let words = Self.long + Self.long
    let lines = plain(
      list(
        .decimal, item(paragraph(words)),
        item(paragraph("二"), list(.parenthesised, item(paragraph("甲"))))),
      list(.bullet, item(), item(paragraph("乙")))
    )
    .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0].hasPrefix("1. 一二") && lines[1].hasPrefix("   ") && lines[1].dropFirst(3).first == "八"
    )
    #expect(
      lines.dropFirst(3).joined(separator: "\n") == "\n2. 二\n\n   （1）甲\n\n-\u{20}\n- 乙")
  }

  @Test func listsTheContents() {
    var manual = Manual(
      section("c", nil, [block(.contents)]),
      targets: ["1": Target("c_1", "1", "一"), "2": Target("c_2", "", Self.long)])
    manual.contents = [.init(target: "1", level: 1), .init(target: "2", level: 2)]
    #expect(
      plain(manual).hasSuffix("\n1  一\n  \(Self.long.prefix(38))\n  \(Self.long.dropFirst(38))\n"))
  }

  @Test func leavesPlacesToSign() {
    let fields: [Signature.Field] = [
      .init(label: [text("批准")], text: []), .init(label: [text("日期")], text: [text("五月")]),
      .init(label: [], text: []),
    ]
    #expect(
      plain(block(.signature(Signature(fields: fields, columns: 2))))
        == "批准：" + String(repeating: "_", count: 24) + "         日期：五月\n"
        + String(repeating: "_", count: 24))
    #expect(plain(block(.signature(Signature(fields: [fields[1]])))) == "日期：五月")
  }

  @Test func saysWhatPicturesShow() {
    let picture = Picture(
      image: 0, alternativeText: "标志", caption: Caption(target: "figure:a", text: [text("标志")]))
    #expect(
      plain(
        block(.keepTogether([block(.picture(picture)), block(.pageBreak)])),
        targets: ["figure:a": Target("f_a", "图1", "标志", .figure)])
        == String(repeating: " ", count: 33) + "〔图：标志〕\n\n" + String(repeating: " ", count: 34)
        + "图1  标志")
  }

  // MARK: Tables

  @Test func drawsTables() {
    let table = Table(
      columns: [
        .init(share: 1, alignment: .center), .init(share: 1), .init(share: 1, alignment: .end),
      ],
      headerRows: 1,
      rows: [
        heads("区域", "网点", "数"),
        row([TableCell([paragraph("上海", .cell)], merge: .start(rows: 2)), cell("东城站"), cell("1")]),
        row([
          TableCell([], merge: .continued), TableCell([paragraph("西|城"), paragraph("二")]),
          cell("▲"),
        ]),
        row([TableCell([paragraph("合计", .cell)], columnSpan: 2), cell("2")]),
      ], caption: Caption(target: "table:a", text: [text("网点")]))
    #expect(
      plain(block(.table(table)), targets: ["table:a": Target("t_a", "表1", "网点", .table)]) == """
              表1  网点
        +------+--------+----+
        | 区域 |  网点  | 数 |
        +======+========+====+
        | 上海 | 东城站 |  1 |
        |      +--------+----+
        |      | 西|城  | ▲ |
        |      | 二     |    |
        +------+--------+----+
        |     合计      |  2 |
        +---------------+----+
        """)
  }

  @Test func cutsWideColumnsButKeepsDatesWhole() {
    let table = Table(
      columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [row([cell("2026-11-22"), cell(Self.long + Self.long)])])
    let lines = plain(block(.table(table))).split(separator: "\n")
    #expect(lines.count == 6 && lines[1].hasPrefix("| 2026-11-22 | 一二三"))
    #expect(lines[0].count == 77 || lines[0].count == 78)
  }

  @Test func givesFormsRoomToWriteIn() {
    let table = Table(
      style: .form, columns: [.init(share: 1), .init(share: 3)], headerRows: 0,
      rows: [row([cell("顾客"), cell("")], lines: 4)])
    #expect(
      plain(block(.table(table)))
        == "+\(dashes(19))+\(dashes(55))+\n| 顾客              |\(String(repeating: " ", count: 55))|\n+\(dashes(19))+\(dashes(55))+"
    )
  }

  private func dashes(_ count: Int) -> String { String(repeating: "-", count: count) }

  @Test func listsRowsThatAreTooWide() {
    let columns = 12
    let table = Table(
      columns: Array(repeating: .init(share: 1), count: columns), headerRows: 1,
      rows: [
        row((0..<columns).map { cell("很长的部门\($0)", .cellHeader) }),
        row(
          [TableCell([paragraph("甲")], merge: .start(rows: 2))]
            + (1..<columns).map { cell($0 == 3 ? "▲" : "") }),
        row(
          [TableCell([], merge: .continued)] + (1..<columns).map { cell($0 == 5 ? Self.long : "") }),
      ], caption: Caption(target: "table:a", text: []))
    let rule = dashes(20)
    #expect(
      plain(block(.table(table)), targets: ["table:a": Target("t_a", "表1", "", .table)])
        == String(repeating: " ", count: 37)
        + "表1\n\n\(rule)\n很长的部门0：甲\n很长的部门3：▲\n\(rule)\n很长的部门0：甲\n很长的部门5："
        + Self.long.prefix(32) + "\n    " + Self.long.dropFirst(32) + "\n\(rule)")
  }

  @Test func alignsWhatATableOnlyAligns() {
    let table = Table(
      style: .plain, columns: [.init(share: 1, alignment: .end), .init(share: 1)], headerRows: 0,
      rows: [
        row([cell("编号："), cell("01")]), row([cell(""), cell("")]),
        row([cell("发布日期："), cell("今天")]),
      ])
    #expect(plain(block(.table(table))) == "    编号：  01\n发布日期：  今天")
  }

  @Test func flattensWhatStandsInCells() {
    let inner = Table(
      columns: [.init(share: 1), .init(share: 1)], headerRows: 0,
      rows: [row([cell("a"), cell("b")])])
    let table = Table(
      columns: [.init(share: 1)], headerRows: 0,
      rows: [
        row([
          TableCell([
            list(.decimal, item(paragraph("一"), paragraph("续"))),
            list(.parenthesised, item(paragraph("三"))),
            block(.table(inner)), block(.picture(Picture(image: 0, alternativeText: "标志"))),
            block(.signature(Signature(fields: [.init(label: [text("批准")], text: [])]))),
            block(.keepTogether([paragraph("末"), block(.pageBreak)])),
          ])
        ])
      ])
    #expect(
      plain(block(.table(table))) == """
        +---------+
        | 1. 一   |
        | 续      |
        | （1）三 |
        | a  b    |
        | 标志    |
        | 批准：  |
        | 末      |
        +---------+
        """)
  }

  @Test func noLineIsWiderThanThePage() {
    let words = "混排 mixed text（含 5.2.4）：" + Self.long
    let table = Table(
      columns: Array(repeating: .init(share: 1), count: 6), headerRows: 1,
      rows: [row((0..<6).map { cell("头\($0)" + words) }), row((0..<6).map { _ in cell(words) })])
    let lines = plain(block(.table(table)), paragraph(words), list(.bullet, item(paragraph(words))))
      .split(separator: "\n")
    for line in lines {
      let width = line.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
      #expect(width <= 78, "\(line)")
    }
  }

  @Test func tellsWhatLeadsWhereInDrawings() {
    func node(_ key: String, _ words: String) -> Drawing.Node {
      Drawing.Node(key: key, shape: .step, text: [text(words), .lineBreak, text("续")])
    }
    var drawing = Drawing(
      kind: .flow, nodes: [node("a", "甲"), node("b", "乙"), node("c", "丙"), node("d", "丁")],
      edges: [
        .init(from: 0, to: 1), .init(from: 1, to: 2, label: [text("是")]),
        .init(from: 1, to: 0, label: [text("否")], isReturn: true),
      ], caption: Caption(target: "figure:a", text: []))
    let targets = ["figure:a": Target("f_a", "图1", "", .figure)]
    let caption = "\n\n" + String(repeating: " ", count: 37) + "图1"
    #expect(
      plain(block(.drawing(drawing)), targets: targets)
        == "甲 续 → 乙 续\n乙 续\n    → 丙 续（是）\n    ← 甲 续（否）\n丁 续" + caption)
    drawing.kind = .organisation
    drawing.edges = [.init(from: 0, to: 2), .init(from: 2, to: 3), .init(from: 0, to: 1)]
    #expect(
      plain(block(.drawing(drawing)), targets: targets)
        == "- 甲 续\n    - 丙 续\n        - 丁 续\n    - 乙 续" + caption)
    let table = Table(
      columns: [.init(share: 1)], headerRows: 0,
      rows: [row([TableCell([block(.drawing(drawing))])])])
    #expect(plain(block(.table(table)), targets: targets).contains("|     - 丙 续"))
  }
}
