/// What can be said of a file before libxml2 sees it.
enum XMLProlog {
  /// Refuses what must not reach a parser: other encodings than UTF-8 and document types.
  ///
  /// A document type can only stand before the root element (XML 1.0 §2.8), so looking there is
  /// enough, and nothing of it is parsed.
  static func check(_ bytes: [UInt8]) throws(XMLIssues) {
    if bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE])
      || bytes.starts(with: [0xFE, 0xFF])
    {
      throw XMLIssues(.malformed, line: 1, "not UTF-8")
    }
    var line = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      if bytes[index] == 0x0A { line += 1 }
      if bytes[index] <= 0x20 {
        index += 1
        continue
      }
      let rest = bytes[index...]
      let end: StaticString
      if rest.starts(with: "<?".utf8) {
        end = "?>"
      } else if rest.starts(with: "<!--".utf8) {
        end = "-->"
      } else if rest.starts(with: "<!".utf8) {
        throw XMLIssues(.doctype, line: line, "document types are not allowed")
      } else {
        return
      }
      let mark = Array(end.description.utf8)
      index += 2
      while index < bytes.count, !bytes[index...].starts(with: mark) {
        if bytes[index] == 0x0A { line += 1 }
        index += 1
      }
      index += mark.count
    }
  }
}
