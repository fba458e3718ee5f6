import CLibXML2

/// Something that is wrong with an XML file, as a value.
package struct XMLIssue: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Not well-formed (XML 1.0 §2.1), or not UTF-8.
    case malformed
    /// A document type declaration, which ISO/IEC 29500-2 forbids and ODF does not need; its
    /// entities are the classic way to blow up a reader.
    case doctype
    /// Nested deeper than the limit.
    case depth
    /// Larger than the limit.
    case size
    /// Well-formed, but not what the schema says.
    case invalid
    /// The schema itself cannot be used.
    case schema
  }

  package var kind: Kind
  /// From 1; 0 where there is none.
  package var line: Int
  package var message: String

  package init(_ kind: Kind, line: Int, message: String) {
    self.kind = kind
    self.line = line
    self.message = message
  }
}

extension XMLIssue: CustomStringConvertible {
  package var description: String { "\(line): \(message)" }
}

/// Why a file could not be read: at least one issue, in the order of the file.
package struct XMLIssues: Error, Hashable, Sendable {
  package var all: [XMLIssue]

  init(_ kind: XMLIssue.Kind, line: Int, _ message: String) {
    all = [XMLIssue(kind, line: line, message: message)]
  }

  init(_ all: [XMLIssue]) { self.all = all }
}

extension XMLIssues: CustomStringConvertible {
  package var description: String { all.map(\.description).joined(separator: "\n") }
}

/// Gathers what libxml2 reports while it is at work; confined to one call.
///
/// The last error of a context would not do: after a mismatched tag it says "premature end".
final class XMLIssueCollector {
  let kind: XMLIssue.Kind
  /// A hostile file must not make its list of errors larger than itself.
  private static let most = 100
  private(set) var issues: [XMLIssue] = []

  init(_ kind: XMLIssue.Kind) { self.kind = kind }

  /// The context to hand to libxml2 together with ``handler``.
  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  /// Files what libxml2 reports; warnings are left out, such as the one on an import met twice.
  static let handler: xmlStructuredErrorFunc = { context, error in
    guard let context = unsafe context, let error = unsafe error?.pointee,
      unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue
    else { return }
    let collector = unsafe Unmanaged<XMLIssueCollector>.fromOpaque(context).takeUnretainedValue()
    // Doubled or ill-named ids do not keep a file from being read; a rule looks for them.
    let domain = UInt32(unsafe error.domain)
    let isAboutIDs = domain == XML_FROM_VALID.rawValue || domain == XML_FROM_DTD.rawValue
    guard collector.kind != .malformed || !isAboutIDs else { return }
    guard collector.issues.count < most else { return }
    var message = unsafe error.message.map { unsafe String(cString: $0) } ?? "unknown error"
    while message.last?.isNewline == true { message.removeLast() }
    collector.issues.append(
      XMLIssue(collector.kind, line: Int(unsafe error.line), message: message))
  }
}
