import ManualModel

extension Evaluator {
  /// Runs blocks into the sink.
  mutating func run(_ flows: [Flow<BlockTemplate>]) {
    run(
      flows, leaf: { $0.write($1) },
      gap: { evaluator, absence, loop in evaluator.writeGap(absence, for: loop) })
  }

  /// Runs statements; `leaf` takes what they lead to, `gap` what stands for a missing list.
  mutating func run<Leaf>(
    _ flows: [Flow<Leaf>], leaf: (inout Evaluator, Leaf) -> Void,
    gap: (inout Evaluator, Absence, Loop<Leaf>) -> Void
  ) {
    let depth = stack.count
    for flow in flows {
      switch flow {
      case .leaf(let value): leaf(&self, value)
      case .binding(_, let value): stack.append(evaluate(value))
      case .branch(let branches, let otherwise):
        var body = otherwise
        for branch in branches where evaluate(branch.condition).isTrue {
          body = branch.body
          break
        }
        run(body, leaf: leaf, gap: gap)
      case .loop(let loop): run(loop, leaf: leaf, gap: gap)
      case .include(let index): include(index)
      }
    }
    stack.removeLast(stack.count - depth)
  }

  private mutating func run<Leaf>(
    _ loop: Loop<Leaf>, leaf: (inout Evaluator, Leaf) -> Void,
    gap: (inout Evaluator, Absence, Loop<Leaf>) -> Void
  ) {
    let list = evaluate(loop.list)
    var facts: [Fact] = []
    if case .absent(let absence) = list {
      if loop.otherwise == nil {
        gap(&self, absence, loop)
        return
      }
    } else {
      let range = frame.template.expressions[Int(loop.list.index)].range
      facts = self.list(list, range) ?? []
    }
    let depth = stack.count
    if let condition = loop.condition {
      facts = facts.filter { fact in
        stack.append(.loop(index: 0, count: facts.count))
        stack.append(.fact(fact))
        defer { stack.removeLast(stack.count - depth) }
        return evaluate(condition).isTrue
      }
    }
    let outer = item
    for (index, fact) in facts.enumerated() {
      stack.append(.loop(index: index, count: facts.count))
      stack.append(.fact(fact))
      if fact.id != FactTable.root { item = fact.id }
      run(loop.body, leaf: leaf, gap: gap)
      stack.removeLast(stack.count - depth)
      item = outer
    }
    if facts.isEmpty, let otherwise = loop.otherwise { run(otherwise, leaf: leaf, gap: gap) }
  }

  private mutating func include(_ index: Int) {
    guard let include = frame.includes[index] else { return }
    let outer = frame
    let depth = stack.count
    for argument in include.arguments { stack.append(evaluate(argument)) }
    frame = include.template
    run(frame.template.body)
    frame = outer
    stack.removeLast(stack.count - depth)
  }

  /// The gap of a missing list, in the shape of what it would have repeated.
  private mutating func writeGap(_ absence: Absence, for loop: Loop<BlockTemplate>) {
    guard !isReplaced || sinkDepth > 0 else { return }
    let inlines = [gap(absence)]
    guard let first = loop.body.firstLeaf else { return }
    let key = key(first.ordinal)
    let source = span(first.position)
    let paragraph = Block(
      .paragraph(Paragraph(style, alignment: alignment, inlines)), key: key, source: source)
    if case .list(let marker, _) = first.kind {
      sink.append(
        [ListItem([paragraph], key: key, source: source)], marker, key: key, source: source)
    } else {
      sink.append(paragraph)
    }
  }

  /// Runs `body` with a sink of its own and gives the blocks that went there.
  mutating func enclosed(_ body: (inout Evaluator) -> Void) -> [Block] {
    var outer = Sink()
    swap(&outer, &sink)
    sinkDepth += 1
    body(&self)
    sinkDepth -= 1
    swap(&outer, &sink)
    return outer.finish()
  }

  func key(_ ordinal: Int32) -> BlockKey {
    BlockKey(node: Int(frame.firstOrdinal + ordinal), item: item)
  }

  func span(_ position: SourcePosition) -> SourceSpan {
    SourceSpan(file: frame.template.file, start: position)
  }
}

extension [Flow<BlockTemplate>] {
  /// The first block, whatever statements it stands under; nil where there is none.
  var firstLeaf: BlockTemplate? {
    for flow in self {
      switch flow {
      case .leaf(let block): return block
      case .loop(let loop): if let leaf = loop.body.firstLeaf { return leaf }
      case .branch(let branches, let otherwise):
        for branch in branches { if let leaf = branch.body.firstLeaf { return leaf } }
        if let leaf = otherwise.firstLeaf { return leaf }
      case .binding, .include: continue
      }
    }
    return nil
  }
}
