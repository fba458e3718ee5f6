import CLibXML2

/// libxml2 as a whole.
enum LibXML {
  /// Prepares the library, once per process and before any task uses it.
  ///
  /// Never undone: `xmlCleanupParser` would pull the ground from under other tasks. The corresponding
  /// libxml2 function is `xmlInitParser`.
  static func start() { started }

  private static let started: Void = xmlInitParser()
}
