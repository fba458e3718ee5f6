public import SystemPackage

/// Another program to be run, and how long it may take.
public struct Command: Sendable {
  /// The program's file.
  public var program: FilePath
  /// What it is told.
  public var arguments: [String]
  /// When it has not ended by then, it and all that it started are killed.
  public var timeLimit: Duration

  /// A run of a program.
  public init(_ program: FilePath, _ arguments: [String], timeLimit: Duration) {
    self.program = program
    self.arguments = arguments
    self.timeLimit = timeLimit
  }
}

/// Why a program did not do its work.
public enum CommandFailure: Error, Hashable {
  /// It could not be started.
  case notStarted
  /// It ended with this status, or by this signal as a negative number.
  case failed(Int32)
  /// It took too long and was killed.
  case timedOut
  /// The user interrupted it.
  case cancelled
}
