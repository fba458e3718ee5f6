import Packaging

/// An element of an archive, read with its mistakes told by line.
struct ArchiveNode {
  let element: XMLElement

  init(_ element: XMLElement) { self.element = element }

  var name: String { element.name.local }

  var nodes: [ArchiveNode] { element.elements.map(ArchiveNode.init) }

  func error(_ reason: ArchiveError.Reason) -> ArchiveError {
    ArchiveError(line: element.line, reason)
  }

  var unknown: ArchiveError { error(.unknownElement(name)) }

  /// The only child of that name; nil where there is none.
  func child(_ name: String) -> ArchiveNode? { element.first(name).map(ArchiveNode.init) }

  func required(_ name: String) throws(ArchiveError) -> ArchiveNode {
    guard let child = child(name) else { throw error(.missingElement(name, in: self.name)) }
    return child
  }

  // MARK: Attributes

  func optional(_ attribute: String) -> String? { element[attribute] }

  func text(_ attribute: String) throws(ArchiveError) -> String {
    guard let text = element[attribute] else {
      throw error(.missing(attribute: attribute, of: name))
    }
    return text
  }

  /// `yes`, or not there.
  func flag(_ attribute: String) -> Bool { element[attribute] == "yes" }

  func mistake(_ attribute: String) -> ArchiveError {
    error(.value(element[attribute] ?? "", attribute: attribute, of: name))
  }

  func optionalNumber(
    _ attribute: String, in range: ClosedRange<Int>
  ) throws(ArchiveError) -> Int? {
    guard let text = element[attribute] else { return nil }
    guard let number = Int(text), range.contains(number) else { throw mistake(attribute) }
    return number
  }

  func number(_ attribute: String, in range: ClosedRange<Int>) throws(ArchiveError) -> Int {
    guard let number = try optionalNumber(attribute, in: range) else {
      throw error(.missing(attribute: attribute, of: name))
    }
    return number
  }

  func optionalWord<Word: ArchiveWord>(
    _ attribute: String, _ type: Word.Type = Word.self
  ) throws(ArchiveError) -> Word? {
    guard let text = element[attribute] else { return nil }
    guard let word = Word.archived.first(where: { $0.name.description == text })?.word else {
      throw mistake(attribute)
    }
    return word
  }

  func word<Word: ArchiveWord>(
    _ attribute: String, _ type: Word.Type = Word.self
  ) throws(ArchiveError) -> Word {
    guard let word = try optionalWord(attribute, type) else {
      throw error(.missing(attribute: attribute, of: name))
    }
    return word
  }
}
