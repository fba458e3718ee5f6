import ManualModel
import Packaging
import Testing

@testable import DocumentReader

@Suite struct HostileTests {
  private func failure(_ bytes: [UInt8]) -> DocumentError? {
    do {
      _ = try DocumentReader.reference(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func isDamaged(_ bytes: [UInt8]) -> Bool {
    if case .damaged? = failure(bytes) { true } else { false }
  }

  @Test func tellsOldWordFromProtectedDocuments() {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(failure(compound + Array(repeating: 0, count: 600)) == .oldWord)
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(failure(compound + Array(repeating: 0, count: 600) + name) == .encrypted)
  }

  @Test func refusesWhatIsNoDocument() throws {
    #expect(failure([]) == .notADocument)
    #expect(failure(Array("%PDF-1.7".utf8)) == .notADocument)
    #expect(failure(try archive([("a.txt", [1])])) == .otherFormat)
    #expect(
      failure(try archive([("[Content_Types].xml", [1]), ("xl/workbook.xml", [1])])) == .otherFormat
    )
    #expect(
      failure(try open(mimetype: "application/vnd.oasis.opendocument.spreadsheet")) == .otherFormat)
    let manifest = """
      <manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/>\
      </manifest:file-entry></manifest:manifest>
      """
    let locked = try archive([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", [1]),
      ("styles.xml", [1]), ("META-INF/manifest.xml", Array(manifest.utf8)),
    ])
    #expect(failure(locked) == .encrypted)
  }

  @Test func refusesBrokenArchivesAndParts() throws {
    let whole = try word()
    #expect(isDamaged(Array(whole.dropLast(30))), "a cut archive was read")
    for xml in ["<w:document", "", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>", "\u{0}"] {
      let broken = try archive([("word/document.xml", Array(xml.utf8))])
      guard case .damaged(let detail)? = failure(broken) else {
        Issue.record("'\(xml)' was read")
        continue
      }
      #expect(detail.contains("word/document.xml"))
    }
    #expect(failure(try archive([("word/styles.xml", [1])])) == .otherFormat)
    #expect(
      failure(try archive([("[Content_Types].xml", [1]), ("word/styles.xml", [1])]))
        == .damaged("word/document.xml"))
  }

  @Test func refusesBombs() throws {
    let bomb = Array(repeating: UInt8(0x20), count: 30 << 20)
    let zipped = try archive([("word/document.xml", bomb)])
    #expect(isDamaged(zipped), "a bomb was read")
    let deep = String(repeating: "<a>", count: 5000)
    #expect(isDamaged(try word(body: deep)), "a tower was read")
  }
}
