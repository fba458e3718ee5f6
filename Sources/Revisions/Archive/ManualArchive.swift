package import ManualModel
package import Packaging

/// A manual as data: one XML part, and its pictures as files beside it.
///
/// The same for what was issued (`issued/A1/manual.xml`) and for what our documents carry inside.
/// Takes a manual, gives bytes, and back: what the writers make of the manual that was read are
/// the bytes they made of the one that was written. Places in source files are not kept, nor are
/// the marks of a redline, and of the facts only those that are printed or named by a node.
///
/// The root says which format it is. A newer program reads every format ever written; the tests
/// hold a file of each.
package enum ManualArchive {
  /// The format that is written.
  package static let format = 1

  package static let namespace = "urn:shouce:manual"

  /// A picture of the manual as a file beside the XML.
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
  }

  /// The pictures in the order of ``Manual/images``, each followed by what stands for it.
  package static func files(of manual: Manual) -> [File] {
    var files: [File] = []
    for (index, image) in manual.images.enumerated() {
      let names = FileNames(of: image, index: index)
      files.append(File(name: names.image, bytes: image.bytes))
      if let fallback = image.fallback {
        files.append(File(name: names.fallback, bytes: fallback))
      }
    }
    return files
  }

  /// Writes the root element into a part of any package.
  ///
  /// `digest` is written with each picture and asked again when it is read; `textDigest` is that of the
  /// text of the document it stands in.
  package static func write(
    _ manual: Manual, to writer: inout XMLWriter, digest: (([UInt8]) -> String)? = nil,
    textDigest: String? = nil
  ) {
    ArchiveEncoder(manual, digest: digest).encode(manual, textDigest: textDigest, to: &writer)
  }

  /// The XML of a manual as a file of its own.
  package static func bytes(
    of manual: Manual, digest: (([UInt8]) -> String)? = nil, textDigest: String? = nil
  ) throws(PackagingError) -> [UInt8] {
    var parts = PartCollector()
    try parts.xml("manual.xml") { write(manual, to: &$0, digest: digest, textDigest: textDigest) }
    return parts["manual.xml"] ?? []
  }

  /// Reads what ``write(_:to:digest:)`` wrote, in any format since the first.
  ///
  /// `file` gives the bytes of a picture by its name, nil where there is none.
  package static func read(
    _ bytes: [UInt8], file: @escaping (String) -> [UInt8]?, digest: (([UInt8]) -> String)? = nil
  ) throws(ArchiveError) -> Manual {
    let node = try root(of: bytes)
    var decoder = ArchiveDecoder(file: { name, _ in file(name) }, digest: digest)
    return try decoder.manual(node)
  }

  /// Reads a manual inside a document; `picture` gives the bytes that have a digest.
  static func readEnclosed(
    _ bytes: [UInt8], picture: @escaping (String) -> [UInt8]?
  ) throws(ArchiveError) -> EnclosedManual {
    let node = try root(of: bytes)
    var decoder = ArchiveDecoder(file: { _, digest in digest.flatMap(picture) }, digest: nil)
    return EnclosedManual(
      manual: try decoder.manual(node), textDigest: node.optional("text-digest"))
  }

  /// The root element, if it is of a format that is known.
  private static func root(of bytes: [UInt8]) throws(ArchiveError) -> ArchiveNode {
    let root: XMLElement
    do {
      root = try XMLReader.read(bytes)
    } catch {
      throw ArchiveError(line: error.all.first?.line ?? 0, .malformed(error))
    }
    let node = ArchiveNode(root)
    guard root.isNamed(namespace, "manual") else { throw node.error(.notAManual) }
    let found = try node.number("format", in: 1...Int(Int32.max))
    guard found <= format else { throw node.error(.newer(format: found)) }
    return node
  }

  /// What the files of a picture are called.
  struct FileNames {
    let image: String
    let fallback: String

    init(of image: Image, index: Int) {
      let stem = "image-\(index + 1)"
      self.image = "\(stem).\(image.format.rawValue)"
      fallback = "\(stem)-fallback.png"
    }
  }
}

/// Why an archived manual cannot be read, and where.
package struct ArchiveError: Error, Hashable, Sendable {
  /// From 1; 0 where there is none.
  package var line: Int
  package var reason: Reason

  package enum Reason: Hashable, Sendable {
    case malformed(XMLIssues)
    case notAManual
    /// Written by a newer program.
    case newer(format: Int)
    case unknownElement(String)
    case missing(attribute: String, of: String)
    case value(String, attribute: String, of: String)
    case missingElement(String, in: String)
    /// A row whose cells do not cover the columns of its table.
    case unevenRow
    case missingFile(String)
    /// A picture that is not the one that was archived.
    case changedFile(String)
  }

  init(line: Int, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension ArchiveError: CustomStringConvertible {
  package var description: String {
    let text =
      switch reason {
      case .malformed(let issues): issues.description
      case .notAManual: "no manual"
      case .newer(let format): "format \(format) is newer than \(ManualArchive.format)"
      case .unknownElement(let name): "unknown element '\(name)'"
      case .missing(let attribute, let element): "'\(element)' without '\(attribute)'"
      case .value(let value, let attribute, let element):
        "'\(value)' is no '\(attribute)' of '\(element)'"
      case .missingElement(let name, let parent): "'\(parent)' without '\(name)'"
      case .unevenRow: "a row that does not cover the columns"
      case .missingFile(let name): "no file '\(name)'"
      case .changedFile(let name): "the file '\(name)' is not what was archived"
      }
    return "\(line): \(text)"
  }
}
