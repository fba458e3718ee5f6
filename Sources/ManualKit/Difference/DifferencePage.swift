internal import ManualModel
internal import Packaging
internal import Revisions

/// A difference as one page of HTML that needs no other file and no network: a list of the clauses, and
/// what was beside what is.
///
/// Keys: n and p go from clause to clause, / to the filter. Without a script everything is there too.
struct DifferencePage {
  let comparison: ManualComparison
  let audit: RevisionAudit?
  let language: Language
  private let names: SectionNames

  private var difference: Difference { comparison.difference }

  /// How many characters are shown around the words of a long value that are others.
  private static let context = 40
  /// How long two values may be together that are both marked as a whole.
  private static let longestPair = 60

  init(_ comparison: ManualComparison, audit: RevisionAudit?, language: Language) {
    self.comparison = comparison
    self.audit = audit
    self.language = language
    names = comparison.names(in: language)
  }

  /// The page (HTML Living Standard §4.1.1).
  func bytes() throws -> [UInt8] {
    try HTMLPage.write { out in
      out.start("html")
      out.attribute("xmlns", "http://www.w3.org/1999/xhtml")
      out.attribute("lang", language(zh: "zh-CN", en: "en"))
      out.text("\n")
      head(to: &out)
      out.tag("body") { out in
        out.text("\n")
        title(to: &out)
        if !difference.facts.isEmpty { facts(to: &out) }
        if let audit { self.audit(audit, to: &out) }
        out.tag("div", "panes") { out in
          navigation(to: &out)
          out.tag("main") { out in
            out.attribute("id", "changes")
            for (index, change) in difference.sections.enumerated() {
              section(change, index, to: &out)
            }
            out.tag("p", "nothing") { out in
              out.attribute("hidden", "hidden")
              out.text(language(zh: "没有符合筛选的条款", en: "no clause fits the filter"))
            }
          }
        }
        out.tag("script") { $0.text(PageParts.script) }
      }
      out.endFully()
      out.text("\n")
    }
  }

  private func head(to out: inout XMLWriter) {
    out.tag("head") { out in
      out.empty("meta", "charset", "utf-8" as StaticString)
      out.empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
      out.empty("meta", ("name", "color-scheme"), ("content", "light dark"))
      out.tag("title") { $0.text("\(comparison.old.label) → \(comparison.new.label)") }
      out.tag("style") { $0.text(PageParts.style) }
    }
    out.text("\n")
  }

  private func title(to out: inout XMLWriter) {
    out.tag("header") { out in
      out.tag("p", "subject") { out in
        out.text(
          [comparison.new.manual.properties.company, comparison.new.manual.properties.title]
            .filter { !$0.isEmpty }.joined(separator: " · "))
      }
      out.tag("h1") { out in
        out.tag("span", "old") { $0.text(comparison.old.label) }
        out.text(" → ")
        out.tag("span", "new") { $0.text(comparison.new.label) }
      }
      out.tag("p", "summary") { $0.text(summary) }
      for note in comparison.notes {
        out.tag("p", "note") { $0.text(language(note)) }
      }
    }
    out.text("\n")
  }

  private var summary: String {
    guard !difference.isEmpty else { return language(zh: "没有差别", en: "No difference") }
    let (facts, sections) = (difference.facts.count, difference.sections.count)
    var counts: [String] = []
    for (kind, _, wording) in DiffWords.all {
      let count = difference.sections.count { $0.kinds.contains(kind) }
      if count > 0 { counts.append("\(language(wording)) \(count)") }
    }
    var text = language(
      zh: "资料 \(facts) 项，条款 \(sections) 条", en: "\(facts) facts, \(sections) sections")
    if !counts.isEmpty {
      text += " (\(counts.joined(separator: language(zh: "、", en: ", "))))"
    }
    if difference.hasOtherChanges, !difference.otherChangesAreExplained {
      text += language(zh: "；页眉、页脚或页面版式也有改动", en: "; header, footer or page layout differ too")
    }
    return text
  }

  // MARK: Facts

  private func facts(to out: inout XMLWriter) {
    out.tag("section", "facts") { out in
      out.tag("h2") { $0.text(language(zh: "资料", en: "Facts")) }
      out.tag("table") { out in
        out.tag("thead") { out in
          out.tag("tr") { out in
            for head in [
              "#", language(zh: "事项", en: "Fact"), language(zh: "原来", en: "Was"),
              language(zh: "现在", en: "Is"), language(zh: "所在条款", en: "Where"),
            ] {
              out.tag("th") { out in
                out.attribute("scope", "col")
                out.text(head)
              }
            }
          }
        }
        out.tag("tbody") { out in
          for (index, fact) in difference.facts.enumerated() {
            let (old, new) = DiffWords.values(fact, in: language, comparison.words)
            out.tag("tr") { out in
              out.attribute("id", "f\(index + 1)")
              out.tag("td", "number") { $0.text(String(index + 1)) }
              out.tag("td") { $0.text(DiffWords.subject(fact, in: language, comparison.words)) }
              out.tag("td") { out in value(old, beside: new, of: fact, .deleted, to: &out) }
              out.tag("td") { out in value(new, beside: old, of: fact, .inserted, to: &out) }
              out.tag("td", "places") { out in places(of: fact, to: &out) }
            }
          }
        }
      }
    }
    out.text("\n")
  }

