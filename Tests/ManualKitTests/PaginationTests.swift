import Foundation
import SystemPackage
import Testing

@testable import ManualKit

/// What becomes of a build with a LibreOffice that works, and with one that does not.
@Suite struct PaginationTests {
  private static let docx = "/company/out/商品售后服务管理手册-A0.docx"
  private static let odt = "/company/out/商品售后服务管理手册-A0.odt"
  private static let pdf = "/company/out/商品售后服务管理手册-A0.pdf"

  private func office(
    _ behaviour: FakeOffice.Behaviour = .works, programs: Set<String> = ["soffice", "pdfinfo"]
  ) throws -> FakeOffice {
    FakeOffice(try Example.abc.disk(), behaviour, programs: programs)
  }

  /// The same company in several folders.
  private func disk(_ names: String...) throws -> MemoryDisk {
    var files: [String: [UInt8]] = [:]
    for name in names {
      files["/\(name)/profile.yaml"] = Array(try Example.studio.profile().utf8)
      files["/\(name)/logo.png"] = try Repository.bytes(Example.studio.folder + "/logo.png")
    }
    return MemoryDisk(files)
  }

  /// The pages that references of a document show, by bookmark.
  private func pages(_ reading: Reading) -> [String: Set<String>] {
    var pages: [String: Set<String>] = [:]
    for reference in reading.references where reference.renewed == .page {
      pages[reference.target, default: []].insert(reference.shown)
    }
    return pages
  }

  @Test func fillsInThePageOfEveryReferenceInBothFormats() async throws {
    let office = try office()
    let report = try await office.build("/company")
    #expect(report.status == .done && report.messages.isEmpty)
    for (name, isWord) in [(Self.docx, true), (Self.odt, false)] {
      let bytes = try #require(office.disk[name])
      let reading = isWord ? try Reading(docx: bytes) : try Reading(odt: bytes)
      let order = FakeOffice.bookmarks(of: bytes)
      let body = try #require(order.firstIndex(of: "s_1"))
      let found = pages(reading).filter { $0.key.hasPrefix("s_5") }
      #expect(found.count > 20)
      for (bookmark, shown) in found {
        let index = try #require(order.firstIndex(of: bookmark))
        #expect(shown == [String(index / 10 - body / 10 + 1)], "\(bookmark) in \(name)")
      }
      #expect(reading.footers.contains { $0.contains("共 ") && !$0.contains("共  页") })
    }
  }

  @Test func laysEveryDocumentOutTwiceWhereNothingMoves() async throws {
    let office = try office()
    _ = try await office.build("/company")
    #expect(office.starts.map(\.count) == [1, 1, 1, 1])
    #expect(office.isClean)
    #expect(office.progress.count == 2 && office.progress.last == .some(nil))
  }

  @Test func sharesStartsAmongCompanies() async throws {
    let office = FakeOffice(try disk("a", "b", "c"))
    let report = try await office.build("/a", "/b", "/c")
    #expect(report.status == .done && report.results.contains("/c/out"))
    #expect(office.starts.map(\.count) == [3, 3, 3, 3])
    let written = office.disk.written.filter { !$0.hasPrefix("/tmp") }
    #expect(written.count == 6)
  }

  @Test func laysOutOnceMoreWhenSomethingMoved() async throws {
    let office = try office(.moves(2))
    let report = try await office.build("/company", formats: [.odt])
    #expect(office.starts.count == 3 && report.messages.isEmpty)
  }

