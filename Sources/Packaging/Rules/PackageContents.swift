/// A package as rules see it: its parts, and those that are XML as values.
package struct PackageContents: Sendable {
  package struct Part: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// In their order.
  package let parts: [Part]
  /// How the parts lie in the file; nil if they never were in one.
  package let entries: [ZipReader.Entry]?
  private let xml: [String: XMLElement]
  private let names: Set<String>
  let malformed: [(part: String, issue: XMLIssue)]

  package init(parts: [(name: String, bytes: [UInt8])]) { self.init(parts, entries: nil) }

  package init(_ collector: PartCollector) { self.init(collector.parts, entries: nil) }

  package init(zip: [UInt8]) throws(ZipError) {
    let reader = try ZipReader(zip)
    self.init(try reader.readAll(), entries: reader.entries)
  }

  private init(_ parts: [(name: String, bytes: [UInt8])], entries: [ZipReader.Entry]?) {
    self.parts = parts.map { Part(name: $0.name, bytes: $0.bytes) }
    self.entries = entries
    names = Set(parts.map(\.name))
    var xml: [String: XMLElement] = [:]
    var malformed: [(part: String, issue: XMLIssue)] = []
    for part in parts where Self.isXML(part.name) {
      do throws(XMLIssues) { xml[part.name] = try XMLReader.read(part.bytes) } catch {
        malformed += error.all.map { (part.name, $0) }
      }
    }
    self.xml = xml
    self.malformed = malformed
  }

  /// The root element of a part; nil if there is none, or if it is not well-formed.
  package subscript(_ name: String) -> XMLElement? { xml[name] }

  package func contains(_ name: String) -> Bool { names.contains(name) }

  /// The parts that are well-formed XML, in their order.
  var xmlParts: [(name: String, root: XMLElement)] {
    parts.compactMap { part in xml[part.name].map { (part.name, $0) } }
  }

  private static func isXML(_ name: String) -> Bool {
    [".xml", ".rels", ".rdf"].contains { name.hasSuffix($0) }
  }
}

/// Values that may occur only once.
struct Uniques {
  private(set) var seen: Set<String> = []

  /// Whether the value is new.
  mutating func add(_ value: String) -> Bool { seen.insert(value).inserted }

  func contains(_ value: String) -> Bool { seen.contains(value) }
}