  /// A value as a whole, or of a long text the words that are others.
  private func value(
    _ value: String?, beside other: String?, of fact: FactChange, _ change: Change,
    to out: inout XMLWriter
  ) {
    guard let value else { return }
    let isOld = change == .deleted
    var runs = [Passage.Run(text: value, change: change)]
    if case .changed = fact.kind, let other, value.count + other.count > Self.longestPair {
      runs = isOld ? Passage.Run.between(value, other) : Passage.Run.between(other, value)
    }
    for run in runs where run.change == change || run.change == nil {
      if run.change == nil {
        out.text(run.text.elided(to: Self.context))
      } else if isOld {
        out.tag("del") { $0.text(run.text) }
      } else {
        out.tag("ins") { $0.text(run.text) }
      }
    }
  }

  private func places(of fact: FactChange, to out: inout XMLWriter) {
    for (index, place) in fact.places.enumerated() {
      if index > 0 { out.text(language(zh: "、", en: ", ")) }
      let number = difference.sections.firstIndex { $0.id == place.section }
      out.tag("a") { out in
        if let number { out.attribute("href", "#s\(number + 1)") }
        out.text(
          place.section.isEmpty
            ? language(zh: "页眉页脚", en: "header, footer") : names.short(place.section))
      }
    }
  }

  // MARK: Audit

  private func audit(_ audit: RevisionAudit, to out: inout XMLWriter) {
    out.tag("section", "audit") { out in
      out.tag("h2") { $0.text(language(zh: "对照修订记录", en: "Against the table of revisions")) }
      out.tag("p") { $0.text(audit.declaration.text) }
      out.tag("ul") { out in
        for change in audit.undeclared {
          out.tag("li", "finding") { out in
            out.text(language(zh: "改了没有登记: ", en: "changed, not declared: "))
            let number = difference.sections.firstIndex { $0.id == change.id }
            out.tag("a") { out in
              if let number { out.attribute("href", "#s\(number + 1)") }
              out.text(names.full(change))
            }
          }
        }
        for number in audit.unfounded {
          out.tag("li", "finding") { out in
            out.text(language(zh: "登记了没有改: ", en: "declared, not changed: ") + number)
          }
        }
        if audit.isClean {
          out.tag("li") { $0.text(language(zh: "与改动一致", en: "agrees with what changed")) }
        }
      }
    }
    out.text("\n")
  }

  // MARK: The list of clauses

  private func navigation(to out: inout XMLWriter) {
    out.tag("nav") { out in
      out.attribute("aria-label", language(zh: "条款", en: "clauses"))
      // Of no use without the script, which shows them.
      out.tag("div", "tools") { out in
        out.attribute("hidden", "hidden")
        out.start("input")
        out.attribute("id", "filter")
        out.attribute("type", "search")
        out.attribute("placeholder", language(zh: "筛选（/）", en: "filter ( / )"))
        out.attribute("aria-label", language(zh: "筛选条款", en: "filter the clauses"))
        out.end()
        out.tag("label") { out in
          out.start("input")
          out.attribute("id", "own")
          out.attribute("type", "checkbox")
          out.end()
          out.text(language(zh: " 只看资料以外的改动", en: " only what facts do not explain"))
        }
        out.tag("p", "steps") { out in
          button("back", language(zh: "上一条（p）", en: "previous (p)"), to: &out)
          button("next", language(zh: "下一条（n）", en: "next (n)"), to: &out)
          out.tag("span", "place") { out in out.attribute("aria-live", "polite") }
        }
      }
      out.tag("ol") { out in
        for (index, change) in difference.sections.enumerated() {
          out.tag("li") { out in
            out.tag("a") { out in
              out.attribute("href", "#s\(index + 1)")
              out.text(names.full(change) + " ")
              badges(change, to: &out)
            }
          }
        }
      }
    }
    out.text("\n")
  }

  private func button(_ id: String, _ text: String, to out: inout XMLWriter) {
    out.tag("button") { out in
      out.attribute("id", id)
      out.attribute("type", "button")
      out.text(text)
    }
  }

  private func badges(_ change: SectionChange, to out: inout XMLWriter) {
    for (key, wording) in DiffWords.kinds(change.kinds) {
      out.tag("span", "badge \(key)") { $0.text(language(wording)) }
    }
  }

  // MARK: Clauses

