package import ManualModel

/// A node of a YAML file with its place.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(String, YAMLScalarStyle)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  package let span: SourceSpan

  package init(_ content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// The text of a scalar as written, quotes and escapes undone.
  package var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// Whether nothing was written here, or `null` or `~` without quotes.
  package var isEmpty: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    // Lengths first: comparing Chinese text with anything is dear.
    return switch text.utf8.count {
    case 0: true
    case 1: text == "~"
    case 4: text == "null"
    default: false
    }
  }
}

/// A key of a mapping and its value, in the order of the file.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keySpan: SourceSpan
  package let value: YAMLNode

  package init(key: String, keySpan: SourceSpan, value: YAMLNode) {
    self.key = key
    self.keySpan = keySpan
    self.value = value
  }
}

/// How a scalar was written; only a plain one can mean "nothing" or a number.
package enum YAMLScalarStyle: Sendable {
  case plain, singleQuoted, doubleQuoted, block
}
