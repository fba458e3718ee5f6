/// Gives out the names of bookmarks.
///
/// ASCII letters, digits and `_`, at most 40 characters (ISO/IEC 29500-1 §17.13.6.2 as Word holds
/// to it), each once; an id that does not fit is told apart by its FNV-1a hash.
struct Bookmarks {
  private var given: Set<String> = []

  static let longest = 40

  mutating func name(for id: String, prefix: String) -> String {
    var isPlain = true
    var bytes = Array(prefix.utf8)
    for byte in id.utf8 {
      if byte >= 0x80 {
        isPlain = false
        break
      }
      bytes.append(byte.isNamePart ? byte : UInt8(ascii: "_"))
    }
    var name = String(decoding: bytes, as: UTF8.self)
    if !isPlain || bytes.count > Bookmarks.longest - 4 {
      name = prefix + Bookmarks.hash(id)
    }
    var unique = name
    var count = 1
    while !given.insert(unique).inserted {
      count += 1
      unique = "\(name)_\(count)"
    }
    return unique
  }

  /// Sixteen hexadecimal digits (FNV-1a, 64 bits).
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
