package import ManualModel

/// Makes the manual of a profile from a skeleton.
///
/// First which sections there are and what they are called, because text names forms and
/// procedures that come later; then their blocks; then numbers, targets and divisions.
package struct Assembler {
  /// A manual and what its profile does not yet say.
  package struct Result: Sendable {
    package let manual: Manual
    package let gaps: [Gap]
  }

  private let skeleton: Skeleton
  private let facts: Facts
  private let edition: Edition
  private let labels: PackLabels
  private let images: (String) -> Int?
  private var table: FactTable
  private var state = Evaluator.State()
  /// The places that are in this manual, with their titles.
  private var chosen: [(place: Skeleton.Place, title: [Inline])] = []

  /// Evaluates a skeleton for one profile.
  ///
  /// `images` gives the number in ``Manual/images`` of a picture by its file name, nil where there
  /// is no such picture; the caller sets the images of the manual.
  package static func assemble(
    _ skeleton: Skeleton, facts: Facts, edition: Edition, labels: PackLabels,
    images: @escaping (_ path: String) -> Int? = { _ in nil }, diagnostics: inout Diagnostics
  ) -> Result {
    var assembler = Assembler(
      skeleton, facts: facts, edition: edition, labels: labels, images: images)
    let manual = assembler.manual()
    diagnostics.add(contentsOf: assembler.state.mistakes.diagnostics)
    return Result(manual: manual, gaps: assembler.state.gaps)
  }

  private init(
    _ skeleton: Skeleton, facts: Facts, edition: Edition, labels: PackLabels,
    images: @escaping (String) -> Int?
  ) {
    self.skeleton = skeleton
    self.facts = facts
    self.edition = edition
    self.labels = labels
    self.images = images
    table = facts.table
  }

  private mutating func manual() -> Manual {
    let context = prepare()
    var drafts: [(part: Skeleton.Part, draft: SectionDraft)] = []
    for index in chosen.indices {
      for draft in sections(index, context) { drafts.append((chosen[index].place.part, draft)) }
    }
    let header = running(skeleton.header, .header, context)
    let footer = running(skeleton.footer, .footer, context)
    let frontFooter = running(skeleton.frontFooter, .footer, context)
    var outline = Outline(labels: labels.labels)
    for (part, draft) in drafts { outline.add(draft, in: part, layouts: skeleton.layouts) }
    for (prefix, entries) in [
      ("form:", context.index.forms), ("procedure:", context.index.procedures),
    ] {
      for entry in entries.values.sorted(by: { $0.code < $1.code }) {
        let target = prefix + entry.key
        outline.add(entry, as: target, isMarked: state.marks.contains(target))
      }
    }
    outline.addEnd()
    for draft in outline.repeated {
      guard let template = draft.template else { continue }
      state.mistakes.add(
        .repeatedSection(draft.id), at: draft.range, in: template.template.source)
    }
    checkReferences(outline)
    var manual = Manual(
      properties: properties(), labels: labels.labels, header: header, footer: footer,
      divisions: outline.divisions, targets: outline.targets, contents: outline.contents,
      facts: table, sheet: FactSheet(of: facts))
    manual.frontFooter = frontFooter
    return manual
  }

  private func text(_ record: String, _ field: String) -> String {
    if case .text(let text) = facts.fact(record, field)?.value { text } else { "" }
  }

  private func properties() -> Manual.Properties {
    var date = edition.today
    if date == nil, case .date(let day) = facts.fact("manual", "issued")?.value { date = day }
    let author = text("manual", "prepared_by")
    return Manual.Properties(
      title: text("manual", "title"),
      subject: "\(skeleton.catalogue.standard) \(skeleton.catalogue.title)",
      number: text("manual", "number"), version: edition.version, company: text("company", "name"),
      author: author.isEmpty ? text("company", "name") : author, date: date)
  }

  // MARK: What there is

  /// Decides which sections there are, and gathers clauses, forms and procedures.
  private mutating func prepare() -> Context {
    var register = Register(facts, catalogue: skeleton.catalogue)
    var lists = PackLists()
    lists.clauses = clauses(&register)
    let early = context(lists, register, CitationIndex())
    var index = CitationIndex()
    for place in skeleton.places {
      var evaluator = evaluator(place.bound, early)
      evaluator.section = place.id
      evaluator.stack = []
      if let when = place.front.when, !evaluator.evaluate(when).isTrue {
        swap(&state, &evaluator.state)
        index.leftOut.formUnion([place.front.form, place.front.procedure].compactMap { $0 })
        continue
      }
      let title = self.title(place, &evaluator)
      chosen.append((place, title))
      let name = place.front.name.map { evaluator.inlines($0).plainText } ?? title.plainText
      swap(&state, &evaluator.state)
      if let key = place.front.form {
        let code = code("record", "JL", index.forms.count)
        let record = form(key, code, name, place)
        index.forms[key] = .init(
          key: key, section: place.id, code: code, name: name,
          listed: ListedRecord(place: lists.forms.count, record: record))
        lists.forms.append(record)
        index.targets[code] = "form:" + key
      }
      if let key = place.front.procedure {
        let code = code("procedure", "CX", index.procedures.count)
        let record = procedure(key, code, name, place, register)
        index.procedures[key] = .init(
          key: key, section: place.id, code: code, name: name,
          listed: ListedRecord(place: lists.procedures.count, record: record))
        lists.procedures.append(record)
        if index.targets[code] == nil { index.targets[code] = "procedure:" + key }
      }
    }
    return context(lists, register, index)
  }

  private func context(
    _ lists: PackLists, _ register: Register, _ index: CitationIndex
  ) -> Context {
    Context(
      root: skeleton.names.facts(
        of: facts, edition: edition, catalogue: skeleton.catalogue, lists: lists),
      table: table, labels: labels, register: register, index: index, catalogue: skeleton.catalogue)
  }

  /// An evaluator that goes on gathering where the last one ended.
  ///
  /// It takes the state along and gives it back by a swap: with two owners, each section would copy
  /// all that those before it have gathered.
  private mutating func evaluator(_ bound: BoundTemplate, _ context: Context) -> Evaluator {
    var evaluator = Evaluator(bound, context: context, images: images)
    swap(&state, &evaluator.state)
    return evaluator
  }

  private mutating func title(
    _ place: Skeleton.Place, _ evaluator: inout Evaluator
  ) -> [Inline] {
    if let title = place.front.title { return evaluator.inlines(title) }
    if let id = place.number, let clause = skeleton.catalogue[id] {
      return [.text(clause.title, style: .none, fact: nil)]
    }
    if let name = place.front.name { return evaluator.inlines(name) }
    evaluator.report(.missingTitle, at: place.front.idRange)
    return []
  }

  /// `JL-01`: the prefix of the profile and the place among those of this manual.
  private func code(_ field: String, _ prefix: String, _ count: Int) -> String {
    var prefix = prefix
    if case .text(let text) = facts.fact("manual", "codes", field)?.value { prefix = text }
    return prefix + (count < 9 ? "-0" : "-") + String(count + 1)
  }

  private mutating func form(
    _ key: String, _ code: String, _ name: String, _ place: Skeleton.Place
  ) -> Fact {
    record(
      under: "forms", key,
      [
        .text(key), .text(code), .text(name), place.front.retention.map(Value.text) ?? .missing,
        .list(place.front.usedBy.map { Fact(.text($0.key), FactTable.root) }), .text(place.id),
      ])
  }

  private mutating func procedure(
    _ key: String, _ code: String, _ name: String, _ place: Skeleton.Place, _ register: Register
  ) -> Fact {
    let clauses = place.front.clauses?.map(\.id) ?? []
    var owner = Value.missing
    if let row = clauses.first.flatMap({ register[$0] })?.row {
      owner = row.main.value
    }
    return record(
      under: "procedure_list", key,
      [
        .text(key), .text(code), .text(name), .text(place.id),
        .list(clauses.map { Fact(.text($0), FactTable.root) }), owner,
      ])
  }

  private mutating func clauses(_ register: inout Register) -> [Fact] {
    skeleton.catalogue.clauses.map { clause in
      let entry = register[clause.id]
      let (reason, row) = (entry?.exclusion, entry?.row)
      let answer = skeleton.section(of: clause.id)
      var fact = record(
        under: "clauses", clause.id.description,
        [
          .text(clause.id.description), .text(clause.title),
          .number(clause.id.components.count), .text(clause.requirement),
          .list(clause.evidence.map { Fact(.text($0), FactTable.root) }),
          .boolean(reason != nil), .missing, .boolean(clause.isVerified), .missing, .missing,
          answer.map(Value.text) ?? .missing,
        ])
      if case .record(var fields) = fact.value {
        // Facts of the profile keep their ids, so that what shows them knows where they are from.
        if let reason { fields[6] = reason }
        if let row {
          fields[8] = row.main
          fields[9] = Fact(.list(row.related), FactTable.root)
        } else {
          fields[9].value = .list([])
        }
        fact.value = .record(fields)
      }
      register.set(fact, for: clause.id)
      return fact
    }
  }

  /// A record that is not in the profile, under a place of its own in the table of facts: rows
  /// made from it are told apart by that.
  private mutating func record(under list: String, _ key: String, _ values: [Value]) -> Fact {
    let id = table.add("\(list)/\(key)", under: FactTable.root, at: .none)
    return Fact(.record(values.map { Fact($0, FactTable.root) }), id)
  }

  // MARK: Blocks

  /// The section of a file with its subsections.
  private mutating func sections(_ index: Int, _ context: Context) -> [SectionDraft] {
    let (place, title) = chosen[index]
    var draft = SectionDraft(
      id: place.id, title: title, level: place.level,
      source: place.bound.template.source.span(place.front.idRange))
    draft.isNumbered = place.front.isNumbered
    draft.startsNewPage = place.front.startsNewPage
    draft.isLandscape = place.front.isLandscape
    draft.isInContents = place.front.isInContents
    draft.entry = index
    draft.clauses = (place.front.clauses ?? []).compactMap { ClauseID($0.id) }
    draft.template = place.bound
    draft.range = place.front.idRange
    if let id = place.number {
      draft.explicitNumber = id.components
      if skeleton.catalogue[id] != nil {
        draft.clause = id
        if place.front.clauses == nil { draft.clauses = [id] }
        if context.register[id]?.exclusion != nil { draft.replacedFor = id }
      }
    }
    var evaluator = evaluator(place.bound, context)
    evaluator.section = place.id
    evaluator.isReplaced = draft.replacedFor != nil
    evaluator.drafts = [draft]
    evaluator.run(place.bound.template.body)
    var drafts = evaluator.drafts
    drafts[drafts.count - 1].blocks += evaluator.sink.finish()
    swap(&state, &evaluator.state)
    let isRecord = place.front.form != nil || place.front.procedure != nil
    for index in drafts.indices {
      drafts[index].isLandscape = place.front.isLandscape
      // Purpose, scope, duties …: the same in every procedure, no entries of a table of contents.
      if isRecord, index > 0 { drafts[index].isInContents = false }
      if let clause = drafts[index].replacedFor {
        drafts[index].blocks = replacement(for: clause, in: drafts[index], context)
      }
    }
    return drafts
  }

  /// What stands for an excluded clause.
  private mutating func replacement(
    for clause: ClauseID, in draft: SectionDraft, _ context: Context
  ) -> [Block] {
    guard let bound = skeleton.excluded, let fact = context.register[clause]?.record else {
      if let template = draft.template {
        state.mistakes.add(
          .missingExcluded, at: draft.range, in: template.template.source)
      }
      return []
    }
    var evaluator = evaluator(bound, context)
    evaluator.section = draft.id
    evaluator.stack = [.fact(fact)]
    evaluator.run(bound.template.body)
    swap(&state, &evaluator.state)
    return evaluator.sink.finish()
  }

  /// The blocks of the header or footer.
  private mutating func running(
    _ bound: BoundTemplate?, _ style: ParagraphStyle, _ context: Context
  ) -> [Block] {
    guard let bound else { return [] }
    var evaluator = evaluator(bound, context)
    evaluator.section = bound.template.id ?? bound.template.name
    evaluator.style = style
    evaluator.run(bound.template.body)
    swap(&state, &evaluator.state)
    return evaluator.sink.finish().map { $0.withCells(in: style) }
  }

  private mutating func checkReferences(_ outline: Outline) {
    let missing = state.references.filter { outline.targets[$0.target] == nil }
    guard !missing.isEmpty else { return }
    let known = outline.targets.keys.sorted()
    for reference in missing {
      guard !state.mistakes.isFull else { return }
      state.mistakes.add(
        .unknownTarget(reference.target, among: known), at: reference.range, in: reference.source)
    }
  }
}

