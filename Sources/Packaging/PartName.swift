/// The names that parts may have, for the writer and the reader alike.
///
/// Relative, `/` between segments, no segment empty, `.` or `..`, nothing a file system could take
/// for something else: what APPNOTE 4.4.17 allows, less what unpacking has been attacked with.
enum PartName {
  static let longest = 1024

  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= longest else { return false }
    for byte in name.utf8 where byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") {
      return false
    }
    // A colon would be a drive or a stream on Windows; it has no place in OPC or ODF names either.
    guard !name.utf8.contains(UInt8(ascii: ":")) else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { segment in
        !segment.isEmpty && !segment.elementsEqual(".".utf8) && !segment.elementsEqual("..".utf8)
      }
  }

  /// The form in which two names must differ (ISO/IEC 29500-2 §6, part name equivalence: ASCII case does not
  /// count).
  static func folded(_ name: String) -> String {
    String(
      decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

/// The names a package has had so far.
struct PartNames {
  private var seen: Set<String> = []

  /// Registers a name, or says what is wrong with it.
  mutating func add(_ name: String) throws(PackagingError) {
    guard PartName.isSafe(name) else { throw .badName(part: name) }
    guard seen.insert(PartName.folded(name)).inserted else { throw .duplicate(part: name) }
    guard seen.count <= 65_535 else { throw .tooManyParts }
  }
}
