/// A package as its parts, uncompressed: for tests, goldens and digests.
package struct PartCollector: PackageSink {
  package private(set) var parts: [(name: String, bytes: [UInt8])] = []
  private var names = PartNames()

  package init() {}

  package subscript(_ name: String) -> [UInt8]? { parts.first { $0.name == name }?.bytes }

  package mutating func xml(
    _ name: String, standalone: Bool, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) {
    let memory = ByteCollector()
    try XMLWriter.write(part: name, standalone: standalone, to: memory, body)
    try add(name, memory.bytes)
  }

  package mutating func bytes(
    _ name: String, _ bytes: [UInt8], stored: Bool
  ) throws(PackagingError) {
    try add(name, bytes)
  }

  private mutating func add(_ name: String, _ bytes: [UInt8]) throws(PackagingError) {
    try names.add(name)
    parts.append((name, bytes))
  }
}
