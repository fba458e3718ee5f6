import Foundation
import ManualModel
import Profiles
import RedlineSupport
import Revisions
import Testing

/// What changed, for people: facts first, then sections.
@Suite struct DifferenceTests {
  /// A profile as a list of paths and values, and a manual that prints some of them.
  private struct Company {
    var facts = FactTable()
    var sheet = FactSheet()
    private var ids: [String: FactID] = [:]

    mutating func id(_ path: String) -> FactID {
      if let known = ids[path] { return known }
      var names = path.split(separator: "/").map(String.init)
      let name = names.removeLast()
      let parent = names.isEmpty ? FactTable.root : id(names.joined(separator: "/"))
      let id = facts.add(name, under: parent, at: .none)
      ids[path] = id
      return id
    }

    mutating func add(_ path: String, _ value: String, _ chinese: String) {
      let english = path.split(separator: "/").last.map(String.init) ?? ""
      sheet.entries.append(
        .init(fact: id(path), name: Wording(zh: chinese, en: english), value: .text(value)))
    }

    mutating func add(list path: String, _ values: [String], _ chinese: String) {
      sheet.entries.append(
        .init(fact: id(path), name: Wording(zh: chinese, en: path), value: .texts(values)))
    }

    mutating func item(_ path: String, _ chinese: String) {
      sheet.entries.append(
        .init(fact: id(path), name: Wording(zh: chinese, en: "list"), value: .item))
    }

    func shown(_ path: String) -> Inline {
      let value = sheet.entries.first { $0.fact == ids[path] }?.value
      if case .text(let text)? = value { return .text(text, style: [], fact: ids[path]) }
      return .text("?", style: [], fact: nil)
    }
  }

  private static func company(
    hotline: String = "400-1", department: String = "售后服务部", head: String = "张三",
    outlets: [String] = ["上海", "南京"], days: String = "15", duties: [String] = ["受理", "维修"],
    phone: String = "021-1", literal: String = "本程序规定维修的做法。"
  ) -> Manual {
    var company = Company()
    company.add("company/hotline", hotline, "服务热线")
    company.item("departments/\(department)", "部门")
    company.add("departments/\(department)/name", department, "名称")
    company.add(list: "departments/\(department)/duties", duties, "职责")
    company.item("people/\(head)", "人员")
    company.add("people/\(head)/name", head, "姓名")
    company.add("people/\(head)/department", department, "部门")
    company.add("people/\(head)/position", "经理", "岗位")
    company.add("people/\(head)/phone", "135", "电话")
    for outlet in outlets {
      company.item("outlets/\(outlet)", "网点")
      company.add("outlets/\(outlet)/name", outlet, "名称")
      company.add("outlets/\(outlet)/phone", outlet == "上海" ? phone : "0\(outlet)", "电话")
    }
    company.add("procedures/return/days", days, "催办期限")
    company.add("manual/issued", "2026年\(hotline.count)月1日", "发布日期")
    let rows = outlets.map { outlet in
      TableRow(
        ["name", "phone"].map { field in
          TableCell([paragraph([company.shown("outlets/\(outlet)/\(field)")], .cell)])
        }, key: BlockKey(node: 3, item: company.id("outlets/\(outlet)")), source: .none)
    }
    var manual = manual([
      section("cover", "", .none, [paragraph([company.shown("manual/issued")])]),
      section(
        "5.1.1", "组织架构", .decimal([5, 1, 1]), clauses: ["5.1.1"],
        [
          paragraph([
            company.shown("departments/\(department)/name"), text("由"),
            company.shown("people/\(head)/name"), text("负责。"),
          ]), table(rows: rows, columns: 2, headerRows: 0, caption: "服务网点"),
        ]),
      section(
        "5.2.4", "维修", .decimal([5, 2, 4]), clauses: ["5.2.4"],
        [
          paragraph([
            text("请拨"), company.shown("company/hotline"), text("，"),
            company.shown("departments/\(department)/name"), text("受理。"),
          ])
        ]),
      section(
        "return", "返修程序", .appendix([2, 1]),
        [
          paragraph(literal),
          paragraph([
            company.shown("departments/\(department)/name"), text("在"),
            company.shown("procedures/return/days"), text("日内催办，热线"),
            company.shown("company/hotline"), text("。"),
          ]),
        ]),
    ])
    manual.facts = company.facts
    manual.sheet = company.sheet
    return manual
  }

