import ManualModel
import Packaging

extension ArchiveDecoder {
  func drawing(_ node: ArchiveNode) throws(ArchiveError) -> Drawing {
    var drawing = Drawing(
      kind: try node.word("kind"), nodes: [], edges: [], alternativeText: try node.text("alt"),
      caption: try caption(node.child("caption")))
    for node in node.nodes {
      switch node.name {
      case "caption": break
      case "box":
        drawing.nodes.append(
          Drawing.Node(
            key: try node.text("key"), shape: try node.word("shape"), text: try inlines(node)))
      case "edge":
        let boxes = 0...max(drawing.nodes.count - 1, 0)
        guard !drawing.nodes.isEmpty else { throw node.unknown }
        drawing.edges.append(
          Drawing.Edge(
            from: try node.number("from", in: boxes), to: try node.number("to", in: boxes),
            label: try inlines(node), isReturn: node.flag("back")))
      default: throw node.unknown
      }
    }
    return drawing
  }
}
