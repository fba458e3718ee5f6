import ManualModel

extension BodyWriter {
  /// Writes what is deleted of a list, with the lists around it.
  ///
  /// Among what was deleted it is a list of its own; that the list goes on from there makes it one, so
  /// that items that come back are counted right.
  mutating func deleteFromLists(
    _ lists: [OpenList], to out: inout some Markup & ~Copyable,
    _ body: (inout BodyWriter, inout Recording) -> Void
  ) {
    let number = tracking?.lists ?? 0
    let piece = tracking?.deletedLists[number, default: 0] ?? 0
    tracking?.deletedLists[number] = piece + 1
    delete(to: &out) { writer, out in
      for (index, list) in lists.enumerated() {
        out.start("text:list")
        if index == 0 { out.attribute("xml:id", Tracking.id(ofList: number, piece: piece)) }
        out.attribute("text:style-name", list.marker.styleName)
        if index == 0, piece > 0 {
          out.attribute("text:continue-list", Tracking.id(ofList: number, piece: piece - 1))
        }
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
    if let pieces = tracking?.plan?.lists[number], !isDeleting {
      let id = Tracking.id(ofList: number, piece: pieces - 1)
      out.start(Tags.listBehindDeleted, [marker.styleName, id])
    } else {
      out.start(Tags.list, [marker.styleName])
    }
  }
}
