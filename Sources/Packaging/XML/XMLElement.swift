/// A name in a namespace (Namespaces in XML 1.0); the prefix is kept for people only.
package struct XMLName: Sendable {
  /// Empty for none.
  package var namespace: String
  package var local: String
  package var prefix: String

  package init(namespace: String = "", local: String, prefix: String = "") {
    self.namespace = namespace
    self.local = local
    self.prefix = prefix
  }

  /// The name as the file spells it: `w:p`.
  package var qualified: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
}

extension XMLName: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.local == right.local && left.namespace == right.namespace
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(local)
    hasher.combine(namespace)
  }
}

/// An attribute other than a namespace declaration.
package struct XMLAttribute: Hashable, Sendable {
  package var name: XMLName
  package var value: String

  package init(name: XMLName, value: String) {
    self.name = name
    self.value = value
  }
}

/// What stands inside an element; comments and processing instructions are not kept.
package enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(String)
}

/// An element as a value, without libxml2: what the reader gives, and what rules and tests look at.
package struct XMLElement: Sendable {
  /// The declaration of a prefix; an empty prefix is the default namespace.
  package struct Declaration: Hashable, Sendable {
    package var prefix: String
    package var namespace: String

    package init(prefix: String, namespace: String) {
      self.prefix = prefix
      self.namespace = namespace
    }
  }

  package var name: XMLName
  package var declarations: [Declaration]
  package var attributes: [XMLAttribute]
  package var children: [XMLNode]
  /// The line of the start tag, from 1; 0 for an element that was not read.
  ///
  /// Equality ignores it.
  package var line: Int

  package init(
    _ name: XMLName, declarations: [Declaration] = [], attributes: [XMLAttribute] = [],
    children: [XMLNode] = [], line: Int = 0
  ) {
    self.name = name
    self.declarations = declarations
    self.attributes = attributes
    self.children = children
    self.line = line
  }
}

extension XMLElement: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.declarations == right.declarations
      && left.attributes == right.attributes && left.children == right.children
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(declarations)
    hasher.combine(attributes)
    hasher.combine(children)
  }
}

extension XMLElement {
  /// The child elements, in order.
  package var elements: [XMLElement] {
    children.compactMap { node in
      guard case .element(let element) = node else { return nil }
      return element
    }
  }

  /// All text inside, joined.
  package var text: String {
    var text = ""
    addText(to: &text)
    return text
  }

  private func addText(to text: inout String) {
    for child in children {
      switch child {
      case .text(let more): text += more
      case .element(let element): element.addText(to: &text)
      }
    }
  }

  /// The value of an attribute by its name as the file spells it: `w:val`.
  package subscript(_ qualified: String) -> String? {
    attributes.first { $0.name.isSpelled(qualified) }?.value
  }

  /// The value of an attribute by namespace and local name.
  package subscript(namespace: String, local: String) -> String? {
    attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value
  }

  /// The first child element of that name as the file spells it.
  package func first(_ qualified: String) -> XMLElement? {
    for case .element(let element) in children where element.name.isSpelled(qualified) {
      return element
    }
    return nil
  }

  /// This element and all inside it that are spelled so, in document order.
  package func all(_ qualified: String) -> [XMLElement] {
    var found: [XMLElement] = []
    visit { if $0.name.isSpelled(qualified) { found.append($0) } }
    return found
  }

  /// Shows this element and all inside it, in document order.
  package func visit(_ show: (XMLElement) -> Void) {
    show(self)
    for case .element(let element) in children { element.visit(show) }
  }

  /// Whether the element is that one of that namespace.
  package func isNamed(_ namespace: String, _ local: String) -> Bool {
    name.local == local && name.namespace == namespace
  }
}

extension XMLName {
  /// Compares with `prefix:local` without joining the two.
  fileprivate func isSpelled(_ qualified: String) -> Bool {
    let bytes = qualified.utf8
    guard bytes.count == (prefix.isEmpty ? 0 : prefix.utf8.count + 1) + local.utf8.count else {
      return false
    }
    return self.qualified == qualified
  }
}
