/// A version of a manual as it is counted: edition A, B, … and the revisions within it.
///
/// `A0`, `A/0`, `B12`; after edition Z comes AA.
package struct IssueVersion: Hashable, Comparable, Sendable {
  /// From 0 for A.
  package var edition: Int
  package var revision: Int

  package init(edition: Int, revision: Int) {
    self.edition = edition
    self.revision = revision
  }

  /// The first version of a manual.
  package static let first = IssueVersion(edition: 0, revision: 0)

  /// Reads `A0`, `a0` and `A/0`; nil for a version that is written in another way.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.uppercased().utf8)
    let letters = bytes.prefix { (0x41...0x5A).contains($0) }
    var digits = bytes.dropFirst(letters.count)
    if digits.first == 0x2F { digits.removeFirst() }
    guard (1...3).contains(letters.count), (1...6).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    edition = letters.reduce(0) { $0 * 26 + Int($1 - 0x40) } - 1
    revision = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The version after this one; the revision that makes `mostRevisions` begins a new edition.
  package func next(mostRevisions: Int, isReissue: Bool = false) -> IssueVersion {
    isReissue || revision + 1 >= mostRevisions
      ? IssueVersion(edition: edition + 1, revision: 0)
      : IssueVersion(edition: edition, revision: revision + 1)
  }

  /// As it is printed; `style` is `A0` or `A/0`.
  package func text(style: String) -> String {
    letters + (style.utf8.contains(0x2F) ? "/" : "") + String(revision)
  }

  private var letters: String {
    var rest = edition + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.insert(UInt8(0x41 + (rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.edition, left.revision) < (right.edition, right.revision)
  }
}
