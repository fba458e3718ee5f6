/// The preprocessing of ISO/IEC 29500-3: what a consumer that knows only some namespaces sees.
///
/// The schemas of ISO/IEC 29500-4 know none of the extensions, so a part with `mc:Ignorable` or
/// `mc:AlternateContent` can only be validated after this.
package struct MarkupCompatibility: Sendable {
  package static let namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"

  /// Namespaces that the consumer understands beyond those that are nowhere declared ignorable.
  package let understood: Set<String>
  package private(set) var problems: [XMLIssue] = []

  package init(understood: Set<String> = []) { self.understood = understood }

  /// The part as that consumer sees it; what breaks the rules is added to ``problems``.
  package mutating func process(_ root: XMLElement) -> XMLElement {
    let nodes = process(root, Scope())
    guard case .element(let element) = nodes.first else { return root }
    return element
  }

  /// What holds inside an element.
  private struct Scope {
    var namespaces: [String: String] = [:]
    var ignorable: Set<String> = []
    var processContent: Set<XMLName> = []
  }

  private mutating func process(_ element: XMLElement, _ outer: Scope) -> [XMLNode] {
    var scope = outer
    for declaration in element.declarations {
      scope.namespaces[declaration.prefix] = declaration.namespace
    }
    read(element, into: &scope)
    if element.isNamed(Self.namespace, "AlternateContent") { return choose(element, scope) }
    if element.name.namespace == Self.namespace {
      report(element, "mc:\(element.name.local) has no place here")
      return []
    }
    guard isSeen(element.name, scope) else {
      let unwraps =
        scope.processContent.contains(element.name)
        || scope.processContent.contains(
          XMLName(namespace: element.name.namespace, local: "*"))
      return unwraps ? children(of: element, scope) : []
    }
    var seen = element
    seen.attributes.removeAll { attribute in
      attribute.name.namespace == Self.namespace || !isSeen(attribute.name, scope)
    }
    seen.children = children(of: element, scope)
    return [.element(seen)]
  }

  private mutating func children(of element: XMLElement, _ scope: Scope) -> [XMLNode] {
    var nodes: [XMLNode] = []
    for child in element.children {
      switch child {
      case .text: nodes.append(child)
      case .element(let inner): nodes += process(inner, scope)
      }
    }
    return nodes
  }

  private func isSeen(_ name: XMLName, _ scope: Scope) -> Bool {
    !scope.ignorable.contains(name.namespace) || understood.contains(name.namespace)
  }

  /// Takes the first choice whose namespaces are all understood, otherwise the fallback.
  private mutating func choose(_ element: XMLElement, _ scope: Scope) -> [XMLNode] {
    var picked: XMLElement?
    var choices = 0
    for branch in element.elements {
      if branch.isNamed(Self.namespace, "Choice") {
        choices += 1
        var inner = scope
        for declaration in branch.declarations {
          inner.namespaces[declaration.prefix] = declaration.namespace
        }
        let required = namespaces(branch["Requires"] ?? "", of: branch, inner)
        if required.isEmpty { report(branch, "mc:Choice without Requires") }
        if picked == nil, !required.isEmpty, required.isSubset(of: understood) { picked = branch }
      } else if branch.isNamed(Self.namespace, "Fallback") {
        if picked == nil { picked = branch }
      } else {
        report(branch, "'\(branch.name.qualified)' inside mc:AlternateContent")
      }
    }
    if choices == 0 { report(element, "mc:AlternateContent without mc:Choice") }
    guard let picked else { return [] }
    var inner = scope
    for declaration in picked.declarations {
      inner.namespaces[declaration.prefix] = declaration.namespace
    }
    return children(of: picked, inner)
  }

  /// Reads `mc:Ignorable`, `mc:ProcessContent` and `mc:MustUnderstand`.
  private mutating func read(_ element: XMLElement, into scope: inout Scope) {
    for attribute in element.attributes where attribute.name.namespace == Self.namespace {
      switch attribute.name.local {
      case "Ignorable":
        scope.ignorable.formUnion(namespaces(attribute.value, of: element, scope))
      case "ProcessContent":
        for word in attribute.value.split(separator: " ") {
          let halves = word.split(separator: ":")
          guard halves.count == 2, let namespace = scope.namespaces[String(halves[0])] else {
            report(element, "mc:ProcessContent names '\(word)'")
            continue
          }
          scope.processContent.insert(XMLName(namespace: namespace, local: String(halves[1])))
        }
      case "MustUnderstand":
        let missing = namespaces(attribute.value, of: element, scope).subtracting(understood)
        if !missing.isEmpty { report(element, "mc:MustUnderstand is not met") }
      default: report(element, "unknown attribute mc:\(attribute.name.local)")
      }
    }
  }

  /// The namespaces of a list of prefixes; Word refuses a file that names an undeclared one.
  private mutating func namespaces(
    _ list: String, of element: XMLElement, _ scope: Scope
  ) -> Set<String> {
    var found: Set<String> = []
    for prefix in list.split(separator: " ") {
      if let namespace = scope.namespaces[String(prefix)] {
        found.insert(namespace)
      } else {
        report(element, "the prefix '\(prefix)' is not declared")
      }
    }
    return found
  }

  private mutating func report(_ element: XMLElement, _ message: String) {
    problems.append(
      XMLIssue(.invalid, line: element.line, message: "ISO/IEC 29500-3: \(message)"))
  }
}
