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

  @Test func writesOut() { print(skeleton("retailer", .chinese)); print(JSONSchema.text(of: schema).prefix(1500)) }
}
