package import ManualModel

/// Two manuals as one, with marks on what differs; see ``Change``.
///
/// Takes two manuals, gives the newer one with what the older had marked as deleted; what cannot be
/// marked in the text stands in ``Manual/predecessor``. May not change a word of either.
package enum Redline {
  /// What makes two nodes the same.
  package enum Basis: Hashable, Sendable {
    /// The ids of sections and the keys of blocks, then content: for manuals of this program.
    case identity
    /// Headings and text only: for documents that were read from files of others.
    case content
  }

  package static func of(
    _ old: Manual, _ new: Manual, basis: Basis = .identity
  ) -> Manual {
    var weaver = Weaver(old, new, basis: basis)
    return weaver.manual()
  }

  /// The newer of the two manuals in a redline.
  package static func accepting(_ redline: Manual) -> Manual {
    Projection(side: .new).manual(redline)
  }

  /// The older of the two manuals in a redline.
  package static func rejecting(_ redline: Manual) -> Manual {
    Projection(side: .old).manual(redline)
  }

  /// A place where a redline does not give back what it was made of.
  package struct Mismatch: Hashable, Sendable {
    package var side: Change.Side
    /// The id of the section; empty for the header, the footer or the order of sections.
    package var section: String
  }

  /// Accepts and rejects everything and compares with the manuals themselves; empty where the redline
  /// is faithful.
  package static func verify(_ redline: Manual, _ old: Manual, _ new: Manual) -> [Mismatch] {
    mismatches(accepting(redline), new, .new) + mismatches(rejecting(redline), old, .old)
  }

  private static func mismatches(
    _ found: Manual, _ expected: Manual, _ side: Change.Side
  ) -> [Mismatch] {
    var numbers = ImageNumbers()
    let (foundImages, images) = (numbers.add(found.images), numbers.add(expected.images))
    func imprint(_ section: Section, _ images: [Int]) -> String {
      var imprint = Imprint(images: images)
      imprint.add(section)
      return imprint.text
    }
    func running(_ manual: Manual, _ images: [Int]) -> String {
      var imprint = Imprint(images: images)
      imprint.add(manual.header)
      imprint.add(manual.footer)
      imprint.add(manual.frontFooter)
      for division in manual.divisions {
        imprint.add("\(division.layout) \(division.sections.count)")
      }
      return imprint.text
    }
    var mismatches: [Mismatch] = []
    if running(found, foundImages) != running(expected, images) {
      mismatches.append(Mismatch(side: side, section: ""))
    }
    let sections = found.divisions.flatMap(\.sections)
    let wanted = expected.divisions.flatMap(\.sections)
    if sections.count != wanted.count { mismatches.append(Mismatch(side: side, section: "")) }
    for (section, other) in zip(sections, wanted)
    where imprint(section, foundImages) != imprint(other, images) {
      mismatches.append(Mismatch(side: side, section: other.id))
    }
    return mismatches
  }
}
