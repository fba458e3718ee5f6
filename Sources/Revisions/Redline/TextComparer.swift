import ManualModel

/// Cuts the texts of two manuals into atoms that can be compared.
///
/// A class, for all that compares shares its table of atoms; confined to one comparison.
final class TextComparer {
  private var atomizer: Atomizer

  init(_ old: Manual, _ new: Manual) {
    atomizer = Atomizer(names: NameBook([old, new]))
  }

  func atoms(of text: InlineText) -> [Atom] { atomizer.atoms(of: text) }

  func atoms(of inlines: [Inline]) -> [Atom] { atoms(of: InlineText(inlines)) }
}

/// How alike the elements of two sequences are, computed when it is first asked for.
final class LikenessTable {
  private let texts: TextComparer
  private let old: [[Inline]]
  private let new: [[Inline]]
  private var oldKnown: [Likeness?]
  private var newKnown: [Likeness?]

  init(_ texts: TextComparer, _ old: [[Inline]], _ new: [[Inline]]) {
    self.texts = texts
    self.old = old
    self.new = new
    oldKnown = Array(repeating: nil, count: old.count)
    newKnown = Array(repeating: nil, count: new.count)
  }

  func percent(_ i: Int, _ j: Int) -> Int {
    let left = oldKnown[i] ?? Likeness(texts.atoms(of: old[i]))
    let right = newKnown[j] ?? Likeness(texts.atoms(of: new[j]))
    oldKnown[i] = left
    newKnown[j] = right
    return left.percent(right)
  }
}
