public import SystemPackage

/// What the program does to the world: reading and writing files, running other programs.
///
/// There is no clock in it: dates come from the profile and the command line.
public protocol Environment: Sendable {
  /// The bytes of a file.
  func read(_ path: FilePath) throws(FileError) -> [UInt8]

  /// Writes files, all of them or none: each beside its place first, and when all are there they
  /// are renamed.
  ///
  /// Folders on the way are made.
  func write(_ files: [NewFile]) throws(FileError)

  /// Writes a file where it stands and sees it on the disk; after a crash it may be there in part.
  ///
  /// Folders on the way are made.
  func put(_ file: NewFile) throws(FileError)

  /// Gives a file or a folder with all in it another name, at once, and sees that on the disk; what
  /// had that name before is replaced, unless it is a folder with something in it.
  func move(_ path: FilePath, to place: FilePath) throws(FileError)

  /// Removes a file, or a folder with all that is in it, where there is one.
  func remove(_ path: FilePath)

  /// Keeps everybody else from doing what is done under the lock of that name, or tells who is at it.
  func lock(_ path: FilePath) throws(FileError) -> FileLock

  /// Ends a lock.
  func unlock(_ lock: FileLock)

  /// What is at a path.
  func kind(of path: FilePath) -> FileKind

  /// The names of the files below a folder as paths relative to it, sorted; empty when there is none.
  func files(below folder: FilePath) -> [String]

  /// Where a program is, by any of its names; nil when it is not installed.
  func program(_ names: [String]) -> FilePath?

  /// Runs a program to its end and gives what it said.
  func run(_ command: Command) async throws(CommandFailure) -> [UInt8]

  /// A new empty folder for files that are needed for a while.
  func makeTemporaryFolder() throws(FileError) -> FilePath

  /// Removes a folder that ``makeTemporaryFolder()`` made, with all that is in it.
  func removeTemporaryFolder(_ folder: FilePath)

  /// Shows what is being done on a terminal; nil clears it.
  func showProgress(_ text: String?)
}

/// An environment of files only: there are no other programs in it.
extension Environment {
  /// There is none.
  public func program(_ names: [String]) -> FilePath? { nil }

  /// Cannot be started.
  public func run(_ command: Command) async throws(CommandFailure) -> [UInt8] { throw .notStarted }

  /// There is no place for one.
  public func makeTemporaryFolder() throws(FileError) -> FilePath {
    throw FileError(.makeFolder, "", .notSupported)
  }

  /// There is none to remove.
  public func removeTemporaryFolder(_ folder: FilePath) {}

  /// Nobody looks.
  public func showProgress(_ text: String?) {}

  /// Cannot be done.
  public func put(_ file: NewFile) throws(FileError) {
    throw FileError(.write, file.path, .notSupported)
  }

  /// Cannot be done.
  public func move(_ path: FilePath, to place: FilePath) throws(FileError) {
    throw FileError(.write, place, .notSupported)
  }

  /// Does nothing.
  public func remove(_ path: FilePath) {}

  /// Cannot be done.
  public func lock(_ path: FilePath) throws(FileError) -> FileLock {
    throw FileError(.write, path, .notSupported)
  }

  /// There is none.
  public func unlock(_ lock: FileLock) {}

  /// Writes a file whole or not at all.
  public func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    try write([NewFile(path: path, bytes: bytes)])
  }
}

/// A file to be written.
public struct NewFile: Sendable {
  /// Its place.
  public var path: FilePath
  /// All it is to hold.
  public var bytes: [UInt8]

  /// A file of those bytes.
  public init(path: FilePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A lock on a file, or why there is none.
public enum FileLock: Sendable, Equatable {
  /// Held; `wasLeft` tells that who had it before did not end well.
  case held(FilePath, descriptor: Int32, wasLeft: Bool)
  /// Somebody else holds it, who and since when as far as is known.
  case taken(by: String)
}

/// What can be found at a path.
public enum FileKind: Sendable {
  case nothing
  case file
  case folder
}

/// A failure of the file system.
public struct FileError: Error, Hashable {
  /// What was tried.
  public enum Action: Sendable {
    case read
    case write
    case makeFolder
  }

  /// What was tried.
  public var action: Action
  /// With which file.
  public var path: FilePath
  /// Why it failed.
  public var reason: Errno

  /// A failure of `action` on `path`.
  public init(_ action: Action, _ path: FilePath, _ reason: Errno) {
    self.action = action
    self.path = path
    self.reason = reason
  }
}
