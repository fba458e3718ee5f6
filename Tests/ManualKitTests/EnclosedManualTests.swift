import DOCXWriter
import DocumentReader
import ManualModel
import ODTWriter
import Packaging
import Revisions
import Testing

/// What our documents carry inside, and what is read from them.
@Suite struct EnclosedManualTests {
  private static let labels = Labels(
    table: "表", figure: "图", appendix: "附录", contents: "目录", listSeparator: "、")

  private func documents(of example: Example) async throws -> [(format: String, bytes: [UInt8])] {
    let built = try await example.built()
    return [("docx", built.docx), ("odt", built.odt)]
  }

  @Test(arguments: Example.allCases)
  func findsTheTextOfTheManualInBothFormats(example: Example) async throws {
    let manual = try example.manual()
    let wanted = VisibleText(of: manual)
    for (format, bytes) in try await documents(of: example) {
      let text = try DocumentReader.text(bytes, labels: Self.labels)
      let found = VisibleText(of: text.manual, edges: text.edges)
      let difference = found.lines.difference(from: wanted.lines)
      #expect(difference.isEmpty, "\(format): \(difference.prefix(12))")
      #expect(found.edges == wanted.edges && !wanted.edges.isEmpty, "\(format)")
      #expect(!text.hasTrackedChanges)
    }
  }

  @Test(arguments: Example.shown)
  func countsHeadingsAsTheDocumentDoes(example: Example) async throws {
    let manual = try example.manual()
    func headings(_ manual: Manual) -> [String] {
      manual.divisions.flatMap(\.sections).compactMap(\.heading).map {
        $0.numbering.label(Self.labels) + " " + $0.text.plainText
      }
    }
    for (format, bytes) in try await documents(of: example) {
      let text = try DocumentReader.text(bytes, labels: Self.labels)
      let difference = headings(text.manual).difference(from: headings(manual))
      #expect(difference.isEmpty, "\(format): \(difference.prefix(12))")
    }
  }

  @Test func bindsHeadersAndStillBelievesDigestsThatDidNot() async throws {
    for (format, bytes) in try await documents(of: .studio) {
      let text = try DocumentReader.text(bytes, labels: Self.labels)
      var enclosed = try EnclosedManual.read(#require(text.enclosed), pictures: text.media)
      let edited = VisibleText(of: text.manual, edges: text.edges + ["手写的页眉"])
      #expect(!enclosed.isBound(to: edited), "\(format)")
      enclosed.textDigest = SHA256.digest(edited.olderBytes)
      #expect(enclosed.isBound(to: edited), "\(format)")
      enclosed.textDigest = nil
      #expect(!enclosed.isBound(to: edited), "\(format)")
    }
  }

  @Test(arguments: Example.allCases)
  func carriesTheWholeManualBoundToItsText(example: Example) async throws {
    for (format, bytes) in try await documents(of: example) {
      let text = try DocumentReader.text(bytes, labels: Self.labels)
      let data = try #require(text.enclosed, "\(format)")
      let enclosed = try EnclosedManual.read(data, pictures: text.media)
      #expect(enclosed.isBound(to: VisibleText(of: text.manual, edges: text.edges)), "\(format)")
      var zip = ZipWriter()
      let again = try EnclosedManual.enclosure(of: enclosed.manual)
      #expect(again.bytes == data)
      if format == "docx" {
        try DOCXWriter.write(enclosed.manual, enclosing: [again], to: &zip)
      } else {
        try ODTWriter.write(enclosed.manual, enclosing: [again], to: &zip)
      }
      #expect(try zip.finish() == bytes, "\(format)")
    }
  }
}
