import CLibXML2

/// libxml2 as a whole.
enum LibXML {
  /// Prepares the library, once per process and before any task uses it.
  ///
  /// Never undone: `xmlCleanupParser` would pull the ground from under other tasks. The corresponding
  /// libxml2 function is `xmlInitParser`.
  static func start() { started }

  private static let started: Void = xmlInitParser()

  /// How files are parsed: no network, no document type loaded, nothing printed, lines beyond 65,535
  /// counted.
  static let parseOptions = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue)

  /// Runs calls of libxml2 that would otherwise report to the thread's own handler, that is to
  /// standard error: reading a schema's imports is one.
  ///
  /// The handler belongs to the thread, and `body` does not leave it. The corresponding libxml2
  /// function is `xmlSetStructuredErrorFunc`.
  static func collecting<Result>(_ issues: XMLIssueCollector, _ body: () -> Result) -> Result {
    unsafe xmlSetStructuredErrorFunc(issues.context, XMLIssueCollector.handler)
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return body()
  }
}
