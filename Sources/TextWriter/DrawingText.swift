import ManualModel

/// A drawing in text.
struct DrawingText {
  let drawing: Drawing
  let targets: [String: Target]

  /// A diagram for Mermaid, which GitHub and Typora draw; others show it as it is, and it reads well.
  ///
  /// ```
  /// flowchart TD
  ///   n1(["顾客报修"])
  ///   n1 -->|是| n2
  /// ```
  var mermaid: [String] {
    var lines = ["```mermaid", "flowchart TD"]
    for (index, node) in drawing.nodes.enumerated() {
      let (left, right) = node.shape.brackets
      let text = node.text.shown(targets).split(separator: "\n").map(quoted)
      lines.append("  n\(index + 1)\(left)\"\(text.joined(separator: "<br>"))\"\(right)")
    }
    for edge in drawing.edges {
      let label = quoted(edge.label.shown(targets)[...])
      let arrow = edge.isReturn ? "-.->" : drawing.kind == .organisation ? "---" : "-->"
      lines.append(
        "  n\(edge.from + 1) \(arrow)\(label.isEmpty ? "" : "|\"\(label)\"|") n\(edge.to + 1)")
    }
    return lines + ["```"]
  }

  /// Text inside the quotation marks of Mermaid: entities stand for what it might take for syntax.
  private func quoted(_ text: Substring) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if "\"#<>&`\\|{}[]()".unicodeScalars.contains(scalar) {
        out += "#\(scalar.value);"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// What leads where, a line a box; a chart of units as an indented list.
  var lines: [String] {
    switch drawing.kind {
    case .flow: steps
    case .organisation: units
    }
  }

  private func text(_ index: Int) -> String {
    drawing.nodes[index].text.shown(targets).split(separator: "\n").joined(separator: " ")
  }

  private var steps: [String] {
    var ways = [[String]](repeating: [], count: drawing.nodes.count)
    var isReached = [Bool](repeating: false, count: drawing.nodes.count)
    for edge in drawing.edges {
      let label = edge.label.shown(targets)
      ways[edge.from].append(
        (edge.isReturn ? "← " : "→ ") + text(edge.to) + (label.isEmpty ? "" : "（\(label)）"))
      isReached[edge.to] = true
    }
    return drawing.nodes.indices.flatMap { index -> [String] in
      if ways[index].isEmpty { return isReached[index] ? [] : [text(index)] }
      if ways[index].count == 1 { return [text(index) + " " + ways[index][0]] }
      return [text(index)] + ways[index].map { "    " + $0 }
    }
  }

  private var units: [String] {
    var below = [[Int]](repeating: [], count: drawing.nodes.count)
    var isBelow = [Bool](repeating: false, count: drawing.nodes.count)
    for edge in drawing.edges {
      below[edge.from].append(edge.to)
      isBelow[edge.to] = true
    }
    var lines: [String] = []
    var open = drawing.nodes.indices.filter { !isBelow[$0] }.reversed().map { ($0, 0) }
    while let (index, depth) = open.popLast() {
      lines.append(String(repeating: "    ", count: depth) + "- " + text(index))
      open += below[index].reversed().map { ($0, depth + 1) }
    }
    return lines
  }
}

extension Drawing.Shape {
  fileprivate var brackets: (String, String) {
    switch self {
    case .terminal: ("([", "])")
    case .decision: ("{", "}")
    case .step, .document, .unit, .connector: ("[", "]")
    }
  }
}
