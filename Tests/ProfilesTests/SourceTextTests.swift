import ManualModel
import Profiles
import Testing

@Suite struct SourceTextTests {
  private let profile = "企业:\n  名称: 上海甲乙（集团）\n  简称: 甲\n"
  private let facts = ["company/name = 上海甲乙（集团）", "company/short_name = 甲"]

  private func company(_ reading: Reading) -> [String] {
    reading.facts?.dump().filter { $0.hasPrefix("company/") } ?? []
  }

  @Test func readsUTF8WithAMark() {
    let reading = read([0xEF, 0xBB, 0xBF] + Array((profile + "错: 1\n").utf8))
    #expect(company(reading) == facts)
    #expect(reading.english == ["p.yaml:4:1: error: no key '错' in a profile [unknown-key]"])
  }

  @Test(arguments: [true, false])
  func readsUTF16WithAMark(isBigEndian: Bool) {
    let bytes = ("\u{FEFF}" + profile).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let reading = read(bytes)
    #expect(reading.english == [])
    #expect(company(reading) == facts)
    #expect(read(bytes + [0x41]).english.count == 1)
  }

  @Test func readsGB18030AndSaysSo() {
    // 企业:\n  名称: 甲\n  简称: 㐀 (the last is 四字节 8139EE39 in GB 18030)
    let head: [UInt8] = [0xC6, 0xF3, 0xD2, 0xB5, 0x3A, 0x0A, 0x20, 0x20]
    let name: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x3A, 0x20, 0xBC, 0xD7, 0x0D, 0x0A]
    let short: [UInt8] = [0x20, 0x20, 0xBC, 0xF2, 0xB3, 0xC6, 0x3A, 0x20, 0x81, 0x39, 0xEE, 0x39]
    let reading = read(head + name + short + [0x0A, 0x61, 0x3A, 0x20, 0x31, 0x0A])
    #expect(company(reading) == ["company/name = 甲", "company/short_name = 㐀"])
    #expect(
      reading.chinese == [
        "p.yaml:1:1: note: 文件不是 UTF-8 编码，已按 GB18030（ANSI 中文）读取 [read-as-gb18030]",
        "p.yaml:4:1: error: 没有「a」这一项 [unknown-key]",
      ])
    #expect(
      reading.english.first
        == "p.yaml:1:1: note: the file is not UTF-8 and was read as GB18030 [read-as-gb18030]")
  }

  @Test func tellsBrokenUTF8FromGB18030() {
    let text = Array("企业:\n  名称: 上海甲乙丙丁科技有限公司\n  简称: ".utf8)
    let reading = read(text + [0xE4, 0xB8] + Array("x\n".utf8))
    #expect(
      reading.chinese == [
        "p.yaml:3:7: error: 此处的字节不是完整的 UTF-8 字符 [broken-utf8]",
        "p.yaml:3:8: error: 此处的字节不是完整的 UTF-8 字符 [broken-utf8]",
      ])
    #expect(reading.english.first == "p.yaml:3:7: error: broken UTF-8 character [broken-utf8]")
  }

  @Test(arguments: ["\r\n", "\r", "\n"])
  func readsAllLineEnds(end: String) {
    let text = (profile + "错: 1\n").split(separator: "\n").joined(separator: end) + end
    let reading = read(text)
    #expect(company(reading) == facts)
    #expect(reading.english == ["p.yaml:4:1: error: no key '错' in a profile [unknown-key]"])
  }

  @Test func refusesCharactersThatNoDocumentCanHold() {
    let reading = read(
      "企业:\n  名称: 甲\u{1}乙\u{FFFE}\n  简称: \"a\\x02\\0b\"\n  地址: a\u{2028}b\u{85}c\u{7F}\n")
    #expect(
      reading.chinese == [
        "p.yaml:2:8: error: 字符 U+0001 看不见，也不能写进文档 [illegal-character]",
        "p.yaml:2:10: error: 字符 U+FFFE 看不见，也不能写进文档 [illegal-character]",
        "p.yaml:3:7: error: 字符 U+0002 看不见，也不能写进文档 [illegal-character]",
        "p.yaml:4:12: error: 字符 U+007F 看不见，也不能写进文档 [illegal-character]",
      ])
    #expect(
      reading.english.first
        == "p.yaml:2:8: error: character U+0001 is invisible and cannot stand in a document [illegal-character]"
    )
    #expect(
      company(reading) == [
        "company/name = 甲 乙", "company/short_name = ab", "company/address = a b c",
      ])
  }

  @Test func refusesOfficeFiles() {
    #expect(
      read([0x50, 0x4B, 0x03, 0x04, 0x00]).chinese == [
        "p.yaml:1:1: error: 这是 Office 文档或压缩包（docx, xlsx, zip），不是文本文件 [not-a-text-file]"
      ])
    #expect(
      read([0xD0, 0xCF, 0x11, 0xE0]).english == [
        "p.yaml:1:1: error: this is an Office document or archive (doc, xls), not a text file [not-a-text-file]"
      ])
  }

  @Test func answersJunkOfTenMegabytesWithoutReadingIt() {
    let reading = read([UInt8](repeating: 0xB0, count: 10 << 20))
    #expect(
      reading.chinese == [
        "p.yaml:1:1: error: 文件有 10 MB，超过上限 8 MB，未读取 [file-too-large]"
      ])
    #expect(
      reading.english == [
        "p.yaml:1:1: error: file of 10 MB is above the limit of 8 MB [file-too-large]"
      ])
  }

  @Test func refusesBytesInNoEncoding() {
    #expect(
      read([0xFF, 0x00, 0x80, 0x81, 0x20]).chinese == [
        "p.yaml:1:1: error: 文件内容不是文本（既不是 UTF-8 也不是 GB18030） [not-a-text-file]"
      ])
  }
}
