import Foundation
import Testing

/// Chinese sentences of messages, held against the sources: their commas, brackets and marks are full-width.
///
/// What stands in 「」 is to be typed as it is and may hold any sign; `错误: ` is a label, not a sentence.
@Suite struct PunctuationTests {
  @Test func chineseSentencesHaveChinesePunctuation() throws {
    // The words that replace the argument parser's own stand in its brackets.
    for source in try WallTests.sources() where source.path != "shouce/Speech.swift" {
      var language: Substring = ""
      for (number, line) in source.lines.enumerated()
      where line.contains("zh:") || line.contains("en:")
        || line.contains("\"") && (language == "zh" || !line.utf8.allSatisfy { $0 < 0x80 })
      {
        for piece in Piece.pieces(of: line) {
          switch piece {
          case .code(let code):
            language = code.matches(of: /\b(zh|en):/).last?.1 ?? language
          case .literal(let text):
            guard language == "zh" || language != "en" && text.contains(/[\u{3400}-\u{9FFF}]/)
            else { continue }
            #expect(!Self.isHalfWidth(text), "\(source.path):\(number + 1): \(text)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("旧文件(只改扩展名)", true), ("甲,乙", true), ("找到 pdfinfo,这台", true), ("是不是「build」?", true),
    ("两个:旧的", true), (#"版本「\(name)」(\(day))"#, true), (#",\(rest)"#, true),
    ("旧文件（只改扩展名），乙；是不是？", false), ("写成「{主要: 部门, 相关: [部门]}」", false),
    ("错误: 没有", false), (#"有 \(names.map { "\($0), " }.joined())，"#, false),
  ])
  func knowsHalfWidthPunctuation(text: String, isHalfWidth: Bool) {
    #expect(Self.isHalfWidth(text) == isHalfWidth)
  }

  @Test func tellsLiteralsFromCode() {
    let line = ##"a(zh: "甲\(b("c", d))乙\"", en: "f") // "g""##
    #expect(
      Piece.pieces(of: line) == [
        .code("a(zh: "), .literal(##"甲\(b("c", d))乙\""##), .code(", en: "), .literal("f"),
        .code(") "),
      ])
  }

  /// Whether a half-width mark stands beside a Chinese character, a Chinese mark or a value.
  static func isHalfWidth(_ text: String) -> Bool {
    var plain = ""
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("\\(") {
        plain += "甲"
        rest = rest.dropFirst(Piece.bracket(in: rest.dropFirst()) + 1)
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    plain = plain.replacing(/「[^」]*」|【[^】]*】/, with: "甲")
    let han = #"[\p{Han}、。，；：？！（）…]"#
    return plain.range(
      of: "(?<=\(han)) ?[(]|[)] ?(?=\(han))|(?<=\(han))[,;)?]|[,;(?](?=\(han))|\\p{Han}:\\p{Han}",
      options: .regularExpression) != nil
  }

  /// A line of Swift, cut at the quotes of its literals; what is behind `//` is left out.
  enum Piece: Equatable {
    case code(String)
    case literal(String)

    static func pieces(of line: String) -> [Piece] {
      var pieces: [Piece] = []
      var code = ""
      var rest = line[...]
      while let character = rest.first {
        if rest.hasPrefix("//") { break }
        if character == "\"" {
          if !code.isEmpty { pieces.append(.code(code)) }
          code = ""
          let length = literal(in: rest)
          pieces.append(.literal(String(rest.prefix(length).dropFirst().dropLast())))
          rest = rest.dropFirst(length)
        } else {
          code.append(character)
          rest = rest.dropFirst()
        }
      }
      return pieces + (code.isEmpty ? [] : [.code(code)])
    }

    /// How long the literal is that begins here, with its quotes.
    private static func literal(in text: Substring) -> Int {
      var rest = text.dropFirst()
      while let character = rest.first, character != "\"" {
        if rest.hasPrefix("\\(") {
          rest = rest.dropFirst(bracket(in: rest.dropFirst()) + 1)
        } else {
          rest = rest.dropFirst(character == "\\" ? 2 : 1)
        }
      }
      return text.count - rest.dropFirst().count
    }

    /// How long what stands in brackets from here is, with them.
    static func bracket(in text: Substring) -> Int {
      var depth = 0
      var rest = text
      while let character = rest.first {
        if character == "\"" {
          rest = rest.dropFirst(literal(in: rest))
          continue
        }
        rest = rest.dropFirst()
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth == 0 { break }
      }
      return text.count - rest.count
    }
  }
}
