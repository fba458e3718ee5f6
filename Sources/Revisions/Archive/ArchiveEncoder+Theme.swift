import ManualModel
import Packaging

extension ArchiveEncoder {
  func theme(_ theme: Theme, to writer: inout XMLWriter) {
    writer.line("theme") { writer in
      writer.attribute("accent", theme.accent)
      writer.attribute("header-shading", theme.headerShading)
      writer.attribute("gap-highlight", theme.gapHighlight)
      writer.attribute("column-lines", theme.hasColumnLines ? "yes" : "no")
      writer.text("\n")
      page(theme.page, to: &writer)
      for fonts in theme.fonts { self.fonts(fonts, to: &writer) }
      line("table", theme.tableLine, to: &writer)
      line("header", theme.headerLine, to: &writer)
      line("footer", theme.footerLine, to: &writer)
      line("change", theme.changeBar, to: &writer)
      for style in ParagraphStyle.allCases {
        guard let look = theme.styles[style] else { continue }
        writer.line("style") { writer in
          writer.attribute("of", word: style)
          self.look(look, to: &writer)
        }
      }
      for look in theme.headings {
        writer.line("level") { writer in self.look(look, to: &writer) }
      }
    }
  }

  private func page(_ page: Theme.Page, to writer: inout XMLWriter) {
    writer.line("page") { writer in
      writer.attribute("width", page.width)
      writer.attribute("height", page.height)
      writer.attribute("top", page.top)
      writer.attribute("bottom", page.bottom)
      writer.attribute("left", page.left)
      writer.attribute("right", page.right)
      writer.attribute("header", page.header)
      writer.attribute("footer", page.footer)
      if let grid = page.grid {
        writer.attribute("grid-lines", grid.lines)
        writer.attribute("grid-characters", grid.characters)
      }
    }
  }

  private func line(_ role: StaticString, _ line: Theme.Line?, to writer: inout XMLWriter) {
    guard let line else { return }
    writer.line("line") { writer in
      writer.attribute("of", role)
      self.line(line, to: &writer)
    }
  }

  private func line(_ line: Theme.Line, to writer: inout XMLWriter) {
    writer.attribute("colour", line.colour)
    writer.attribute("eighths", line.eighths)
  }

  private func fonts(_ fonts: Theme.FontPair, to writer: inout XMLWriter) {
    writer.line("fonts") { writer in
      writer.attribute("east-asian", fonts.eastAsian)
      writer.attribute("latin", fonts.latin)
      writer.attribute("sans", flag: fonts.isSans)
    }
  }

  private func look(_ look: Theme.Look, to writer: inout XMLWriter) {
    writer.attribute("font", look.font.index, unless: 0)
    writer.attribute("half-points", look.halfPoints)
    writer.attribute("bold", flag: look.isBold)
    writer.attribute("colour", optional: look.colour)
    writer.attribute("align", word: look.alignment)
    writer.attribute("line-spacing", look.lineSpacing)
    if let least = look.leastLine { writer.attribute("least-line", least) }
    writer.attribute("before", look.spaceBefore, unless: 0)
    writer.attribute("after", look.spaceAfter, unless: 0)
    writer.attribute("first-line", look.firstLineCharacters, unless: 0)
    writer.attribute("letter-spacing", look.letterSpacing, unless: 0)
    writer.attribute("keep", flag: look.keepsWithNext)
    if let line = look.lineBelow {
      writer.element("line") { writer in self.line(line, to: &writer) }
    }
  }
}
