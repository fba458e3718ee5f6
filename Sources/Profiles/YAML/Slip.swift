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
}