  private func difference(to new: Manual) -> Difference { Difference(Self.company(), new) }

  private func summary(of difference: Difference) throws -> ChangeSummary {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Templates/gbt27922-2011/changes.yaml")
    let text = SourceText([UInt8](try Data(contentsOf: url)))
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let file = sources.add(name: "changes.yaml", text: text.text)
    let phrases = try #require(PackPhrases.read(text, file: file, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    return ChangeSummary(difference, ChangePhrases(phrases.phrases))
  }

  @Test func findsNothingWhereNothingChanged() throws {
    let difference = difference(to: Self.company())
    #expect(difference.isEmpty)
    let text = try summary(of: difference).text
    #expect(text.isEmpty)
  }

  @Test func tellsAFactOnceWithAllItsPlaces() throws {
    let difference = difference(to: Self.company(hotline: "400-2"))
    #expect(difference.facts.map(\.path) == ["company/hotline"])
    #expect(difference.facts[0].kind == .changed(from: "400-1", to: "400-2"))
    #expect(difference.facts[0].places.map(\.section) == ["5.2.4", "return"])
    #expect(difference.facts[0].count == 4)
    #expect(difference.sections.map(\.id) == ["5.2.4", "return"])
    #expect(difference.sections.allSatisfy { $0.isExplained && $0.causes == [0] })
    #expect(try summary(of: difference).text == "5.2.4 服务热线由400-1改为400-2")
  }

  @Test func tellsARenamedDepartmentAsOneCause() throws {
    let difference = difference(to: Self.company(department: "客户服务部"))
    #expect(difference.facts.count == 1)
    guard case .renamed(let from, let to) = difference.facts[0].kind else {
      Issue.record("\(difference.facts)")
      return
    }
    #expect(from.name == "售后服务部" && to.name == "客户服务部")
    #expect(difference.facts[0].places.map(\.section) == ["5.1.1", "5.2.4", "return"])
    #expect(difference.sections.allSatisfy { $0.isExplained })
    #expect(try summary(of: difference).text == "5.1.1 售后服务部更名为客户服务部")
  }

  @Test func tellsWhoTookAPost() throws {
    let difference = difference(to: Self.company(head: "李四"))
    #expect(difference.facts.count == 1)
    #expect(try summary(of: difference).text == "5.1.1 售后服务部经理由张三改为李四")
  }

  @Test func tellsItemsOfAListTogether() throws {
    let new = Self.company(head: "李四", outlets: ["上海", "宁波", "嘉兴"])
    let difference = difference(to: new)
    let text = try summary(of: difference).text
    #expect(text == "5.1.1 售后服务部经理由张三改为李四；新增服务网点2个：宁波、嘉兴；撤销服务网点1个：南京")
    #expect(difference.sections.map(\.isExplained) == [true])
  }

  @Test func namesTheItemOfAFact() throws {
    let difference = difference(to: Self.company(phone: "021-2"))
    #expect(difference.facts[0].owners.map(\.list.zh) == ["网点"])
    #expect(difference.facts[0].owners.map(\.name) == ["上海"])
    #expect(try summary(of: difference).text == "5.1.1 网点“上海”的电话由021-1改为021-2")
  }

  @Test func tellsWhatIsAddedToAPlainList() {
    let difference = difference(to: Self.company(duties: ["受理", "回访", "维修"]))
    #expect(difference.facts.map(\.kind) == [.list(added: ["回访"], removed: [])])
    // Nothing of it is printed in this manual.
    #expect(difference.facts[0].count == 0)
    #expect(difference.sections.isEmpty)
  }

