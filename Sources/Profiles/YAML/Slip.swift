import ManualModel

/// Slips of the keyboard that Chinese input methods, Word and Excel bring into YAML.
enum Slip {
  /// The key with which a text begins, when what follows it is a colon of the wrong kind.
  ///
  /// 「名称：上海」 where a record is expected is not a name but a key whose colon went wrong.
  static func keyBeforeColon(_ text: String, of record: SchemaRecord) -> String? {
    var key = ""
    for scalar in text.unicodeScalars.prefix(32) {
      if scalar == ":" || scalar == "\u{FF1A}" {
        let name = ScalarText.tidy(key)
        return record.index(of: name) == nil ? nil : name
      }
      key.unicodeScalars.append(scalar)
    }
    return nil
  }
}

extension Diagnostic {
  static func fullWidthColon(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-colon", at: span,
      Wording(
        zh: "「\(key)」后面是全角冒号「：」", en: "the colon after '\(key)' is full-width ('：')"),
      remedy: Wording(
        zh: "把全角冒号「：」改成半角冒号加空格「: 」",
        en: "write an ASCII colon and a blank ': ' instead of '：'"))
  }

  static func missingBlankAfterColon(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "missing-blank-after-colon", at: span,
      Wording(
        zh: "「\(key)」的冒号后面缺少空格", en: "a blank is missing after the colon of '\(key)'"),
      remedy: Wording(zh: "写成「\(key): …」", en: "write '\(key): …'"))
  }

  static func missingColon(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "missing-colon", at: span,
      Wording(zh: "「\(key)」后面缺少冒号", en: "the colon after '\(key)' is missing"),
      remedy: Wording(zh: "写成「\(key): …」", en: "write '\(key): …'"))
  }

  static func colonInValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "colon-in-value", at: span,
      Wording(zh: "内容里的「: 」会被当作又一个名称", en: "': ' inside a value looks like another key"),
      remedy: Wording(zh: "给内容加半角引号：\"…\"，或用全角冒号「：」", en: "put the value in quotes: \"…\""))
  }

  static func fullWidthBlank(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-blank", at: span,
      Wording(zh: "冒号后面是全角空格", en: "the blank after the colon is full-width"),
      remedy: Wording(zh: "改成半角空格", en: "write an ASCII blank"))
  }

  static func tabAfterColon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "tab-after-colon", .warning, at: span,
      Wording(zh: "冒号后面是制表符（Tab），已按空格读取", en: "a tab after the colon was read as a blank"),
      remedy: Wording(zh: "改成一个空格", en: "write one blank"))
  }

  static func tabIndentation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "tab-indentation", at: span,
      Wording(zh: "用制表符（Tab）缩进，YAML 不允许", en: "tabs cannot indent"),
      remedy: Wording(zh: "改用空格缩进，每层两个空格", en: "indent with blanks, two for each level"))
  }

  static func wideIndentation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "wide-indentation", at: span,
      Wording(zh: "用全角空格缩进", en: "full-width blanks cannot indent"),
      remedy: Wording(zh: "改用半角空格缩进，每层两个空格", en: "indent with ASCII blanks, two for each level"))
  }

  static func fullWidthHash(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-hash", at: span,
      Wording(zh: "说明前面是全角井号「＃」", en: "the hash before a comment is full-width ('＃')"),
      remedy: Wording(zh: "改成半角井号「#」", en: "write an ASCII hash '#'"))
  }

  static func fullWidthHashInValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-hash", .warning, at: span,
      Wording(zh: "全角井号「＃」和后面的文字属于内容，会印出来", en: "'＃' is full-width and part of the value"),
      remedy: Wording(zh: "若是说明，改成半角井号「#」", en: "write an ASCII hash '#' if a comment is meant"))
  }

  static func hashCutsValue(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "hash-cuts-value", .warning, at: span,
      Wording(zh: "「\(text)」被当作说明，不会印出来", en: "'\(text)' is read as a comment"),
      remedy: Wording(zh: "若是内容，给整段文字加半角引号：\"…\"", en: "quote the whole value if it is text: \"…\"")
    )
  }

  static func fullWidthComma(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-comma", at: span,
      Wording(zh: "各项之间是全角逗号「，」", en: "the comma between items is full-width ('，')"),
      remedy: Wording(zh: "改成半角逗号加空格「, 」", en: "write ', ' instead"))
  }

  static func fullWidthDash(_ dash: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-dash", at: span,
      Wording(zh: "列表项前面是「\(dash)」", en: "the list item begins with '\(dash)'"),
      remedy: Wording(zh: "改成半角减号加空格「- 」", en: "write '- ' instead"))
  }

  static func missingBlankAfterDash(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "missing-blank-after-dash", at: span,
      Wording(zh: "「-」后面缺少空格", en: "a blank is missing after '-'"),
      remedy: Wording(zh: "写成「- …」", en: "write '- …'"))
  }

  static func excelRow(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "excel-row", at: span,
      Wording(
        zh: "这里像是从 Excel 粘贴的表格，各列之间是制表符",
        en: "this looks like rows pasted from Excel, with tabs between the columns"),
      remedy: Wording(
        zh: "每一行改写成一个列表项，如「- {名称: 上海, 电话: …}」",
        en: "write each row as a list item, such as '- {name: …, phone: …}'"))
  }

  static func notAKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-key", at: span,
      Wording(
        zh: "这一行既不是「名称: 内容」，也不是「- 内容」", en: "this line is neither 'key: value' nor '- value'"),
      remedy: Wording(
        zh: "补上名称和冒号；若接着上一行的文字，缩进要比上一行多",
        en: "add key and colon; to continue the text above, indent it deeper"))
  }

  static func valueAboveList(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "value-above-list", at: span,
      Wording(
        zh: "冒号后面已经写了内容，下一行又开始列表", en: "there is a value after the colon and a list below it"),
      remedy: Wording(
        zh: "留一样：删除这里的内容，或删除下面的列表", en: "keep one: delete this value, or the list below"))
  }

  static func unclosedBracket(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket", at: span,
      Wording(zh: "这里的括号没有结束", en: "the bracket that opens here is not closed"),
      remedy: Wording(
        zh: "在末尾补上「]」或「}」；若括号是文字的一部分，给整段文字加半角引号",
        en: "close it with ']' or '}'; quote the text if the bracket belongs to it"))
  }

  static func bracketLeftOpen(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket", at: span,
      Wording(zh: "这里之前还缺一个「\(bracket)」", en: "a '\(bracket)' is missing before this"),
      remedy: Wording(zh: "在这里补上「\(bracket)」", en: "write '\(bracket)' here"))
  }

  static func textBehindValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "text-behind-value", at: span,
      Wording(
        zh: "引号或括号结束以后又有文字", en: "there is more behind the closing quote or bracket"),
      remedy: Wording(
        zh: "把整段文字放进一对半角引号；若是说明，前面加「 #」；多余的符号请删除",
        en:
          "put the whole text in one pair of quotes; begin a comment with ' #'; delete what is too much"
      ))
  }

  static func blockTextNotIndented(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", at: span,
      Wording(zh: "「|」下面的每一段文字都要缩进", en: "all text below '|' is indented"),
      remedy: Wording(zh: "和上面的文字对齐", en: "align it with the text above"))
  }

  static func fullWidthBracket(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "full-width-bracket", at: span,
      Wording(zh: "括号「\(bracket)」是全角的", en: "the bracket '\(bracket)' is full-width"),
      remedy: Wording(zh: "两边都改成半角的「[ ]」或「{ }」", en: "write ASCII '[ ]' or '{ }'"))
  }

  static func shallowerThanNeighbours(_ column: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", at: span,
      Wording(
        zh: "这一行比上下各行缩进得少", en: "this line is indented less than those above and below it"),
      remedy: Wording(zh: "缩进改为 \(column) 个空格", en: "indent it by \(column) blanks"))
  }

  static func deeperThanValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "wrong-indentation", at: span,
      Wording(
        zh: "这一行比上一行缩进得多，可是上一行已经有内容",
        en: "this line is deeper than the one above, which has a value already"),
      remedy: Wording(
        zh: "和上一行对齐；若是上一行文字的一部分，给整段文字加半角引号",
        en: "align it with the line above, or quote the text if it belongs to it"))
  }

  static func indentMatchesNothing(_ columns: [Int], at span: SourceSpan) -> Diagnostic {
    let counts = columns.map(String.init)
    return Diagnostic(
      "wrong-indentation", at: span,
      Wording(
        zh: "这一行的缩进和上面任何一层都没有对齐",
        en: "the indentation of this line matches no level above it"),
      remedy: Wording(
        zh: "缩进改为 \(counts.joined(separator: " 或 ")) 个空格",
        en: "indent it by \(counts.joined(separator: " or ")) blanks"))
  }
}
