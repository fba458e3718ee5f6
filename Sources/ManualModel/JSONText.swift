/// A JSON value to be written (RFC 8259); members stay in their order.
package indirect enum JSONValue {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case null
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The text, indented by two blanks, without a line end.
  package func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .boolean(let value): return value ? "true" : "false"
    case .null: return "null"
    case .array(let items):
      // Arrays in a schema are short lists of words, or of a few alternatives.
      if items.allSatisfy(\.isPlain) {
        return "[\(items.map { $0.text() }.joined(separator: ", "))]"
      }
      let lines = items.map { inner + $0.text(indent: inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(inner)\(Self.quoted($0)): \($1.text(indent: inner))" }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .string, .number, .boolean, .null: true
    case .array, .object: false
    }
  }

  /// The text in double quotes, with the escapes of RFC 8259 §7.
  ///
  /// YAML reads the same (YAML 1.2 §7.3.1): what it does not hold to be printable (§5.1), and its
  /// own line ends U+0085, U+2028 and U+2029, are escaped.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}",
        "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
