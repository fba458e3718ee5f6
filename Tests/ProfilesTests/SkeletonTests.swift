import ManualModel
import Profiles
import Testing

@Suite struct SkeletonTests {
  /// What a pack may fill in: common structure, and what differs for service companies.
  private static let pack = """
    head: {zh: [填写内容, 第二行], en: [Fill in]}
    exclusion_reason: 是{kind}企业，没有{clause}
    promises: [repair]
    profile:
      manual: {title: 服务手册, controlled: false}
      service: {department: 售后服务部, disclosure: [网站, 店堂]}
      departments:
      - {name: 管理层, positions: [{name: 总经理}]}
      - {name: 售后服务部, parent: 管理层}
      people:
      - {department: 管理层, roles: [legal_representative, general_manager], manages_service: true}
    kinds:
      service:
        manual: {title: 服务管理手册}
        departments: [售后服务部, 管理层, 客服部]
        products: []
    """

  private func seeds(_ text: String = pack) -> (PackSeeds, english: [String], chinese: [String]) {
    var sources = SourceMap()
    var diagnostics = Diagnostics()
    let source = SourceText(Array(text.utf8))
    let file = sources.add(name: "p.yaml", text: source.text)
    let seeds = PackSeeds.read(
      source, file: file, schema: schema, catalogue: catalogue, diagnostics: &diagnostics)
    return (seeds, lines(diagnostics, sources, \.en), lines(diagnostics, sources, \.zh))
  }

  private func skeleton(
    _ kind: String, _ keys: SchemaKeys, owners: [ClauseID: String] = [:], seeds: PackSeeds? = nil
  ) -> String {
    ProfileSkeleton.text(
      name: "甲 \"乙\" # \\ 公司", kind: kind, keys: keys, schema: schema,
      catalogue: PackCatalogue(catalogue: catalogue, owners: owners),
      seeds: seeds ?? self.seeds().0, schemaPath: "schema.json")
  }

  @Test func takesItsSeedsFromThePack() {
    let (seeds, english, _) = seeds()
    #expect(english == [])
    let text = skeleton("retailer", .chinese, seeds: seeds)
    #expect(text.hasPrefix("# yaml-language-server: $schema=schema.json\n# 填写内容\n# 第二行\n"))
    #expect(text.contains("\n  标题: 服务手册  #"))
    #expect(text.contains("\n  受控: 否  #"))
    #expect(text.contains("\n  公示渠道: [网站, 店堂]  #"))
    #expect(text.contains("\n    职务: [法定代表人, 总经理]  #"))
    #expect(text.contains("\n    服务管理人员: 是  #"))
    #expect(text.contains("\n    - 名称: 维修响应时限  #"))
    #expect(skeleton("retailer", .english, seeds: seeds).contains("=schema.json\n# Fill in\n\n"))
  }

  @Test func takesWhatAKindHasOfItsOwnInPlaceOfTheCommon() {
    let text = skeleton("service", .english)
    #expect(text.contains("\n  title: 服务管理手册  #"))
    #expect(text.contains("\n  controlled: false  #"))
    #expect(text.contains("\nproducts: []  #"))
    #expect(text.contains("\n  - name: 客服部\n"))
    #expect(!text.contains("总经理"))
  }

  @Test func excludesWhatDoesNotConcernAKindOfCompany() throws {
    let clause = try #require(catalogue.clauses.first { $0.id.description == "5.2.6" })
    let narrow = Catalogue(
      standard: "S", title: "T",
      clauses: [
        Clause(
          id: clause.id, title: "回收", requirement: "", evidence: [], appliesTo: ["retailer"],
          isVerified: true, span: .none)
      ])
    func text(_ seeds: PackSeeds) -> String {
      ProfileSkeleton.text(
        name: "", kind: "service", keys: .english, schema: schema,
        catalogue: PackCatalogue(catalogue: narrow, owners: [:]), seeds: seeds, schemaPath: "s")
    }
    #expect(text(seeds().0).contains("    - clause: \"5.2.6\"  #"))
    #expect(text(seeds().0).contains("      reason: \"是服务型企业，没有回收\"  #"))
    // Without words for a reason there is nothing to say.
    #expect(!text(.none).contains("    - clause: \"5.2.6\""))
  }

