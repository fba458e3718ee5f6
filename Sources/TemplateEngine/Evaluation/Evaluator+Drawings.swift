import ManualModel

extension Evaluator {
  /// A drawing; nil where no box of it is left.
  mutating func drawing(_ template: DrawingTemplate, _ key: BlockKey) -> Drawing? {
    var builder = DrawingBuilder(kind: template.kind, literals: template.literalKeys)
    run(
      template.lines,
      leaf: { evaluator, line in
        switch line {
        case .box(let box): evaluator.add(box, to: &builder)
        case .path(let stops): evaluator.add(stops, to: &builder)
        }
      },
      gap: { evaluator, absence, _ in
        builder.addGap(evaluator.gap(absence))
      })
    builder.connect(separator: context.labels.labels.listSeparator)
    builder.check()
    for (mistake, range) in builder.mistakes { report(mistake, at: range ?? template.range) }
    guard !builder.nodes.isEmpty, builder.mistakes.isEmpty else { return nil }
    var drawing = Drawing(
      kind: template.kind, nodes: builder.nodes, edges: builder.edges.map(\.edge))
    drawing.alternativeText =
      template.alternativeText.map { plainText($0) } ?? drawing.description
    drawing.caption = template.caption.map { pieces in
      Caption(target: captionTarget("figure:", template.name, key), text: inlines(pieces))
    }
    return drawing
  }

  private mutating func add(_ box: BoxTemplate, to builder: inout DrawingBuilder) {
    let key = plainText(box.key)
    builder.add(
      key: key, shape: box.shape, text: inlines(box.text ?? box.key), at: box.range)
  }

  private mutating func add(_ stops: [StopTemplate], to builder: inout DrawingBuilder) {
    var path: [DrawingBuilder.Stop] = []
    for stop in stops {
      let key = plainText(stop.box.key)
      if stop.box.shape != nil { add(stop.box, to: &builder) }
      path.append(
        DrawingBuilder.Stop(
          key: key, label: inlines(stop.label), isReturn: stop.isReturn, range: stop.box.range))
    }
    builder.paths.append(path)
  }
}

extension DrawingTemplate {
  /// The keys of all boxes it can have, those under a condition too.
  fileprivate var literalKeys: Set<String> {
    var keys: Set<String> = []
    func gather(_ flows: [Flow<DrawingLine>]) {
      for flow in flows {
        switch flow {
        case .leaf(.box(let box)): if let key = box.literalKey { keys.insert(key) }
        case .leaf(.path(let stops)):
          for stop in stops where stop.box.shape != nil {
            if let key = stop.box.literalKey { keys.insert(key) }
          }
        case .loop(let loop):
          gather(loop.body)
          gather(loop.otherwise ?? [])
        case .branch(let branches, let otherwise):
          for branch in branches { gather(branch.body) }
          gather(otherwise)
        case .binding, .include: break
        }
      }
    }
    gather(lines)
    return keys
  }
}
