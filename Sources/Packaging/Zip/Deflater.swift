/// Compresses one entry after the other onto the end of an archive.
///
/// An entry is gathered and compressed whole, which is fastest; one that grows too large for that goes
/// through a stream instead, so that memory does not grow with it. A class, because libxml2's output
/// callback writes into it while the archive's owner waits.
@safe final class Deflater: ByteSink {
  private(set) var archive: [UInt8] = []
  private(set) var checksum: UInt32 = 0
  /// Bytes taken in since ``begin()``.
  private(set) var size = 0

  /// The most bytes of an entry that are kept: a manual of about 600 pages.
  private let mostKept: Int
  private var kept = PartBuffer()
  private let whole = WholeDeflater()
  /// Set while an entry is too large to be kept.
  private var stream: StreamDeflater?

  init(mostKept: Int = 8 << 20) { self.mostKept = mostKept }

  /// Starts an entry.
  func begin() {
    kept.removeAll()
    stream = nil
    checksum = 0
    size = 0
  }

  func write(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { bytes in unsafe take(bytes) }
  }

  /// Compresses a whole array.
  func write(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { bytes in unsafe take(bytes) }
  }

  /// Ends the entry.
  func finish() {
    if stream == nil {
      unsafe whole.deflate(kept.bytes, onto: &archive)
    } else {
      stream?.finish(onto: &archive)
      stream = nil
    }
    kept.removeAll()
  }

  /// Puts bytes into the archive as they are: headers, stored entries.
  func append(_ bytes: [UInt8]) { archive += bytes }

  /// Writes over bytes that are in the archive already.
  func patch(_ bytes: [UInt8], at offset: Int) {
    archive.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  /// Takes back everything from an offset on.
  func truncate(to offset: Int) { archive.removeSubrange(offset...) }

  static func checksum(of bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { bytes in unsafe WholeDeflater.checksum(of: bytes) }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    checksum = unsafe WholeDeflater.checksum(of: bytes, behind: checksum)
    size += bytes.count
    if stream == nil {
      guard size > mostKept else { return unsafe kept.append(bytes) }
      stream = StreamDeflater()
      unsafe stream?.deflate(UnsafeRawBufferPointer(kept.bytes), onto: &archive)
      kept.removeAll()
    }
    unsafe stream?.deflate(bytes, onto: &archive)
  }
}
