import ManualModel
import Packaging

/// What accumulates while a document is written.
///
/// Every id is counted here, so that no two parts can give out the same one.
struct State {
  /// The relationships of the part that is being written.
  var relationships = Relationships()
  var numbering = Numbering()
  var headings = HeadingCounter(levels: StyleID.levels)
  var appendices = HeadingCounter(levels: StyleID.levels)
  var cursor = Cursor()
  var markup: Markup
  /// The pictures that some part shows, by their index in ``Manual/images``.
  var usedImages: Set<Int> = []
  /// Pictures of drawings, for programs without shapes.
  var metafiles: [[UInt8]] = []
  /// Whether what is written differs from the version before, and has a bar in the margin.
  var isChanged = false
  /// Set while what is written is deleted: by whom and when.
  var deletion: RedlineStamp?
  /// False for what stands a second time in a redline: a name can be there only once.
  var writesBookmarks = true

  init(theme: Theme) { markup = Markup(theme) }

  private var captions: [Target.Kind: Int] = [:]
  private var titleBookmarks: [String: String] = [:]
  /// How those names begin; they must differ where two bodies write one document.
  var titlePrefix = "_Title"
  private var bookmarkCount = 0
  private var pictureCount = 0
  private var controlCount = 0
  private(set) var changeCount = 0

  /// The next `w:id` of a bookmark.
  mutating func bookmarkID() -> Int {
    bookmarkCount += 1
    return bookmarkCount
  }

  /// The next `id` of a `wp:docPr`.
  mutating func pictureID() -> Int {
    pictureCount += 1
    return pictureCount
  }

  /// The next `w:id` of a content control.
  mutating func controlID() -> Int {
    controlCount += 1
    return controlCount
  }

  /// The next `w:id` of a tracked change.
  mutating func changeID() -> Int {
    changeCount += 1
    return changeCount
  }

  /// Hands over what is counted for the document as a whole, where two bodies write one document.
  mutating func lendCounts(to other: inout State) {
    swap(&relationships, &other.relationships)
    swap(&numbering, &other.numbering)
    swap(&markup, &other.markup)
    swap(&usedImages, &other.usedImages)
    swap(&metafiles, &other.metafiles)
    swap(&bookmarkCount, &other.bookmarkCount)
    swap(&pictureCount, &other.pictureCount)
    swap(&controlCount, &other.controlCount)
    swap(&changeCount, &other.changeCount)
  }

  /// Whether the sequence of captions of that kind comes to `number` by counting on.
  mutating func counts(_ kind: Target.Kind, to number: Int) -> Bool {
    defer { captions[kind] = number }
    return captions[kind, default: 0] + 1 == number
  }

  /// The bookmark around the text of a caption; its number has one of its own.
  mutating func titleBookmark(of target: String) -> String {
    if let name = titleBookmarks[target] { return name }
    let name = "\(titlePrefix)\(titleBookmarks.count + 1)"
    titleBookmarks[target] = name
    return name
  }

  /// Calls that bookmark as another document does.
  mutating func nameTitle(of target: String, _ name: String) { titleBookmarks[target] = name }
}

/// What was written last in the page, cell or header that is being filled.
struct Cursor {
  enum Last {
    case nothing, paragraph, ruledTable, plainTable
  }

  var last = Last.nothing
  /// Whether the next paragraph begins a page.
  var breaksPage = false

  var isAfterTable: Bool {
    switch last {
    case .nothing, .paragraph: false
    case .ruledTable, .plainTable: true
    }
  }
}
