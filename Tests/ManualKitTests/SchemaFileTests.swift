import ManualKit
import SystemPackage
import Testing

@Suite struct SchemaFileTests {
  /// `make schema` writes it again after a change of the table or of the parameters.
  @Test func isShippedAsTheTableSays() throws {
    let workshop = try Workshop(
      environment: FileSystem(), templates: FilePath(Repository.path("Templates")), executable: nil)
    let shipped = try Repository.text("Templates/profile.schema.json")
    #expect(workshop.jsonSchema().results == shipped)
  }
}
