import Foundation
import ManualModel
import ODTWriter
import Packaging
import Revisions
import Testing

/// Redlines of whole manuals in ODT.
@Suite struct OpenRedlineTests {
  /// Set SHOUCE_SAMPLE_DIR to look at the documents.
  @Test(arguments: RevisionTests.Edit.allCases)
  func marksWhatChangedInAWholeManual(edit: RevisionTests.Edit) throws {
    let old = try Example.abc.manual()
    let new = try Example.abc.manual { try edit.apply(&$0) }
    try check("\(edit)", old, new)
  }

  private func check(_ name: String, _ old: Manual, _ new: Manual) throws {
    let redline = Redline.of(old, new)
    for (kind, manual) in [("old", old), ("new", new), ("redline", redline)] {
      var zip = ZipWriter()
      try ODTWriter.write(manual, to: &zip)
      let bytes = try zip.finish()
      let contents = try PackageContents(zip: bytes)
      #expect(PackageRules.check(contents, by: PackageRules.odt).map(\.description) == [])
      guard let folder = ProcessInfo.processInfo.environment["SHOUCE_SAMPLE_DIR"] else { continue }
      try Data(bytes).write(to: URL(filePath: folder).appending(path: "\(name).\(kind).odt"))
    }
  }
}
