internal import ManualModel
internal import TemplateEngine

/// The list of what a profile does not say yet, for the person who fills it in.
///
/// ```
/// 待填 2 项:
///   企业 → 服务热线      profile.yaml:9:3    用于 cover, 5.3.1.1
/// ```
struct GapList {
  var gaps: [Gap]
  var sources: SourceMap
  var language: Language

  var text: String {
    if gaps.isEmpty { return "" }
    let rows = gaps.map { gap in
      (name: name(of: gap), place: place(of: gap), use: use(of: gap))
    }
    let nameWidth = min(rows.map(\.name.columns).max() ?? 0, 44)
    let placeWidth = rows.map(\.place.columns).max() ?? 0
    let head = language(
      zh: "待填 \(gaps.count) 项(手册中已用醒目底色标出):\n",
      en: "\(gaps.count) gaps, marked in the manual:\n")
    return head
      + rows.map { row in
        "  \(row.name.padded(to: nameWidth))  \(row.place.padded(to: placeWidth))  \(row.use)\n"
      }.joined()
  }

  /// The Chinese or English name, behind what it belongs to.
  private func name(of gap: Gap) -> String {
    let name = language(zh: gap.chinese, en: gap.english)
    let owner = gap.path.split(separator: "/").dropLast().joined(separator: "/")
    return owner.isEmpty ? name : "\(name) (\(owner))"
  }

  private func place(of gap: Gap) -> String {
    guard let file = sources[gap.span.file], gap.span.start.line > 0 else { return "" }
    return "\(file.name):\(gap.span.start.line):\(gap.span.start.column)"
  }

  private func use(of gap: Gap) -> String {
    let shown = gap.sections.prefix(4).joined(separator: ", ")
    let more = gap.sections.count > 4 ? " …" : ""
    return language(zh: "用于 ", en: "used in ") + shown + more
  }
}
