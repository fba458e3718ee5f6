internal import Glibc
public import SystemPackage

extension FileSystem {
  /// Locks a file that says who holds it; the system ends the lock when the program ends, however.
  ///
  /// A file that is left behind tells that somebody did not come to the end. The corresponding C
  /// functions are `flock`, `fstat` and `stat`.
  public func lock(_ path: FilePath) throws(FileError) -> FileLock {
    do {
      while true {
        let file = try FileDescriptor.open(
          path, .readWrite, options: .create, permissions: .init(rawValue: 0o644))
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
          let reason = Errno(rawValue: errno)
          defer { try? file.close() }
          guard reason == .wouldBlock else { throw reason }
          let holder = (try? read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
          return .taken(by: holder)
        }
        // Who held it before may have removed the file since it was opened: then this locks nothing.
        guard Self.isSame(file, path) else {
          try file.close()
          continue
        }
        let wasLeft = try file.seek(offset: 0, from: .end) > 0
        do {
          let length = try file.writeAll(toAbsoluteOffset: 0, Self.whoAndWhen.utf8)
          _ = ftruncate(file.rawValue, Int(length))
          return .held(path, descriptor: file.rawValue, wasLeft: wasLeft)
        } catch {
          // On a full disk what was left behind must be found again, and nothing else.
          if !wasLeft { _ = unsafe unlink(path.string) }
          try file.close()
          throw error
        }
      }
    } catch {
      throw FileError(.write, path, error as? Errno ?? .ioError)
    }
  }

  /// Removes the file while it is still locked, so that nobody takes it for left behind.
  public func unlock(_ lock: FileLock) {
    guard case .held(let path, let descriptor, _) = lock else { return }
    _ = unsafe unlink(path.string)
    _ = close(descriptor)
  }

  private static func isSame(_ file: FileDescriptor, _ path: FilePath) -> Bool {
    var (own, named) = (stat(), stat())
    guard unsafe fstat(file.rawValue, &own) == 0, unsafe stat(path.string, &named) == 0 else {
      return false
    }
    return own.st_ino == named.st_ino && own.st_dev == named.st_dev
  }

  /// `zhang@desk 2026-11-22 14:03`, for the other person and for nothing else.
  private static var whoAndWhen: String {
    let user = unsafe getenv("USER").map { unsafe String(cString: $0) } ?? "uid \(getuid())"
    let host = unsafe String(unsafeUninitializedCapacity: 256) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress, unsafe gethostname(start, 255) == 0 else {
          return 0
        }
        return unsafe strnlen(start, 255)
      }
    }
    var seconds = time(nil)
    var clock = unsafe tm()
    _ = unsafe localtime_r(&seconds, &clock)
    let parts = unsafe [clock.tm_year + 1900, clock.tm_mon + 1, clock.tm_mday]
    let hours = unsafe [clock.tm_hour, clock.tm_min]
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = parts.map(two).joined(separator: "-")
    return "\(user)@\(host) \(day) \(hours.map(two).joined(separator: ":"))"
  }
}
