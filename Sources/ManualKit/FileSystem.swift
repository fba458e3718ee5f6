internal import Glibc
public import SystemPackage

/// The real file system.
///
/// The door to the C library for what swift-system does not offer yet: folders and renaming.
public struct FileSystem: Environment {
  /// The file system of this machine.
  public init() {}

  /// Nobody has a profile, a section or a picture that is larger.
  private static let largest = 1 << 28

  /// The corresponding C functions are `open` and `read`.
  ///
  /// A folder has no bytes, and a device may have no end: both are told, not tried.
  public func read(_ path: FilePath) throws(FileError) -> [UInt8] {
    if kind(of: path) == .folder { throw FileError(.read, path, .isDirectory) }
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      defer { try? file.close() }
      var bytes: [UInt8] = []
      let size = Int(try file.seek(offset: 0, from: .end))
      try file.seek(offset: 0, from: .start)
      guard size <= Self.largest else { throw Errno.fileTooLarge }
      bytes.reserveCapacity(size + 1)
      while bytes.count <= Self.largest {
        let chunk = try unsafe [UInt8](
          unsafeUninitializedCapacity: max(size - bytes.count, 4096)
        ) { buffer, count in
          count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if chunk.isEmpty { return bytes }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      }
      throw Errno.fileTooLarge
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
  }

  /// The corresponding C functions are `open`, `write`, `fsync` and `rename`.
  public func write(_ files: [NewFile]) throws(FileError) {
    var drafts: [(draft: FilePath, path: FilePath)] = []
    defer { for (draft, _) in drafts { _ = unsafe unlink(draft.string) } }
    var folders: [FilePath] = []
    for file in files {
      let folder = file.path.removingLastComponent()
      if !folders.contains(folder) { folders.append(folder) }
    }
    for folder in folders { removeLeftovers(in: folder) }
    for file in files {
      // Renaming onto a folder would fail when others are in their places already.
      if kind(of: file.path) == .folder { throw FileError(.write, file.path, .isDirectory) }
      try makeFolder(file.path.removingLastComponent())
      let draft = file.path.removingLastComponent().appending(
        ".\(file.path.lastComponent?.string ?? "shouce").\(getpid()).part")
      drafts.append((draft, file.path))
      try write(file.bytes, at: draft, for: file.path)
    }
    for (draft, path) in drafts {
      guard unsafe rename(draft.string, path.string) == 0 else {
        throw FileError(.write, path, Errno(rawValue: errno))
      }
    }
  }

  private func write(
    _ bytes: [UInt8], at draft: FilePath, for path: FilePath
  ) throws(FileError) {
    do {
      let descriptor = try FileDescriptor.open(
        draft, .writeOnly, options: [.create, .truncate], permissions: .init(rawValue: 0o644))
      try descriptor.closeAfter {
        _ = try descriptor.writeAll(bytes)
        guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch {
      throw FileError(.write, path, error as? Errno ?? .ioError)
    }
  }

  /// The corresponding C functions are `open`, `write` and `fsync`.
  public func put(_ file: NewFile) throws(FileError) {
    try makeFolder(file.path.removingLastComponent())
    try write(file.bytes, at: file.path, for: file.path)
  }

  /// The corresponding C functions are `rename` and `fsync`, of the folders.
  public func move(_ path: FilePath, to place: FilePath) throws(FileError) {
    flush(path)
    guard unsafe rename(path.string, place.string) == 0 else {
      throw FileError(.write, place, Errno(rawValue: errno))
    }
    flushFolder(place.removingLastComponent())
  }

  /// Sees the names in a folder and in those below it on the disk.
  private func flush(_ path: FilePath) {
    guard kind(of: path) == .folder else { return }
    for name in names(in: path) { flush(path.appending(name)) }
    flushFolder(path)
  }

  /// Not every file system can: then names reach the disk when it pleases.
  private func flushFolder(_ folder: FilePath) {
    guard let descriptor = try? FileDescriptor.open(folder.isEmpty ? "." : folder, .readOnly)
    else { return }
    _ = fsync(descriptor.rawValue)
    try? descriptor.close()
  }

  /// Where the running program is; nil when the system does not tell.
  ///
  /// The corresponding C function is `readlink`, of `/proc/self/exe`.
  public static var executable: FilePath? {
    let path = unsafe String(unsafeUninitializedCapacity: 4096) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return 0 }
        return max(0, unsafe readlink("/proc/self/exe", start, characters.count))
      }
    }
    return path.isEmpty ? nil : FilePath(path)
  }

  /// The corresponding C function is `stat`.
  public func kind(of path: FilePath) -> FileKind {
    guard let found = try? path.stat() else { return .nothing }
    return found.type == .directory ? .folder : .file
  }

