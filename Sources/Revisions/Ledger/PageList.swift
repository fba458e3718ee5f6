package import ManualModel

/// The pages of an issued document as lines, so that it can be written again without a layout.
///
/// ```
/// total 86
/// s_5_2_4 31
/// ```
package enum PageList {
  package static func bytes(of pages: Pages) -> [UInt8] {
    let lines = pages.all.map { "\($0.bookmark) \($0.page)\n" }.joined()
    return Array("total \(pages.total)\n\(lines)".utf8)
  }

  /// Nil where it is no such list.
  package static func read(_ bytes: [UInt8]) -> Pages? {
    var total: String?
    var labels: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { return nil }
      // No bookmark is called so: theirs begin with a letter and an underscore.
      if total == nil, words[0] == "total" { total = words[1] } else { labels[words[0]] = words[1] }
    }
    return total.map { Pages(labels: labels, total: $0) }
  }
}
