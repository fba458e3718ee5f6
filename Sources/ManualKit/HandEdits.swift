internal import ManualModel
internal import Revisions
internal import SystemPackage

/// What people did by hand to the documents of an output folder, so that none of it is overwritten.
///
/// A file beside the documents holds the digests of those that this program wrote. A document that
/// is another one now is kept under a new name before its place is taken.
struct HandEdits {
  let folder: FilePath
  let environment: any Environment

  /// Hidden: nobody has to know of it, and without it nothing is lost but a copy too many is made.
  static let listName = ".shouce-digests"
  private static let title = "shouce written 1"
  /// What stands behind the name of a document that was kept.
  private static let mark = "手工修改"

  /// A document that was kept.
  struct Kept: Hashable {
    var document: FilePath
    var copy: FilePath
  }

  /// The files to be written in place of some documents of the folder: what is to be kept, the
  /// documents, and their digests.
  func files(
    for documents: [NewFile]
  ) throws(FileError) -> (files: [NewFile], kept: [Kept]) {
    let list = folder.appending(Self.listName)
    var digests = DigestList((try? environment.read(list)) ?? [])
    digests.title = Self.title
    var copies: [NewFile] = []
    var kept: [Kept] = []
    for document in documents {
      let name = document.path.lastComponent?.string ?? ""
      // A folder in its place is told by who writes.
      if environment.kind(of: document.path) == .file {
        let bytes = try current(document.path)
        let isOurs = bytes == document.bytes || digests[name] == SHA256.digest(bytes)
        if !isOurs {
          let copy = unusedName(beside: document.path, taken: copies)
          copies.append(NewFile(path: copy, bytes: bytes))
          kept.append(Kept(document: document.path, copy: copy))
        }
      }
      digests.entries.removeAll { $0.name == name }
      digests.entries.append(.init(name: name, digest: SHA256.digest(document.bytes)))
    }
    digests.entries.sort { $0.name < $1.name }
    return (copies + documents + [NewFile(path: list, bytes: digests.bytes)], kept)
  }

  /// What cannot be read cannot be kept, so it is not to be overwritten.
  private func current(_ path: FilePath) throws(FileError) -> [UInt8] {
    do {
      return try environment.read(path)
    } catch {
      throw FileError(.write, path, error.reason)
    }
  }

  /// `…-手工修改-1.docx`, or the next number that is free.
  private func unusedName(beside path: FilePath, taken: [NewFile]) -> FilePath {
    var number = 1
    while true {
      var copy = path
      copy.removeLastComponent()
      let end = path.extension.map { "." + $0 } ?? ""
      copy.append("\(path.stem ?? "")-\(Self.mark)-\(number)\(end)")
      if environment.kind(of: copy) == .nothing, !taken.contains(where: { $0.path == copy }) {
        return copy
      }
      number += 1
    }
  }
}

extension HandEdits.Kept {
  /// What to say about it; `source` is the company as named on the command line.
  func note(of source: FilePath, in language: Language) -> String {
    language(
      zh: "说明: 「\(document)」不是程序写出的样子（手工修改过？），已另存为「\(copy)」\n"
        + "      = 看改了什么：shouce diff \(source) \(copy)；要保留的改动请写进资料或模板\n",
      en:
        "note: '\(document)' is not as it was written (edited by hand?); it was kept as '\(copy)'\n"
        + "      = see what was changed: shouce diff \(source) \(copy); put what is to stay into the "
        + "profile or a template\n")
  }
}
