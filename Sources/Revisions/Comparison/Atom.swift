/// A piece of text that is changed as a whole: nobody marks half a number or half a name.
struct Atom {
  /// Equal numbers are equal atoms, in both manuals; see ``AtomTable``.
  let id: Int32
  let kind: Kind
  /// Its place in the text, in scalars; the end is exclusive.
  let start: Int32
  let end: Int32

  enum Kind: UInt8 {
    case han
    /// A number, a date, a dotted number, a Chinese numeral.
    case number
    /// A word of letters, an address, a code.
    case word
    /// A name of the profile.
    case name
    /// `，`, `、`, `（`: what separates inside a sentence.
    case mark
    /// `。`, `；`: what ends one.
    case stop
    case space
    /// A reference, a line break, a gap: what is no text.
    case object
    /// The end of a paragraph, where several are compared at once.
    case end
  }

  /// How much it tells that two texts share it: a number more than a character, a comma little.
  var weight: Int32 {
    switch kind {
    case .han: 4
    case .number: 7
    case .word: 8
    case .name: 10
    case .mark: 2
    case .stop: 3
    case .space: 1
    case .object: 6
    case .end: 5
    }
  }

  /// Whether one of the kind is put for another without any more being said: 24 → 12.
  var isReplaceable: Bool {
    switch kind {
    case .number, .word, .name: true
    case .han, .mark, .stop, .space, .object, .end: false
    }
  }
}

/// The numbers of atoms: of a single character its code point, of all else one that is given out.
struct AtomTable {
  private var numbers: [String: Int32] = [:]

  mutating func id(of text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(0x11_0000 + numbers.count)
    numbers[text] = number
    return number
  }
}
