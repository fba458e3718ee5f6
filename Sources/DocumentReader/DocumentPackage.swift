import Packaging

/// Why a file is no document that can be read.
package enum DocumentError: Error, Hashable, Sendable {
  /// The binary format of Word 97–2003, perhaps renamed.
  case oldWord
  /// Protected by a password.
  case encrypted
  /// Not a zip archive at all.
  case notADocument
  /// An archive, but neither DOCX nor ODT.
  case otherFormat
  /// Damaged, or made to exhaust the reader.
  case damaged(String)
}

/// The parts of a document, by the format it is in.
struct DocumentPackage {
  enum Format {
    case word, open
  }

  let format: Format
  private let archive: ZipReader

  /// A document is small when packed and must stay so unpacked: 64 MB a part, 256 MB in all.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    // The compound files of old Word; new ones with a password are in such a file too.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw bytes.isEncryptedPackage ? .encrypted : .oldWord
    }
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .notADocument }
    var limits = ZipReader.Limits()
    limits.entryBytes = 64 << 20
    limits.totalBytes = 256 << 20
    do {
      archive = try ZipReader(bytes, limits: limits)
    } catch {
      throw .damaged(error.description)
    }
    if archive.entry("word/document.xml") != nil || archive.entry("[Content_Types].xml") != nil {
      guard archive.entries.contains(where: { $0.name.hasPrefix("word/") }) else {
        throw .otherFormat
      }
      format = .word
    } else if archive.entry("content.xml") != nil, archive.entry("styles.xml") != nil {
      format = .open
    } else {
      throw .otherFormat
    }
    guard format == .open else { return }
    if let type = try part("mimetype"),
      !String(decoding: type, as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.text")
    {
      throw .otherFormat
    }
    if let manifest = try xml("META-INF/manifest.xml") {
      var isEncrypted = false
      manifest.visit { if $0.name.local == "encryption-data" { isEncrypted = true } }
      if isEncrypted { throw .encrypted }
    }
  }

  /// The names of all parts, in the order of the archive.
  var names: [String] { archive.entries.map(\.name) }

  /// The bytes of parts.
  func parts(named names: [String]) throws(DocumentError) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    for name in names { if let bytes = try part(name) { parts.append(bytes) } }
    return parts
  }

  /// The bytes of a part; nil where there is none.
  func part(_ name: String) throws(DocumentError) -> [UInt8]? {
    guard let entry = archive.entry(name) else { return nil }
    do {
      return try archive.read(entry)
    } catch {
      throw .damaged("\(name): \(error.description)")
    }
  }

  /// A part as a tree; nil where there is none.
  func xml(_ name: String) throws(DocumentError) -> XMLElement? {
    guard let bytes = try part(name) else { return nil }
    do {
      return try XMLReader.read(bytes)
    } catch {
      throw .damaged("\(name): \(error)")
    }
  }

  /// A part that must be there.
  func needed(_ name: String) throws(DocumentError) -> XMLElement {
    guard let root = try xml(name) else { throw .damaged(name) }
    return root
  }
}

extension [UInt8] {
  /// Whether a compound file holds `EncryptedPackage`, written in UTF-16 ([MS-OFFCRYPTO] §2.3.4.4).
  fileprivate var isEncryptedPackage: Bool {
    let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    let head = prefix(1 << 20)
    var index = head.startIndex
    while index + name.count <= head.endIndex {
      if head[index] == name[0], head[index..<index + name.count].elementsEqual(name) {
        return true
      }
      index += 2
    }
    return false
  }
}
