import CZlib

/// Compresses one entry after the other onto the end of an archive, with one `z_stream` for all.
///
/// A class, because libxml2's output callback writes into it while the archive's owner waits.
@safe final class Deflater: ByteSink {
  private(set) var archive: [UInt8] = []
  private(set) var checksum: UInt32 = 0
  /// Bytes taken in since ``begin()``.
  private(set) var size = 0

  private let stream: UnsafeMutablePointer<z_stream>
  private let chunk: UnsafeMutableBufferPointer<UInt8>

  /// Level 6, with fewer places looked at for a match (48 instead of 128) and matches looked for up
  /// to the longest there is (258 bytes instead of 128), for the markup of documents repeats at length:
  /// a tenth of the time less for 1 % more bytes.
  ///
  /// The corresponding zlib functions are `deflateInit2` and `deflateTune`.
  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe chunk = .allocate(capacity: 1 << 16)
    let result = unsafe shouce_deflate_init(stream, 6)
    precondition(result == Z_OK, "zlib has no memory for a stream")
    unsafe deflateTune(stream, 8, 16, 258, 48)
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe chunk.deallocate()
  }

  /// Starts an entry.
  ///
  /// The corresponding zlib function is `deflateReset`.
  func begin() {
    unsafe deflateReset(stream)
    checksum = 0
    size = 0
  }

  func write(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe deflate(bytes.bindMemory(to: UInt8.self), Z_NO_FLUSH)
    }
  }

  /// Compresses a whole array.
  func write(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { bytes in unsafe deflate(bytes, Z_NO_FLUSH) }
  }

  /// Ends the entry.
  func finish() { unsafe deflate(UnsafeBufferPointer(start: nil, count: 0), Z_FINISH) }

  /// Puts bytes into the archive as they are: headers, stored entries.
  func append(_ bytes: [UInt8]) { archive += bytes }

  /// Writes over bytes that are in the archive already.
  func patch(_ bytes: [UInt8], at offset: Int) {
    archive.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  /// Takes back everything from an offset on.
  func truncate(to offset: Int) { archive.removeSubrange(offset...) }

  /// The corresponding zlib function is `crc32`.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
    }
  }

  /// The corresponding zlib functions are `deflate` and `crc32`.
  private func deflate(_ bytes: UnsafeBufferPointer<UInt8>, _ flush: Int32) {
    if !bytes.isEmpty {
      checksum = unsafe UInt32(
        truncatingIfNeeded: crc32_z(UInt(checksum), bytes.baseAddress, bytes.count))
      size += bytes.count
    }
    // avail_in has 32 bits.
    var rest = unsafe bytes[...]
    repeat {
      let piece = unsafe rest.prefix(1 << 30)
      unsafe rest = rest.dropFirst(piece.count)
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: UnsafeBufferPointer(rebasing: piece).baseAddress)
      unsafe stream.pointee.avail_in = UInt32(piece.count)
      repeat {
        unsafe stream.pointee.next_out = chunk.baseAddress
        unsafe stream.pointee.avail_out = UInt32(chunk.count)
        let result = unsafe CZlib.deflate(stream, flush)
        precondition(result != Z_STREAM_ERROR, "a deflate stream was used after its end")
        let made = unsafe chunk.count - Int(stream.pointee.avail_out)
        unsafe archive.append(contentsOf: chunk[..<made])
      } while unsafe stream.pointee.avail_out == 0
    } while unsafe !rest.isEmpty
    unsafe stream.pointee.next_in = nil
  }
}