  @Test func tellsSectionsThatWereWrittenAnew() throws {
    let difference = difference(to: Self.company(days: "7", literal: "本程序规定返修和催办的做法。"))
    #expect(difference.sections.map(\.kinds) == [.reworded])
    #expect(difference.sections.map(\.isExplained) == [false])
    #expect(try summary(of: difference).text == "B.1 催办期限由15改为7；修订B.1 返修程序的内容")
  }

  @Test func leavesOutWhatEveryIssueChanges() throws {
    // The date changes with the length of the hotline.
    let difference = difference(to: Self.company(hotline: "400-22"))
    #expect(difference.facts.contains { $0.path == "manual/issued" && $0.count == 2 })
    #expect(try summary(of: difference).text == "5.2.4 服务热线由400-1改为400-22")
  }

  @Test func tellsSectionsAddedMovedRemovedAndRetitled() throws {
    let old = CarefulCase.old
    var new = old
    let moved = new.divisions[0].sections.remove(at: 3)
    new.divisions[0].sections.insert(moved, at: 0)
    new.divisions[0].sections.remove(at: 3)
    new.divisions[0].sections.append(
      section("spares", "备件", .decimal([5, 3]), [paragraph("备件由专人管理。")]))
    new.divisions[0].sections.append(
      section("spares/b", "储备", .decimal([5, 3, 1]), [paragraph("按定额储备。")]))
    new.divisions[0].sections[1].heading?.text = [text("维修服务")]
    let difference = Difference(old, new)
    #expect(difference.sections.map(\.kinds) == [.moved, .retitled, .removed, .added, .added])
    #expect(difference.sections[0].old?.number == "B.2")
    let summary = try summary(of: difference)
    #expect(summary.text == "新增5.3 备件；删除B.1.1 步骤；调整B.2 投诉处理程序的位置；5.2.4 标题由“维修”改为“维修服务”")
    #expect(summary.numbers == ["B.2", "5.2.4", "B.1.1", "5.3", "5.3.1"])
  }

  @Test func givesThePassagesOfASection() throws {
    let difference = difference(to: Self.company(hotline: "400-2", outlets: ["上海"]))
    let passages = difference.sections.flatMap(\.passages)
    #expect(passages.map(\.kind) == [.row, .paragraph, .paragraph])
    #expect(passages[0].table == "服务网点")
    #expect(passages[0].change == .deleted)
    let runs = passages[1].cells[0]
    #expect(runs.map(\.text) == ["请拨", "400-1", "400-2", "，售后服务部受理。"])
    #expect(runs.map(\.change) == [nil, .deleted, .inserted, nil])
  }

  @Test func tellsWhichBoxesOfADrawingAreOthers() {
    func chart(_ names: [String]) -> Manual {
      manual(
        block(
          .drawing(
            Drawing(
              kind: .organisation,
              nodes: names.map { .init(key: $0, shape: .unit, text: [text($0)]) },
              edges: names.indices.dropFirst().map { .init(from: 0, to: $0) },
              alternativeText: names.joined(), caption: nil))))
    }
    let renamed = Difference(chart(["总经办", "售后部"]), chart(["总经办", "服务部"]))
    let passages = renamed.sections.flatMap(\.passages)
    #expect(passages.map(\.kind) == [.drawing])
    #expect(passages[0].cells.map { $0.map(\.text) } == [["售后", "服务", "部"]])
    let grown = Difference(chart(["总经办", "售后部"]), chart(["总经办", "售后部", "监督室"]))
    let boxes = grown.sections.flatMap(\.passages).filter { $0.change == .inserted }
    #expect(boxes.flatMap(\.cells).map { $0.map(\.text) } == [["监督室"]])
  }

