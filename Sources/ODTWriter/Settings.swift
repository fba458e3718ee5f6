import Packaging

/// How LibreOffice is to lay the document out: `settings.xml` (ODF 1.3 part 3 §3.10).
///
/// Without these it takes the document for one of its first versions.
enum Settings {
  /// Writes the part.
  static func write(to out: inout XMLWriter) {
    out.start("office:document-settings")
    out.namespaces([.office, .config, .ooo])
    out.attribute("office:version", "1.3")
    out.start("office:settings")
    out.start("config:config-item-set")
    out.attribute("config:name", "ooo:configuration-settings")
    for item in items {
      out.start("config:config-item")
      out.attribute("config:name", item.name)
      out.attribute("config:type", item.type)
      out.text(item.value)
      out.end()
    }
    out.end()
    out.end()
    out.end()
  }

  private static let items: [(name: StaticString, type: StaticString, value: String)] = [
    // Nothing is fetched from elsewhere, and nobody is asked.
    ("LinkUpdateMode", "short", "0"),
    ("UpdateFromTemplate", "boolean", "false"),
    ("PrinterIndependentLayout", "string", "high-resolution"),
    // A page number that starts again makes no empty page.
    ("PrintEmptyPages", "boolean", "false"),
    // Full-width punctuation gives way where two marks meet.
    ("CharacterCompressionType", "short", "1"),
    ("IsKernAsianPunctuation", "boolean", "true"),
    ("AddParaTableSpacing", "boolean", "true"),
    ("AddParaTableSpacingAtStart", "boolean", "true"),
    ("AddParaSpacingToTableCells", "boolean", "true"),
    ("UseFormerLineSpacing", "boolean", "false"),
    ("UseFormerObjectPositioning", "boolean", "false"),
    ("UseFormerTextWrapping", "boolean", "false"),
    ("ConsiderTextWrapOnObjPos", "boolean", "false"),
    ("UseOldNumbering", "boolean", "false"),
    ("IgnoreFirstLineIndentInNumbering", "boolean", "false"),
    ("DoNotJustifyLinesWithManualBreak", "boolean", "true"),
    ("DoNotResetParaAttrsForNumFont", "boolean", "false"),
    // Asked to keep rows with the next, LibreOffice 7.4 loses rows behind the end of a page.
    ("TableRowKeep", "boolean", "false"),
    ("TabsRelativeToIndent", "boolean", "true"),
  ]
}
