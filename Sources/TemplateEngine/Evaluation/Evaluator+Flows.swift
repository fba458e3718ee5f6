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
    let facts: [Fact]
    switch items(of: loop.list, where: loop.condition) {
    case .missing(let absence):
      if loop.otherwise == nil {
        gap(&self, absence, loop)
        return
      }
      facts = []
    case .present(let items): facts = items
    }
    let outer = item
    for (index, fact) in facts.enumerated() {
      enter(fact, index, of: facts.count)
      if fact.id != FactTable.root { item = fact.id }
      run(loop.body, leaf: leaf, gap: gap)
      leave()
      item = outer
    }
    if facts.isEmpty, let otherwise = loop.otherwise { run(otherwise, leaf: leaf, gap: gap) }
  }

  enum LoopItems {
    case present([Fact])
    case missing(Absence)
  }

  /// What a loop repeats for.
  mutating func items(of id: ExpressionID, where condition: ExpressionID?) -> LoopItems {
    let list = evaluate(id)
    if case .absent(let absence) = list { return .missing(absence) }
    let range = frame.template.expressions[Int(id.index)].range
    let facts = self.list(list, range) ?? []
    let before = state.rounds
    state.rounds += facts.count
    guard state.rounds <= Evaluator.mostRounds else {
      if before <= Evaluator.mostRounds { report(.tooManyRounds, at: range) }
      return .present([])
    }
    guard let condition else { return .present(facts) }
    return .present(
      facts.filter { fact in
        enter(fact, 0, of: facts.count)
        defer { leave() }
        return evaluate(condition).isTrue
      })
  }

  /// Puts the names of a loop on the stack: its state, then its item, as the binder counted.
  mutating func enter(_ fact: Fact, _ index: Int, of count: Int) {
    stack.append(.loop(index: index, count: count))
    stack.append(.fact(fact))
  }

  mutating func leave() { stack.removeLast(2) }

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

extension Mistake {
  fileprivate static var tooManyRounds: Mistake {
    Mistake(
      "too-many-rounds", zh: "循环套循环，重复的次数太多", en: "loops inside loops go round too often",
      remedy: Wording(zh: "减少循环的层数，或用 if 限定", en: "nest fewer loops or limit them with 'if'"))
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
