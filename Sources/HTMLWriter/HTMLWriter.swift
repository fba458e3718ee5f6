package import ManualModel
package import Packaging

/// Writes a manual as one page of HTML that holds everything it shows: no other file, no script,
/// nothing from the network.
///
/// The page is well-formed XML as well, so that any tool can read it. On wide screens the table of
/// contents stands beside the text, on narrow ones it comes on demand, and printed the page looks
/// like the manual in the other formats, as far as browsers can.
package enum HTMLWriter {
  /// The bytes of the page: the same manual gives the same bytes.
  package static func write(_ manual: Manual) throws(PackagingError) -> [UInt8] {
    try HTMLPage.write { out in
      var writer = PageWriter(manual)
      writer.page(to: &out)
    }
  }
}
