/// The digests of files by their names, in the form that `sha256sum --check` reads.
///
/// ```
/// # shouce issued 1
/// 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  manual.xml
/// ```
/// The comment in the first line says what the list is of, and in which format the files are.
package struct DigestList: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var digest: String

    package init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  /// What it is a list of, and the format of that: `shouce issued 1`.
  package var title: String
  package var entries: [Entry]

  package init(title: String, entries: [Entry] = []) {
    self.title = title
    self.entries = entries
  }

  /// The list of those files.
  package init(title: String, of files: [(name: String, bytes: [UInt8])]) {
    self.title = title
    entries = files.map { Entry(name: $0.name, digest: SHA256.digest($0.bytes)) }
  }

  /// Reads a list; lines that are none are left out, so that what they spoke of is found missing.
  package init(_ bytes: [UInt8]) {
    title = ""
    entries = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("# "), title.isEmpty { title = String(line.dropFirst(2)) }
      let digest = line.utf8.prefix { $0 != 0x20 }
      guard digest.count == 64, line.dropFirst(64).hasPrefix("  ") else { continue }
      entries.append(Entry(name: String(line.dropFirst(66)), digest: String(line.prefix(64))))
    }
  }

  package var bytes: [UInt8] {
    Array(("# \(title)\n" + entries.map { "\($0.digest)  \($0.name)\n" }.joined()).utf8)
  }

  /// The digest of a file; nil where the list does not have it.
  package subscript(name: String) -> String? { entries.first { $0.name == name }?.digest }

  /// The number at the end of the title: the format of what is listed.
  package var format: Int? { title.split(separator: " ").last.flatMap { Int($0) } }
}
