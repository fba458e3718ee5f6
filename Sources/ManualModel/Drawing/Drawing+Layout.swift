extension Drawing {
  /// Lays the drawing out in parts that each fit the room; text is never smaller than 8 pt.
  ///
  /// `targets` are those of the manual: references in boxes show their numbers.
  package func layout(
    in room: DrawingLayout.Room, targets: [String: Target] = [:]
  ) -> DrawingLayout {
    guard !nodes.isEmpty else { return DrawingLayout(parts: []) }
    return switch kind {
    case .flow:
      DrawingLayout(parts: FlowParts(drawing: self, room: room, targets: targets).parts())
    case .organisation:
      DrawingLayout(parts: TreeParts(drawing: self, room: room, targets: targets).parts())
    }
  }
}

extension Theme.Page {
  /// The room for a drawing: the text of a page without the lines of a heading and of its caption.
  package func drawingRoom(isLandscape: Bool) -> DrawingLayout.Room {
    let paper = isLandscape ? (width: height, height: width) : (width: width, height: height)
    return DrawingLayout.Room(
      width: max((paper.width - left - right) * 10, 3000),
      height: max((paper.height - top - bottom) * 10 - 2500, 3000))
  }
}

extension Manual {
  /// The manual with each drawing that would come in parts on upright pages, but whole on a
  /// landscape one, on a page of its own.
  package func turningWideDrawings() -> Manual {
    let upright = theme.page.drawingRoom(isLandscape: false)
    let turned = theme.page.drawingRoom(isLandscape: true)
    var manual = self
    for division in divisions.indices where !divisions[division].layout.isLandscape {
      for section in divisions[division].sections.indices {
        for index in divisions[division].sections[section].blocks.indices {
          let block = divisions[division].sections[section].blocks[index]
          guard case .drawing(let drawing) = block.kind else { continue }
          guard drawing.layout(in: upright, targets: targets).parts.count > 1,
            drawing.layout(in: turned, targets: targets).parts.count == 1
          else { continue }
          manual.divisions[division].sections[section].blocks[index].kind = .landscape([block])
        }
      }
    }
    return manual
  }
}
