import ManualModel

/// Cuts text into atoms.
///
/// Numbers with what connects them (`5.2.4`, `2026-09-01`, `8:30`), dates in Chinese (2026年9月1日),
/// Chinese numerals (三十, 百分之五, 三分之一), words of letters, names of the profile; all else character
/// by character. A unit stands apart from its number. Where runs of different looks meet inside a
/// word, the word stays whole.
struct Atomizer {
  private var table = AtomTable()
  private let names: NameBook

  init(names: NameBook) { self.names = names }

  mutating func atoms(of text: InlineText) -> [Atom] {
    var atoms: [Atom] = []
    atoms.reserveCapacity(text.scalars.count)
    var run: Int32 = 0
    for (index, piece) in text.pieces.enumerated() {
      let (start, end) = (text.starts[index], text.starts[index + 1])
      if case .text(let string, _, let fact)? = piece {
        guard fact != nil, names.isName(string) else { continue }
        cut(text, run..<start, into: &atoms)
        atoms.append(Atom(id: table.id(of: string), kind: .name, start: start, end: end))
      } else {
        cut(text, run..<start, into: &atoms)
        atoms.append(
          Atom(
            id: table.id(of: piece.map(Atomizer.key) ?? "\u{3}"),
            kind: piece == nil ? .end : .object, start: start, end: end))
      }
      run = end
    }
    cut(text, run..<Int32(text.scalars.count), into: &atoms)
    return atoms
  }

  /// What makes two objects the same: of a reference what it refers to, never the number it shows.
  private static func key(_ inline: Inline) -> String {
    switch inline {
    case .text(let text, _, _): text
    case .lineBreak: "\u{1}b"
    case .tab: "\u{1}t"
    case .reference(let reference): "\u{1}r\(reference.form)\u{1}\(reference.target)"
    case .gap(let text, _): "\u{1}g\(text)"
    case .field(let field): "\u{1}f\(field)"
    case .link(let text, let address): "\u{1}l\(text)\u{1}\(address)"
    case .mark(let target, let text, _): "\u{1}m\(target)\u{1}\(text)"
    case .blank(let width): "\u{1}_\(width)"
    case .changed(_, let inline): key(inline)
    }
  }

  private mutating func cut(
    _ text: InlineText, _ range: Range<Int32>, into atoms: inout [Atom]
  ) {
    var scanner = AtomScanner(text.scalars, range, names)
    while let (kind, start, end) = scanner.next() {
      let id: Int32
      if end - start == 1 {
        id = Int32(bitPattern: text.scalars[Int(start)])
      } else {
        var view = String.UnicodeScalarView()
        for place in Int(start)..<Int(end) {
          if let scalar = Unicode.Scalar(text.scalars[place]) { view.append(scalar) }
        }
        id = table.id(of: String(view))
      }
      atoms.append(Atom(id: id, kind: kind, start: start, end: end))
    }
  }
}

/// Finds the end of one atom after the other.
private struct AtomScanner {
  private let scalars: [UInt32]
  private var position: Int
  private let end: Int
  private let names: NameBook

  init(_ scalars: [UInt32], _ range: Range<Int32>, _ names: NameBook) {
    self.scalars = scalars
    self.names = names
    position = Int(range.lowerBound)
    end = Int(range.upperBound)
  }

  mutating func next() -> (kind: Atom.Kind, start: Int32, end: Int32)? {
    guard position < end else { return nil }
    let start = position
    let length = names.length(ofNameIn: scalars, from: start, to: end)
    if length > 0 {
      position += length
      return (.name, Int32(start), Int32(position))
    }
    let kind: Atom.Kind
    switch ScalarClass(scalars[start]) {
    case .digit: kind = number()
    case .letter: kind = word()
    case .numeral: kind = numeral()
    case .han: kind = step(.han)
    case .space: kind = step(.space)
    case .stop: kind = step(.stop)
    case .mark, .extend: kind = step(.mark)
    }
    while position < end, case .extend = ScalarClass(scalars[position]) {
      // A joiner takes the next character along.
      position += scalars[position] == 0x200D && position + 1 < end ? 2 : 1
    }
    return (kind, Int32(start), Int32(position))
  }

