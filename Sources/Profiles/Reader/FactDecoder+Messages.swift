import ManualModel

// The messages about keys and the structure of records and lists.
extension Diagnostic {
  static func unknownKey(
    _ entry: YAMLEntry, in parent: String, _ record: SchemaRecord, _ schema: Schema
  ) -> Diagnostic {
    let names = record.fields.filter { $0.need != .computed }.flatMap { [$0.english, $0.chinese] }
    let trimmed = ScalarText.tidy(entry.key)
    let half = ScalarText.halfWidth(trimmed) ?? trimmed
    let plain = ScalarText.unquoted(half) ?? half
    let seen = ScalarText.visible(plain)
    if seen != plain, names.contains(seen) { return invisible(entry, seen) }
    let near = names.contains(plain) ? plain : likeliest(plain, among: names)
    let known = record.fields.map { entry.isEnglish ? $0.english : $0.chinese }
    return Diagnostic(
      "unknown-key", at: entry.keySpan,
      Wording(
        zh: parent.isEmpty
          ? "没有「\(entry.key)」这一项" : "「\(parent)」里没有「\(entry.key)」这一项",
        en: parent.isEmpty
          ? "no key '\(entry.key)' in a profile" : "no key '\(entry.key)' in '\(parent)'"),
      remedy: near.map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      }
        ?? schema.home(of: entry.key).map { home in
          Wording(
            zh: "「\(entry.key)」属于「\(home.chinese)」，请移到那里",
            en: "'\(entry.key)' belongs to '\(home.english)'; move it there")
        }
        ?? Wording(
          zh: "可用的有：\(known.joined(separator: "、"))；其他内容放在「变量」里",
          en: "known are \(known.joined(separator: ", ")); anything else goes to 'variables'"))
  }

  private static func invisible(_ entry: YAMLEntry, _ seen: String) -> Diagnostic {
    Diagnostic(
      "unknown-key", at: entry.keySpan,
      Wording(
        zh: "「\(seen)」里有看不见的字符", en: "'\(seen)' holds characters that cannot be seen"),
      remedy: Wording(
        zh: "删除整个名称和冒号，重新输入「\(seen): 」",
        en: "delete the key and its colon and type '\(seen): ' anew"))
  }

  static func givenTwice(_ entry: YAMLEntry, first: YAMLEntry) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: entry.keySpan,
      Wording(
        zh: "「\(entry.key)」和「\(first.key)」是同一项，写了两次",
        en: "'\(entry.key)' and '\(first.key)' are the same key, given twice"),
      remedy: Wording(zh: "删除其中一处", en: "delete one of them"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first.keySpan)])
  }

  static func computedKey(_ entry: YAMLEntry) -> Diagnostic {
    Diagnostic(
      "computed-key", at: entry.keySpan,
      Wording(
        zh: "「\(entry.key)」由程序得出，不能在资料里写",
        en: "'\(entry.key)' is supplied by the program and cannot be set"),
      remedy: Wording(
        zh: "删除这一行；版本号来自修订记录",
        en: "delete this line; the version comes from the revision history"))
  }

  static func required(
    _ field: SchemaField, in parent: String, isEnglish: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let name = isEnglish ? field.english : field.chinese
    return Diagnostic(
      "missing-key", at: span,
      Wording(
        zh: "「\(parent)」的每一项都要写「\(name)」", en: "each item of '\(parent)' needs '\(name)'"),
      remedy: Wording(
        zh: "补上「\(name): …」（\(field.doc.zh)）", en: "add '\(name): …' (\(field.doc.en))"))
  }

  static func expectedRecord(
    _ key: String, _ record: SchemaRecord, isItem: Bool, isEnglish: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let names = record.fields.filter { $0.need == .required }.map {
      isEnglish ? $0.english : $0.chinese
    }
    let first = record.fields.first.map { isEnglish ? $0.english : $0.chinese } ?? ""
    if isItem, names.count > 1 {
      let keys = names.map { "\($0): …" }.joined(separator: ", ")
      return Diagnostic(
        "expected-record", at: span,
        Wording(
          zh: "「\(key)」的每一项要写\(names.map { "「\($0)」" }.joined(separator: "和"))",
          en: "each item of '\(key)' needs \(names.map { "'\($0)'" }.joined(separator: " and "))"),
        remedy: Wording(zh: "换行写成「- {\(keys)}」", en: "write '- {\(keys)}' on a line of its own"))
    }
    return Diagnostic(
      "expected-record", at: span,
      Wording(
        zh: "「\(key)」下面应分行写各项内容", en: "'\(key)' consists of keys with values"),
      remedy: Wording(
        zh: "换行并缩进，每行写一项，如「\(first): …」",
        en: "begin a new, indented line for each, such as '\(first): …'"))
  }

  static func nameHoldsComma(
    _ text: String, in key: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "full-width-comma", .warning, at: span,
      Wording(
        zh: "「\(key)」里的「\(text)」按一项读取，全角逗号「，」不分开各项",
        en: "'\(text)' in '\(key)' is one item; a full-width comma '，' does not part items"),
      remedy: Wording(
        zh: "若是几项，改成半角逗号加空格「, 」", en: "write ', ' if these are several items"))
  }

  static func expectedList(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "expected-list", at: span,
      Wording(zh: "「\(key)」应是列表", en: "'\(key)' is a list"),
      remedy: Wording(
        zh: "每一项以「- 」开头，如「- 名称: …」", en: "begin each item with '- ', as in '- name: …'"))
  }

  static func colonSlip(_ key: String, in text: String, at span: SourceSpan) -> Diagnostic {
    let rest = text.unicodeScalars.dropFirst(key.unicodeScalars.count)
    return rest.drop { $0 == " " || $0 == "\u{3000}" }.first == "\u{FF1A}"
      ? .fullWidthColon(key, at: span) : .missingBlankAfterColon(key, at: span)
  }
}

extension Schema {
  /// The key at the top of the profile whose record has `key`.
  fileprivate func home(of key: String) -> SchemaField? {
    root.fields.first { field in
      switch field.type {
      case .record(let record), .list(.record(let record)): record[key] != nil
      case .text, .digits, .number, .boolean, .date, .choice, .reference, .list, .clauses, .free:
        false
      }
    }
  }
}