  @Test func marksTheWordsOfALongValue() {
    let runs = Passage.Run.between("接到报修后24小时内到达现场", "接到报修后12小时内到达现场并登记")
    #expect(runs.map(\.text) == ["接到报修后", "24", "12", "小时内到达现场", "并登记"])
    #expect(runs.map(\.change) == [nil, .deleted, .inserted, nil, .inserted])
    #expect(Passage.Run.between("同", "同").map(\.change) == [nil])
    #expect(Passage.Run.between("", "新").map(\.change) == [.inserted])
  }

  @Test func explainsWhatIsOnlyAnotherVersion() {
    func cover(_ version: String, _ more: String = "") -> Manual {
      var manual = manual([
        section("1", "甲", .decimal([1]), [paragraph([text("版本："), text(version + more)])])
      ])
      manual.properties.version = version
      manual.header = [paragraph(version)]
      return manual
    }
    let difference = Difference(cover("A0"), cover("A1"))
    #expect(difference.sections.map(\.isExplained) == [true])
    #expect(difference.sections.map(\.causes) == [[]])
    #expect(difference.hasOtherChanges && difference.otherChangesAreExplained)
    let told = Difference(cover("A0"), cover("A1", "草案"))
    #expect(told.sections.map(\.isExplained) == [false])
  }

  @Test func takesATotalForAConsequenceWhereItemsCameOrWent() throws {
    func chain(_ outlets: [String], _ count: String) -> Manual {
      var company = Company()
      for outlet in outlets {
        company.item("outlets/\(outlet)", "网点")
        company.add("outlets/\(outlet)/phone", "021-" + outlet, "电话")
      }
      var manual = manual([
        section(
          "5.1.1", "网点", .decimal([5, 1, 1]),
          [
            paragraph([text("共有网点"), text(count), text("个："), text(outlets.joined(separator: "、"))])
          ])
      ])
      manual.facts = company.facts
      manual.sheet = company.sheet
      return manual
    }
    let more = Difference(chain(["上海网点"], "1"), chain(["上海网点", "宁波网点"], "2"))
    #expect(more.sections.map(\.isExplained) == [true])
    // A number that is another by itself was written anew.
    let other = Difference(chain(["上海网点"], "1"), chain(["上海网点"], "2"))
    #expect(other.sections.map(\.isExplained) == [false])
  }

  @Test func seesHeadersAndLayouts() {
    var new = Self.company()
    new.footer = [paragraph("第二版")]
    #expect(difference(to: new).hasOtherChanges)
    #expect(difference(to: new).sections.isEmpty)
    var wide = Self.company()
    wide.divisions[0].layout.isLandscape = true
    #expect(difference(to: wide).hasOtherChanges)
    #expect(!difference(to: wide).isEmpty)
  }

  @Test func tellsARenumberedSectionAsThat() {
    var new = CarefulCase.old
    new.divisions[0].sections[3].heading?.numbering = .appendix([2, 5])
    let difference = Difference(CarefulCase.old, new)
    #expect(difference.sections.map(\.kinds) == [.renumbered])
    #expect(difference.sections[0].new?.number == "B.5")
    #expect(difference.sections[0].passages.isEmpty)
  }

  @Test(arguments: CarefulCase.all)
  func agreesWithTheRedline(careful: CarefulCase) {
    let difference = Difference(CarefulCase.old, careful.new)
    #expect(difference.isEmpty == (careful.name == "nothing"))
    let isInBody = !difference.redline.marks.isEmpty && careful.name != "header and footer"
    #expect(difference.sections.isEmpty == !isInBody)
  }

  @Test func tellsTheParagraphsOfACellThatWereReplaced() {
    let (old, new) = (
      manual([section("1", "甲", .none, [table([["名称", "版本"], ["质量手册与程序", "A0"]])])]),
      manual([section("1", "甲", .none, [table([["名称", "版本"], ["质量手册与程序", "XX"]])])])
    )
    let difference = Difference(old, new, basis: .content)
    let runs = difference.sections.first?.passages.first?.cells.last ?? []
    #expect(runs.map(\.text) == ["A0", "XX"])
    #expect(runs.map(\.change) == [.deleted, .inserted])
  }
}
