/// Why bytes are not accepted as a zip file.
package enum ZipError: Error, Hashable, Sendable {
  /// There is no end record where the file ends.
  case notAZip
  /// A record or an entry reaches beyond the file.
  case truncated
  /// More than one disk, or bytes between the directory and its end record.
  case split
  /// Zip64 structures, which no document of this program's size needs.
  case zip64
  case tooManyEntries(Int)
  case badName(String)
  /// Two names that differ at most in the case of letters.
  case duplicate(String)
  case encrypted(String)
  case unknownMethod(String, UInt16)
  /// The local header says something else than the directory.
  case headersDiffer(String)
  /// The entry shares bytes with another or with the directory.
  case overlap(String)
  case tooLarge(String)
  /// All entries together are too large.
  case tooLargeInTotal
  /// More bytes out of each byte than an honest document gives.
  case ratio(String)
  /// The compressed data are not deflate, or not of the length that was declared.
  case corrupt(String)
  case checksum(String)
}

extension ZipError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAZip: "not a zip file"
    case .truncated: "the zip file ends too early"
    case .split: "the zip file is in pieces"
    case .zip64: "zip64 is not accepted"
    case .tooManyEntries(let count): "\(count) entries are too many"
    case .badName(let name): "'\(name)' is not a safe name"
    case .duplicate(let name): "'\(name)' is there twice"
    case .encrypted(let name): "'\(name)' is encrypted"
    case .unknownMethod(let name, let method): "'\(name)' has the compression method \(method)"
    case .headersDiffer(let name): "'\(name)' has two different headers"
    case .overlap(let name): "'\(name)' overlaps something else"
    case .tooLarge(let name): "'\(name)' is too large"
    case .tooLargeInTotal: "the entries are too large together"
    case .ratio(let name): "'\(name)' grows too much when unpacked"
    case .corrupt(let name): "'\(name)' is damaged"
    case .checksum(let name): "'\(name)' has the wrong checksum"
    }
  }
}
