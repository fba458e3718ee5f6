internal import ManualModel
internal import TemplateEngine

/// The list of what a profile does not say yet, for the person who fills it in.
///
/// ```
/// 待填 2 项,手册中已用醒目底色标出。前面是 acme/profile.yaml 的行号,带「+」的在那一行下面补写:
/// 企业
///      17  服务热线    用于 2 企业概况、5.3.1.1 服务渠道
/// 人员
///     154+ 售后服务管理师  用于 4.1 售后服务管理师任命书
/// ```
/// In the order of the profile, under the keys at its top.
struct GapList {
  private let gaps: [Missing]
  private let facts: Facts
  /// The headings of the manual, for telling where a gap is seen.
  private let targets: [String: Target]
  private let sources: SourceMap
  private let language: Language

  init(
    gaps: [Gap], facts: Facts, targets: [String: Target], sources: SourceMap, language: Language
  ) {
    self.gaps = Missing.each(of: gaps, facts)
    self.facts = facts
    self.targets = targets
    self.sources = sources
    self.language = language
  }

  var text: String {
    if gaps.isEmpty { return "" }
    let groups = self.groups
    let rows = groups.flatMap(\.rows)
    let labelWidth = min(rows.map(\.label.columns).max() ?? 0, 44)
    let lineWidth = rows.map { String($0.line).utf8.count }.max() ?? 1
    var text = head(of: rows)
    for group in groups {
      text += group.name + "\n"
      for row in group.rows {
        let line = row.line > 0 ? String(row.line) : ""
        let mark = row.line > 0 && row.isAbsent ? "+" : " "
        text += "  " + String(repeating: " ", count: lineWidth - line.utf8.count) + line + mark
        text += " \(row.label.padded(to: labelWidth))  \(row.use)\n"
      }
    }
    return text
  }

  private struct Group {
    var name: String
    var rows: [Row]
  }

  private struct Row {
    var line: Int
    var column: Int
    /// Whether the key is not in the file, so that the line is that of what it belongs to.
    var isAbsent: Bool
    var label: String
    var use: String
  }

  private func head(of rows: [Row]) -> String {
    let file = gaps.lazy.compactMap { sources[$0.span.file]?.name }.first ?? ""
    let hasAbsent = rows.contains { $0.isAbsent && $0.line > 0 }
    let hasUnplaced = rows.contains { $0.line == 0 }
    return language(
      zh: "待填 \(rows.count) 项，手册中已用醒目底色标出。前面是 \(file) 的行号"
        + (hasAbsent ? "，带「+」的在那一行下面补写" : "")
        + (hasUnplaced ? "，没有行号的写在文件末尾:\n" : ":\n"),
      en: "\(rows.count) gaps, marked in the manual, by lines of \(file)"
        + (hasAbsent ? "; +: add the key below that line" : "")
        + (hasUnplaced ? "; without a line: add it at the end:\n" : ":\n"))
  }

  /// The gaps under the keys at the top of the profile, both in the order of the file.
  ///
  /// What the file does not have comes last, in the order of the schema.
  private var groups: [Group] {
    var byKey: [String: [(gap: Missing, path: Path)]] = [:]
    for gap in gaps {
      let path = Path(gap, shape: facts.shape, language: language)
      byKey[path.top, default: []].append((gap, path))
    }
    let order = facts.shape.fields.map(\.english) + [""]
    let groups = order.enumerated().compactMap {
      position, key -> (isAbsent: Bool, line: Int, position: Int, group: Group)? in
      guard let found = byKey[key] else { return nil }
      let rows = found.map { row(of: $0.gap, $0.path) }.enumerated().sorted {
        ($0.element.line, $0.element.column, $0.offset)
          < ($1.element.line, $1.element.column, $1.offset)
      }.map(\.element)
      let isAbsent = rows.allSatisfy { $0.line == 0 }
      return (
        isAbsent, rows.first?.line ?? 0, position,
        Group(name: found[0].path.topName ?? language(zh: "其他", en: "other"), rows: rows)
      )
    }
    return groups.sorted {
      ($0.isAbsent ? 1 : 0, $0.isAbsent ? 0 : $0.line, $0.position)
        < ($1.isAbsent ? 1 : 0, $1.isAbsent ? 0 : $1.line, $1.position)
    }.map(\.group)
  }

  private func row(of gap: Missing, _ path: Path) -> Row {
    Row(
      line: isTopWritten(path) ? Int(gap.span.start.line) : 0, column: Int(gap.span.start.column),
      isAbsent: !isKeyWritten(at: gap.span, path), label: path.label(in: language),
      use: use(of: gap))
  }

