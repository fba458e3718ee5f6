/// Writes a package as a zip file in memory, the same bytes for the same parts.
///
/// Every entry is of 1980-01-01 00:00, has no extra field, no comment and no data descriptor, and
/// sets the UTF-8 flag only if its name is not ASCII: what ODF 1.3 part 2 §3.3 asks of `mimetype`
/// holds for all. XML goes from libxml2's buffer straight into deflate.
package struct ZipWriter: ~Copyable, PackageSink {
  private let deflater: Deflater
  private var entries: [ZipEntry] = []
  private var names = PartNames()

  package init() { deflater = Deflater() }

  package mutating func xml(
    _ name: String, standalone: Bool, _ body: (inout XMLWriter) -> Void
  ) throws(PackagingError) {
    var entry = try begin(name, method: ZipFormat.deflated)
    deflater.begin()
    do {
      try XMLWriter.write(part: name, standalone: standalone, to: deflater, body)
    } catch {
      deflater.truncate(to: entry.offset)
      throw error
    }
    deflater.finish()
    entry.checksum = deflater.checksum
    entry.size = deflater.size
    try end(entry)
  }

  package mutating func bytes(
    _ name: String, _ bytes: [UInt8], stored: Bool
  ) throws(PackagingError) {
    var entry = try begin(name, method: stored ? ZipFormat.stored : ZipFormat.deflated)
    entry.checksum = Deflater.checksum(of: bytes)
    entry.size = bytes.count
    if stored {
      deflater.append(bytes)
    } else {
      deflater.begin()
      deflater.write(bytes)
      deflater.finish()
    }
    try end(entry)
  }

  /// Ends the archive with its directory.
  package consuming func finish() throws(PackagingError) -> [UInt8] {
    let start = deflater.archive.count
    var directory: [UInt8] = []
    for entry in entries { directory += entry.centralHeader }
    let size = directory.count
    guard start + size <= ZipFormat.largest else {
      throw .tooLarge(part: entries.last?.name ?? "")
    }
    directory.append(little: ZipFormat.endSignature)
    directory.append(little: UInt32(0))
    directory.append(little: UInt16(entries.count))
    directory.append(little: UInt16(entries.count))
    directory.append(little: UInt32(size))
    directory.append(little: UInt32(start))
    directory.append(little: UInt16(0))
    deflater.append(directory)
    return deflater.archive
  }

  private mutating func begin(_ name: String, method: UInt16) throws(PackagingError) -> ZipEntry {
    try names.add(name)
    let entry = ZipEntry(name: name, method: method, offset: deflater.archive.count)
    // Sizes are not known yet; the header is written again by `end`.
    deflater.append(entry.localHeader)
    return entry
  }

  private mutating func end(_ entry: ZipEntry) throws(PackagingError) {
    var entry = entry
    entry.packedSize = deflater.archive.count - entry.dataOffset
    guard entry.size <= ZipFormat.largest, deflater.archive.count <= ZipFormat.largest else {
      deflater.truncate(to: entry.offset)
      throw .tooLarge(part: entry.name)
    }
    deflater.patch(entry.localHeader, at: entry.offset)
    entries.append(entry)
  }
}

/// What the headers of an entry say (APPNOTE §4.3.7, §4.3.12).
private struct ZipEntry {
  let name: String
  let method: UInt16
  let offset: Int
  var checksum: UInt32 = 0
  var packedSize = 0
  var size = 0

  var dataOffset: Int { offset + ZipFormat.localSize + name.utf8.count }

  var localHeader: [UInt8] {
    var header: [UInt8] = []
    header.append(little: ZipFormat.localSignature)
    header += shared
    header += Array(name.utf8)
    return header
  }

  var centralHeader: [UInt8] {
    var header: [UInt8] = []
    header.append(little: ZipFormat.centralSignature)
    header.append(little: version)  // made by: MS-DOS attributes, no host
    header += shared
    header.append(little: UInt16(0))  // comment length
    header.append(little: UInt16(0))  // disk
    header.append(little: UInt16(0))  // internal attributes
    header.append(little: UInt32(0))  // external attributes
    header.append(little: UInt32(offset))
    header += Array(name.utf8)
    return header
  }

  /// What both headers hold, in the same order.
  private var shared: [UInt8] {
    var fields: [UInt8] = []
    fields.append(little: version)
    fields.append(little: name.utf8.allSatisfy { $0 < 0x80 } ? 0 : ZipFormat.utf8Flag)
    fields.append(little: method)
    fields.append(little: UInt16(0))  // time
    fields.append(little: ZipFormat.firstDay)
    fields.append(little: checksum)
    fields.append(little: UInt32(packedSize))
    fields.append(little: UInt32(size))
    fields.append(little: UInt16(name.utf8.count))
    fields.append(little: UInt16(0))  // extra field length
    return fields
  }

  /// Deflate needs version 2.0 of the format (§4.4.3.2).
  private var version: UInt16 { method == ZipFormat.deflated ? 20 : 10 }
}
