/// Reads and checks the directory of a zip file (APPNOTE §4.3.12, §4.3.16).
struct ZipDirectory {
  let archive: [UInt8]
  let limits: ZipReader.Limits

  func read() throws(ZipError) -> [ZipReader.Entry] {
    let end = try findEnd()
    guard number(at: end + 4, 4) == 0, number(at: end + 8, 2) == number(at: end + 10, 2) else {
      throw .split
    }
    let count = number(at: end + 10, 2)
    let size = number(at: end + 12, 4)
    let start = number(at: end + 16, 4)
    guard count < 0xFFFF, size < ZipFormat.largest, start < ZipFormat.largest else {
      throw .zip64
    }
    guard count <= limits.entries else { throw .tooManyEntries(count) }
    guard start + size <= end else { throw .truncated }
    guard start + size == end else { throw .split }

    var entries: [ZipReader.Entry] = []
    var names: Set<String> = []
    var total = 0
    var position = start
    for _ in 0..<count {
      let (entry, next) = try entry(at: position, before: end)
      position = next
      guard names.insert(PartName.folded(entry.name)).inserted else { throw .duplicate(entry.name) }
      total += entry.size
      guard total <= limits.totalBytes else { throw .tooLargeInTotal }
      entries.append(entry)
    }
    guard position == end else { throw .split }
    try checkOverlap(entries, end: start)
    return entries
  }

  /// Finds the end record, whose comment must reach exactly to the end of the file.
  private func findEnd() throws(ZipError) -> Int {
    guard archive.count >= ZipFormat.endSize else { throw .notAZip }
    var position = archive.count - ZipFormat.endSize
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if number(at: position, 4) == Int(ZipFormat.endSignature),
        position + ZipFormat.endSize + number(at: position + 20, 2) == archive.count
      {
        return position
      }
      position -= 1
    }
    throw .notAZip
  }

  private func entry(
    at position: Int, before end: Int
  ) throws(ZipError) -> (ZipReader.Entry, next: Int) {
    guard position + ZipFormat.centralSize <= end else { throw .truncated }
    guard number(at: position, 4) == Int(ZipFormat.centralSignature) else { throw .truncated }
    let nameLength = number(at: position + 28, 2)
    let nameStart = position + ZipFormat.centralSize
    let next = nameStart + nameLength + number(at: position + 30, 2) + number(at: position + 32, 2)
    guard next <= end else { throw .truncated }
    let rawName = archive[nameStart..<nameStart + nameLength]
    let name = try name(rawName)
    let flags = UInt16(number(at: position + 8, 2))
    let method = UInt16(number(at: position + 10, 2))
    let packedSize = number(at: position + 20, 4)
    let size = number(at: position + 24, 4)
    let offset = number(at: position + 42, 4)

    guard flags & ZipFormat.encryptedFlag == 0 else { throw .encrypted(name) }
    guard method == ZipFormat.stored || method == ZipFormat.deflated else {
      throw .unknownMethod(name, method)
    }
    guard max(packedSize, size, offset) < ZipFormat.largest else { throw .zip64 }
    guard number(at: position + 34, 2) == 0 else { throw .split }
    guard size <= limits.entryBytes else { throw .tooLarge(name) }
    guard size <= limits.freeBytes || size / limits.ratio <= packedSize else { throw .ratio(name) }
    guard method == ZipFormat.deflated || size == packedSize else { throw .corrupt(name) }
    guard !name.hasSuffix("/") || size == 0 else { throw .badName(name) }

    let dataOffset = try checkLocalHeader(
      at: offset, matches: position, rawName: rawName, name: name)
    guard dataOffset + packedSize <= archive.count else { throw .truncated }
    let entry = ZipReader.Entry(
      name: name, method: method, flags: flags, checksum: UInt32(number(at: position + 16, 4)),
      packedSize: packedSize, size: size, offset: offset,
      extraLength: number(at: offset + 28, 2), dataOffset: dataOffset)
    return (entry, next)
  }

  /// Names are ASCII or UTF-8, whether flagged or not; code page 437 is not guessed at.
  private func name(_ bytes: ArraySlice<UInt8>) throws(ZipError) -> String {
    guard let name = String(validating: bytes, as: UTF8.self) else {
      throw .badName(String(decoding: bytes, as: UTF8.self))
    }
    let path = name.hasSuffix("/") ? String(name.dropLast()) : name
    guard PartName.isSafe(path) else { throw .badName(name) }
    return name
  }

  /// Compares the local header (APPNOTE §4.3.7) with the directory and gives the data's offset.
  private func checkLocalHeader(
    at offset: Int, matches central: Int, rawName: ArraySlice<UInt8>, name: String
  ) throws(ZipError) -> Int {
    guard offset + ZipFormat.localSize <= archive.count else { throw .truncated }
    guard number(at: offset, 4) == Int(ZipFormat.localSignature) else {
      throw .headersDiffer(name)
    }
    let nameStart = offset + ZipFormat.localSize
    let dataOffset = nameStart + number(at: offset + 26, 2) + number(at: offset + 28, 2)
    guard dataOffset <= archive.count else { throw .truncated }
    guard archive[nameStart..<nameStart + number(at: offset + 26, 2)] == rawName else {
      throw .headersDiffer(name)
    }
    // Bits 1 and 2 only say how hard the compressor tried (§4.4.4); writers disagree with themselves.
    let hints = 0b110
    guard number(at: offset + 6, 2) | hints == number(at: central + 8, 2) | hints,
      number(at: offset + 8, 2) == number(at: central + 10, 2)
    else { throw .headersDiffer(name) }
    let isDeferred = number(at: offset + 6, 2) & Int(ZipFormat.descriptorFlag) != 0
    for (local, directory) in [(14, 16), (18, 20), (22, 24)] {
      let value = number(at: offset + local, 4)
      // With a data descriptor the local header may leave them at 0 (§4.4.4).
      guard value == number(at: central + directory, 4) || isDeferred && value == 0 else {
        throw .headersDiffer(name)
      }
    }
    return dataOffset
  }

  /// No byte may belong to two entries: overlapping entries are how small files become enormous.
  private func checkOverlap(_ entries: [ZipReader.Entry], end: Int) throws(ZipError) {
    var previous = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset >= previous else { throw .overlap(entry.name) }
      previous = entry.dataOffset + entry.packedSize
      guard previous <= end else { throw .overlap(entry.name) }
    }
  }

  /// A little-endian number of 2 or 4 bytes.
  private func number(at offset: Int, _ bytes: Int) -> Int {
    var value = 0
    for index in (0..<bytes).reversed() { value = value << 8 | Int(archive[offset + index]) }
    return value
  }
}