extension Block {
  /// The block with the text of its tables in that style: headers and footers are smaller than tables.
  fileprivate func withCells(in style: ParagraphStyle) -> Block {
    guard case .table(var table) = kind else { return self }
    for row in table.rows.indices {
      for cell in table.rows[row].cells.indices {
        for block in table.rows[row].cells[cell].content.indices {
          let kind = table.rows[row].cells[cell].content[block].kind
          guard case .paragraph(var paragraph) = kind, paragraph.style == .cell else { continue }
          paragraph.style = style
          table.rows[row].cells[cell].content[block].kind = .paragraph(paragraph)
        }
      }
    }
    var block = self
    block.kind = .table(table)
    return block
  }
}

extension Skeleton {
  /// The section that answers a clause, or the nearest above it.
  fileprivate func section(of id: ClauseID) -> String? {
    var next: ClauseID? = id
    while let clause = next {
      if let section = answers[clause] { return section }
      next = clause.parent
    }
    return nil
  }
}

extension Mistake {
  fileprivate static var missingTitle: Mistake {
    Mistake(
      "missing-title", zh: "章节没有标题", en: "the section has no title",
      remedy: Wording(
        zh: "写上 title；不要标题就写 title: \"\"", en: "write a title; for none at all 'title: \"\"'"))
  }

  fileprivate static var missingExcluded: Mistake {
    Mistake(
      "unknown-file", zh: "有条款被删减，而模板里没有文件「\(Skeleton.excludedName)」",
      en: "a clause is excluded, and there is no template file '\(Skeleton.excludedName)'")
  }

  fileprivate static func repeatedSection(_ id: String) -> Mistake {
    Mistake(
      "repeated-id", zh: "章节 id「\(id)」出现了两次", en: "the section id '\(id)' occurs twice",
      remedy: Wording(zh: "在标题末尾用 {#名称} 给它们不同的名称", en: "give them different names with {#name}"))
  }

  fileprivate static func unknownTarget(_ target: String, among targets: [String]) -> Mistake {
    Mistake(
      "unknown-target", zh: "引用的「\(target)」不存在", en: "there is no '\(target)' to refer to",
      remedy: nearest(target, among: targets).map {
        Wording(zh: "是不是「\($0)」？", en: "did you mean '\($0)'?")
      })
  }
}
