import CLibDeflate

/// Compresses what is whole in memory, in about half of zlib's time for the same size.
@safe struct WholeDeflater: ~Copyable {
  private let compressor: OpaquePointer

  /// Level 6 makes 3 % more bytes than zlib's in 55 % of the time; 7 makes 1 % fewer in 73 %.
  ///
  /// The corresponding libdeflate function is `libdeflate_alloc_compressor`.
  init() {
    guard let compressor = unsafe libdeflate_alloc_compressor(6) else {
      preconditionFailure("there is no memory for a compressor")
    }
    unsafe self.compressor = compressor
  }

  /// The corresponding libdeflate function is `libdeflate_free_compressor`.
  deinit { unsafe libdeflate_free_compressor(compressor) }

  /// Puts the compressed bytes at the end of an archive.
  ///
  /// The corresponding libdeflate functions are `libdeflate_deflate_compress` and
  /// `libdeflate_deflate_compress_bound`.
  func deflate(_ bytes: UnsafeBufferPointer<UInt8>, onto archive: inout [UInt8]) {
    let most = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    var packed = PartBuffer(capacity: most)
    unsafe packed.fill { memory in
      unsafe libdeflate_deflate_compress(
        compressor, bytes.baseAddress, bytes.count, memory.baseAddress, memory.count)
    }
    unsafe archive.append(contentsOf: packed.bytes)
  }

  /// The checksum of bytes that stand behind others, whose checksum is given.
  ///
  /// The corresponding libdeflate function is `libdeflate_crc32`.
  static func checksum(of bytes: UnsafeRawBufferPointer, behind others: UInt32 = 0) -> UInt32 {
    unsafe bytes.isEmpty ? others : libdeflate_crc32(others, bytes.baseAddress, bytes.count)
  }
}
