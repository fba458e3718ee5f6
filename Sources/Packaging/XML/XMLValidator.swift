import CLibXML2

/// Validates XML against a schema through libxml2; parse the schema once, validate many.
///
/// Not `Sendable`: one validator stays with one task.
@safe package struct XMLValidator: ~Copyable {
  /// A compiled schema, in libxml2's two forms.
  @safe private enum Schema {
    case relaxNG(xmlRelaxNGPtr)
    case xsd(xmlSchemaPtr)
  }

  private let schema: Schema

  /// Compiles a RELAX NG schema in XML syntax, as ODF has.
  ///
  /// The corresponding libxml2 function is `xmlRelaxNGParse`.
  package init(relaxNG path: String) throws(XMLIssues) {
    LibXML.start()
    let issues = XMLIssueCollector(.schema)
    let context = unsafe xmlRelaxNGNewParserCtxt(path)
    defer { unsafe xmlRelaxNGFreeParserCtxt(context) }
    unsafe xmlRelaxNGSetParserStructuredErrors(
      context, XMLIssueCollector.handler, issues.context)
    let compiled = unsafe LibXML.collecting(issues) { unsafe xmlRelaxNGParse(context) }
    guard let compiled = unsafe compiled else { throw issues.thrown(path) }
    schema = unsafe .relaxNG(compiled)
  }

  /// Compiles a W3C XML Schema, as ISO/IEC 29500 has; imports are found beside the file.
  ///
  /// The corresponding libxml2 function is `xmlSchemaParse`.
  package init(xsd path: String) throws(XMLIssues) {
    LibXML.start()
    let issues = XMLIssueCollector(.schema)
    let context = unsafe xmlSchemaNewParserCtxt(path)
    defer { unsafe xmlSchemaFreeParserCtxt(context) }
    unsafe xmlSchemaSetParserStructuredErrors(
      context, XMLIssueCollector.handler, issues.context)
    let compiled = unsafe LibXML.collecting(issues) { unsafe xmlSchemaParse(context) }
    guard let compiled = unsafe compiled else { throw issues.thrown(path) }
    schema = unsafe .xsd(compiled)
  }

  deinit {
    switch schema {
    case .relaxNG(let compiled): unsafe xmlRelaxNGFree(compiled)
    case .xsd(let compiled): unsafe xmlSchemaFree(compiled)
    }
  }

  /// What is wrong with a file; empty if it is valid.
  ///
  /// The corresponding libxml2 functions are `xmlRelaxNGValidateDoc` and `xmlSchemaValidateDoc`.
  package func validate(_ bytes: [UInt8]) -> [XMLIssue] {
    do throws(XMLIssues) { try XMLProlog.check(bytes) } catch { return error.all }
    guard let count = Int32(exactly: bytes.count) else {
      return [XMLIssue(.size, line: 0, message: "too large for libxml2")]
    }
    let malformed = XMLIssueCollector(.malformed)
    let document = unsafe LibXML.collecting(malformed) {
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe xmlReadMemory(
          bytes.assumingMemoryBound(to: CChar.self).baseAddress, count, nil, "UTF-8",
          LibXML.parseOptions)
      }
    }
    guard let document = unsafe document else { return malformed.thrown("").all }
    defer { unsafe xmlFreeDoc(document) }
    return unsafe validate(document)
  }

  /// What is wrong with an element; lines are those of its ``XMLElement/dump``.
  package func validate(_ element: XMLElement) -> [XMLIssue] { validate(Array(element.dump.utf8)) }

  private func validate(_ document: xmlDocPtr) -> [XMLIssue] {
    let issues = XMLIssueCollector(.invalid)
    let result: Int32
    switch schema {
    case .relaxNG(let compiled):
      let context = unsafe xmlRelaxNGNewValidCtxt(compiled)
      defer { unsafe xmlRelaxNGFreeValidCtxt(context) }
      unsafe xmlRelaxNGSetValidStructuredErrors(
        context, XMLIssueCollector.handler, issues.context)
      result = LibXML.collecting(issues) { unsafe xmlRelaxNGValidateDoc(context, document) }
    case .xsd(let compiled):
      let context = unsafe xmlSchemaNewValidCtxt(compiled)
      defer { unsafe xmlSchemaFreeValidCtxt(context) }
      unsafe xmlSchemaSetValidStructuredErrors(
        context, XMLIssueCollector.handler, issues.context)
      result = LibXML.collecting(issues) { unsafe xmlSchemaValidateDoc(context, document) }
    }
    guard result != 0, issues.issues.isEmpty else { return issues.issues }
    return [XMLIssue(.invalid, line: 0, message: "invalid, but libxml2 does not say why")]
  }
}

extension XMLIssueCollector {
  /// What to throw when libxml2 gave nothing back.
  fileprivate func thrown(_ path: String) -> XMLIssues {
    guard issues.isEmpty else { return XMLIssues(issues) }
    return XMLIssues(kind, line: 0, "\(path) cannot be read")
  }
}
