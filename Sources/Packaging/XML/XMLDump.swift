extension XMLElement {
  /// The element as indented text, for goldens and for people.
  ///
  /// An element with text inside stays on one line, so that no white space is added where it counts;
  /// namespace declarations stand one to a line. The text is XML and gives the same value again.
  package var dump: String {
    var out = ""
    dump(into: &out, indent: 0)
    return out
  }

  /// The element as one line of XML.
  package var compact: String {
    var out = ""
    write(into: &out)
    return out
  }

  private func dump(into out: inout String, indent: Int) {
    let margin = String(repeating: "  ", count: indent)
    out += margin
    guard !children.isEmpty, !children.contains(where: \.isText) else {
      write(into: &out, margin: margin)
      out += "\n"
      return
    }
    writeStart(into: &out, margin: margin)
    out += ">\n"
    for case .element(let element) in children { element.dump(into: &out, indent: indent + 1) }
    out += "\(margin)</\(name.qualified)>\n"
  }

  private func write(into out: inout String, margin: String? = nil) {
    writeStart(into: &out, margin: margin)
    guard !children.isEmpty else {
      out += "/>"
      return
    }
    out += ">"
    for child in children {
      switch child {
      case .text(let text): XMLEscape.append(text, inAttribute: false, to: &out)
      case .element(let element): element.write(into: &out)
      }
    }
    out += "</\(name.qualified)>"
  }

  /// Writes the start tag but its end; declarations go on lines of their own if there is a margin.
  private func writeStart(into out: inout String, margin: String?) {
    out += "<\(name.qualified)"
    for declaration in declarations {
      out += margin.map { "\n\($0)    " } ?? " "
      out += declaration.prefix.isEmpty ? "xmlns=\"" : "xmlns:\(declaration.prefix)=\""
      XMLEscape.append(declaration.namespace, inAttribute: true, to: &out)
      out += "\""
    }
    for attribute in attributes {
      out += " \(attribute.name.qualified)=\""
      XMLEscape.append(attribute.value, inAttribute: true, to: &out)
      out += "\""
    }
  }
}

extension XMLNode {
  fileprivate var isText: Bool {
    switch self {
    case .text: true
    case .element: false
    }
  }
}

extension XMLEscape {
  /// Appends escaped text.
  static func append(_ text: String, inAttribute: Bool, to out: inout String) {
    for scalar in text.unicodeScalars {
      if scalar.isASCII, let escape = escape(UInt8(scalar.value), inAttribute: inAttribute) {
        out += escape.description
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }
}