  @Test func saysSoWhenPagesGoOnMoving() async throws {
    let office = try office(.moves(9))
    let report = try await office.build("/company", formats: [.odt])
    #expect(office.starts.count == 3 && report.status == .done)
    #expect(
      report.messages
        == "warning: layouts of '\(Self.odt)' differ; a page number may be one off\n")
  }

  @Test(arguments: [
    (FakeOffice.Behaviour.hangs, "did not finish in time and was stopped"),
    (.crashes, "gave no usable result"), (.writesGarbage, "gave no usable result"),
    (.losesBookmarks, "gave no usable result"), (.chokes(on: ""), "gave no usable result"),
  ])
  func writesTheFilesWithoutNumbersWhenLibreOfficeFails(
    behaviour: FakeOffice.Behaviour, reason: String
  ) async throws {
    let office = try office(behaviour)
    let report = try await office.build("/company")
    #expect(report.status == .done && office.isClean)
    #expect(
      report.messages == """
        warning: page numbers are left out in '\(Self.docx)': LibreOffice \(reason)
        warning: page numbers are left out in '\(Self.odt)': LibreOffice \(reason)

        """)
    let plain = try Example.abc.disk()
    _ = try await plain.build("/company")
    #expect(office.disk[Self.docx] == plain[Self.docx])
    #expect(office.disk[Self.odt] == plain[Self.odt])
  }

  @Test func endsWithStatusTwoWhereNumbersMustBe() async throws {
    let office = try office(.crashes)
    let report = try await office.build("/company", formats: [.odt], pagination: .always)
    #expect(report.status == .worldFailed && report.messages.hasPrefix("error: page numbers"))
    #expect(office.disk[Self.odt] != nil)
  }

  @Test func doesNotLetOneDocumentKeepTheOthersBack() async throws {
    let office = FakeOffice(try disk("a", "b"), .chokes(on: "docx"))
    let report = try await office.build("/a", "/b")
    #expect(report.status == .done)
    let odt = try #require(office.disk.document("/a/out", "odt"))
    #expect(pages(try Reading(odt: odt)).values.allSatisfy { $0 != [""] })
    #expect(report.messages.split(separator: "\n").count == 2)
    #expect(report.messages.split(separator: "\n").allSatisfy { $0.contains(".docx") })
  }

  @Test func tellsOnceWhatToInstall() async throws {
    for programs in [["soffice"], ["pdfinfo"]] as [Set<String>] {
      let report = try await FakeOffice(try disk("a", "b"), programs: programs).build("/a", "/b")
      #expect(report.status == .done)
      #expect(
        report.messages == """
          note: page numbers are left out; install LibreOffice and poppler-utils (apt install \
          libreoffice-writer poppler-utils) and build again to have them

          """)
    }
  }

  @Test func asksForLibreOfficeWhereItMustBe() async throws {
    let office = try office(programs: [])
    let report = try await office.build("/company", pagination: .always)
    #expect(report.status == .worldFailed && office.disk.written.isEmpty)
    #expect(
      report.messages == """
        error: page numbers need LibreOffice and pdfinfo, which were not found
              = install LibreOffice and poppler-utils (apt install libreoffice-writer \
        poppler-utils), or leave out --paginate always

        """)
    let pdf = try await office.build("/company", formats: [.docx, .pdf])
    #expect(pdf.status == .worldFailed && office.disk.written.isEmpty)
    #expect(pdf.messages.hasPrefix("error: a PDF needs LibreOffice and pdfinfo"))
  }

  @Test func asksNobodyWhereNumbersAreNotWanted() async throws {
    let office = try office()
    let report = try await office.build("/company", pagination: .never)
    #expect(report.messages.isEmpty && office.starts.isEmpty)
    let silent = try await FakeOffice(try Example.abc.disk(), programs: []).build(
      "/company", pagination: .never)
    #expect(silent.messages.isEmpty)
  }

  @Test func writesAPDFWithOutlineAndTags() async throws {
    let office = try office()
    let report = try await office.build("/company", formats: [.docx, .pdf], pagination: .never)
    #expect(report.results == "written \(Self.docx)\nwritten \(Self.pdf)\n")
    #expect(office.disk[Self.pdf] != nil && office.disk[Self.odt] == nil)
    #expect(office.starts == [["odt"], ["odt"]])
    #expect(!office.filters[0].contains("UseTaggedPDF"))
    #expect(office.filters[1].contains(#""UseTaggedPDF":{"type":"boolean","value":"true"}"#))
    let plain = try Example.abc.disk()
    _ = try await plain.build("/company")
    #expect(office.disk[Self.docx] == plain[Self.docx])
  }

  @Test func isWithoutThePDFWhenLibreOfficeFails() async throws {
    let office = try office(.crashes)
    let report = try await office.build("/company", formats: [.odt, .pdf])
    #expect(report.status == .worldFailed && office.disk[Self.odt] != nil)
    #expect(report.messages.contains("error: '\(Self.pdf)' was not written: LibreOffice gave no"))
  }

  @Test func namesTheFontsThatAreNotThere() async throws {
    let office = try office(programs: ["soffice", "pdfinfo", "fc-list"])
    let report = try await office.build("/company")
    #expect(report.status == .done)
    #expect(report.messages.hasPrefix("note: the fonts '宋体' are not installed; pages were"))
  }

  @Test func leavesOldFilesWhenItIsInterrupted() async throws {
    let office = try office()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await office.build("/company")
    }
    task.cancel()
    let report = try await task.value
    #expect(report.status == .worldFailed && report.results.isEmpty)
    #expect(office.disk.written.allSatisfy { $0.hasPrefix("/tmp") } && office.isClean)
  }

  @Test func givesTheSameBytesForTheSameLayout() async throws {
    let first = try office()
    let second = try office()
    _ = try await first.build("/company")
    _ = try await second.build("/company")
    #expect(first.disk[Self.docx] == second.disk[Self.docx])
    #expect(first.disk[Self.odt] == second.disk[Self.odt])
  }
}