  /// The corresponding C function is `lstat`.
  private func isLink(_ path: FilePath) -> Bool {
    (try? path.stat(followTargetSymlink: false))?.type == .symbolicLink
  }

  /// The corresponding C functions are `opendir` and `readdir`.
  public func files(below folder: FilePath) -> [String] {
    var found: [String] = []
    collectFiles(in: folder, prefix: "", into: &found)
    return found.sorted()
  }

  /// How long, in seconds, a draft is let alone: somebody on another machine may be writing it.
  private static let longestWriting = 600

  /// Removes the drafts of writers that did not come to the end.
  ///
  /// The corresponding C functions are `kill`, `lstat`, `time` and `unlink`.
  private func removeLeftovers(in folder: FilePath) {
    for name in names(in: folder.isEmpty ? "." : folder) {
      guard name.hasPrefix("."), name.hasSuffix(".part"),
        let writer = name.dropLast(".part".count).split(separator: ".").last.flatMap({ pid_t($0) }),
        writer > 0, writer != getpid()
      else { continue }
      let path = folder.appending(name)
      guard kill(writer, 0) != 0, errno == ESRCH else { continue }
      var found = stat()
      guard unsafe lstat(path.string, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
        time(nil) - found.st_mtim.tv_sec > Self.longestWriting
      else { continue }
      _ = unsafe unlink(path.string)
    }
  }

  /// What a folder holds, in no order; nothing where it cannot be read.
  private func names(in folder: FilePath) -> [String] {
    guard let stream = unsafe opendir(folder.string) else { return [] }
    defer { _ = unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func collectFiles(in folder: FilePath, prefix: String, into found: inout [String]) {
    for name in names(in: folder) where !name.hasPrefix(".") {
      switch kind(of: folder.appending(name)) {
      case .nothing: continue
      case .file: found.append(prefix + name)
      // A link to a folder could lead round in circles.
      case .folder where isLink(folder.appending(name)): continue
      case .folder:
        collectFiles(in: folder.appending(name), prefix: prefix + name + "/", into: &found)
      }
    }
  }

  /// The corresponding C function is `access`.
  public func program(_ names: [String]) -> FilePath? {
    let places = Self.searchPath + Self.usualPlaces + self.installations
    for name in names {
      for place in places {
        let path = place.appending(name)
        if kind(of: path) == .file, unsafe access(path.string, X_OK) == 0 { return path }
      }
    }
    return nil
  }

  /// The folders of the variable `PATH`.
  private static var searchPath: [FilePath] {
    guard let value = unsafe getenv("PATH") else { return [] }
    return unsafe String(cString: value).split(separator: ":").map { FilePath(String($0)) }
  }

  private static let usualPlaces: [FilePath] = [
    "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin",
    "/Applications/LibreOffice.app/Contents/MacOS", "C:/Program Files/LibreOffice/program",
  ]

  /// Where LibreOffice's own packages are installed, the newest first: `/opt/libreoffice25.8/program`.
  private var installations: [FilePath] {
    let names = names(in: "/opt").filter { $0.hasPrefix("libreoffice") }
    return names.sorted().reversed().map { FilePath("/opt").appending($0).appending("program") }
  }

  /// The corresponding C functions are `getpid` and `mkdir`.
  public func makeTemporaryFolder() throws(FileError) -> FilePath {
    let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let place = FilePath(named.isEmpty ? "/tmp" : named)
    for number in 1...9999 {
      let folder = place.appending("shouce-\(getpid())-\(number)")
      // Nobody else may look into the manuals of a company.
      if unsafe mkdir(folder.string, 0o700) == 0 { return folder }
      guard errno == EEXIST else { throw FileError(.makeFolder, folder, Errno(rawValue: errno)) }
    }
    throw FileError(.makeFolder, place, .fileExists)
  }

  /// The corresponding C functions are `unlink` and `rmdir`.
  public func removeTemporaryFolder(_ folder: FilePath) { remove(folder) }

  /// The corresponding C functions are `unlink` and `rmdir`.
  public func remove(_ path: FilePath) {
    guard kind(of: path) == .folder, !isLink(path) else {
      _ = unsafe unlink(path.string)
      return
    }
    for name in names(in: path) { remove(path.appending(name)) }
    _ = unsafe rmdir(path.string)
  }

  /// Writes to standard error, where that is a terminal.
  public func showProgress(_ text: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K\(text ?? "")".utf8)
  }

  /// The corresponding C function is `mkdir`.
  private func makeFolder(_ path: FilePath) throws(FileError) {
    if path.isEmpty || kind(of: path) == .folder { return }
    try makeFolder(path.removingLastComponent())
    if unsafe mkdir(path.string, 0o755) == 0 { return }
    let reason = Errno(rawValue: errno)
    // Somebody else may have made it in the meantime.
    if kind(of: path) != .folder { throw FileError(.makeFolder, path, reason) }
  }
}
