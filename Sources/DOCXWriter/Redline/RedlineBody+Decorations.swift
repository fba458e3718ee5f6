import ManualModel
import Packaging

extension RedlineBody {
  /// Writes `w:hdr` or `w:ftr` (ISO/IEC 29500-1 §17.10.4, §17.10.3).
  mutating func decoration(_ decoration: PageDecoration, to writer: inout XMLWriter) {
    let environment = Environment(
      page: redline.theme.page, isLandscape: decoration.isLandscape, container: .headerFooter)
    var place = Place(old: environment, new: environment)
    // The same header may stand in several parts, each half of a move in one.
    place.allowsMoves = false
    let line = decoration.variant == .blank ? nil : redline.theme.line(of: decoration.edge)
    writer.element(decoration.edge.root) { writer in
      Namespaces.declare(on: &writer)
      if let line, decoration.edge == .footer { new.rule(line, "w:bottom", to: &writer) }
      // The line below a header is in a paragraph that ends it.
      let ending = line != nil && decoration.edge == .header ? nil : decoration.edge.style
      container(place, ending: ending, to: &writer) { body in
        body.blocks(body.redline.blocks(of: decoration), in: place)
      }
      if let line, decoration.edge == .header { new.rule(line, "w:top", to: &writer) }
    }
  }
}
