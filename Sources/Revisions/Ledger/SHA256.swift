internal import CLibMD

/// The digest by which what was issued is known again: SHA-256 (FIPS 180-4).
///
/// The door to libmd.
package enum SHA256 {
  /// The digest of some bytes in 64 small hexadecimal digits.
  ///
  /// The corresponding libmd functions are `SHA256Init`, `SHA256Update` and `SHA256Final`.
  package static func digest(_ bytes: [UInt8]) -> String {
    var context = SHA2_CTX()
    unsafe SHA256Init(&context)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe SHA256Update(&context, bytes.baseAddress, bytes.count)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe digest.withUnsafeMutableBufferPointer { digest in
      unsafe SHA256Final(digest.baseAddress, &context)
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of a text in UTF-8.
  package static func digest(_ text: String) -> String { digest(Array(text.utf8)) }
}
