import ManualModel

/// The bytes of a profile or pack file as text that a YAML reader can take.
///
/// Accepts what people's editors write: UTF-8 with and without a byte order mark, UTF-16 with one,
/// GB18030, and lines ended by CR LF or CR. ``text`` has none of these left: lines end in LF, and a
/// character that no document can hold is a blank (so that positions stay), so that the text may
/// also be shown with a caret. Give it to a ``SourceMap``.
package struct SourceText: Sendable {
  package enum Encoding: Hashable, Sendable {
    case utf8, utf16, gb18030
  }

  package let text: String
  package let encoding: Encoding
  let bytes: [UInt8]
  private let problems: [Problem]

  /// What was wrong with the bytes; told when the number of the file is known.
  enum Problem: Hashable, Sendable {
    case tooLarge(Int)
    case office(String)
    case undecodable
    case readAsGB18030
    case brokenUTF8(SourcePosition)
    case illegalCharacter(UInt32, SourcePosition)

    var isFatal: Bool {
      switch self {
      case .tooLarge, .office, .undecodable: true
      case .readAsGB18030, .brokenUTF8, .illegalCharacter: false
      }
    }
  }

  /// Files above this are not read at all: the largest profile we know of has a fiftieth of it.
  package static let limit = 8 << 20

  package init(_ bytes: [UInt8]) {
    if bytes.count > Self.limit {
      self.init(fatal: .tooLarge(bytes.count))
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self.init(fatal: .office("docx, xlsx, zip"))
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self.init(fatal: .office("doc, xls"))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes, isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes, isBigEndian: true)
    } else {
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      self.init(marked: body)
    }
  }

  /// Bytes without a mark: UTF-8 when they are, else GB18030 when they are.
  private init(marked body: [UInt8]) {
    if let text = String(validating: body, as: UTF8.self) {
      self.init(body, text: text, encoding: .utf8, problems: [])
    } else if let broken = UTF8Damage.places(in: body) {
      let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
      self.init(
        repaired, text: nil, encoding: .utf8, problems: broken.map { .brokenUTF8($0) })
    } else if let decoded = TextConverter.utf8(fromGB18030: body) {
      self.init(decoded, text: nil, encoding: .gb18030, problems: [.readAsGB18030])
    } else {
      self.init(fatal: .undecodable)
    }
  }

  private init(utf16 bytes: [UInt8], isBigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      self.init(fatal: .undecodable)
      return
    }
    self.init(Array(text.utf8), text: text, encoding: .utf16, problems: [])
  }

  private init(fatal problem: Problem) {
    text = ""
    bytes = []
    encoding = .utf8
    problems = [problem]
  }

  private init(_ body: [UInt8], text: String?, encoding: Encoding, problems: [Problem]) {
    self.encoding = encoding
    if TextCleaner.isClean(body) {
      bytes = body
      self.text = text ?? String(decoding: body, as: UTF8.self)
      self.problems = problems
    } else {
      let cleaner = TextCleaner(body)
      bytes = cleaner.bytes
      self.text = String(decoding: cleaner.bytes, as: UTF8.self)
      self.problems =
        problems + cleaner.illegal.map { .illegalCharacter($0.code, $0.position) }
    }
  }

  /// Tells what was wrong with the bytes; false when there is no text to read.
  func report(file: SourceFileID, to reporter: inout Reporter) -> Bool {
    for problem in problems { reporter.report(.problem(problem, file: file)) }
    return !problems.contains { $0.isFatal }
  }
}

extension Diagnostic {
  fileprivate static func problem(_ problem: SourceText.Problem, file: SourceFileID) -> Diagnostic {
    let top = SourceSpan(file: file, start: SourcePosition(line: 1, column: 1))
    return switch problem {
    case .tooLarge(let size): tooLarge(size, at: top)
    case .office(let kind): office(kind, at: top)
    case .undecodable: undecodable(at: top)
    case .readAsGB18030: readAsGB18030(at: top)
    case .brokenUTF8(let position): brokenUTF8(at: SourceSpan(file: file, start: position))
    case .illegalCharacter(let code, let position):
      illegalCharacter(code, at: SourceSpan(file: file, start: position))
    }
  }

  private static func tooLarge(_ size: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "file-too-large", at: span,
      Wording(
        zh: "文件有 \(size >> 20) MB，超过上限 \(SourceText.limit >> 20) MB，未读取",
        en: "file of \(size >> 20) MB is above the limit of \(SourceText.limit >> 20) MB"),
      remedy: Wording(
        zh: "请确认选对了文件；图片等内容放在单独的文件里",
        en: "check that this is the right file; keep pictures in files of their own"))
  }

  private static func office(_ kind: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-text-file", at: span,
      Wording(
        zh: "这是 Office 文档或压缩包（\(kind)），不是文本文件",
        en: "this is an Office document or archive (\(kind)), not a text file"),
      remedy: Wording(
        zh: "把内容写进纯文本文件 profile.yaml，用记事本或 VS Code 编辑",
        en: "write the facts into the plain text file profile.yaml with a text editor"))
  }

  private static func undecodable(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-text-file", at: span,
      Wording(
        zh: "文件内容不是文本（既不是 UTF-8 也不是 GB18030）",
        en: "the file is not text (neither UTF-8 nor GB18030)"),
      remedy: Wording(
        zh: "在编辑器里用“另存为”，编码选 UTF-8", en: "save the file as UTF-8 in your editor"))
  }

  private static func readAsGB18030(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "read-as-gb18030", .note, at: span,
      Wording(
        zh: "文件不是 UTF-8 编码，已按 GB18030（ANSI 中文）读取",
        en: "the file is not UTF-8 and was read as GB18030"),
      remedy: Wording(
        zh: "如有乱码，请用“另存为”改成 UTF-8", en: "save the file as UTF-8 to be safe"))
  }

  private static func brokenUTF8(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "broken-utf8", at: span,
      Wording(zh: "此处的字节不是完整的 UTF-8 字符", en: "broken UTF-8 character"),
      remedy: Wording(zh: "重新输入这里的文字", en: "type the text here again"))
  }

  /// Also raised for a character that a value spells with an escape, such as `"\x01"`.
  static func illegalCharacter(_ code: UInt32, at span: SourceSpan) -> Diagnostic {
    let digits = String(code, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return Diagnostic(
      "illegal-character", at: span,
      Wording(
        zh: "字符 \(name) 看不见，也不能写进文档",
        en: "character \(name) is invisible and cannot stand in a document"),
      remedy: Wording(
        zh: "删除它：删掉此处前后各一个字再重新输入",
        en: "delete it: remove the characters around this place and type them again"))
  }
}
