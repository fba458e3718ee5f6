import Foundation
import ManualKit
import Packaging
import Synchronization
import SystemPackage

/// A disk with a LibreOffice beside it that lays documents out as a test wants.
///
/// Its PDFs are lines `sheet name`: ten bookmarks of the document stand on a sheet.
final class FakeOffice: Environment {
  enum Behaviour: Sendable {
    case works
    /// The first so many layouts of a document are each a sheet longer than the one before.
    case moves(Int)
    case hangs
    case crashes
    /// Ends without a word and without a PDF where there is a document of this kind.
    case chokes(on: String)
    case writesGarbage
    case losesBookmarks
  }

  private struct State {
    /// The names of the documents of each start.
    var starts: [[String]] = []
    var filters: [String] = []
    var layouts: [String: Int] = [:]
    var folders: [FilePath] = []
    var isClean = true
    var progress: [String?] = []
  }

  let disk: MemoryDisk
  private let behaviour: Behaviour
  private let programs: Set<String>
  private let state = Mutex(State())

  init(
    _ disk: MemoryDisk, _ behaviour: Behaviour = .works,
    programs: Set<String> = ["soffice", "pdfinfo"]
  ) {
    self.disk = disk
    self.behaviour = behaviour
    self.programs = programs
  }

  var starts: [[String]] { state.withLock { $0.starts } }
  var filters: [String] { state.withLock { $0.filters } }
  var isClean: Bool { state.withLock { $0.folders.isEmpty } }
  var progress: [String?] { state.withLock { $0.progress } }

  func build(
    _ sources: String..., formats: [OutputFormat] = OutputFormat.usual,
    pagination: Pagination = .auto
  ) async throws -> Report {
    try await Workshop(environment: self, templates: MemoryDisk.packFolder, executable: nil).build(
      sources.map { FilePath($0) },
      options: BuildOptions(formats: formats, pagination: pagination), language: .en,
      isColoured: false)
  }

  // MARK: Environment

  func read(_ path: FilePath) throws(FileError) -> [UInt8] { try disk.read(path) }
  func write(_ files: [NewFile]) throws(FileError) { try disk.write(files) }
  func put(_ file: NewFile) throws(FileError) { try disk.put(file) }
  func move(_ path: FilePath, to place: FilePath) throws(FileError) {
    try disk.move(path, to: place)
  }
  func remove(_ path: FilePath) { disk.remove(path) }
  func lock(_ path: FilePath) throws(FileError) -> FileLock { try disk.lock(path) }
  func unlock(_ lock: FileLock) { disk.unlock(lock) }
  func kind(of path: FilePath) -> FileKind { disk.kind(of: path) }
  func files(below folder: FilePath) -> [String] { disk.files(below: folder) }

  func program(_ names: [String]) -> FilePath? {
    names.first { programs.contains($0) }.map { FilePath("/bin").appending($0) }
  }

  func makeTemporaryFolder() throws(FileError) -> FilePath {
    let folder = FilePath("/tmp/fake")
    state.withLock { $0.folders.append(folder) }
    return folder
  }

  func removeTemporaryFolder(_ folder: FilePath) {
    for name in disk.files(below: folder) { disk.remove(folder.appending(name).string) }
    state.withLock { $0.folders.removeAll { $0 == folder } }
  }

  func showProgress(_ text: String?) { state.withLock { $0.progress.append(text) } }

  func run(_ command: Command) async throws(CommandFailure) -> [UInt8] {
    switch command.program.lastComponent?.string {
    case "pdfinfo": return try answer(command.arguments)
    case "fc-list": return Array(command.arguments[0] == ":family=黑体" ? "SimHei\n".utf8 : "".utf8)
    default: break
    }
    let files = command.arguments.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".odt") }
    let folder =
      command.arguments.firstIndex(of: "--outdir").map { command.arguments[$0 + 1] } ?? ""
    let filter = command.arguments.first { $0.hasPrefix("pdf:") } ?? ""
    state.withLock { state in
      state.starts.append(files.map { FilePath($0).extension ?? "" })
      state.filters.append(filter)
    }
    switch behaviour {
    case .hangs: throw .timedOut
    case .crashes: throw .failed(-11)
    case .chokes(let format) where files.contains { $0.hasSuffix(format) }: return []
    case .works, .moves, .chokes, .writesGarbage, .losesBookmarks: break
    }
    for file in files { layOut(FilePath(file), into: FilePath(folder)) }
    return []
  }

  private func layOut(_ file: FilePath, into folder: FilePath) {
    let bytes = disk[file.string] ?? []
    var names = Self.bookmarks(of: bytes)
    let count = state.withLock { state in
      state.layouts[file.string, default: 0] += 1
      return state.layouts[file.string] ?? 1
    }
    if case .losesBookmarks = behaviour { names = names.filter { !$0.hasPrefix("s_5") } }
    var shift = 1
    if case .moves(let most) = behaviour { shift += min(count, most) }
    var lines = names.enumerated().map { index, name in
      // The front matter does not move.
      "\(index / 10 + (index < 10 ? 1 : shift)) \(name.replacingOccurrences(of: "_", with: "5F"))"
    }
    if case .writesGarbage = behaviour { lines = ["%PDF-garbage"] }
    let pdf = folder.appending((file.stem ?? "") + ".pdf")
    try? disk.write([NewFile(path: pdf, bytes: Array(lines.joined(separator: "\n").utf8))])
  }

  /// What `pdfinfo` says of a PDF of ours.
  private func answer(_ arguments: [String]) throws(CommandFailure) -> [UInt8] {
    guard let bytes = disk[arguments.last ?? ""] else { throw .failed(1) }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let places = lines.map { $0.split(separator: " ") }
    guard places.allSatisfy({ $0.count == 2 }) else { throw .failed(1) }
    let last = places.compactMap { Int($0[0]) }.max() ?? 0
    guard arguments.first == "-dests" else {
      return Array("Title: x\nPages:           \(last)\n".utf8)
    }
    return Array(
      places.map { "   \($0[0]) [ XYZ   84  773 null      ] \"\($0[1])\"\n" }.joined().utf8)
  }

  /// The bookmarks of a document in the order of its text.
  static func bookmarks(of zip: [UInt8]) -> [String] {
    guard let archive = try? ZipReader(zip) else { return [] }
    for part in ["word/document.xml", "content.xml"] {
      guard let entry = archive.entry(part), let bytes = try? archive.read(entry) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      return text.matches(
        of:
          /<w:bookmarkStart w:id="[0-9]+" w:name="([^"]+)"|<text:bookmark(?:-start)? text:name="([^"]+)"/
      ).map { String($0.1 ?? $0.2 ?? "") }
    }
    return []
  }
}