  /// Whether the file has the key at the top to which a gap belongs.
  ///
  /// What it does not have is placed where the file begins, at a key of another name.
  private func isTopWritten(_ path: Path) -> Bool {
    guard let index = facts.shape.index(of: path.top), case .record(let fields) = facts.root.value
    else { return false }
    let span = facts.table.span(of: fields[index].id)
    guard span.start.column == 1,
      let line = sources[span.file]?.text.line(Int(span.start.line))
    else { return true }
    func begins(_ field: RecordShape.Field) -> Bool {
      line.unicodeScalars.starts(with: field.chinese.unicodeScalars)
        || line.unicodeScalars.starts(with: field.english.unicodeScalars)
    }
    return begins(facts.shape.fields[index]) || !facts.shape.fields.contains(where: begins)
  }

  /// Whether what stands at the place of a gap is its own key.
  private func isKeyWritten(at span: SourceSpan, _ path: Path) -> Bool {
    guard let line = sources[span.file]?.text.line(Int(span.start.line)) else { return false }
    let rest = line.unicodeScalars.dropFirst(Int(span.start.column) - 1)
    let key = rest.drop { $0 == "\"" || $0 == "'" }
    return path.names.contains { key.starts(with: $0.unicodeScalars) }
  }

  private func use(of gap: Missing) -> String {
    var titles: [String] = []
    for section in gap.sections {
      let title = self.title(of: section)
      if !title.isEmpty, !titles.contains(title) { titles.append(title) }
    }
    let shown = titles.prefix(2).joined(separator: language(zh: "、", en: ", "))
    if titles.count > 2 {
      return language(
        zh: "用于 \(shown)等 \(titles.count) 处", en: "used in \(shown) and \(titles.count - 2) more")
    }
    return shown.isEmpty ? "" : language(zh: "用于 ", en: "used in ") + shown
  }

  /// `5.2.4 维修`, as it is printed; of a part without heading, that of what it belongs to.
  private func title(of section: String) -> String {
    var id = section[...]
    while true {
      if let target = targets[String(id)] {
        return target.number.isEmpty ? target.title : "\(target.number) \(target.title)"
      }
      guard let slash = id.lastIndex(of: "/") else { return section }
      id = id[..<slash]
    }
  }
}

/// A fact that the profile does not give, under the key that would give it.
private struct Missing {
  var path: String
  var chinese: String
  var english: String
  var span: SourceSpan
  var sections: [String]

  /// The gaps, without those that are filled when another is.
  static func each(of gaps: [Gap], _ facts: Facts) -> [Missing] {
    var found: [Missing] = []
    for gap in gaps {
      var missing = Missing(
        path: gap.path, chinese: gap.chinese, english: gap.english, span: gap.span,
        sections: gap.sections)
      // The revision history takes its date from the day of issue.
      if gap.path == "date", let issued = facts.fact("manual", "issued") {
        missing.path = facts.table.path(of: issued.id)
        missing.span = facts.table.span(of: issued.id)
      }
      if let index = found.firstIndex(where: { $0.path == missing.path }) {
        found[index].sections += missing.sections
      } else {
        found.append(missing)
      }
    }
    return found
  }
}

/// The way to a missing fact, in words: 承诺 → 维修响应时限 → 内容.
private struct Path {
  /// The English name of the key at the top; empty for what no key of the profile gives.
  let top: String
  let topName: String?
  /// What leads from there to the fact.
  private let steps: [String]
  /// Under which names the key itself may stand in the file.
  let names: [String]

  init(_ gap: Missing, shape root: RecordShape, language: Language) {
    let parts = gap.path.split(separator: "/").map(String.init)
    guard let first = parts.first, let index = root.index(of: first) else {
      top = ""
      topName = nil
      steps = [language(zh: gap.chinese, en: gap.english)]
      names = [gap.chinese, gap.english]
      return
    }
    func word(_ field: RecordShape.Field) -> String {
      language(zh: field.chinese, en: field.english)
    }
    var field = root.fields[index]
    top = field.english
    topName = word(field)
    var shape: Shape? = field.shape
    var names = [field.chinese, field.english]
    var steps: [String] = []
    for (offset, part) in parts.dropFirst().enumerated() {
      let isLast = offset == parts.count - 2
      names = [gap.chinese, gap.english]
      switch shape {
      case .record(let record):
        if let index = record.index(of: part) {
          field = record.fields[index]
          names = [field.chinese, field.english]
          steps.append(word(field))
          shape = field.shape
        } else {
          steps.append(isLast ? language(zh: gap.chinese, en: gap.english) : part)
          shape = nil
        }
      case .list(let item), .map(let item):
        if Int(part) != nil {
          steps.append(language(zh: "第 \(part) 项", en: "item \(part)"))
        } else {
          steps.append(isLast ? language(zh: gap.chinese, en: gap.english) : part)
        }
        shape = item
      case .text, .number, .boolean, .date, .choice, .free, nil:
        steps.append(isLast ? language(zh: gap.chinese, en: gap.english) : part)
      }
    }
    self.steps = steps
    self.names = names
  }

  func label(in language: Language) -> String {
    steps.isEmpty ? language(zh: "整个列表", en: "the whole list") : steps.joined(separator: " → ")
  }
}
