import ManualModel
import Profiles
import RedlineSupport
import Revisions
import Testing

/// The rows of a ledger: digests, chain, text.
@Suite struct LedgerTests {
  // MARK: Digests

  /// FIPS 180-2 appendix B, and the empty text.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAsTheStandardSays(text: String, digest: String) {
    #expect(SHA256.digest(text) == digest)
  }

  @Test func readsAListOfDigestsAsItWroteIt() {
    let list = DigestList(
      title: "shouce issued 1", of: [("manual.xml", [1, 2]), ("source/手册 1.md", [3])])
    #expect(DigestList(list.bytes) == list)
    #expect(list.format == 1)
    #expect(list["source/手册 1.md"] == SHA256.digest([3]))
    #expect(list["other"] == nil)
  }

  @Test func leavesOutLinesThatAreNoDigests() {
    let digest = SHA256.digest("x")
    let list = DigestList(Array("# shouce issued 2\n\(digest) a\nnonsense\n\(digest)  b\n".utf8))
    #expect(list.entries == [.init(name: "b", digest: digest)])
    #expect(list.format == 2)
  }

  // MARK: Versions

  @Test(arguments: [
    ("A0", 10, "A1"), ("a/3", 10, "A4"), ("A9", 10, "B0"), ("A2", 3, "B0"), ("A12", 10, "B0"),
    ("Z9", 10, "AA0"), ("AZ1", 2, "BA0"),
  ])
  func countsVersions(version: String, most: Int, next: String) throws {
    let version = try #require(IssueVersion(version))
    #expect(version.next(mostRevisions: most).text(style: "A0") == next)
  }

  @Test func beginsANewEditionWhenAsked() throws {
    let version = try #require(IssueVersion("A/1"))
    #expect(version.next(mostRevisions: 10, isReissue: true).text(style: "A/0") == "B/0")
  }

  @Test(arguments: ["", "1", "A", "第一版", "A0x", "A//1", "V1.0"])
  func knowsVersionsThatItCannotCount(text: String) {
    #expect(IssueVersion(text) == nil)
  }

  // MARK: Rows

  static let rows: [LedgerRow] = {
    var first = LedgerRow(version: "A0", number: 1)
    first.revision = "-"
    first.issued = Day(parsing: "2026-08-26")
    first.content = ["新制订"]
    var second = LedgerRow(version: "A1", number: 2)
    second.revision = "01"
    second.prepared = Day(parsing: "2027-01-10")
    second.issued = Day(parsing: "2027-01-15")
    second.effective = Day(parsing: "2027-02-01")
    second.clauses = ["5.1", "附录A", "B.2"]
    second.content = ["5.1 “甲”改为\"乙\"\\丙", "# 不是注释: 真的\n第二行"]
    second.reason = "人员调整，见会议纪要"
    second.preparedBy = "张三"
    second.reviewedBy = "李四"
    second.approvedBy = "王五"
    second.pages = "3-5、9"
    second.data = SHA256.digest("data")
    var third = LedgerRow(version: "A2", number: 3)
    third.issued = Day(parsing: "2027-03-01")
    third.data = SHA256.digest("more")
    return [first, second, third]
  }()

  /// The rows with their chains, as they are issued.
  static let chained: [LedgerRow] = {
    var rows = Self.rows
    for index in rows.indices.dropFirst() {
      rows[index].chain = LedgerChain.link(
        of: rows[index], after: LedgerChain.end(of: Array(rows[..<index])))
    }
    return rows
  }()

  static func read(_ text: String) -> (rows: [LedgerRow], diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let rows = LedgerReader.read(
      SourceText(Array(text.utf8)), file: .none, diagnostics: &diagnostics)
    return (rows, diagnostics)
  }

  @Test(arguments: [true, false], [0, 2])
  func readsRowsAsItWroteThem(isEnglish: Bool, indent: Int) {
    let text =
      LedgerText.head(isEnglish: isEnglish)
      + Self.chained.map { LedgerText.lines(of: $0, isEnglish: isEnglish, indent: indent) }.joined()
    let (rows, diagnostics) = Self.read(text)
    #expect(diagnostics.isEmpty, "\(diagnostics.all)")
    #expect(rows.count == 3)
    for (row, expected) in zip(rows, Self.chained) {
      for field in LedgerField.allCases { #expect(row[field] == expected[field], "\(field)") }
    }
    #expect(LedgerChain.breaks(in: rows).isEmpty)
  }

  /// What no file of YAML may hold, what ends its lines, and what would end or begin a text.
  static let oddCharacters: [Unicode.Scalar] =
    (UInt8(0)...0x1F).map { Unicode.Scalar($0) } + (UInt8(0x7F)...0xA0).map { Unicode.Scalar($0) }
    + ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{1F6E0}", "\"", "'", "\\"]

  @Test(arguments: oddCharacters)
  func writesAnyCharacterSoThatItCanBeRead(character: Unicode.Scalar) {
    var row = LedgerRow(version: "A0", number: 1)
    row.issued = Day(parsing: "2026-08-26")
    row.content = ["甲\(character)乙", "\"\(character)'"]
    row.reason = "#\(character)甲"
    row.clauses = ["5\(character)1"]
    let (rows, diagnostics) = Self.read(
      LedgerText.head(isEnglish: false) + LedgerText.lines(of: row, isEnglish: false, indent: 0))
    let isIllegal = character.value < 0x20 || character.value >= 0xFFFE
    if isIllegal, !["\t", "\n", "\r", "\u{1F6E0}"].contains(character) {
      // No document can hold it: it is left out and told by its name.
      #expect(Set(diagnostics.all.map(\.id)) == ["illegal-character"])
      #expect(rows.first?.content == ["甲乙", "\"'"])
    } else {
      #expect(diagnostics.isEmpty, "\(diagnostics.all)")
      for field in LedgerField.allCases { #expect(rows.first?[field] == row[field], "\(field)") }
    }
  }

  @Test(arguments: LedgerField.allCases.filter { $0 != .chain })
  func findsAnyChangeOfARow(field: LedgerField) throws {
    var rows = Self.chained
    switch field {
    case .version: rows[1].version = "A3"
    case .number: rows[1].number = 9
    case .revision: rows[1].revision = "02"
    case .prepared: rows[1].prepared = nil
    case .issued: rows[1].issued = Day(parsing: "2027-01-16")
    case .effective: rows[1].effective = rows[1].issued
    case .clauses: rows[1].clauses = ["5.1", "附录A B.2"]
    case .content: rows[1].content = [rows[1].content.joined(separator: "\n")]
    case .reason: rows[1].reason += "。"
    case .preparedBy: (rows[1].preparedBy, rows[1].reviewedBy) = ("李四", "张三")
    case .reviewedBy: rows[1].reviewedBy = ""
    case .approvedBy: rows[1].approvedBy = "赵六"
    case .pages: rows[1].pages = ""
    case .data: rows[1].data = SHA256.digest("other")
    case .chain: Issue.record("not among the arguments")
    }
    #expect(LedgerChain.breaks(in: rows) == [1])
  }

  @Test func findsARowThatIsMissingOrWasTypedInLater() {
    #expect(LedgerChain.breaks(in: [Self.chained[0], Self.chained[2]]) == [1])
    #expect(LedgerChain.breaks(in: Array(Self.chained[1...])) == [0])
    var typed = Self.chained
    typed[0].reason = "补记"
    #expect(LedgerChain.breaks(in: typed) == [1])
  }

  // MARK: Mistakes

  @Test(arguments: [
    ("- 版本: A0\n", ["not-a-ledger"]), ("修订记录:\n", []), ("# 还没有\n", []),
    ("修订记录:\n- 序号: 1\n", ["missing-key"]),
    (
      "修订记录:\n- {版本: A0, 发布日期: 2026-13-01}\n- {版本: A0, 原囙: 错}\n",
      ["bad-date", "version-twice", "unknown-key"]
    ),
    (
      "revisions:\n- {version: A0, issued: 2026-02-01}\n- {version: A1, issued: 2026-01-31, effective: 2026-01-30}\n",
      ["rows-out-of-order", "dates-out-of-order"]
    ),
  ])
  func tellsAllMistakesAtOnce(text: String, ids: [String]) {
    #expect(Self.read(text).diagnostics.all.map(\.id) == ids)
  }

  /// What a person types from memory about the time before the tool.
  @Test func readsRowsThatWereTypedIn() {
    let (rows, diagnostics) = Self.read(
      "修订记录：\n- 版本: A/0\n  发布日期: 2019年5月1日\n  修订内容: 新制订\n- {版本: A/1, 修订章节: 5.1}\n")
    #expect(diagnostics.all.map(\.id) == ["full-width-colon"])
    #expect(rows.map(\.version) == ["A/0", "A/1"])
    #expect(rows.map(\.number) == [1, 2])
    #expect(rows[0].issued == Day(parsing: "2019-05-01") && rows[0].content == ["新制订"])
    #expect(rows[1].clauses == ["5.1"] && rows[1].isVersion("a1") && rows[1].folder == "A1")
    #expect(LedgerChain.breaks(in: rows).isEmpty)
  }

  // MARK: Pages

  @Test func keepsThePagesOfADocument() throws {
    let pages = Pages(labels: ["s_5_2": "12", "total": "ix", "a": "iv"], total: "86")
    #expect(PageList.read(PageList.bytes(of: pages)) == pages)
    #expect(PageList.read(Array("nonsense\n".utf8)) == nil)
    #expect(PageList.read([]) == nil)
  }
}
