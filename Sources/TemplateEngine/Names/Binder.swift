import ManualModel

/// Binds templates to a shape: every name is resolved, every unknown one reported.
///
/// Included files are bound where they are included, because only there their names mean something.
struct Binder {
  private let partials: [String: SectionTemplate]
  private(set) var mistakes: Mistakes
  var scope: Scope
  /// The file being bound, and what it has got so far.
  private var frame: Frame
  private var nextOrdinal: Int32 = 0
  private var includeCount = 0
  private var open: [String] = []

  private struct Frame {
    var template: SectionTemplate
    var expressions: [Bound]
    var includes: [BoundInclude?]
  }

  /// Files included within each other.
  private static let deepest = 12
  /// Files included by one section, so that a few cannot include each other into millions.
  private static let mostIncludes = 500

  /// Binds a section with everything it includes.
  ///
  /// `locals` are names it has besides the root's, on the first places of the stack.
  static func bind(
    _ template: SectionTemplate, root: RecordShape, locals: [(String, Shape)] = [],
    partials: [String: SectionTemplate], mistakes: inout Mistakes
  ) -> BoundTemplate {
    var binder = Binder(template, root: root, partials: partials, mistakes: mistakes)
    for (name, shape) in locals { binder.scope.push(name, .value(shape)) }
    let bound = binder.bound(template)
    mistakes = binder.mistakes
    return bound
  }

  private init(
    _ template: SectionTemplate, root: RecordShape, partials: [String: SectionTemplate],
    mistakes: Mistakes
  ) {
    self.partials = partials
    self.mistakes = mistakes
    scope = Scope(root: root)
    frame = Frame(template: template, expressions: [], includes: [])
  }

  private mutating func bound(_ template: SectionTemplate) -> BoundTemplate {
    let outer = frame
    frame = Frame(
      template: template,
      expressions: Array(repeating: .invalid, count: template.expressions.count),
      includes: Array(repeating: nil, count: template.includes.count))
    defer { frame = outer }
    open.append(template.name)
    defer { open.removeLast() }
    let first = nextOrdinal
    nextOrdinal += template.ordinals
    bind(template.front)
    let depth = scope.depth
    bind(template.body)
    scope.pop(to: depth)
    return BoundTemplate(
      template, expressions: frame.expressions, includes: frame.includes, firstOrdinal: first)
  }

  mutating func report(_ mistake: Mistake, at range: TextRange) {
    mistakes.add(mistake, at: range, in: frame.template.source)
  }

  private mutating func bind(_ front: FrontMatter) {
    if let when = front.when { bind(when) }
    if let title = front.title { bind(title) }
    if let name = front.name { bind(name) }
  }

  @discardableResult
  private mutating func bind(_ id: ExpressionID) -> Shape {
    let (bound, shape) = resolve(frame.template.expressions[Int(id.index)])
    frame.expressions[Int(id.index)] = bound
    return shape
  }

  private mutating func bind(_ pieces: [Piece]) {
    for piece in pieces {
      switch piece {
      case .value(let id, _): bind(id)
      case .link(let text, let address):
        bind(text)
        bind(address)
      case .text, .lineBreak, .softBreak: break
      }
    }
  }

  private mutating func bind(_ flows: [Flow<BlockTemplate>]) {
    bind(flows) { $0.bind($1) }
  }

  /// Walks statements as the evaluator will, so that both agree on the stack.
  private mutating func bind<Leaf>(
    _ flows: [Flow<Leaf>], _ leaf: (inout Binder, Leaf) -> Void
  ) {
    let depth = scope.depth
    for flow in flows {
      switch flow {
      case .leaf(let value): leaf(&self, value)
      case .binding(let name, let value):
        let shape = bind(value)
        scope.push(name, .value(shape))
      case .branch(let branches, let otherwise):
        for branch in branches {
          bind(branch.condition)
          bind(branch.body, leaf)
        }
        bind(otherwise, leaf)
      case .loop(let loop):
        let outer = enter(loop.name, loop.list)
        if let condition = loop.condition { bind(condition) }
        bind(loop.body, leaf)
        scope.pop(to: outer)
        if let otherwise = loop.otherwise { bind(otherwise, leaf) }
      case .include(let index): include(index)
      }
    }
    scope.pop(to: depth)
  }

