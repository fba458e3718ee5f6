/// A drawing as a graph: boxes with text and the lines between them.
///
/// Where they stand follows from it alone: see ``DrawingLayout``. So revisions can compare what a
/// drawing says, and every writer draws the same.
package struct Drawing: Sendable {
  package var kind: Kind
  package var nodes: [Node]
  package var edges: [Edge]
  /// What the drawing says, for readers who cannot see it.
  package var alternativeText: String
  package var caption: Caption?

  package enum Kind: Hashable, Sendable {
    /// Steps one below the other, joined by arrows.
    case flow
    /// Units below the one they belong to.
    case organisation
  }

  /// A box; what is in front of the first line break stands out in a chart of an organisation.
  package struct Node: Hashable, Sendable {
    /// Unique in the drawing, and the same in every version of the manual.
    package var key: String
    package var shape: Shape
    package var text: [Inline]

    package init(key: String, shape: Shape, text: [Inline]) {
      self.key = key
      self.shape = shape
      self.text = text
    }
  }

  /// The outline of a box, as GB/T 1526 (ISO 5807) gives it a meaning.
  package enum Shape: Hashable, Sendable, CaseIterable {
    /// Where a flow begins or ends.
    case terminal
    case step
    case decision
    /// A step that leaves a record.
    case document
    /// A unit of an organisation.
    case unit
    /// Where a line goes on in another part of the drawing: made by the layout, never written.
    case connector
  }

  /// A line from one box to another; both are indices of ``Drawing/nodes``.
  package struct Edge: Hashable, Sendable {
    package var from: Int
    package var to: Int
    package var label: [Inline]
    /// Whether it leads back: drawn round the side, and no step forward.
    package var isReturn: Bool

    package init(from: Int, to: Int, label: [Inline] = [], isReturn: Bool = false) {
      self.from = from
      self.to = to
      self.label = label
      self.isReturn = isReturn
    }
  }

  package init(
    kind: Kind, nodes: [Node], edges: [Edge], alternativeText: String = "",
    caption: Caption? = nil
  ) {
    self.kind = kind
    self.nodes = nodes
    self.edges = edges
    self.alternativeText = alternativeText
    self.caption = caption
  }
}

extension Drawing {
  /// The drawing in words, a line a box: `受理 → 是否上门？` and, where it branches,
  /// `是否上门？ → 派工（是）`.
  ///
  /// It needs no word of any language, so it can never disagree with what is drawn.
  package var description: String {
    var lines: [String] = []
    for (index, node) in nodes.enumerated() {
      let text = node.text.plainText
      let ways = edges.filter { $0.from == index }.map { edge in
        let label = edge.label.plainText
        return nodes[edge.to].text.plainText + (label.isEmpty ? "" : "（\(label)）")
      }
      lines.append(ways.isEmpty ? text : text + " → " + ways.joined(separator: "，"))
    }
    return lines.joined(separator: "；")
  }
}
