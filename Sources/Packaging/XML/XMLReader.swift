import CLibXML2

/// Reads XML into values through libxml2's pull reader: no network, no document type, no entities,
/// bounded in size and depth.
package enum XMLReader {
  /// How much a file may ask for.
  package struct Limits: Sendable {
    package var bytes = 256 << 20
    /// libxml2's own bound is 256.
    package var depth = 200

    package init() {}

    package init(bytes: Int, depth: Int) {
      self.bytes = bytes
      self.depth = depth
    }
  }

  /// Reads a whole file; the errors are all that libxml2 found, with their lines.
  ///
  /// The corresponding libxml2 functions are `xmlReaderForMemory` and `xmlTextReaderRead`.
  package static func read(
    _ bytes: [UInt8], limits: Limits = Limits()
  ) throws(XMLIssues) -> XMLElement {
    guard bytes.count <= limits.bytes, let count = Int32(exactly: bytes.count) else {
      throw XMLIssues(.size, line: 0, "larger than \(limits.bytes) bytes")
    }
    try XMLProlog.check(bytes)
    LibXML.start()
    let issues = XMLIssueCollector(.malformed)
    let result: Result<XMLElement?, XMLIssues> = unsafe bytes.withUnsafeBytes { bytes in
      guard
        let reader = unsafe xmlReaderForMemory(
          bytes.assumingMemoryBound(to: CChar.self).baseAddress, count, nil, "UTF-8",
          LibXML.parseOptions)
      else { preconditionFailure("libxml2 has no memory for a reader") }
      defer { unsafe xmlFreeTextReader(reader) }
      unsafe xmlTextReaderSetStructuredErrorHandler(
        reader, XMLIssueCollector.handler, issues.context)
      var builder = unsafe XMLTreeBuilder(reader: reader, deepest: limits.depth)
      do throws(XMLIssues) { return .success(try builder.build()) } catch {
        return .failure(error)
      }
    }
    let root = try result.get()
    guard issues.issues.isEmpty else { throw XMLIssues(issues.issues) }
    guard let root else { throw XMLIssues(.malformed, line: 0, "no element") }
    return root
  }
}

/// Makes a tree of what a reader shows.
@safe private struct XMLTreeBuilder {
  private let reader: xmlTextReaderPtr
  private let deepest: Int
  private var open: [XMLElement] = []
  private var root: XMLElement?
  /// Swift strings for the names in libxml2's dictionary, which keeps each name at one address.
  private var names: [UInt: String] = [:]

  init(reader: xmlTextReaderPtr, deepest: Int) {
    unsafe self.reader = reader
    self.deepest = deepest
  }

  mutating func build() throws(XMLIssues) -> XMLElement? {
    while unsafe xmlTextReaderRead(reader) == 1 {
      switch unsafe xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT: try start()
      case XML_READER_TYPE_END_ELEMENT: end()
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        text()
      default: break
      }
    }
    return root
  }

  private mutating func start() throws(XMLIssues) {
    // The node's line: the parser itself has read on.
    let line = unsafe xmlGetLineNo(xmlTextReaderCurrentNode(reader))
    guard open.count < deepest else {
      throw XMLIssues(.depth, line: line, "more than \(deepest) elements deep")
    }
    let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
    var element = XMLElement(currentName(), line: line)
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let value = unsafe xmlTextReaderConstValue(reader).map { unsafe String(cString: $0) } ?? ""
      if unsafe xmlTextReaderIsNamespaceDecl(reader) == 1 {
        element.declarations.append(.init(prefix: declaredPrefix(), namespace: value))
      } else {
        element.attributes.append(XMLAttribute(name: currentName(), value: value))
      }
    }
    open.append(element)
    if isEmpty { end() }
  }

  private mutating func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(.element(element))
    }
  }

  /// Text that arrives in pieces, as around a CDATA section, becomes one node.
  private mutating func text() {
    guard let value = unsafe xmlTextReaderConstValue(reader), !open.isEmpty else { return }
    let more = unsafe String(cString: value)
    let top = open.count - 1
    if case .text(let before) = open[top].children.last {
      open[top].children[open[top].children.count - 1] = .text(before + more)
    } else {
      open[top].children.append(.text(more))
    }
  }

  private mutating func currentName() -> XMLName {
    XMLName(
      namespace: unsafe string(xmlTextReaderConstNamespaceUri(reader)),
      local: unsafe string(xmlTextReaderConstLocalName(reader)),
      prefix: unsafe string(xmlTextReaderConstPrefix(reader)))
  }

  /// The prefix that the current attribute declares.
  ///
  /// It is not one of the strings that the parser keeps: another may stand in its place later.
  private func declaredPrefix() -> String {
    guard unsafe xmlTextReaderConstPrefix(reader) != nil,
      let prefix = unsafe xmlTextReaderConstLocalName(reader)
    else { return "" }
    return unsafe String(cString: prefix)
  }

  private mutating func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    let key = UInt(bitPattern: pointer)
    if let known = names[key] { return known }
    let string = unsafe String(cString: pointer)
    names[key] = string
    return string
  }
}
