internal import Dispatch
internal import Glibc
internal import ManualKit

/// What happens when the user presses Ctrl-C: work is cancelled, so that programs that were started end
/// and temporary files go.
enum Interruption {
  /// The exit status of an interrupted program.
  static let status: Int32 = 130

  /// Does some work; nil if it was interrupted.
  static func cancels(_ work: @escaping @Sendable () async -> Report) async -> Report? {
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { task.cancel() }
      source.resume()
      return source
    }
    let report = await task.value
    for source in sources { source.cancel() }
    return task.isCancelled ? nil : report
  }
}
