/// Reads a zip file strictly: the directory counts, and everything must agree with it.
///
/// Files come from strangers, so every number in them is checked before it is used, and nothing is
/// unpacked beyond what was declared and allowed. Opening unpacks nothing.
package struct ZipReader: Sendable {
  /// How much a file may ask for.
  package struct Limits: Sendable {
    package var entries = 4096
    package var entryBytes = 256 << 20
    package var totalBytes = 512 << 20
    /// Bytes out for each byte in; deflate can reach 1,032.
    package var ratio = 300
    /// Entries up to this size may be of any ratio: an empty table compresses well.
    package var freeBytes = 1 << 20

    package init() {}
  }

  package struct Entry: Hashable, Sendable {
    package let name: String
    /// 0 stored, 8 deflated.
    package let method: UInt16
    package let flags: UInt16
    package let checksum: UInt32
    package let packedSize: Int
    package let size: Int
    /// Where the local header begins.
    package let offset: Int
    /// Length of the extra field in the local header.
    package let extraLength: Int
    /// Where the data begin.
    package let dataOffset: Int

    package var isDirectory: Bool { name.hasSuffix("/") }
  }

  /// In the order of the directory, directories included.
  package let entries: [Entry]
  package let limits: Limits
  private let archive: [UInt8]

  package init(_ archive: [UInt8], limits: Limits = Limits()) throws(ZipError) {
    self.archive = archive
    self.limits = limits
    entries = try ZipDirectory(archive: archive, limits: limits).read()
  }

  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// Unpacks one entry and checks its length and its checksum.
  package func read(_ entry: Entry) throws(ZipError) -> [UInt8] {
    let packed = archive[entry.dataOffset..<entry.dataOffset + entry.packedSize]
    let bytes: [UInt8]
    if entry.method == ZipFormat.stored {
      bytes = Array(packed)
    } else {
      guard let inflated = Inflater.inflate(packed, size: entry.size) else {
        throw .corrupt(entry.name)
      }
      bytes = inflated
    }
    guard Deflater.checksum(of: bytes) == entry.checksum else { throw .checksum(entry.name) }
    return bytes
  }

  /// Unpacks everything but directories.
  package func readAll() throws(ZipError) -> [(name: String, bytes: [UInt8])] {
    var parts: [(name: String, bytes: [UInt8])] = []
    for entry in entries where !entry.isDirectory { parts.append((entry.name, try read(entry))) }
    return parts
  }
}
