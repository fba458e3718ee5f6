internal import DocumentReader
internal import ManualModel
internal import SystemPackage

/// The document of a company whose look its manual takes: `manual.reference` of the profile.
struct CompanyReference {
  private let document: ReferenceDocument
  private let images: [Image?]

  /// Nil where the profile names none, and, with errors, where it cannot be read.
  init?(
    of facts: Facts, company: Company, environment: any Environment,
    diagnostics: inout Diagnostics
  ) {
    guard let fact = facts.fact("manual", "reference"), case .text(let name) = fact.value else {
      return nil
    }
    let span = facts.table.span(of: fact.id)
    guard let path = company.file(named: name), environment.kind(of: path) == .file,
      let bytes = try? environment.read(path)
    else {
      diagnostics.add(.missingReference(name, in: company.folder.string, at: span))
      return nil
    }
    do {
      var document = try DocumentReader.reference(bytes)
      images = document.pictures.map { ImageReader.image($0) }
      if images.contains(where: { $0 == nil }) { document.omissions.append(.picture(name)) }
      self.document = document
    } catch {
      diagnostics.add(.unreadableReference(name, error, at: span))
      return nil
    }
    if !document.omissions.isEmpty {
      diagnostics.add(.leftOut(document.omissions, name, at: span))
    }
  }

  /// The theme with what the document says.
  func dressing(_ theme: Theme) -> Theme { document.dressing(theme) }

  /// Gives a manual the header and the footer of the document, where it has them.
  func dress(_ manual: inout Manual) {
    let first = manual.images.count
    // Pictures that cannot be shown are left out; the others keep their order.
    var places: [Int?] = []
    for image in images {
      places.append(image == nil ? nil : manual.images.count)
      if let image { manual.images.append(image) }
    }
    let header = document.header.compactMap { $0.showing(places) }
    let footer = document.footer.compactMap { $0.showing(places) }
    if header.isEmpty, footer.isEmpty { manual.images.removeSubrange(first...) }
    if !header.isEmpty { manual.header = header }
    if !footer.isEmpty { manual.footer = footer }
  }
}

extension Block {
  /// The block with its pictures at their places in the manual; nil for a picture without one.
  func showing(_ places: [Int?]) -> Block? {
    var block = self
    switch kind {
    case .picture(var picture):
      guard let place = places[picture.image] else { return nil }
      picture.image = place
      block.kind = .picture(picture)
    case .table(var table):
      for row in table.rows.indices {
        for cell in table.rows[row].cells.indices {
          table.rows[row].cells[cell].content = table.rows[row].cells[cell].content
            .compactMap { $0.showing(places) }
        }
      }
      block.kind = .table(table)
    case .list(var list):
      for item in list.items.indices {
        list.items[item].blocks = list.items[item].blocks.compactMap { $0.showing(places) }
      }
      block.kind = .list(list)
    case .paragraph, .drawing, .signature, .keepTogether, .landscape, .pageBreak, .contents:
      break
    }
    return block
  }
}

extension ReferenceDocument.Omission {
  fileprivate var wording: Wording {
    switch self {
    case .picture:
      Wording(zh: "不是 PNG、JPEG、SVG 的图片", en: "pictures that are not PNG, JPEG or SVG")
    case .shapes: Wording(zh: "页眉页脚里的文本框和图形", en: "text boxes and shapes in header and footer")
    case .field(let name):
      Wording(zh: "域 \(name)（保留文字）", en: "the field \(name) (its text is kept)")
    case .otherPages:
      Wording(zh: "首页、偶数页另设的页眉页脚", en: "headers and footers of first or even pages")
    case .noStyles: Wording(zh: "样式（文件里没有）", en: "styles (it has none)")
    }
  }
}

extension Diagnostic {
  fileprivate static func missingReference(
    _ name: String, in folder: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "missing-reference", at: span,
      Wording(zh: "找不到参照文档「\(name)」", en: "there is no document '\(name)' to take the look from"),
      remedy: Wording(
        zh: "把它放进文件夹「\(folder.isEmpty ? "." : folder)」并核对文件名，或删除这一行",
        en: "put it into '\(folder.isEmpty ? "." : folder)' and check its name, or delete this line"
      ))
  }

  fileprivate static func unreadableReference(
    _ name: String, _ error: DocumentError, at span: SourceSpan
  ) -> Diagnostic {
    let wording = error.wording
    return Diagnostic(
      "unreadable-reference", at: span,
      Wording(
        zh: "参照文档「\(name)」\(wording.reason.zh)", en: "the document '\(name)' \(wording.reason.en)"),
      remedy: wording.remedy)
  }

  fileprivate static func leftOut(
    _ omissions: [ReferenceDocument.Omission], _ name: String, at span: SourceSpan
  ) -> Diagnostic {
    let words = omissions.map(\.wording)
    return Diagnostic(
      "reference-left-out", .note, at: span,
      Wording(
        zh: "参照文档「\(name)」里没有用上的：\(words.map(\.zh).joined(separator: "、"))",
        en: "not taken from '\(name)': \(words.map(\.en).joined(separator: ", "))"))
  }
}
