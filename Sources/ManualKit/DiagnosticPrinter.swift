internal import ManualModel

/// Turns diagnostics into text: the place, the sentence, the line with a caret, the remedy.
///
/// ```
/// acme/profile.yaml:3:5: error: full-width colon after the key '名称' [full-width-colon]
///     3 |   名称：ABC
///       |       ^^
///       = write ': ' (a half-width colon and a blank)
/// ```
/// A Chinese character is two columns of a terminal wide, and so is the caret below it.
struct DiagnosticPrinter {
  var sources: SourceMap
  var language: Language
  var isColoured: Bool

  func text(of diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(text(of:)).joined()
  }

  func text(of diagnostic: Diagnostic) -> String {
    var lines: [String] = []
    let severity = coloured(
      language(word(for: diagnostic.severity)), colour(of: diagnostic.severity))
    lines.append(
      place(of: diagnostic.span) + "\(severity): \(language(diagnostic.summary)) [\(diagnostic.id)]"
    )
    lines += excerpt(at: diagnostic.span)
    if let remedy = diagnostic.remedy { lines.append("      = " + language(remedy)) }
    for note in diagnostic.notes {
      let word = language(zh: "说明", en: "note")
      lines.append(place(of: note.span) + "\(word): \(language(note.text))")
      lines += excerpt(at: note.span)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many mistakes there are and what that means, behind a list with errors.
  func summary(of diagnostics: [Diagnostic], in file: String) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    guard errors > 0 else { return "" }
    return language(
      zh: "\(file): \(errors) 个错误" + (warnings > 0 ? "、\(warnings) 个警告" : "")
        + "，没有生成手册，原有文件没有改动\n",
      en: "\(file): \(errors) error\(errors == 1 ? "" : "s")"
        + (warnings > 0 ? ", \(warnings) warning\(warnings == 1 ? "" : "s")" : "")
        + "; nothing was written, what was there is unchanged\n")
  }

  /// `file:line:column: `, or nothing for what has no place.
  private func place(of span: SourceSpan) -> String {
    guard let file = sources[span.file] else { return "" }
    return span.start.line > 0
      ? "\(file.name):\(span.start.line):\(span.start.column): " : "\(file.name): "
  }

  private func excerpt(at span: SourceSpan) -> [String] {
    guard let file = sources[span.file], span.start.line > 0,
      let line = file.text.line(Int(span.start.line))
    else { return [] }
    // Nothing to see: an empty file, or one that is no text.
    if line.isEmpty, span.start == span.end { return [] }
    let scalars = line.unicodeScalars.map(\.printable)
    let start = min(Int(span.start.column) - 1, scalars.count)
    let isOneLine = span.end.line == span.start.line
    let end = isOneLine ? min(max(Int(span.end.column) - 1, start), scalars.count) : scalars.count
    // A long line is shown around the caret only.
    let from = start > 60 ? start - 30 : 0
    let to = min(scalars.count, max(end, from + 90), start + 90)
    var shown = String(String.UnicodeScalarView(scalars[from..<to]))
    var indent = scalars[from..<start].reduce(0) { $0 + $1.columns }
    if from > 0 {
      shown = "…" + shown
      indent += 1
    }
    if to < scalars.count { shown += "…" }
    let width = max(1, scalars[start..<min(end, to)].reduce(0) { $0 + $1.columns })
    let number = String(span.start.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.utf8.count)) + number
    let caret = coloured(String(repeating: "^", count: width), "32")
    return [
      margin + " | " + shown, "      | " + String(repeating: " ", count: indent) + caret,
    ]
  }

  private func word(for severity: Severity) -> Wording {
    switch severity {
    case .error: Wording(zh: "错误", en: "error")
    case .warning: Wording(zh: "警告", en: "warning")
    case .note: Wording(zh: "说明", en: "note")
    }
  }

  private func colour(of severity: Severity) -> String {
    switch severity {
    case .error: "31;1"
    case .warning: "33;1"
    case .note: "36;1"
    }
  }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// The line of that number, from 1, without its end.
  func line(_ number: Int) -> Substring? {
    var rest = utf8[...]
    for _ in 1..<max(number, 1) {
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    let line = rest.prefix { $0 != 0x0A }
    return Substring(line.last == 0x0D ? line.dropLast() : line)
  }

  /// How many columns of a terminal it takes.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// Filled with blanks to a width in columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}

extension Unicode.Scalar {
  /// How many columns of a terminal it takes: two for East Asian wide characters, none for marks.
  ///
  /// After Unicode Standard Annex 11 (East Asian Width W and F), by blocks.
  fileprivate var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Itself, or a stand-in for what would move the cursor.
  fileprivate var printable: Unicode.Scalar {
    switch value {
    case 0x09: "→"
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "·"
    default: self
    }
  }
}
