package import ManualModel

/// Reads a profile: bytes in, checked facts out.
///
/// Takes a text, the schema and the catalogue of the pack; gives facts, and tells every mistake at
/// once; may not throw for anything an author can write.
package enum ProfileReader {
  /// The facts of a profile; nil when there is not even a tree to take them from.
  ///
  /// With errors among the diagnostics the facts are still whole in shape, but must not be printed.
  package static func read(
    _ source: SourceText, file: SourceFileID, schema: Schema, catalogue: Catalogue,
    diagnostics: inout Diagnostics
  ) -> Facts? {
    var reporter = Reporter()
    let facts = read(
      source, file: file, schema: schema, catalogue: catalogue, reporter: &reporter)
    reporter.finish(into: &diagnostics)
    return facts
  }

  /// The facts of a profile that is not yet in `sources`; adds it there under `name`.
  package static func read(
    _ bytes: [UInt8], name: String, sources: inout SourceMap, schema: Schema,
    catalogue: Catalogue, diagnostics: inout Diagnostics
  ) -> Facts? {
    let source = SourceText(bytes)
    let file = sources.add(name: name, text: source.text)
    return read(
      source, file: file, schema: schema, catalogue: catalogue, diagnostics: &diagnostics)
  }

  private static func read(
    _ source: SourceText, file: SourceFileID, schema: Schema, catalogue: Catalogue,
    reporter: inout Reporter
  ) -> Facts? {
    guard
      let root = YAMLDocument.read(source, file: file, keys: schema.names, reporter: &reporter)
    else {
      if !reporter.hasErrors {
        let top = SourcePosition(line: 1, column: 1)
        reporter.report(.emptyProfile(at: SourceSpan(file: file, start: top)))
      }
      return nil
    }
    guard case .mapping = root.content else {
      reporter.report(.notAMapping(at: root.span))
      return nil
    }
    let names = NameIndex(root, schema: schema, reporter: &reporter)
    var decoder = FactDecoder(
      schema: schema, catalogue: catalogue, names: names, reporter: reporter)
    let facts = decoder.facts(root)
    reporter = decoder.reporter
    return facts
  }
}

extension Facts {
  /// Fills in a fact that the program itself supplies, such as `manual.version`.
  ///
  /// Does nothing when a name on the way is not in the shape.
  package mutating func fill(_ names: String..., with value: Value) {
    root = Self.filled(root, names[...], .record(shape), value)
  }

  private static func filled(
    _ fact: Fact, _ names: ArraySlice<String>, _ shape: Shape, _ value: Value
  ) -> Fact {
    guard let name = names.first else { return Fact(value, fact.id) }
    guard case .record(let record) = shape, case .record(var fields) = fact.value,
      let index = record.index(of: name)
    else { return fact }
    fields[index] = filled(
      fields[index], names.dropFirst(), record.fields[index].shape, value)
    return Fact(.record(fields), fact.id)
  }
}

extension Diagnostic {
  fileprivate static func emptyProfile(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "empty-profile", at: span, Wording(zh: "文件里没有内容", en: "the file holds nothing"),
      remedy: Wording(
        zh: "用「shouce new」生成一份带说明的资料文件", en: "make a commented profile with 'shouce new'"))
  }

  fileprivate static func notAMapping(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "not-a-profile", at: span,
      Wording(
        zh: "资料文件应由「企业:」「手册:」等各项组成",
        en: "a profile consists of 'company:', 'manual:' and so on"),
      remedy: Wording(
        zh: "每行写成「名称: 内容」，冒号用半角，后面加空格",
        en: "write lines of the form 'key: value' with a blank after the colon"))
  }
}
