import Packaging

/// Namespaces of the parts (ISO/IEC 29500-4 for the transitional ones) and of relationships.
enum Namespaces {
  static let wordprocessing: StaticString =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships: StaticString =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let compatibility: StaticString =
    "http://schemas.openxmlformats.org/markup-compatibility/2006"
  static let word2012: StaticString = "http://schemas.microsoft.com/office/word/2012/wordml"
  static let drawing: StaticString = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let inlineDrawing: StaticString =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  static let picture: StaticString = "http://schemas.openxmlformats.org/drawingml/2006/picture"
  static let shape: StaticString =
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  static let shapeGroup: StaticString =
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
  static let customXML: StaticString =
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
  static let svg: StaticString = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

  /// Declares on the root of a part with text what any of its blocks may need.
  ///
  /// `w15` is ignorable (ISO/IEC 29500-3 §10.1): a reader that does not know it sees ISO 29500.
  static func declare(on writer: inout XMLWriter) {
    writer.attribute("xmlns:w", wordprocessing)
    writer.attribute("xmlns:r", relationships)
    writer.attribute("xmlns:wp", inlineDrawing)
    writer.attribute("xmlns:a", drawing)
    writer.attribute("xmlns:pic", picture)
    writer.attribute("xmlns:mc", compatibility)
    writer.attribute("xmlns:w15", word2012)
    writer.attribute("mc:Ignorable", "w15")
  }
}
