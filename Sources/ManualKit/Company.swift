internal import SystemPackage

/// A company folder, or a profile on its own, as named on the command line.
struct Company: Sendable {
  /// As named on the command line.
  var source: FilePath
  var folder: FilePath
  var profile: FilePath

  static let profileName = "profile.yaml"

  /// A folder means the profile in it; anything else is taken for a profile.
  init(_ source: FilePath, environment: any Environment) {
    self.source = source
    if environment.kind(of: source) == .folder {
      folder = source
      profile = source.appending(Self.profileName)
    } else {
      folder = source.removingLastComponent()
      profile = source
    }
  }

  /// Where own section files stand; a file there replaces the pack's of the same name.
  var templates: FilePath { folder.appending("templates") }

  /// A file that the profile names; nil for a name that leads out of the company's folder.
  func file(named name: String) -> FilePath? {
    let path = FilePath(name)
    guard path.isRelative, !path.isEmpty,
      path.components.allSatisfy({ $0.kind != .parentDirectory })
    else { return nil }
    return folder.pushing(path)
  }

  /// What tells this company from others when several are written to one folder.
  var name: String {
    if profile.lastComponent?.string != Self.profileName {
      return profile.stem ?? "company"
    }
    guard let last = folder.lastComponent, last.kind == .regular else { return "company" }
    return last.string
  }
}
