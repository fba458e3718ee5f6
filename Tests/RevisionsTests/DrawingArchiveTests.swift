import ManualModel
import RedlineSupport
import Revisions
import Testing

@Suite struct DrawingArchiveTests {
  private var drawing: Drawing {
    Drawing(
      kind: .flow,
      nodes: Drawing.Shape.allCases.enumerated().map { index, shape in
        .init(key: "框\(index)", shape: shape, text: [text("第\(index)步"), .lineBreak, text("甲")])
      },
      edges: [
        .init(from: 0, to: 1), .init(from: 1, to: 2, label: [text("是")]),
        .init(from: 2, to: 0, label: [text("否")], isReturn: true),
      ], alternativeText: "流程", caption: Caption(target: "figure:a", text: [text("流程图")]))
  }

  @Test(arguments: [Drawing.Kind.flow, .organisation])
  func bringsBackEveryFieldOfADrawing(kind: Drawing.Kind) throws {
    var drawing = drawing
    drawing.kind = kind
    let manual = manual(block(.drawing(drawing), node: 3))
    let again = try ManualArchive.read(ManualArchive.bytes(of: manual), file: { _ in nil })
    #expect("\(again.divisions)" == "\(manual.divisions)")
  }

  @Test(arguments: [
    ("to=\"1\"", "to=\"9\""), ("shape=\"step\"", "shape=\"stop\""), ("<box", "<bax"),
  ])
  func refusesADrawingThatCannotBe(old: String, new: String) throws {
    let bytes = try ManualArchive.bytes(of: manual(block(.drawing(drawing))))
    let broken = String(decoding: bytes, as: UTF8.self).replacing(old, with: new)
    #expect(throws: ArchiveError.self) {
      try ManualArchive.read(Array(broken.utf8), file: { _ in nil })
    }
  }
}
