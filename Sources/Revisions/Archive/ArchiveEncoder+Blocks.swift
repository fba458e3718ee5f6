import ManualModel
import Packaging

extension ArchiveEncoder {
  func blocks(_ blocks: [Block], to writer: inout XMLWriter) {
    for block in blocks { self.block(block, to: &writer) }
  }

  private func block(_ block: Block, to writer: inout XMLWriter) {
    switch block.kind {
    case .paragraph(let paragraph):
      writer.line("p") { writer in
        writer.attribute("style", word: paragraph.style)
        identity(of: block, to: &writer)
        writer.attribute("align", word: paragraph.alignment)
        writer.attribute("keep", flag: paragraph.keepsWithNext)
        inlines(paragraph.text, to: &writer)
      }
    case .list(let list):
      container("list", block, to: &writer) { writer in
        writer.attribute("marker", word: list.marker)
      } content: { writer in
        for item in list.items {
          writer.line("item") { writer in
            key(item.key, to: &writer)
            writer.text("\n")
            blocks(item.blocks, to: &writer)
          }
        }
      }
    case .table(let table): self.table(table, block, to: &writer)
    case .picture(let picture):
      writer.line("picture") { writer in
        identity(of: block, to: &writer)
        writer.attribute("image", picture.image + 1)
        writer.attribute("width", optional: picture.width.map { "\($0)" })
        writer.attribute("align", word: picture.alignment)
        writer.attribute("alt", picture.alternativeText)
        caption(picture.caption, to: &writer)
      }
    case .drawing(let drawing): self.drawing(drawing, block, to: &writer)
    case .signature(let signature):
      container("signature", block, to: &writer) { writer in
        writer.attribute("columns", signature.columns)
      } content: { writer in
        for field in signature.fields {
          writer.line("field") { writer in
            writer.element("label") { writer in inlines(field.label, to: &writer) }
            writer.element("text") { writer in inlines(field.text, to: &writer) }
          }
        }
      }
    case .keepTogether(let inner):
      container("keep", block, to: &writer) { _ in
      } content: { writer in
        blocks(inner, to: &writer)
      }
    case .landscape(let inner):
      container("landscape", block, to: &writer) { _ in
      } content: { writer in
        blocks(inner, to: &writer)
      }
    case .pageBreak: writer.line("page-break") { writer in identity(of: block, to: &writer) }
    case .contents: writer.line("contents") { writer in identity(of: block, to: &writer) }
    }
  }

  func container(
    _ name: StaticString, _ block: Block, to writer: inout XMLWriter,
    attributes: (inout XMLWriter) -> Void, content: (inout XMLWriter) -> Void
  ) {
    writer.line(name) { writer in
      identity(of: block, to: &writer)
      attributes(&writer)
      writer.text("\n")
      content(&writer)
    }
  }

  private func identity(of block: Block, to writer: inout XMLWriter) {
    key(block.key, to: &writer)
    writer.attribute("changed", flag: block.isChanged)
  }

  private func key(_ key: BlockKey, to writer: inout XMLWriter) {
    writer.attribute("node", Int(key.node), unless: 0)
    if let item = key.item { writer.attribute("item", number(item)) }
  }

  func caption(_ caption: Caption?, to writer: inout XMLWriter) {
    guard let caption else { return }
    writer.line("caption") { writer in
      writer.attribute("target", caption.target)
      inlines(caption.text, to: &writer)
    }
  }

  private func table(_ table: Table, _ block: Block, to writer: inout XMLWriter) {
    container("table", block, to: &writer) { writer in
      writer.attribute("style", word: table.style)
      writer.attribute("header", table.headerRows, unless: 0)
      if table.heads != .level { writer.attribute("heads", word: table.heads) }
      writer.attribute("summary", optional: table.summary)
    } content: { writer in
      caption(table.caption, to: &writer)
      for column in table.columns {
        writer.line("column") { writer in
          writer.attribute("share", column.share)
          writer.attribute("align", word: column.alignment)
        }
      }
      for row in table.rows {
        writer.line("row") { writer in
          key(row.key, to: &writer)
          writer.attribute("changed", flag: row.isChanged)
          writer.attribute("lines", row.lines, unless: 1)
          for cell in row.cells { self.cell(cell, to: &writer) }
        }
      }
    }
  }

  private func cell(_ cell: TableCell, to writer: inout XMLWriter) {
    writer.element("cell") { writer in
      writer.attribute("columns", cell.columnSpan, unless: 1)
      switch cell.merge {
      case .none: break
      case .start(let rows): writer.attribute("rows", rows)
      case .continued: writer.attribute("continued", "yes")
      }
      writer.attribute("align", word: cell.alignment)
      blocks(cell.content, to: &writer)
    }
  }

  /// Plain text stands bare; whatever has a style, a fact or no text is an element.
  func inlines(_ inlines: [Inline], to writer: inout XMLWriter) {
    var followsBareText = false
    for inline in inlines {
      followsBareText = self.inline(inline, afterBareText: followsBareText, to: &writer)
    }
  }

  /// Tells whether it was written as bare text.
  private func inline(
    _ inline: Inline, afterBareText: Bool, to writer: inout XMLWriter
  ) -> Bool {
    switch inline {
    case .text(let text, let style, let fact):
      if style.isEmpty, fact == nil, !afterBareText {
        writer.text(text)
        return true
      }
      writer.element("t") { writer in
        self.style(style, to: &writer)
        if let fact { writer.attribute("f", number(fact)) }
        writer.text(text)
      }
    case .lineBreak: writer.empty("br")
    case .tab: writer.empty("tab")
    case .reference(let reference):
      writer.element("ref") { writer in
        writer.attribute("to", reference.target)
        writer.attribute("form", word: reference.form)
        style(reference.style, to: &writer)
      }
    case .gap(let text, let style):
      writer.element("gap") { writer in
        self.style(style, to: &writer)
        writer.text(text)
      }
    case .field(let field):
      writer.element("field") { writer in writer.attribute("show", word: field) }
    case .link(let text, let address):
      writer.element("link") { writer in
        writer.attribute("to", address)
        writer.text(text)
      }
    case .blank(let width): writer.empty("blank", "width", width)
    case .mark(let target, let text, let style):
      writer.element("mark") { writer in
        writer.attribute("target", target)
        self.style(style, to: &writer)
        writer.text(text)
      }
    case .changed(let change, let inline):
      guard change.exists(on: .new) else { return afterBareText }
      return self.inline(inline, afterBareText: afterBareText, to: &writer)
    }
    return false
  }

  private func style(_ style: TextStyle, to writer: inout XMLWriter) {
    guard !style.isEmpty else { return }
    let names = TextStyle.archived.filter { style.contains($0.style) }.map(\.name)
    writer.attribute("style", names.joined(separator: " "))
  }
}
