internal import ManualModel
internal import Revisions

/// How differences are called, the same in every format.
enum DiffWords {
  /// What happened to a section, the most important first.
  static func kinds(_ kinds: SectionChange.Kinds) -> [(key: String, wording: Wording)] {
    all.filter { kinds.contains($0.kind) }.map { ($0.key, $0.wording) }
  }

  static let all: [(kind: SectionChange.Kinds, key: String, wording: Wording)] = [
    (.added, "added", Wording(zh: "新增", en: "added")),
    (.removed, "removed", Wording(zh: "删除", en: "removed")),
    (.moved, "moved", Wording(zh: "移动", en: "moved")),
    (.renumbered, "renumbered", Wording(zh: "改号", en: "renumbered")),
    (.retitled, "retitled", Wording(zh: "改题", en: "retitled")),
    (.reworded, "reworded", Wording(zh: "改动", en: "reworded")),
    (.reformatted, "reformatted", Wording(zh: "版式", en: "looks only")),
  ]

  /// What kind of passage it is.
  static func passage(_ kind: Passage.Kind) -> Wording {
    switch kind {
    case .heading: Wording(zh: "标题", en: "heading")
    case .paragraph: Wording(zh: "段落", en: "paragraph")
    case .item: Wording(zh: "列项", en: "item")
    case .row: Wording(zh: "行", en: "row")
    case .column: Wording(zh: "列", en: "column")
    case .caption: Wording(zh: "题注", en: "caption")
    case .picture: Wording(zh: "图片", en: "picture")
    case .drawing: Wording(zh: "图形", en: "drawing")
    case .signature: Wording(zh: "签署", en: "signature")
    case .other: Wording(zh: "其他", en: "other")
    }
  }

  /// `网点 上海 · 电话`: a fact with what it belongs to.
  static func subject(
    _ change: FactChange, in language: Language, _ words: PackWords
  ) -> String {
    let group = words.group(of: change).map { [language($0)] } ?? []
    let owners = group + change.owners.map { "\(language($0.list)) \($0.name)" }
    switch change.kind {
    case .added, .removed, .renamed:
      return
        (owners.dropLast(change.owners.last?.list == change.name ? 1 : 0)
        + [language(change.name)])
        .joined(separator: " · ")
    case .changed, .given, .withdrawn, .list:
      return (owners + [language(change.name)]).joined(separator: " · ")
    }
  }

  /// What a fact was and what it is; nil where there was or is none.
  static func values(
    _ change: FactChange, in language: Language, _ words: PackWords
  ) -> (old: String?, new: String?) {
    let comma = language(zh: "、", en: ", ")
    let units = words.units(of: change)
    switch change.kind {
    case .changed(let from, let to): return (from + units.old, to + units.new)
    case .given(let value): return (nil, value + units.new)
    case .withdrawn(let value): return (value + units.old, nil)
    case .list(let added, let removed):
      return (
        removed.isEmpty ? nil : removed.joined(separator: comma),
        added.isEmpty ? nil : added.joined(separator: comma)
      )
    case .added(let item): return (nil, text(of: item, in: language))
    case .removed(let item): return (text(of: item, in: language), nil)
    case .renamed(let from, let to): return (from.name, to.name)
    }
  }

  /// An item by its name and its own facts: `宁波（地址 …，电话 …）`.
  private static func text(of item: FactChange.Item, in language: Language) -> String {
    let facts = item.facts.filter { $0.value != item.name }.map {
      "\(language($0.name)) \($0.value)"
    }
    guard !facts.isEmpty else { return item.name }
    return item.name + language(zh: "（", en: " (")
      + facts.joined(separator: language(zh: "，", en: ", ")) + language(zh: "）", en: ")")
  }

}

/// The sections of both manuals by their ids.
struct SectionNames {
  /// What the templates call sections without a heading: 封面.
  private let untitled: [String: String]
  private let language: Language
  private var names: [String: (number: String, title: String)] = [:]

  init(_ difference: Difference, untitled: [String: String] = [:], language: Language = .zh) {
    self.untitled = untitled
    self.language = language
    let redline = difference.redline
    for section in redline.divisions.lazy.flatMap(\.sections) {
      guard section.change?.exists(on: .new) ?? true else { continue }
      names[section.id] = (
        section.heading?.numbering.label(redline.labels) ?? "",
        section.heading?.text.plainText ?? ""
      )
    }
    for change in difference.sections where change.new == nil {
      names[change.id] = (change.old?.number ?? "", change.old?.title ?? "")
    }
  }

  /// The number, or the title, or the name.
  func short(_ id: String) -> String {
    guard let name = names[id] else { return id }
    return !name.number.isEmpty ? name.number : full(number: "", title: name.title, id: id)
  }

  /// What stands before the first heading of a document that was read.
  private static func beginning(_ id: String) -> Wording? {
    id.prefix { $0 != "~" } == "start" ? Wording(zh: "开头", en: "beginning") : nil
  }

  /// `5.2.4 维修`; what the templates call it, or its id, where it has neither number nor title.
  func full(_ change: SectionChange) -> String {
    let face = change.new ?? change.old
    return full(number: face?.number ?? "", title: face?.title ?? "", id: change.id)
  }

  func full(number: String, title: String, id: String) -> String {
    let words = [number, title].filter { !$0.isEmpty }
    guard words.isEmpty else { return words.joined(separator: " ") }
    return untitled[id] ?? Self.beginning(id).map { language($0) } ?? "[\(id)]"
  }

  subscript(id: String) -> (number: String, title: String) { names[id] ?? ("", "") }
}
