extension String {
  /// White space as ODF counts it: any run of it is one space (ODF 1.3 part 3 §6.1.2).
  var collapsed: String {
    // Most texts have single blanks only; the bytes tell it fast.
    var last: UInt8 = 0
    let isPlain = utf8.allSatisfy { byte in
      defer { last = byte }
      return byte > 0x20 || byte == 0x20 && last != 0x20
    }
    if isPlain { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isBlank = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
      if !isBlank { text.append(scalar) } else if text.last != " " { text.append(" ") }
    }
    return String(text)
  }
}
