import ManualModel
import RedlineSupport
import Revisions

/// A sentence with what a careful person would mark in it: `应在{24→12}小时内`.
///
/// `{→a}` was put in, `{a→}` left out; `‹…›` is a name of the profile. Both versions follow from it.
struct CarefulText: CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  private enum Piece {
    case kept(String)
    case changed(old: String, new: String)
  }

  private var pieces: [Piece] {
    var pieces: [Piece] = []
    for (index, part) in description.split(separator: "{", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard index > 0 else {
        pieces.append(.kept(String(part)))
        continue
      }
      let halves = part.split(separator: "}", omittingEmptySubsequences: false)
      let change = halves[0].split(separator: "→", omittingEmptySubsequences: false)
      pieces.append(.changed(old: String(change[0]), new: String(change[1])))
      pieces.append(.kept(String(halves[1])))
    }
    return pieces
  }

  var old: [Inline] {
    inlines(
      pieces.map { piece in
        switch piece {
        case .kept(let text): text
        case .changed(let old, _): old
        }
      }.joined())
  }

  var new: [Inline] {
    inlines(
      pieces.map { piece in
        switch piece {
        case .kept(let text): text
        case .changed(_, let new): new
        }
      }.joined())
  }

  var characters: Int {
    pieces.reduce(0) { sum, piece in
      guard case .changed(let old, let new) = piece else { return sum }
      return sum + (old + new).count { $0 != "‹" && $0 != "›" }
    }
  }

  var changes: Int {
    pieces.count { piece in
      if case .changed = piece { true } else { false }
    }
  }

  private func inlines(_ string: String) -> [Inline] {
    var inlines: [Inline] = []
    for (index, part) in string.split(separator: "‹", omittingEmptySubsequences: false).enumerated()
    {
      guard index > 0 else {
        if !part.isEmpty { inlines.append(text(String(part))) }
        continue
      }
      let halves = part.split(separator: "›", omittingEmptySubsequences: false)
      inlines.append(text(String(halves[0]), fact: FactID(index: 1)))
      if !halves[1].isEmpty { inlines.append(text(String(halves[1]))) }
    }
    return inlines
  }

  /// The names of the profile that the sentence uses.
  var names: [String] {
    (old + new).compactMap { inline in
      if case .text(let text, _, _?) = inline { text } else { nil }
    }
  }

  /// How a redline marks it, in the same notation without the signs for names.
  static func shown(_ inlines: [Inline]) -> String {
    var result = ""
    var (old, new) = ("", "")
    func close() {
      if !old.isEmpty || !new.isEmpty { result += "{\(old)→\(new)}" }
      (old, new) = ("", "")
    }
    for inline in inlines {
      switch inline {
      case .changed(.deleted, let inner): old += [inner].whole
      case .changed(.inserted, let inner): new += [inner].whole
      default:
        close()
        result += [inline].whole
      }
    }
    close()
    return result
  }

  var plain: String { description.filter { $0 != "‹" && $0 != "›" } }
}
