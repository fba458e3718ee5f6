import Foundation
import Testing

/// Where the schemas are: beside the repository, or where `SHOUCE_SCHEMAS` says.
///
/// They are not part of the repository; tests that need them say so when they are absent.
enum Schemas {
  static let folder: String? = {
    if let named = ProcessInfo.processInfo.environment["SHOUCE_SCHEMAS"] { return named }
    var folder = URL(filePath: #filePath)
    // The package may be a worktree one level further down.
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/schemas").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }()

  static var note: Comment { "the schemas are not here; set SHOUCE_SCHEMAS" }
}