  private func section(_ change: SectionChange, _ index: Int, to out: inout XMLWriter) {
    out.tag("article") { out in
      out.attribute("id", "s\(index + 1)")
      out.attribute("tabindex", -1)
      if change.isExplained { out.attribute("data-explained", "yes") }
      out.tag("h2") { out in
        out.text(names.full(change) + " ")
        badges(change, to: &out)
      }
      if let old = change.old, let new = change.new,
        old.number != new.number || old.title != new.title
      {
        out.tag("p", "was") { out in
          out.text(language(zh: "原为 ", en: "was "))
          out.tag("del") {
            $0.text(names.full(number: old.number, title: old.title, id: change.id))
          }
        }
      }
      if !change.causes.isEmpty {
        causes(of: change, to: &out)
      } else if change.isExplained {
        out.tag("p", "causes") { $0.text(language(zh: "仅因版本", en: "only by the version")) }
      }
      let passages = change.passages.filter { !$0.isOlderHalf }
      if !passages.isEmpty { self.passages(passages, of: change, to: &out) }
    }
    out.text("\n")
  }

  private func causes(of change: SectionChange, to out: inout XMLWriter) {
    out.tag("p", "causes") { out in
      out.text(
        change.isExplained
          ? language(zh: "仅因资料 ", en: "only by fact ") : language(zh: "另因资料 ", en: "also by fact "))
      for (place, cause) in change.causes.enumerated() {
        if place > 0 { out.text(language(zh: "、", en: ", ")) }
        out.tag("a") { out in
          out.attribute("href", "#f\(cause + 1)")
          out.text(
            "\(cause + 1) "
              + DiffWords.subject(difference.facts[cause], in: language, comparison.words))
        }
      }
    }
  }

  private func passages(
    _ passages: [Passage], of change: SectionChange, to out: inout XMLWriter
  ) {
    out.tag("table", "sides") { out in
      out.tag("thead") { out in
        out.tag("tr") { out in
          for side in [language(zh: "原来", en: "Was"), language(zh: "现在", en: "Is")] {
            out.tag("th") { out in
              out.attribute("scope", "col")
              out.text(side)
            }
          }
        }
      }
      out.tag("tbody") { out in
        for passage in passages { self.passage(passage, to: &out) }
      }
    }
  }

  /// A row of the table: what was, and what is; a passage of one side only leaves the other empty.
  private func passage(_ passage: Passage, to out: inout XMLWriter) {
    let label = label(of: passage)
    out.tag("tr") { out in
      for side in [Change.Side.old, .new] {
        out.tag("td") { out in
          let cells = passage.shownCells.filter { cell in
            passage.cells[cell.place].contains { $0.isShown(on: side, in: passage) }
          }
          guard !cells.isEmpty else { return }
          if !label.isEmpty { out.tag("span", "label") { $0.text(label) } }
          for cell in cells {
            out.tag("p") { out in
              if !cell.label.isEmpty { out.tag("b") { $0.text(cell.label + " ") } }
              runs(passage.cells[cell.place], on: side, in: passage, to: &out)
            }
          }
        }
      }
    }
  }

  /// What kind of passage it is, where that is not seen, and the table it is in.
  private func label(of passage: Passage) -> String {
    var words: [String] = []
    switch passage.kind {
    case .paragraph, .item, .row: break
    case .heading, .column, .caption, .picture, .drawing, .signature, .other:
      words.append(language(DiffWords.passage(passage.kind)))
    }
    if let table = passage.table, !table.isEmpty { words.append(table) }
    if case .movedTo? = passage.change { words.append(language(zh: "移到这里", en: "moved here")) }
    return words.joined(separator: " · ")
  }

  private func runs(
    _ runs: [Passage.Run], on side: Change.Side, in passage: Passage, to out: inout XMLWriter
  ) {
    for run in runs where run.isShown(on: side, in: passage) {
      switch run.change {
      case .inserted?: out.tag("ins") { $0.text(run.text) }
      case .deleted?: out.tag("del") { $0.text(run.text) }
      case .movedFrom?, .movedTo?, .formatted?, nil: out.text(run.text)
      }
    }
  }
}

extension Passage.Run {
  /// Whether it stood, or stands, on that side; what was moved is shown on both.
  fileprivate func isShown(on side: Change.Side, in passage: Passage) -> Bool {
    switch change {
    case .movedTo?, .movedFrom?: true
    case .inserted?, .deleted?, .formatted?, nil: change?.exists(on: side) ?? true
    }
  }
}

extension XMLWriter {
  /// Writes an element that is not void; attributes come before text in `body`.
  fileprivate mutating func tag(
    _ name: StaticString, _ names: String = "", _ body: (inout XMLWriter) -> Void
  ) {
    start(name)
    if !names.isEmpty { attribute("class", names) }
    body(&self)
    endFully()
  }
}
