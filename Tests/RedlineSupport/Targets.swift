package import ManualModel

extension Manual {
  /// With a target for everything that is named, as writers need them; captions are numbered in their
  /// order.
  package var targeted: Manual {
    var manual = self
    var namer = TargetNamer()
    for division in manual.divisions.indices {
      for section in manual.divisions[division].sections.indices {
        var named = manual.divisions[division].sections[section]
        if let heading = named.heading {
          namer.inlines(heading.text)
          namer.add(
            named.id, .section, number: heading.numbering.label(labels),
            title: heading.text.plainText)
        }
        namer.blocks(&named.blocks)
        manual.divisions[division].sections[section] = named
      }
    }
    namer.blocks(&manual.header)
    namer.blocks(&manual.footer)
    namer.blocks(&manual.frontFooter)
    for name in namer.used where namer.targets[name] == nil {
      namer.add(name, name.hasPrefix("mark") ? .mark : .section, number: "", title: name)
    }
    manual.targets = namer.targets
    return manual
  }
}

private struct TargetNamer {
  var targets: [String: Target] = [:]
  var used: [String] = []
  private var captions: [Target.Kind: Int] = [:]

  mutating func add(_ name: String, _ kind: Target.Kind, number: String, title: String) {
    let letters = name.utf8.map { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        ? String(Unicode.Scalar(byte)) : "_\(byte)"
    }
    targets[name] = Target(
      kind: kind, bookmark: "b" + letters.joined(), number: number, title: title)
  }

  mutating func inlines(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .reference(let reference): used.append(reference.target)
      case .mark(let target, _, _): used.append(target)
      default: break
      }
    }
  }

  private mutating func caption(_ caption: inout Caption?, _ key: BlockKey, _ kind: Target.Kind) {
    guard var named = caption else { return }
    // Made-up manuals give one name to several tables; a copy of one counts as that one.
    named.target += "/\(key.node)"
    caption = named
    inlines(named.text)
    guard targets[named.target] == nil else { return }
    let count = captions[kind, default: 0] + 1
    captions[kind] = count
    add(
      named.target, kind, number: (kind == .table ? "表" : "图") + "\(count)",
      title: named.text.plainText)
  }

  mutating func blocks(_ blocks: inout [Block]) {
    for index in blocks.indices {
      let key = blocks[index].key
      switch blocks[index].kind {
      case .paragraph(let paragraph): inlines(paragraph.text)
      case .list(var list):
        for item in list.items.indices { self.blocks(&list.items[item].blocks) }
        blocks[index].kind = .list(list)
      case .table(var table):
        caption(&table.caption, key, .table)
        table.countMergedRows()
        for row in table.rows.indices {
          for cell in table.rows[row].cells.indices {
            self.blocks(&table.rows[row].cells[cell].content)
          }
        }
        blocks[index].kind = .table(table)
      case .picture(var picture):
        caption(&picture.caption, key, .figure)
        blocks[index].kind = .picture(picture)
      case .drawing(var drawing):
        for node in drawing.nodes { inlines(node.text) }
        for edge in drawing.edges { inlines(edge.label) }
        caption(&drawing.caption, key, .figure)
        blocks[index].kind = .drawing(drawing)
      case .signature(let signature):
        for field in signature.fields { inlines(field.label + field.text) }
      case .keepTogether(var inner):
        self.blocks(&inner)
        blocks[index].kind = .keepTogether(inner)
      case .landscape(var inner):
        self.blocks(&inner)
        blocks[index].kind = .landscape(inner)
      case .pageBreak, .contents: break
      }
    }
  }
}
