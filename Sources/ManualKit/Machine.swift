internal import Subprocess
internal import SystemPackage

extension FileSystem {
  /// Runs a program in a process group of its own, so that whatever it starts ends with it.
  public func run(_ command: Command) async throws(CommandFailure) -> [UInt8] {
    let outcome = await withTaskGroup(of: Result<[UInt8], CommandFailure>.self) { group in
      group.addTask { await Self.result(of: command) }
      group.addTask {
        do {
          try await Task.sleep(for: command.timeLimit)
          return .failure(.timedOut)
        } catch {
          return .failure(.cancelled)
        }
      }
      let first = await group.next() ?? .failure(.cancelled)
      // Whichever is left has nothing to say any more; a program is killed and waited for.
      group.cancelAll()
      return first
    }
    if Task.isCancelled { throw .cancelled }
    return try outcome.get()
  }

  private static func result(of command: Command) async -> Result<[UInt8], CommandFailure> {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    do {
      let result = try await Subprocess.run(
        .path(command.program), arguments: Arguments(command.arguments), platformOptions: options,
        output: .bytes(limit: mostOutput))
      switch result.terminationStatus {
      case .exited(0): return .success(result.standardOutput)
      case .exited(let status): return .failure(.failed(status))
      case .signaled(let signal): return .failure(.failed(-signal))
      }
    } catch {
      return .failure(.notStarted)
    }
  }

  /// More than any program we run has to say.
  private static let mostOutput = 64 << 20
}
