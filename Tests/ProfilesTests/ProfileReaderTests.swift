import ManualModel
import Profiles
import Testing

@Suite struct ProfileReaderTests {
  @Test func readsBothLanguagesInOneFile() throws {
    let reading = read(
      """
      企业:
        名称: 上海甲乙科技有限公司
        kind: 销售型
        员工人数: 1,200
        founded: 2010年5月18日
      manual:
        prepared_by: 张三
        版本规则: {style: A/0}
      departments:
        - 售后服务部
        - {name: 行政部, parent: 售后服务部, 职责: 管文件}
      人员:
        - {姓名: 张三, 部门: 行政部, 职务: 服务监督员、培训负责人, 服务管理人员: 是}
      matrix:
        "5.1.1": {main: 行政部, related: 售后服务部}
        5.1.2: 售后服务部
      程序:
        维修: {响应时限: 2}
      变量: {数: 12, 长: 012, 日: 2026-11-22, 真: true, 表: [甲, {乙: 丙}], 无: ~}
      """)
    #expect(reading.chinese == [])
    let facts = try #require(reading.facts)
    #expect(
      facts.dump() == [
        "company/name = 上海甲乙科技有限公司", "company/kind = <retailer>", "company/founded = 2010-05-18",
        "company/headcount = #1200", "manual/prepared_by = 张三", "manual/wording = <formal>",
        "manual/controlled = true", "manual/theme = qms-song", "manual/versions/style = <A/0>",
        "manual/versions/reissue_after = #10", "manual/codes/procedure = CX",
        "manual/codes/record = JL", "departments/售后服务部/name = 售后服务部",
        "departments/行政部/name = 行政部", "departments/行政部/parent = 售后服务部",
        "departments/行政部/duties/1 = 管文件", "people/张三/name = 张三", "people/张三/department = 行政部",
        "people/张三/roles/1 = <supervisor>", "people/张三/roles/2 = <trainer>",
        "people/张三/manages_service = true", "matrix/5.1.1/main = 行政部",
        "matrix/5.1.1/related/1 = 售后服务部", "matrix/5.1.2/main = 售后服务部",
        "procedures/repair/respond_within_hours = #2",
        "procedures/repair/reschedule_notice_hours = #2", "variables/数 = #12", "variables/长 = 012",
        "variables/日 = 2026-11-22", "variables/真 = true", "variables/表/1 = 甲",
        "variables/表/2/乙 = 丙",
      ])
  }
}
