/// A place in a source file: 1-based line, 1-based column counted in Unicode scalars.
///
/// Scalars, not characters, because libyaml's marks and most editors count them.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int32
  package var column: Int32

  package init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A source file by its number in a ``SourceMap``; small, so that every node can carry one.
package struct SourceFileID: Hashable, Sendable {
  package let index: Int32

  package init(index: Int) { self.index = Int32(index) }

  /// What has no file: facts that the program itself supplies.
  package static let none = SourceFileID(index: -1)
}

/// A stretch of a source file, end exclusive.
///
/// An empty span marks a point.
package struct SourceSpan: Hashable, Sendable {
  package var file: SourceFileID
  package var start: SourcePosition
  package var end: SourcePosition

  package init(file: SourceFileID, start: SourcePosition, end: SourcePosition? = nil) {
    self.file = file
    self.start = start
    self.end = end ?? start
  }

  /// The span of what has no source.
  package static let none = SourceSpan(
    file: .none, start: SourcePosition(line: 0, column: 0))
}

/// The source files of one run: their names as shown to the user, and their text for carets.
package struct SourceMap: Sendable {
  package struct File: Sendable {
    package let name: String
    package let text: String
  }

  package private(set) var files: [File] = []

  package init() {}

  /// Registers a file and gives its number.
  package mutating func add(name: String, text: String) -> SourceFileID {
    files.append(File(name: name, text: text))
    return SourceFileID(index: files.count - 1)
  }

  package subscript(id: SourceFileID) -> File? {
    files.indices.contains(Int(id.index)) ? files[Int(id.index)] : nil
  }
}
