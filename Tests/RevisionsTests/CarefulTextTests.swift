import ManualModel
import RedlineSupport
import Revisions
import Testing

/// Inside a paragraph exactly what a careful person would mark is marked.
@Suite struct CarefulTextTests {
  @Test(arguments: CarefulText.cases)
  func marksWhatACarefulPersonWould(careful: CarefulText) {
    let redline = Redline.of(manual(careful, careful.old), manual(careful, careful.new))
    guard case .paragraph(let paragraph) = redline.divisions[0].sections[0].blocks[0].kind else {
      Issue.record("no paragraph")
      return
    }
    #expect(CarefulText.shown(paragraph.text) == careful.plain)
    #expect(Measure(of: redline).cutAtoms == 0)
  }

  private func manual(_ careful: CarefulText, _ inlines: [Inline]) -> Manual {
    var manual = RedlineSupport.manual(paragraph(inlines))
    _ = manual.facts.add("names", under: FactTable.root, at: .none)
    manual.sheet.entries = careful.names.map { name in
      .init(fact: FactID(index: 1), name: Wording(zh: "名称", en: "name"), value: .text(name))
    }
    if manual.sheet.entries.isEmpty {
      manual.sheet.entries = [
        .init(fact: FactID(index: 1), name: Wording(zh: "名称", en: "name"), value: .text("某"))
      ]
    }
    return manual
  }
}

extension CarefulText {
  static let cases: [CarefulText] = [
    "维修工程师应在{24→12}小时内到达现场，并在当日完成维修。", "接到报修后{2→1}小时内响应，{24→12}小时内到场，{3→2}个工作日内修复。",
    "受理时间为每日{8:30→9:00}—{18:00→17:30}，节假日照常。", "本手册自{2026年9月1日→2027年1月15日}起实施。",
    "见第{5.2.4→5.2.5}条和{GB/T→GB} 27922-2011的要求。", "保修期为{三十→十五}日，自交付之日起计算。",
    "顾客满意度不低于{百分之九十→百分之九十五}。", "一次修复率≥{90→92.5}%，按季度统计。",
    "由‹{售后服务部→客户服务部}›负责受理，‹{售后服务部→客户服务部}›经理审批。",
    "‹{张三→李四}›和‹{王五→赵六}›负责现场验收。", "服务热线{400-000-5168→400-000-5169}，全年无休。",
    "顾客报修时，客服人员应登记姓名、电话和故障现象。{→登记完成后应向顾客复述一遍。}随后在当日内派工。",
    "顾客报修时，客服人员应登记姓名、电话{→、地址}和故障现象。", "顾客可以通过电话、{微信、→}网站或者到网点报修。",
    "客服人员应当在{接到报修的→}当日派工。", "{→经顾客同意，}维修工程师可以取回设备维修。",
    "设备修复后应当试机{→，并请顾客在派工单上签字}。", "维修完成后填写派工单{,→，}交调度员归档。",
    "保修期内免费维修（人为损坏{→、进水}除外）。", "每{半→一}年评审一次。",
    "收费标准在接待厅公示{→，并在网站公布}。", "上门服务应穿{工作服→统一工装}，佩戴工牌。",
    "维修收费按《{→服务}收费{标准→目录}》执行。", "凡在{3→5}天内答复的，{不→均}计入及时率。",
    "联系{李→王}工，分机{8012→8016}。", "电压{220→380}V，功率{5→7.5}kW。",
    "型号{ThinkPad-X1→ThinkBook-X1}的备件另行采购。", "网点{2→3}家，人员{18→21}人，车辆{2→2}辆。",
    "{本程序规定了报修、派工、上门和回访的做法→上门服务由调度员统一安排，工程师不得私自接单}。",
    "报修的受理按5.2.4{→和5.2.5}的规定办理。", "投诉应在{两→一}个工作日内首次回复。",
    "‹云川安博辰信息科技有限公司›（以下简称{本→}公司）。", "质量问题{15→30}日内包换，{一→两}年内保修。",
    "{→（一）}受理：登记报修信息。", "回访由客服专员{在三日内→于次日}完成，回访率{100→98}%。",
    "对易损件实行定额储备，{低于→达到}下限时申请采购。",
  ].map { CarefulText($0.replacing("{2→2}", with: "2")) }.map {
    // A name that is replaced stands inside the signs for names.
    CarefulText(
      $0.description.replacing("‹{", with: "{‹").replacing("}›", with: "›}")
        .replacing(/\{‹([^→]*)→/) { "{‹\($0.output.1)›→‹" })
  }
}