  private mutating func step(_ kind: Atom.Kind) -> Atom.Kind {
    // A flag is two regional letters.
    let isFlag = (0x1F1E6...0x1F1FF).contains(scalars[position])
    position += 1
    if isFlag, position < end, (0x1F1E6...0x1F1FF).contains(scalars[position]) { position += 1 }
    return kind
  }

  private func at(_ place: Int) -> UInt32? { place < end ? scalars[place] : nil }

  private func isDigit(_ place: Int) -> Bool {
    guard let scalar = at(place), case .digit = ScalarClass(scalar) else { return false }
    return true
  }

  private func isAlphanumeric(_ place: Int) -> Bool {
    guard let scalar = at(place) else { return false }
    switch ScalarClass(scalar) {
    case .digit, .letter: return true
    case .han, .numeral, .space, .stop, .mark, .extend: return false
    }
  }

  private mutating func number() -> Atom.Kind {
    let start = position
    if let place = date(from: start) {
      position = place
      return .number
    }
    let place = wordEnd(from: start)
    // 24h: the unit stands apart, unless digits follow it (3C1) or it is joined on (5G-2).
    var digits = start
    while digits < place, !isLetter(digits) { digits += 1 }
    if digits < place, (digits..<place).allSatisfy(isLetter) {
      position = digits
      return .number
    }
    position = place
    return digits == place ? .number : .word
  }

  private func isLetter(_ place: Int) -> Bool {
    guard let scalar = at(place), case .letter = ScalarClass(scalar) else { return false }
    return true
  }

  private func digitsEnd(from start: Int, most: Int) -> Int? {
    var place = start
    while isDigit(place), place - start < most { place += 1 }
    return place > start && !isDigit(place) ? place : nil
  }

  /// The end of 2026年9月1日, 2026年9月 or 9月1日.
  private func date(from start: Int) -> Int? {
    guard let first = digitsEnd(from: start, most: 4) else { return nil }
    if at(first) == ScalarClass.year, first - start >= 2 {
      guard let month = digitsEnd(from: first + 1, most: 2), at(month) == ScalarClass.month else {
        return first - start == 4 ? first + 1 : nil
      }
      return day(after: month + 1) ?? month + 1
    }
    guard at(first) == ScalarClass.month else { return nil }
    return day(after: first + 1)
  }

  private func day(after start: Int) -> Int? {
    guard let place = digitsEnd(from: start, most: 2), let sign = at(place),
      ScalarClass.days.contains(sign) || sign == ScalarClass.hao
    else { return nil }
    return place + 1
  }

  private mutating func word() -> Atom.Kind {
    position = wordEnd(from: position)
    return .word
  }

  /// The end of letters and digits with single connectors between them.
  private func wordEnd(from start: Int) -> Int {
    var place = start
    var hasColon = false
    while place < end {
      if isAlphanumeric(place) {
        place += 1
        continue
      }
      guard place > start, isAlphanumeric(place + 1) else { break }
      let scalar = scalars[place]
      // 8:30-18:00 is two times.
      if scalar == 0x2D, hasColon { break }
      // 1,200 but not 1,2.
      if scalar == 0x2C {
        guard isDigit(place - 1), isDigit(place + 1), isDigit(place + 2), isDigit(place + 3),
          !isDigit(place + 4)
        else { break }
      } else if !ScalarClass.isConnector(scalar) {
        break
      }
      hasColon = hasColon || scalar == 0x3A
      place += 2
    }
    return place
  }

  private func isNumeral(_ place: Int) -> Bool {
    guard let scalar = at(place), case .numeral = ScalarClass(scalar) else { return false }
    return true
  }

  /// 三十, 百分之五, 三分之一; a single 一 is a character like any other.
  private mutating func numeral() -> Atom.Kind {
    let start = position
    while isNumeral(position) { position += 1 }
    if at(position) == ScalarClass.part, at(position + 1) == ScalarClass.of,
      isNumeral(position + 2) || isDigit(position + 2)
    {
      position += 2
      while isNumeral(position) || isDigit(position) { position += 1 }
    }
    return position - start > 1 ? .number : .han
  }
}
