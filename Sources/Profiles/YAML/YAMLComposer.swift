import ManualModel

/// Builds the located tree of one YAML document from libyaml's events.
///
/// Takes the events in order, gives the tree; may not nest, alias or repeat beyond its bounds. Mistakes
/// that leave a tree (a duplicate key, an unknown alias) are reported and passed over.
struct YAMLComposer: ~Copyable {
  /// Deeper than any profile; `variables` are free, but a template names them.
  private static let depthLimit = 32
  /// How many nodes aliases may stand for in one file: an alias bomb has a billion.
  private static let aliasLimit = 20_000

  private var events: YAMLEventStream
  private let file: SourceFileID
  private let shifts: ColumnShifts
  private(set) var reporter = Reporter()
  private var anchors: [String: (node: YAMLNode, weight: Int)] = [:]
  /// Nodes so far, those that aliases stand for included.
  private var weight = 0
  private var aliased = 0

  /// Stops the composing of a document; the reason is in the reporter, or it is libyaml's.
  enum Stop: Error {
    case syntax(YAMLFailure)
    case reported
  }

  init(_ bytes: [UInt8], file: SourceFileID, shifts: ColumnShifts = ColumnShifts()) {
    events = YAMLEventStream(bytes)
    self.file = file
    self.shifts = shifts
  }

  /// The root of the only document; nil when there is none.
  mutating func document() throws(Stop) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd: return root
      case .documentStart:
        if root != nil {
          reporter.report(.secondDocument(at: span(event)))
          throw .reported
        }
        root = try node(try next(), depth: 0)
      default: continue
      }
    }
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do { return try events.next() } catch { throw .syntax(error) }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
    guard depth < Self.depthLimit else {
      reporter.report(.tooDeep(Self.depthLimit, at: span(event)))
      throw .reported
    }
    let before = weight
    weight += 1
    let node: YAMLNode
    switch event.kind {
    case .alias(let name): return try alias(name, at: span(event))
    case .scalar(let text, let style):
      if style == .doubleQuoted, let code = TextCleaner.firstIllegal(in: text) {
        reporter.report(.illegalCharacter(code, at: span(event)))
        let clean = text.unicodeScalars.filter {
          TextCleaner.firstIllegal(in: String($0)) == nil
        }
        node = YAMLNode(.scalar(String(clean), style), span: span(event))
      } else {
        node = YAMLNode(.scalar(text, style), span: span(event))
      }
    case .sequenceStart: node = try sequence(from: event, depth: depth)
    case .mappingStart: node = try mapping(from: event, depth: depth)
    case .end, .documentStart, .streamEnd, .other:
      preconditionFailure("libyaml gave an event out of place")
    }
    if let tag = event.tag, !tag.hasPrefix("tag:yaml.org,2002:") {
      reporter.report(.unknownTag(tag, at: node.span))
    }
    // Registered only now, so that an alias cannot stand inside what it stands for.
    if let anchor = event.anchor { anchors[anchor] = (node, weight - before) }
    return node
  }

  private mutating func alias(_ name: String, at span: SourceSpan) throws(Stop) -> YAMLNode {
    guard let target = anchors[name] else {
      reporter.report(.unknownAlias(name, at: span))
      return YAMLNode(.scalar("", .plain), span: span)
    }
    weight += target.weight
    aliased += target.weight
    guard aliased <= Self.aliasLimit else {
      reporter.report(.tooManyAliases(Self.aliasLimit, at: span))
      throw .reported
    }
    // The place is that of the alias: that is where the author would change it.
    return YAMLNode(target.node.content, span: span)
  }

  private mutating func sequence(from start: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
    var items: [YAMLNode] = []
    var span = span(start)
    while true {
      let event = try next()
      if case .end = event.kind {
        span.end = max(span.end, event.end == event.start ? span.end : place(event.end))
        return YAMLNode(.sequence(items), span: span)
      }
      items.append(try node(event, depth: depth + 1))
      span.end = items.last?.span.end ?? span.end
    }
  }

  private mutating func mapping(from start: YAMLEvent, depth: Int) throws(Stop) -> YAMLNode {
    var entries = EntryList()
    var merged: [YAMLEntry] = []
    var span = span(start)
    while true {
      let event = try next()
      if case .end = event.kind {
        // A block mapping ends where the next token begins, which may be pages below.
        span.end = max(span.end, event.end == event.start ? span.end : place(event.end))
        for entry in merged { _ = entries.add(entry) }
        return YAMLNode(.mapping(entries.entries), span: span)
      }
      let key = try node(event, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      span.end = value.span.end
      guard case .scalar(let name, let style) = key.content else {
        reporter.report(.complexKey(at: key.span))
        continue
      }
      if name.utf8.first == 0x3C, name == "<<", style == .plain, let more = Self.merge(value) {
        merged += more
        continue
      }
      let entry = YAMLEntry(key: name, keySpan: key.span, value: value)
      if let first = entries.add(entry) {
        reporter.report(.duplicateKey(name, at: key.span, first: first.keySpan))
      }
    }
  }

  /// The entries that `<<: *base` adds to a mapping (YAML 1.1 merge key); nil when it is none.
  private static func merge(_ node: YAMLNode) -> [YAMLEntry]? {
    switch node.content {
    case .mapping(let entries): return entries
    case .sequence(let items):
      var entries: [YAMLEntry] = []
      for item in items {
        guard case .mapping(let more) = item.content else { return nil }
        entries += more
      }
      return entries
    case .scalar: return nil
    }
  }

  private func span(_ event: YAMLEvent) -> SourceSpan {
    SourceSpan(file: file, start: place(event.start), end: place(event.end))
  }

  private func place(_ mark: YAMLMark) -> SourcePosition { shifts.original(mark) }
}

