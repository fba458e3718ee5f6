import ManualModel

/// A key of a theme file under its English and its Chinese name.
struct ThemeKey: Sendable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }
}

/// The keys of theme files, group by group.
enum ThemeNames {
  static let file = [
    ThemeKey("base", "基于"), ThemeKey("page", "页面"), ThemeKey("fonts", "字体"),
    ThemeKey("colors", "颜色"), ThemeKey("lines", "线条"), ThemeKey("styles", "样式"),
  ]
  static let page = [
    ThemeKey("margins", "页边距"), ThemeKey("header", "页眉"), ThemeKey("footer", "页脚"),
    ThemeKey("grid", "网格"),
  ]
  static let margins = [
    ThemeKey("top", "上"), ThemeKey("bottom", "下"), ThemeKey("left", "左"), ThemeKey("right", "右"),
  ]
  static let grid = [ThemeKey("lines", "行数"), ThemeKey("characters", "字数")]
  static let font = [ThemeKey("chinese", "中文"), ThemeKey("latin", "西文")]
  static let colors = [
    ThemeKey("company", "企业"), ThemeKey("heads", "表头"), ThemeKey("gap", "待填"),
  ]
  static let lines = [
    ThemeKey("table", "表格"), ThemeKey("columns", "竖线"), ThemeKey("header", "页眉"),
    ThemeKey("footer", "页脚"), ThemeKey("change", "修改"),
  ]
  static let look = [
    ThemeKey("font", "字体"), ThemeKey("size", "字号"), ThemeKey("bold", "加粗"),
    ThemeKey("color", "颜色"), ThemeKey("align", "对齐"), ThemeKey("line", "行距"),
    ThemeKey("before", "段前"), ThemeKey("after", "段后"), ThemeKey("indent", "首行缩进"),
    ThemeKey("spacing", "字距"), ThemeKey("keep", "与下段同页"), ThemeKey("rule", "下边线"),
  ]
  /// The fonts every theme has; others may have any name.
  static let fonts = [ThemeKey("text", "正文"), ThemeKey("heading", "标题")]

  /// What a key of `styles` describes.
  enum Style {
    case paragraph(ParagraphStyle)
    case heading(Int)
  }

  static let styles: [(key: ThemeKey, style: Style)] = [
    (ThemeKey("body", "正文"), .paragraph(.body)),
    (ThemeKey("plain", "无缩进正文"), .paragraph(.plain)),
    (ThemeKey("title", "书名"), .paragraph(.title)),
    (ThemeKey("subtitle", "副题"), .paragraph(.subtitle)),
    (ThemeKey("cover", "封面"), .paragraph(.cover)),
    (ThemeKey("front-heading", "前页标题"), .paragraph(.frontHeading)),
    (ThemeKey("heading1", "一级标题"), .heading(1)), (ThemeKey("heading2", "二级标题"), .heading(2)),
    (ThemeKey("heading3", "三级标题"), .heading(3)), (ThemeKey("heading4", "四级标题"), .heading(4)),
    (ThemeKey("subheading", "小标题"), .paragraph(.subheading)),
    (ThemeKey("form-title", "表单名称"), .paragraph(.formTitle)),
    (ThemeKey("note", "注"), .paragraph(.note)), (ThemeKey("caption", "题注"), .paragraph(.caption)),
    (ThemeKey("cell", "表格"), .paragraph(.cell)),
    (ThemeKey("cell-header", "表头"), .paragraph(.cellHeader)),
    (ThemeKey("header", "页眉"), .paragraph(.header)),
    (ThemeKey("footer", "页脚"), .paragraph(.footer)),
  ]

  /// All of them, so that slips such as a full-width colon behind one are recognised.
  static let all: Set<String> = {
    let groups = [file, page, margins, grid, font, colors, lines, look, fonts, styles.map(\.key)]
    return Set(groups.joined().flatMap { [$0.english, $0.chinese] })
  }()
}
