import Foundation
import Testing

@testable import Packaging

@Suite struct XMLValidatorTests {
  private func withSchema(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  private let relaxNG = """
    <element name="a" xmlns="http://relaxng.org/ns/structure/1.0">
    <oneOrMore><element name="b"><text/></element></oneOrMore></element>
    """
  private let xsd = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>
    <xs:sequence><xs:element name="b" type="xs:int" maxOccurs="9"/></xs:sequence>
    </xs:complexType></xs:element></xs:schema>
    """

  @Test func validatesByRELAXNG() throws {
    try withSchema(relaxNG) { path in
      let validator = try XMLValidator(relaxNG: path)
      #expect(validator.validate(Array("<a><b>1</b></a>".utf8)) == [])
      let issues = validator.validate(Array("<a>\n<b/>\n<c/></a>".utf8))
      #expect(issues.first?.kind == .invalid)
      #expect(issues.contains { $0.message.contains("c") }, "\(issues)")
      #expect(validator.validate(Array("<a>\n<b/>".utf8)).first?.kind == .malformed)
      #expect(validator.validate(Array("<!DOCTYPE a><a/>".utf8)).map(\.kind) == [.doctype])
    }
  }

  @Test func validatesByXMLSchema() throws {
    try withSchema(xsd) { path in
      let validator = try XMLValidator(xsd: path)
      #expect(validator.validate(Array("<a><b>1</b></a>".utf8)) == [])
      let issues = validator.validate(Array("<a>\n<b>1</b>\n<b>x</b></a>".utf8))
      #expect(issues.first?.kind == .invalid)
      #expect(issues.first?.line == 3)
      let element = try XMLReader.read(Array("<a><c/></a>".utf8))
      #expect(validator.validate(element).map(\.line) == [2])
      #expect(validator.validate(Array("<a/><a/>".utf8)).map(\.kind) == [.malformed])
    }
  }

  @Test func refusesWhatIsNoSchema() throws {
    try withSchema("<a/>") { path in
      #expect(throws: XMLIssues.self) { _ = try XMLValidator(relaxNG: path).validate([]) }
      #expect(throws: XMLIssues.self) { _ = try XMLValidator(xsd: path).validate([]) }
    }
    do throws(XMLIssues) {
      _ = try XMLValidator(relaxNG: "/nowhere.rng")
      Issue.record("a schema that is not there was read")
    } catch {
      #expect(error.all.first?.kind == .schema)
      #expect(error.description.contains("/nowhere.rng"), "\(error)")
    }
    #expect(throws: XMLIssues.self) { _ = try XMLValidator(xsd: "/nowhere.xsd") }
  }

  @Test(.enabled(if: Schemas.folder != nil, Schemas.note))
  func readsTheSchemasOfBothFormats() throws {
    let folder = try #require(Schemas.folder)
    let odf = try XMLValidator(relaxNG: folder + "/odf/1.3/OpenDocument-v1.3-schema.rng")
    let document = """
      <office:document-content office:version="1.3" \
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
      <text:p>手册</text:p></office:text></office:body></office:document-content>
      """
    #expect(odf.validate(Array(document.utf8)) == [])
    let wrong = document.replacing("text:p>", with: "text:q>")
    #expect(odf.validate(Array(wrong.utf8)) != [])

    let word = try XMLValidator(xsd: folder + "/ooxml/docx-all.xsd")
    let body = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
      <w:body><w:p><w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr></w:p></w:body></w:document>
      """
    #expect(word.validate(Array(body.utf8)) == [])
    let disordered = body.replacing(
      "<w:keepNext/><w:jc w:val=\"left\"/>", with: "<w:jc w:val=\"left\"/><w:keepNext/>")
    #expect(word.validate(Array(disordered.utf8)).first?.message.contains("keepNext") == true)
  }
}

@Suite struct MarkupCompatibilityTests {
  private let mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"

  private func process(
    _ text: String, _ understood: Set<String> = []
  ) throws -> (text: String, problems: [String]) {
    var processor = MarkupCompatibility(understood: understood)
    var root = processor.process(try XMLReader.read(Array(text.utf8)))
    root.declarations = []
    return (root.compact, processor.problems.map(\.message))
  }

  @Test func removesWhatIsIgnorableUnlessUnderstood() throws {
    let text = "<a \(mc) xmlns:x='urn:x' mc:Ignorable='x' x:b='1' c='2'>t<x:d><e/></x:d><e/></a>"
    #expect(try process(text) == ("<a c=\"2\">t<e/></a>", []))
    #expect(
      try process(text, ["urn:x"]) == ("<a x:b=\"1\" c=\"2\">t<x:d><e/></x:d><e/></a>", []))
  }

  @Test func keepsTheContentThatIsToBeProcessed() throws {
    let text = """
      <a \(mc) xmlns:x='urn:x' mc:Ignorable='x' mc:ProcessContent='x:d'><x:d><e/></x:d><x:f><e/></x:f></a>
      """
    #expect(try process(text) == ("<a><e/></a>", []))
    #expect(try process(text.replacing("'x:d'", with: "'x:*'")) == ("<a><e/><e/></a>", []))
  }

  @Test func choosesTheFirstChoiceItUnderstands() throws {
    let text = """
      <a \(mc) xmlns:x='urn:x'><mc:AlternateContent><mc:Choice Requires='x'><b/></mc:Choice>\
      <mc:Choice xmlns:y='urn:y' Requires='x y'><c/></mc:Choice><mc:Fallback><d/></mc:Fallback>\
      </mc:AlternateContent></a>
      """
    #expect(try process(text) == ("<a><d/></a>", []))
    #expect(try process(text, ["urn:x", "urn:y"]) == ("<a><b/></a>", []))
    #expect(
      try process(text.replacing("<mc:Fallback><d/></mc:Fallback>", with: "")) == ("<a/>", []))
  }

  @Test(arguments: [
    ("<a mc:Ignorable='z'/>", "the prefix 'z' is not declared"),
    ("<a mc:ProcessContent='z'/>", "mc:ProcessContent names 'z'"),
    ("<a mc:MustUnderstand='x'/>", "mc:MustUnderstand is not met"),
    ("<a mc:Other='x'/>", "unknown attribute mc:Other"),
    ("<a><mc:Choice/></a>", "mc:Choice has no place here"),
    ("<a><mc:AlternateContent/></a>", "mc:AlternateContent without mc:Choice"),
    (
      "<a><mc:AlternateContent><mc:Choice/></mc:AlternateContent></a>", "mc:Choice without Requires"
    ),
    ("<a><mc:AlternateContent><b/></mc:AlternateContent></a>", "'b' inside mc:AlternateContent"),
  ])
  func reportsWhatBreaksTheRules(text: String, problem: String) throws {
    let whole = text.replacing("<a", with: "<a \(mc) xmlns:x='urn:x'", maxReplacements: 1)
    let problems = try process(whole).problems
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }
}
