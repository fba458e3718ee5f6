/// Text that Markdown readers take for nothing but text.
///
/// Escaped is what CommonMark, the tables and strike-through of GitHub, the formulas of GitHub and
/// Typora (`$`) or pandoc (`^`, `~`, `{`, lists such as `(1)`) would read as markup.
enum MarkdownText {
  /// Escapes a run of text; `atStart` where it begins a line.
  static func escaped(_ text: String, atStart: Bool) -> String {
    var scalars = text.unicodeScalars[...]
    var out = ""
    if atStart { escapeStart(of: &scalars, to: &out) }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "~", "$", "^", "{", "#":
        out += "\\"
      case "&":
        // Only what could be a character reference.
        if let next = scalars.first, next == "#" || next.properties.isAlphabetic { out += "\\" }
      case "!":
        // What follows may become a link, and the two together a picture.
        if scalars.isEmpty { out += "\\" }
      default: break
      }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// Escapes what makes a line a list, a quotation, a rule or the underline of a heading.
  private static func escapeStart(
    of scalars: inout Substring.UnicodeScalarView, to out: inout String
  ) {
    while let first = scalars.first, first == " " || first == "\t" {
      scalars.removeFirst()
      out += "&#32;"
    }
    guard let first = scalars.first else { return }
    switch first {
    case "-", "+", "=", ">", ":", "(", "%", "@":
      out += "\\"
      out.unicodeScalars.append(first)
      scalars.removeFirst()
    case _ where first.isASCII && first.properties.isAlphabetic || ("0"..."9").contains(first):
      // `1.`, `12)`, and for pandoc `a.`, `iv)`
      let word = scalars.prefix {
        $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
      let end = scalars.dropFirst(word.count).first
      guard word.count < 10, end == "." || end == ")" else { return }
      out.unicodeScalars.append(contentsOf: word)
      scalars.removeFirst(word.count)
      out += "\\"
    default: break
    }
  }

  /// An address inside `(…)`: what would end it, or a cell, is percent-encoded (RFC 3986 §2.1).
  static func address(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      let isPlain =
        byte > 0x20 && byte < 0x7F && !"()<>\\|`\"[]".utf8.contains(byte)
      if isPlain {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }

  /// Whether `**` around a text would be read as emphasis (CommonMark 0.31 §6.2).
  ///
  /// Chinese has no blanks around words, so that `**注意：**必须` is not: its end follows a
  /// punctuation mark and goes before a letter.
  static func canBeMarked(
    _ inner: String, after before: Unicode.Scalar?, before after: Unicode.Scalar?
  ) -> Bool {
    guard let first = inner.unicodeScalars.first, let last = inner.unicodeScalars.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace
    else { return false }
    let opens = !first.mayBePunctuation || before.isEdge
    let closes = !last.mayBePunctuation || after.isEdge
    return opens && closes && before != "*" && after != "*"
  }
}

extension Unicode.Scalar? {
  /// Whether a word ends here: at the end of the text, at white space or at punctuation.
  fileprivate var isEdge: Bool {
    guard let scalar = self else { return true }
    return scalar.properties.isWhitespace || scalar.isPunctuation
  }
}

extension Unicode.Scalar {
  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: isASCII && "$+<=>^`|~".unicodeScalars.contains(self)
    }
  }

  /// Symbols are punctuation for CommonMark since 0.31, and were not before.
  fileprivate var mayBePunctuation: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: isPunctuation
    }
  }
}
