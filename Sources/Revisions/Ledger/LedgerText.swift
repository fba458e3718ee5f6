package import ManualModel

/// Rows of a ledger as the lines that are appended to `revisions.yaml`.
///
/// ```
/// - 版本: "A1"
///   发布日期: 2027-01-15
///   修订章节: ["5.1.1", "5.2.4"]
///   修订内容:
///   - "5.1.1 售后服务部更名为客户服务部"
/// ```
/// One key a line, so that two people's changes merge line by line and a reader sees a table. A text
/// stands in quotes, so that it is a text whatever it holds.
package enum LedgerText {
  /// The head of a new file.
  package static func head(isEnglish: Bool) -> String {
    (isEnglish ? LedgerField.list.en : LedgerField.list.zh) + ":\n"
  }

  /// The lines of a row, its dash `indent` blanks in.
  package static func lines(of row: LedgerRow, isEnglish: Bool, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = ""
    for field in LedgerField.allCases {
      let values = row[field]
      if values.isEmpty { continue }
      let name = isEnglish ? field.english : field.chinese
      text += margin + (text.isEmpty ? "- " : "  ") + name + ":"
      switch field {
      case .number, .prepared, .issued, .effective: text += " " + values[0] + "\n"
      case .clauses: text += " [" + values.map(JSONValue.quoted).joined(separator: ", ") + "]\n"
      case .content:
        text += "\n" + values.map { "\(margin)  - \(JSONValue.quoted($0))\n" }.joined()
      case .version, .revision, .reason, .preparedBy, .reviewedBy, .approvedBy, .pages, .data,
        .chain:
        text += " " + JSONValue.quoted(values[0]) + "\n"
      }
    }
    return text
  }
}
