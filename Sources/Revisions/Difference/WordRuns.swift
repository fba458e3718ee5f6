import ManualModel

extension Passage.Run {
  /// What differs between two texts that are no paragraphs of a manual, such as the values of a fact.
  ///
  /// Marked by word and number as in a redline; the deleted stands before the inserted.
  package static func between(_ old: String, _ new: String) -> [Passage.Run] {
    guard old != new else { return [Passage.Run(text: new, change: nil)] }
    var atomizer = Atomizer(names: NameBook([]))
    let before = InlineText([.text(old, style: [], fact: nil)])
    let after = InlineText([.text(new, style: [], fact: nil)])
    let (left, right) = (atomizer.atoms(of: before), atomizer.atoms(of: after))
    var runs: [Passage.Run] = []
    func add(_ text: InlineText, _ atoms: ArraySlice<Atom>, _ change: Change?) {
      guard let first = atoms.first, let last = atoms.last else { return }
      var view = String.UnicodeScalarView()
      for place in Int(first.start)..<Int(last.end) {
        if let scalar = Unicode.Scalar(text.scalars[place]) { view.append(scalar) }
      }
      runs.append(Passage.Run(text: String(view), change: change))
    }
    var next = 0
    for region in AtomDiff.regions(old: left, new: right) {
      add(after, right[next..<region.new.lowerBound], nil)
      add(before, left[region.old], .deleted)
      add(after, right[region.new], .inserted)
      next = region.new.upperBound
    }
    add(after, right[next...], nil)
    return runs
  }
}
