import ManualModel
import Profiles
import Testing

@Suite struct SkeletonTests {
  private func skeleton(_ kind: String, _ keys: SchemaKeys) -> String {
    ProfileSkeleton.text(
      name: "甲 \"乙\" # \\ 公司", kind: kind, keys: keys, schema: schema,
      catalogue: PackCatalogue(catalogue: catalogue, owners: [:]), schemaPath: "schema.json")
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
    #expect(text.contains("  controlled: true  # whether it is a controlled document\n"))
  }

  @Test func suggestsTheUsualOwnerWhereTheSkeletonHasIt() throws {
    let clause = try #require(ClauseID("5.1.1"))
    let owned = PackCatalogue(catalogue: catalogue, owners: [clause: "管理层"])
    let text = ProfileSkeleton.text(
      name: "甲", kind: "服务型", keys: .chinese, schema: schema, catalogue: owned, schemaPath: "s")
    #expect(text.contains("  \"5.1.1\": {主要: 管理层, 相关: []}  # 5.1.1\n"))
    #expect(text.contains("  \"5.1.2\": {主要: 售后服务部, 相关: []}  # 5.1.2\n"))
  }
}
