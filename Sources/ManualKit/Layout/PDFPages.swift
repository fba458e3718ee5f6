/// On which sheet of a PDF every bookmark of the document is, as `pdfinfo` tells it.
struct PDFPages: Hashable {
  /// Sheets from one, by the bookmark's name as it was in the document.
  var sheets: [String: Int] = [:]
  var count = 0

  /// Nil for what is not the answer of `pdfinfo` and `pdfinfo -dests`, or for a PDF without a
  /// destination.
  ///
  /// ```
  /// Pages:           145
  ///    7 [ XYZ   84  773 null      ] "s5F1"
  /// ```
  init?(summary: [UInt8], destinations: [UInt8]) {
    for line in String(decoding: summary, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("Pages:") {
      count = Int(line.dropFirst(6).drop { $0 == " " }) ?? 0
    }
    var ambiguous: Set<String> = []
    for line in String(decoding: destinations, as: UTF8.self).split(separator: "\n") {
      guard let sheet = Int(line.drop { $0 == " " }.prefix { $0 != " " }), line.hasSuffix("\""),
        let name = line.dropLast().split(separator: "\"", omittingEmptySubsequences: false).last
      else { continue }
      guard (1...max(count, 1)).contains(sheet) else { return nil }
      if sheets.updateValue(sheet, forKey: String(name)) != nil { ambiguous.insert(String(name)) }
    }
    for name in ambiguous { sheets[name] = nil }
    guard count > 0, !sheets.isEmpty else { return nil }
  }

  /// The sheets of these bookmarks, where they are known.
  func sheets(of bookmarks: some Sequence<String>) -> [String: Int] {
    var found: [String: Int] = [:]
    var seen: [String: String] = [:]
    for bookmark in bookmarks {
      let name = PDFPages.destination(of: bookmark)
      // Two names that LibreOffice makes one could be either.
      if let other = seen.updateValue(bookmark, forKey: name), other != bookmark {
        found[other] = nil
        continue
      }
      found[bookmark] = sheets[name]
    }
    return found
  }

  /// The name that LibreOffice gives the destination of a bookmark: letters, digits and `-` as they are,
  /// anything else as the hexadecimal number of its character.
  static func destination(of bookmark: String) -> String {
    var name = ""
    for scalar in bookmark.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": name.unicodeScalars.append(scalar)
      default: name += String(scalar.value, radix: 16, uppercase: true)
      }
    }
    return name
  }
}
