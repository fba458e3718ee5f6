import Foundation
import ManualKit
import Synchronization
import SystemPackage

/// Files in memory that fail when a test asks them to, and remember what was done to them.
final class MemoryDisk: Environment {
  fileprivate struct State {
    var files: [String: [UInt8]]
    var written: [String] = []
    var failures: [String: Errno] = [:]
    var holder: String?
  }

  private let state: Mutex<State>

  init(_ files: [String: [UInt8]] = [:]) {
    var all = Self.templates
    for (path, bytes) in files { all[Self.key(FilePath(path))] = bytes }
    state = Mutex(State(files: all))
  }

  convenience init(text files: [String: String]) { self.init(files.mapValues { Array($0.utf8) }) }

  /// Where the pack of the repository lies on this disk.
  static let packFolder: FilePath = "/program/Templates"

  /// The files of the pack under test, read once.
  private static let templates: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    let folder = FilePath(Repository.path("Templates"))
    for name in FileSystem().files(below: folder) {
      files[packFolder.appending(name).string] = try? FileSystem().read(folder.appending(name))
    }
    return files
  }()

  /// Any read or write of a path that ends so fails from now on.
  func fail(at suffix: String, _ reason: Errno) {
    state.withLock { $0.failures[suffix] = reason }
  }

  func remove(_ path: String) { state.withLock { $0.files[path] = nil } }

  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: FilePath(path))
  }

  subscript(path: String) -> [UInt8]? { state.withLock { $0.files[path] } }

  /// What was written, in order, but for the notes that the program keeps for itself.
  var written: [String] {
    state.withLock { state in
      state.written.filter { FilePath($0).lastComponent?.string.hasPrefix(".") == false }
    }
  }

  /// All files besides those of the program, for comparing disks.
  var company: [String: [UInt8]] {
    state.withLock { $0.files.filter { !$0.key.hasPrefix(Self.packFolder.string) } }
  }

  /// The only file below a folder with that extension.
  func document(_ folder: String, _ format: String) -> [UInt8]? {
    let found = files(below: FilePath(folder)).filter { $0.hasSuffix("." + format) }
    return found.count == 1 ? self[folder + "/" + found[0]] : nil
  }

  // MARK: Environment

  func read(_ path: FilePath) throws(FileError) -> [UInt8] {
    let key = Self.key(path)
    let found = state.withLock { state in (state.files[key], state.failure(at: key)) }
    if let reason = found.1 { throw FileError(.read, path, reason) }
    guard let bytes = found.0 else { throw FileError(.read, path, .noSuchFileOrDirectory) }
    return bytes
  }

  func write(_ files: [NewFile]) throws(FileError) {
    let failure = state.withLock { state -> FileError? in
      for file in files {
        if let reason = state.failure(at: Self.key(file.path)) {
          return FileError(.write, file.path, reason)
        }
      }
      for file in files {
        state.files[Self.key(file.path)] = file.bytes
        state.written.append(Self.key(file.path))
      }
      return nil
    }
    if let failure { throw failure }
  }

  func put(_ file: NewFile) throws(FileError) { try write([file]) }

  func move(_ path: FilePath, to place: FilePath) throws(FileError) {
    let (from, to) = (Self.key(path), Self.key(place))
    let failure = state.withLock { state -> FileError? in
      if let reason = state.failure(at: to) { return FileError(.write, place, reason) }
      let below = state.files.keys.filter { $0 == from || $0.hasPrefix(from + "/") }
      if below.isEmpty { return FileError(.write, place, .noSuchFileOrDirectory) }
      for key in below { state.files[to + key.dropFirst(from.count)] = state.files[key] }
      for key in below { state.files[key] = nil }
      return nil
    }
    if let failure { throw failure }
  }

  func remove(_ path: FilePath) {
    let key = Self.key(path)
    state.withLock { state in
      for name in state.files.keys where name == key || name.hasPrefix(key + "/") {
        state.files[name] = nil
      }
    }
  }

  /// A file that is there was left behind: everybody on this disk ends what he began.
  func lock(_ path: FilePath) throws(FileError) -> FileLock {
    if let holder = state.withLock({ $0.holder }) { return .taken(by: holder) }
    let wasLeft = kind(of: path) != .nothing
    try write(Array("me".utf8), to: path)
    return .held(path, descriptor: 0, wasLeft: wasLeft)
  }

  func unlock(_ lock: FileLock) {
    if case .held(let path, _, _) = lock { remove(path) }
  }

  /// Lets somebody hold every lock.
  func occupy(by holder: String?) { state.withLock { $0.holder = holder } }

  func kind(of path: FilePath) -> FileKind {
    let key = Self.key(path)
    return state.withLock { state in
      if state.files[key] != nil { return .file }
      let prefix = key == "/" ? "/" : key + "/"
      return state.files.keys.contains { $0.hasPrefix(prefix) } ? .folder : .nothing
    }
  }

  func files(below folder: FilePath) -> [String] {
    let prefix = Self.key(folder) + "/"
    return state.withLock { state in
      state.files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        .sorted()
    }
  }

  private static func key(_ path: FilePath) -> String {
    FilePath("/").pushing(path).lexicallyNormalized().string
  }
}

extension MemoryDisk {
  /// A workshop whose only world is this disk.
  func workshop() throws -> Workshop {
    try Workshop(environment: self, templates: Self.packFolder, executable: nil)
  }

  /// Builds what lies on this disk.
  func build(
    _ sources: String..., output: String? = nil, formats: [OutputFormat] = OutputFormat.usual,
    language: Language = .en
  ) async throws -> Report {
    try await workshop().build(
      sources.map { FilePath($0) },
      options: BuildOptions(
        formats: formats, output: output.map { FilePath($0) }, pagination: .never),
      language: language, isColoured: false)
  }
}

extension MemoryDisk.State {
  fileprivate func failure(at key: String) -> Errno? {
    failures.first { key.hasSuffix($0.key) }?.value
  }
}

/// The files of the repository, for tests.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ name: String) -> String { root.appending(path: name).path }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: name)))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// The schemas beside the repository, or where `SHOUCE_SCHEMAS` says; nil where they are not.
  static let schemas: String? = {
    if let named = ProcessInfo.processInfo.environment["SHOUCE_SCHEMAS"] { return named }
    var folder = root
    for _ in 0..<3 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/schemas").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }()
}
