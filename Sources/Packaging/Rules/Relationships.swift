/// The relationships of an OPC package (ISO/IEC 29500-2 §6.5).
struct Relationships {
  struct Relationship {
    let id: String
    let type: String
    let target: String
    let isExternal: Bool
    let line: Int

    /// The last segment of the type: `styles`, `image`.
    var kind: String { String(type.split(separator: "/").last ?? "") }
  }

  static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let officeDocument =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Empty for the package itself.
  let source: String
  let all: [Relationship]

  init(of source: String, in contents: PackageContents) {
    self.source = source
    let elements = contents[Self.partName(for: source)]?.elements ?? []
    all = elements.filter { $0.isNamed(Self.namespace, "Relationship") }.map { element in
      Relationship(
        id: element["", "Id"] ?? "", type: element["", "Type"] ?? "",
        target: element["", "Target"] ?? "", isExternal: element["", "TargetMode"] == "External",
        line: element.line)
    }
  }

  subscript(id: String) -> Relationship? { all.first { $0.id == id } }

  /// The parts related as `kind`, in order.
  func targets(_ kind: String) -> [String] {
    all.filter { !$0.isExternal && $0.type == "\(Self.officeDocument)/\(kind)" }
      .map { resolve($0.target) }
  }

  /// The name of the part that holds a part's relationships (ISO/IEC 29500-2 §6.5).
  static func partName(for source: String) -> String {
    let (folder, file) = split(source)
    return "\(folder)_rels/\(file).rels"
  }

  /// The part that a relationships part belongs to; nil if the name is not one of such a part.
  static func source(of part: String) -> String? {
    let (folder, file) = split(part)
    guard file.hasSuffix(".rels"), folder == "_rels/" || folder.hasSuffix("/_rels/") else {
      return nil
    }
    return String(folder.dropLast("_rels/".count)) + file.dropLast(".rels".count)
  }

  /// The part that a target means, seen from the source (RFC 3986 §5.2, for paths).
  func resolve(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var segments = Self.split(source).folder.split(separator: "/").map(String.init)
    for segment in target.split(separator: "/", omittingEmptySubsequences: false) {
      switch segment {
      case ".": break
      case "..":
        // Above the root there is nothing; what is left is a name that no part has.
        if segments.popLast() == nil { return target }
      default: segments.append(String(segment))
      }
    }
    return segments.joined(separator: "/")
  }

  /// Folder with its slash, and file.
  private static func split(_ name: String) -> (folder: String, file: String) {
    guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", name) }
    return (String(name[...slash]), String(name[name.index(after: slash)...]))
  }
}