/// The entries of a mapping by key; a set only pays once there are many.
private struct EntryList {
  private(set) var entries: [YAMLEntry] = []
  private var hashes: [UInt64] = []
  private var indices: [String: Int] = [:]

  /// Adds an entry unless its key is there already; then gives the first one.
  mutating func add(_ entry: YAMLEntry) -> YAMLEntry? {
    if entries.count <= 16 {
      let hash = KeyHash.of(entry.key)
      for index in hashes.indices where hashes[index] == hash {
        if entries[index].key == entry.key { return entries[index] }
      }
      hashes.append(hash)
    } else {
      if indices.isEmpty {
        for (index, entry) in entries.enumerated() { indices[entry.key] = index }
      }
      if let index = indices[entry.key] { return entries[index] }
      indices[entry.key] = entries.count
    }
    entries.append(entry)
    return nil
  }
}

extension Diagnostic {
  fileprivate static func duplicateKey(
    _ key: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: span,
      Wording(zh: "「\(key)」写了两次", en: "'\(key)' is given twice"),
      remedy: Wording(
        zh: "删除其中一处；多项内容写成以「- 」开头的列表",
        en: "delete one of them; write several items as a list with '- '"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }

  fileprivate static func complexKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "complex-key", at: span,
      Wording(zh: "冒号前的名称必须是一段文字", en: "a key must be plain text"),
      remedy: Wording(
        zh: "以「{」或「[」开头的文字要加半角引号：\"…\"",
        en: "put text that begins with '{' or '[' in quotes: \"…\""))
  }

  fileprivate static func unknownAlias(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unknown-alias", at: span,
      Wording(
        zh: "「*\(name)」引用的锚点「&\(name)」在前面没有出现",
        en: "'*\(name)' stands for an anchor '&\(name)' that is not above it"),
      remedy: Wording(
        zh: "若星号是文字的一部分，请加半角引号：\"*\(name)\"",
        en: "if the asterisk is part of the text, quote it: \"*\(name)\""))
  }

  fileprivate static func tooManyAliases(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "too-many-aliases", at: span,
      Wording(
        zh: "引用（*）展开后超过 \(limit) 项", en: "aliases (*) stand for more than \(limit) items"),
      remedy: Wording(zh: "把内容直接写出来", en: "write the content out"))
  }

  fileprivate static func tooDeep(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "too-deep", at: span,
      Wording(zh: "嵌套超过 \(limit) 层", en: "nested more than \(limit) levels deep"),
      remedy: Wording(
        zh: "检查缩进和括号是否写错", en: "check the indentation and the brackets"))
  }

  fileprivate static func secondDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "second-document", at: span,
      Wording(
        zh: "一个文件只能有一份资料，这里用「---」开始了第二份",
        en: "a file holds one document only; '---' begins a second one"),
      remedy: Wording(zh: "删除这一行「---」", en: "delete this line '---'"))
  }

  fileprivate static func unknownTag(_ tag: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "unknown-tag", .warning, at: span,
      Wording(
        zh: "「\(tag)」被当作 YAML 标签，没有作用，也不会出现在文档里",
        en: "'\(tag)' is read as a YAML tag and does nothing"),
      remedy: Wording(
        zh: "若叹号是文字的一部分，请给整段文字加半角引号",
        en: "if the exclamation mark is part of the text, quote the text"))
  }
}
