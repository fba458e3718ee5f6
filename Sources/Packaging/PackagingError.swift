/// Why a package could not be written.
///
/// None of these is the user's mistake: values are checked where they are read, so that an illegal
/// character that arrives here has slipped through a check, and is named with its element path.
package enum PackagingError: Error, Hashable, Sendable {
  /// A character that XML 1.0 cannot hold, not even escaped (XML 1.0 §2.2).
  case illegalCharacter(part: String, path: String, scalar: UInt32)
  /// libxml2 refused a call, such as an attribute after text.
  case misuse(part: String, path: String)
  /// Elements were left open, or more were closed than had been opened.
  case unbalanced(part: String, path: String)
  /// A part name that no reader may be trusted with; see ``PartName``.
  case badName(part: String)
  /// Two parts whose names are equal but for the case of letters (ISO/IEC 29500-2 §6).
  case duplicate(part: String)
  /// The part, or the archive up to it, is beyond 4 GiB (zip64 is not written).
  case tooLarge(part: String)
  /// More than 65,535 parts (zip64 is not written).
  case tooManyParts
}

extension PackagingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .illegalCharacter(let part, let path, let scalar):
      "\(part): U+\(hexadecimal(scalar)) is not an XML character, at \(path)"
    case .misuse(let part, let path): "\(part): markup out of place at \(path)"
    case .unbalanced(let part, let path): "\(part): elements do not balance at \(path)"
    case .badName(let part): "'\(part)' is not a part name"
    case .duplicate(let part): "'\(part)' is in the package already"
    case .tooLarge(let part): "\(part): beyond 4 GiB"
    case .tooManyParts: "more than 65,535 parts"
    }
  }
}

/// At least four upper-case hexadecimal digits, as code points are written.
func hexadecimal(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