  @Test(arguments: SchemaKeys.allCases)
  func isAProfileToFillInEvenWithoutSeeds(keys: SchemaKeys) throws {
    let reading = read(skeleton("retailer", keys, seeds: PackSeeds.none))
    #expect(reading.english == [])
    #expect(try #require(reading.facts).dump().contains("matrix/5.1.1/main") == false)
  }

  @Test func tellsWhatIsWrongInTheSeedsOnce() {
    let (_, english, chinese) = seeds(
      """
      haed: {}
      head: {zh: [[a]], de: [b]}
      promises: [repare]
      profile:
        manual: {titel: x}
        service: {department: 售后部}
        departments: [{name: 售后服务部}]
      kinds:
        shop: {}
        service: [1]
      """)
    #expect(
      english == [
        "p.yaml:1:1: error: no key 'haed' in 'skeleton' [unknown-key]",
        "p.yaml:2:13: error: 'zh' is text [expected-value]",
        "p.yaml:2:19: error: no key 'de' in 'head' [unknown-key]",
        "p.yaml:3:12: error: parameters.yaml has no group 'repare' [unknown-parameter]",
        "p.yaml:5:12: error: no key 'titel' in 'manual' [unknown-key]",
        "p.yaml:6:25: error: '售后部' in 'department' is not among the departments [unknown-name]",
        "p.yaml:9:3: error: no key 'shop' in 'kinds' [unknown-key]",
        "p.yaml:10:12: error: 'profile' is a group of keys [expected-value]",
      ])
    #expect(
      chinese[3] == "p.yaml:3:12: error: parameters.yaml 里没有「repare」这一组 [unknown-parameter]")
    #expect(
      seeds("- 1").english == ["p.yaml:1:1: error: 'skeleton' is a group of keys [expected-value]"])
  }

  @Test(arguments: ["manufacturer", "retailer", "service"], SchemaKeys.allCases)
  func readsBackWithoutAWord(kind: String, keys: SchemaKeys) throws {
    let text = skeleton(kind, keys)
    #expect(text.hasPrefix("# yaml-language-server: $schema=schema.json\n"))
    let reading = read(text)
    #expect(reading.english == [])
    let facts = try #require(reading.facts)
    let dump = facts.dump()
    #expect(dump.contains("company/name = 甲 \"乙\" # \\ 公司"))
    #expect(dump.contains("company/kind = <\(kind)>"))
    #expect(dump.contains("matrix/5.1.1/main = 售后服务部"))
    #expect(dump.contains("people/1/roles/2 = <general_manager>"))
    #expect(dump.contains("products = []") == (kind == "service"))
  }

  @Test func explainsEveryKeyOfTheTable() {
    let text = skeleton("retailer", .english)
    for field in schema.root.fields {
      #expect(text.contains("\n\(field.english):"))
      guard case .record(let record) = field.type else { continue }
      for child in record.fields where child.need != .computed {
        #expect(text.contains("\n  \(child.english):"))
      }
    }
    #expect(!text.contains("version:"))
    #expect(text.contains("  controlled: false  # whether it is a controlled document\n"))
  }

  @Test func suggestsTheUsualOwnerWhereTheSkeletonHasIt() throws {
    let clause = try #require(ClauseID("5.1.1"))
    let text = skeleton("服务型", .chinese, owners: [clause: "管理层"])
    #expect(text.contains("  \"5.1.1\": {主要: 管理层, 相关: []}  # 5.1.1\n"))
    #expect(text.contains("  \"5.1.2\": {主要: 售后服务部, 相关: []}  # 5.1.2\n"))
    // 技术部 is no department of the skeleton.
    #expect(
      skeleton("服务型", .chinese, owners: [clause: "技术部"])
        .contains("  \"5.1.1\": {主要: 售后服务部, 相关: []}  # 5.1.1\n"))
  }
}
