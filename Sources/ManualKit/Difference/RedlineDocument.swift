internal import DOCXWriter
internal import ManualModel
internal import ODTWriter
internal import Packaging
internal import Revisions
internal import SystemPackage

extension DifferenceShower {
  /// Writes the newer manual with tracked changes; nothing that would not give back both manuals.
  ///
  /// Accepting all changes gives the newer one, rejecting all the older one: proved before it is written.
  func redline(to environment: any Environment) throws -> Report {
    let mismatches = comparison.mismatches
    guard mismatches.isEmpty else { return refusal(mismatches) }
    var manual = comparison.difference.redline
    let pages = try comparison.pages(as: options.format == .docx ? .docx : .odt)
    manual.predecessor?.pages = pages?.old
    if comparison.basis == .content { manual.flattenReferences() }
    let stamp = options.stamp(for: comparison.new.manual)
    var zip = ZipWriter()
    var notes: [Wording] = comparison.notes
    if options.format == .docx {
      try DOCXWriter.write(manual, pages: pages?.new, stamp: stamp, to: &zip)
    } else {
      try ODTWriter.write(manual, pages: pages?.new, stamp: stamp, to: &zip)
      notes += ODTWriter.untracked(in: manual).lines
    }
    let path = options.output ?? defaultPath
    try environment.write(try zip.finish(), to: path)
    return Report(
      results: language(zh: "已生成 \(path)\n", en: "written \(path)\n"),
      messages: notes.map { language(zh: "说明: ", en: "note: ") + language($0) + "\n" }.joined())
  }

  /// `A0-A1.docx`, here.
  private var defaultPath: FilePath {
    func stem(_ side: DiffSide) -> String {
      let name = FilePath(side.name).stem ?? side.name
      return name.filter { $0 != "/" && $0 != "." }.isEmpty ? side.kind.rawValue : name
    }
    return FilePath("\(stem(comparison.old))-\(stem(comparison.new)).\(options.format.rawValue)")
  }

  /// Our own mistake: the user is told instead of being given a document that lies.
  private func refusal(_ mismatches: [Redline.Mismatch]) -> Report {
    let sections = mismatches.map { $0.section.isEmpty ? "-" : $0.section }
    let places = sections.prefix(5)
    return Report(
      messages: language(
        zh: "错误: 修订稿不能还原两份手册（\(places.joined(separator: "、"))），没有生成\n"
          + "      = 这是程序的错误，请报告；可改用 --format html\n",
        en: "error: the redline would not give back both manuals "
          + "(\(places.joined(separator: ", "))); nothing was written\n"
          + "      = this is a fault of the program, please report it; --format html works\n"),
      status: .worldFailed)
  }
}

extension [Untracked] {
  /// What ODF cannot track, each kind once with where it is.
  fileprivate var lines: [Wording] {
    var kinds: [Untracked.Kind] = []
    for change in self where !kinds.contains(change.kind) { kinds.append(change.kind) }
    return kinds.map { kind in
      let all = filter { $0.kind == kind }
      let count = all.reduce(0) { $0 + $1.count }
      var places: [String] = []
      for change in all {
        let place = change.number.isEmpty ? change.section : change.number
        if !place.isEmpty, !places.contains(place) { places.append(place) }
      }
      let rest = places.count > 8 ? "…" : ""
      let shown = places.prefix(8)
      let wording = kind.wording
      return Wording(
        zh: "ODT 不能按修订处理：\(wording.zh) \(count) 处"
          + (shown.isEmpty ? "" : "（\(shown.joined(separator: "、"))\(rest)）")
          + "，\(kind.remedy.zh)",
        en: "ODT cannot track \(wording.en) (\(count)"
          + (shown.isEmpty ? "" : ": \(shown.joined(separator: ", "))\(rest)")
          + "); \(kind.remedy.en)"
      )
    }
  }
}

extension Untracked.Kind {
  fileprivate var wording: Wording {
    switch self {
    case .rows(.inserted): Wording(zh: "新增的表格行", en: "inserted rows")
    case .rows(.deleted): Wording(zh: "删除的表格行", en: "deleted rows")
    case .rows(.moved): Wording(zh: "移动的表格行", en: "moved rows")
    case .columns(.inserted): Wording(zh: "新增的表格列", en: "inserted columns")
    case .columns(.deleted): Wording(zh: "删除的表格列", en: "deleted columns")
    case .columns(.moved): Wording(zh: "移动的表格列", en: "moved columns")
    case .moved(.section): Wording(zh: "移动的章节", en: "moved sections")
    case .moved(.block): Wording(zh: "移动的段落", en: "moved paragraphs")
    case .moved(.item): Wording(zh: "移动的列项", en: "moved items")
    case .look: Wording(zh: "格式", en: "looks")
    case .contents: Wording(zh: "新增或删除的目录", en: "tables of contents that came or went")
    case .pageStart: Wording(zh: "另起一页", en: "page breaks")
    case .emptyParagraph: Wording(zh: "空段落", en: "empty paragraphs")
    }
  }

  /// How it is shown all the same.
  fileprivate var remedy: Wording {
    switch self {
    case .rows, .columns:
      Wording(zh: "其中的文字已标出", en: "their words are marked")
    case .moved:
      Wording(
        zh: "两处分别标为删除和插入", en: "marked as deleted at one place, inserted at the other")
    case .look, .contents: Wording(zh: "显示新的", en: "the newer is shown")
    case .pageStart: Wording(zh: "接受或拒绝后核对", en: "check it after accepting or rejecting")
    case .emptyParagraph: Wording(zh: "拒绝后会留下", en: "left behind when rejected")
    }
  }
}
