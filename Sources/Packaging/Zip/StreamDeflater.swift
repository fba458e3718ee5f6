import CZlib

/// Compresses piece by piece what is too large to be kept whole, with one `z_stream`.
@safe struct StreamDeflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let chunk: UnsafeMutableBufferPointer<UInt8>

  /// Level 6, with fewer places looked at for a match (12 instead of 128) and matches looked for up
  /// to the longest there is (258 bytes instead of 128), for the markup of documents repeats at
  /// length: three quarters of the time for 7 % more bytes.
  ///
  /// The corresponding zlib functions are `deflateInit2` and `deflateTune`.
  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe chunk = .allocate(capacity: 1 << 16)
    let result = unsafe shouce_deflate_init(stream, 6)
    precondition(result == Z_OK, "zlib has no memory for a stream")
    unsafe deflateTune(stream, 4, 16, 258, 12)
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe chunk.deallocate()
  }

  /// Compresses a piece; what comes out of it goes to the end of the archive.
  func deflate(_ bytes: UnsafeRawBufferPointer, onto archive: inout [UInt8]) {
    // avail_in has 32 bits.
    var rest = unsafe bytes.bindMemory(to: UInt8.self)[...]
    while unsafe !rest.isEmpty {
      let piece = unsafe UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
      unsafe rest = rest.dropFirst(piece.count)
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(piece.count)
      run(Z_NO_FLUSH, onto: &archive)
    }
    unsafe stream.pointee.next_in = nil
  }

  /// Ends the stream.
  func finish(onto archive: inout [UInt8]) { run(Z_FINISH, onto: &archive) }

  /// The corresponding zlib function is `deflate`.
  private func run(_ flush: Int32, onto archive: inout [UInt8]) {
    repeat {
      unsafe stream.pointee.next_out = chunk.baseAddress
      unsafe stream.pointee.avail_out = UInt32(chunk.count)
      let result = unsafe CZlib.deflate(stream, flush)
      precondition(result != Z_STREAM_ERROR, "a deflate stream was used after its end")
      let made = unsafe chunk.count - Int(stream.pointee.avail_out)
      unsafe archive.append(contentsOf: chunk[..<made])
    } while unsafe stream.pointee.avail_out == 0
  }
}