/// What `pdfinfo` says.
@Suite struct PDFPagesTests {
  private func pages(_ summary: String, _ destinations: String) -> PDFPages? {
    PDFPages(summary: Array(summary.utf8), destinations: Array(destinations.utf8))
  }

  @Test func tellTheSheetOfEveryBookmark() throws {
    let pages = try #require(
      self.pages(
        "Title:  x\nPages:           145\n",
        """
        Page  Destination                 Name
           1 [ XYZ  235  785 null      ] "s5Fcover"
         145 [ XYZ   84  773 null      ] "pages5Fend"
        """))
    #expect(pages.count == 145)
    #expect(
      pages.sheets(of: ["s_cover", "pages_end", "lost"]) == ["s_cover": 1, "pages_end": 145])
  }

  @Test func leaveOutWhatCouldBeEither() throws {
    let pages = try #require(self.pages("Pages: 3", "1 [ XYZ ] \"a5Fb\"\n2 [ XYZ ] \"c\""))
    #expect(pages.sheets(of: ["a_b", "a5Fb", "c"]) == ["c": 2])
    let twice = try #require(
      self.pages("Pages: 3", "1 [ XYZ ] \"a\"\n2 [ XYZ ] \"a\"\n2 [ XYZ ] \"c\""))
    #expect(twice.sheets(of: ["a", "c"]) == ["c": 2])
  }

  @Test(arguments: [
    ("", ""), ("Pages: 3", ""), ("Pages: x", "1 [ XYZ ] \"a\""), ("Pages: 0", "1 [ XYZ ] \"a\""),
    ("Pages: 3", "4 [ XYZ ] \"a\""), ("Pages: 3", "0 [ XYZ ] \"a\""), ("Pages: 3", "x y z"),
  ])
  func areNothingWhereThePDFIsNone(summary: String, destinations: String) {
    #expect(pages(summary, destinations) == nil)
  }

  @Test func nameDestinationsAsLibreOfficeDoes() {
    #expect(PDFPages.destination(of: "s_5_2_4") == "s5F55F25F4")
    #expect(PDFPages.destination(of: "a-B9") == "a-B9")
  }
}
