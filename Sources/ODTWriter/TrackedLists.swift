import ManualModel

extension BodyWriter {
  /// Counts a piece of a list that is deleted; its id, and that of the piece it goes on from.
  mutating func addPiece(to chain: ListPath.Chain) -> (id: String, before: String?) {
    let pieces = tracking?.pieces[chain] ?? 0
    tracking?.pieces[chain] = pieces + 1
    return (chain.id(ofPiece: pieces + 1), tracking?.plan?.piece(before: pieces, in: chain))
  }

  /// The lists around a paragraph that is being written; nil outside of lists.
  func listPath(in environment: Environment) -> ListPath? {
    guard let tracking, !tracking.openLists.isEmpty, environment.listDepth > 0 else { return nil }
    let chain = ListPath.Chain.list(tracking.lists)
    return ListPath(
      chain: chain, pieces: tracking.pieces[chain] ?? 0,
      styles: tracking.openLists.map(\.styleName))
  }

  /// Writes what is deleted of a list, with the lists around it.
  mutating func deleteFromLists(
    _ lists: [OpenList], to out: inout some Markup & ~Copyable,
    _ body: (inout BodyWriter, inout Recording) -> Void
  ) {
    let (id, before) = addPiece(to: .list(tracking?.lists ?? 0))
    delete(to: &out) { writer, out in
      for (index, list) in lists.enumerated() {
        out.start("text:list")
        if index == 0 { out.attribute("xml:id", id) }
        out.attribute("text:style-name", list.marker.styleName)
        if index == 0, let before { out.attribute("text:continue-list", before) }
        if index < lists.count - 1 { out.start(Tags.listHeader) }
      }
      body(&writer, &out)
      for index in lists.indices {
        if index > 0 { out.end(Tags.listHeader) }
        out.end()
      }
    }
  }

  /// Starts the outermost list of a redline.
  mutating func startTrackedList(_ marker: List.Marker, to out: inout some Markup & ~Copyable) {
    let number = (tracking?.lists ?? 0) + 1
    tracking?.lists = number
    if !isDeleting, let id = tracking?.plan?.lastPiece(of: .list(number)) {
      out.start(Tags.listBehindDeleted, [marker.styleName, id])
    } else {
      out.start(Tags.list, [marker.styleName])
    }
  }
}
