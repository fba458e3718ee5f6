internal import ManualModel

extension Manual {
  /// Puts what references show in their place, where a manual was read from the words of a document:
  /// the bookmarks they lead to are not in it.
  mutating func flattenReferences() {
    let (new, old) = (targets, predecessor?.targets ?? targets)
    func text(_ inline: Inline, isOld: Bool) -> Inline {
      switch inline {
      case .reference(let reference):
        let target = (isOld ? old : new)[reference.target]
        let shown = reference.form == .page ? "" : target?.title ?? ""
        return .text(shown, style: reference.style, fact: nil)
      case .changed(let change, let inner):
        return .changed(change, text(inner, isOld: !change.exists(on: .new)))
      case .text, .lineBreak, .tab, .gap, .field, .link, .mark, .blank: return inline
      }
    }
    for division in divisions.indices {
      for section in divisions[division].sections.indices {
        if let heading = divisions[division].sections[section].heading {
          divisions[division].sections[section].heading?.text = heading.text.map {
            text($0, isOld: false)
          }
        }
        divisions[division].sections[section].blocks =
          divisions[division].sections[section].blocks.changingText { inlines, isOld in
            inlines.map { text($0, isOld: isOld) }
          }
      }
    }
  }
}

extension [Block] {
  /// The blocks with other words; `change` is told whether they stand in the older manual only.
  fileprivate func changingText(
    isOld: Bool = false, _ change: (_ text: [Inline], _ isOld: Bool) -> [Inline]
  ) -> [Block] {
    map { block in
      var block = block
      let isOld = isOld || !(block.change?.exists(on: .new) ?? true)
      switch block.kind {
      case .paragraph(var paragraph):
        paragraph.text = change(paragraph.text, isOld)
        block.kind = .paragraph(paragraph)
      case .list(var list):
        for item in list.items.indices {
          let isGone = !(list.items[item].change?.exists(on: .new) ?? true)
          list.items[item].blocks = list.items[item].blocks.changingText(
            isOld: isOld || isGone, change)
        }
        block.kind = .list(list)
      case .table(var table):
        for row in table.rows.indices {
          let isGone = !(table.rows[row].change?.exists(on: .new) ?? true)
          for cell in table.rows[row].cells.indices {
            table.rows[row].cells[cell].content = table.rows[row].cells[cell].content.changingText(
              isOld: isOld || isGone, change)
          }
        }
        block.kind = .table(table)
      case .keepTogether(let blocks):
        block.kind = .keepTogether(blocks.changingText(isOld: isOld, change))
      case .landscape(let blocks):
        block.kind = .landscape(blocks.changingText(isOld: isOld, change))
      case .picture, .drawing, .signature, .pageBreak, .contents: break
      }
      return block
    }
  }
}
