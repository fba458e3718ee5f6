import ManualModel
import Packaging

extension ArchiveEncoder {
  /// Writes a drawing as its graph: boxes with their keys, and lines between them.
  func drawing(_ drawing: Drawing, _ block: Block, to writer: inout XMLWriter) {
    container("drawing", block, to: &writer) { writer in
      writer.attribute("kind", word: drawing.kind)
      writer.attribute("alt", drawing.alternativeText)
    } content: { writer in
      caption(drawing.caption, to: &writer)
      for node in drawing.nodes {
        writer.line("box") { writer in
          writer.attribute("key", node.key)
          writer.attribute("shape", word: node.shape)
          inlines(node.text, to: &writer)
        }
      }
      for edge in drawing.edges {
        writer.line("edge") { writer in
          writer.attribute("from", edge.from)
          writer.attribute("to", edge.to)
          writer.attribute("back", flag: edge.isReturn)
          inlines(edge.label, to: &writer)
        }
      }
    }
  }
}
