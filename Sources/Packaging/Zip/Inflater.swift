import CZlib

/// Decompresses a zip entry.
enum Inflater {
  /// The bytes, or nil if the data are damaged, or do not give exactly `size` bytes, or go on after
  /// their end.
  ///
  /// The corresponding zlib function is `inflate`.
  static func inflate(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe shouce_inflate_init(&stream) == Z_OK else {
      preconditionFailure("zlib has no memory for a stream")
    }
    defer { unsafe inflateEnd(&stream) }
    var isWhole = false
    // One byte more than declared, so that data that go on are noticed and not merely cut.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      unsafe packed.withUnsafeBufferPointer { packed in
        unsafe stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        unsafe stream.avail_in = UInt32(packed.count)
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(buffer.count)
        isWhole = unsafe CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
      }
      count = unsafe buffer.count - Int(stream.avail_out)
    }
    guard isWhole, bytes.count == size else { return nil }
    return bytes
  }
}