  private mutating func include(_ index: Int) {
    let include = frame.template.includes[index]
    var arguments: [(name: String, shape: Shape)] = []
    for (name, value) in include.arguments { arguments.append((name, bind(value))) }
    guard let template = partials[include.file] else {
      report(.unknownFile(include.file, among: partials.keys.sorted()), at: include.range)
      return
    }
    includeCount += 1
    guard !open.contains(include.file), open.count <= Binder.deepest else {
      report(.includesItself(include.file), at: include.range)
      return
    }
    guard includeCount <= Binder.mostIncludes else {
      report(.tooManyIncludes, at: include.range)
      return
    }
    let bounds = include.arguments.map { frame.expressions[Int($0.value.index)] }
    let depth = scope.depth
    for (name, shape) in arguments { scope.push(name, .value(shape)) }
    let inner = bound(template)
    scope.pop(to: depth)
    frame.includes[index] = BoundInclude(arguments: bounds, template: inner)
  }

  private mutating func bind(_ block: BlockTemplate) {
    switch block.kind {
    case .paragraph(let pieces), .subheading(let pieces): bind(pieces)
    case .heading(let heading): bind(heading.title)
    case .list(_, let items): for item in items { bind(item.body) }
    case .table(let table): bind(table)
    case .styled(_, _, _, let body), .keep(let body): bind(body)
    case .landscape(let condition, let body):
      if let condition { bind(condition) }
      bind(body)
    case .signature(_, let fields):
      bind(fields) { binder, field in
        binder.bind(field.label)
        binder.bind(field.text)
      }
    case .picture(let picture):
      bind(picture.file)
      bind(picture.alternativeText)
      if let caption = picture.caption { bind(caption) }
    case .drawing(let drawing): bind(drawing)
    case .space, .pageBreak, .contents: break
    }
  }

  private mutating func bind(_ drawing: DrawingTemplate) {
    if let caption = drawing.caption { bind(caption) }
    if let alternative = drawing.alternativeText { bind(alternative) }
    bind(drawing.lines) { binder, line in
      switch line {
      case .box(let box): binder.bind(box)
      case .path(let stops):
        for stop in stops {
          binder.bind(stop.box)
          binder.bind(stop.label)
        }
      }
    }
  }

  private mutating func bind(_ box: BoxTemplate) {
    bind(box.key)
    if let text = box.text { bind(text) }
  }

  private mutating func bind(_ table: TableTemplate) {
    if let caption = table.options.caption { bind(caption) }
    if let widths = table.options.computedWidths { bind(widths) }
    if let header = table.header { bind(header) }
    bind(table.rows) { $0.bind($1) }
  }

  private mutating func bind(_ row: RowTemplate) {
    for cell in row.cells {
      switch cell {
      case .content(let paragraphs): for paragraph in paragraphs { bind(paragraph) }
      case .repeated(let loop):
        let depth = enter(loop.name, loop.list)
        if let condition = loop.condition { bind(condition) }
        bind(loop.body)
        scope.pop(to: depth)
      case .mergedUp, .mergedLeft: break
      }
    }
  }

  /// Binds the list of a loop and gives its names; the depth to leave it to.
  private mutating func enter(_ name: String, _ list: ExpressionID) -> Int {
    let element = bind(list).element
    if element == nil {
      report(.notAList, at: frame.template.expressions[Int(list.index)].range)
    }
    let depth = scope.depth
    scope.push("loop", .loop)
    scope.push(name, .value(element ?? .free))
    return depth
  }
}

extension Mistake {
  fileprivate static var notAList: Mistake {
    Mistake(
      "not-a-list", zh: "只有列表可以用 for 逐项重复", en: "only a list can be repeated by 'for'")
  }

  fileprivate static func unknownFile(_ name: String, among names: [String]) -> Mistake {
    let near = nearest(name, among: names)
    return Mistake(
      "unknown-file", zh: "模板里没有文件「\(name)」", en: "there is no template file '\(name)'",
      remedy: near.map { Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?") })
  }

  fileprivate static func includesItself(_ name: String) -> Mistake {
    Mistake(
      "includes-itself", zh: "「\(name)」直接或间接包含了它自己，或包含得太深",
      en: "'\(name)' includes itself, directly or not, or the files are nested too deep")
  }

  fileprivate static var tooManyIncludes: Mistake {
    Mistake("too-many-includes", zh: "一个章节包含的文件太多", en: "the section includes too many files")
  }
}
