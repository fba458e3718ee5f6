package import ManualModel

/// What a pack fills in for a new profile: `skeleton.yaml`.
///
/// Structure that nearly every company has, for the author to change, never a fact: names of people,
/// numbers, dates and promises stay empty, so that the draft shows them as gaps.
package struct PackSeeds: Sendable {
  /// The lines at the top of a profile, by the language of its keys.
  let head: [SchemaKeys: [String]]
  /// Why a clause does not fit a kind of company, with `{kind}` and `{clause}` in it; nil when the pack
  /// has no words for it.
  let exclusionReason: String?
  /// The keys of procedures whose parameters without a default are promises to customers.
  let promises: [String]
  /// The profile that holds for a kind of company, by the kind's English name.
  private let profiles: [String: YAMLNode]

  /// What a pack without such a file fills in: nothing.
  package static let none = PackSeeds(
    head: [:], exclusionReason: nil, promises: [], profiles: [:])

  private init(
    head: [SchemaKeys: [String]], exclusionReason: String?, promises: [String],
    profiles: [String: YAMLNode]
  ) {
    self.head = head
    self.exclusionReason = exclusionReason
    self.promises = promises
    self.profiles = profiles
  }

  func profile(of kind: Choice) -> YAMLNode {
    profiles[kind.english] ?? YAMLNode(.mapping([]), span: .none)
  }

  /// The seeds of a pack; its profiles are held against the schema like any other.
  ///
  /// With errors among the diagnostics they may lack something.
  package static func read(
    _ source: SourceText, file: SourceFileID, schema: Schema, catalogue: Catalogue,
    diagnostics: inout Diagnostics
  ) -> PackSeeds {
    var reporter = Reporter()
    defer { reporter.finish(into: &diagnostics) }
    let keys = ["head", "exclusion_reason", "promises", "profile", "kinds"]
    guard let root = YAMLDocument.read(source, file: file, keys: [], reporter: &reporter),
      let record = RecordReader(root, kind: "skeleton", keys: keys, &reporter)
    else { return .none }
    let profiles = profiles(record, &reporter)
    for kind in Schema.companyKinds {
      guard let profile = profiles[kind.english] else { continue }
      check(profile, schema: schema, catalogue: catalogue, &reporter)
    }
    let promises = record.items("promises")
    for node in promises where !schema.parameters.contains(where: { $0.key == node.scalar }) {
      reporter.report(
        .unknownProcedure(node.scalar ?? "", among: schema.parameters.map(\.key), at: node.span))
    }
    return PackSeeds(
      head: head(record.node("head"), &reporter),
      exclusionReason: record.text("exclusion_reason", &reporter),
      promises: promises.compactMap(\.scalar), profiles: profiles)
  }

  private static func head(
    _ node: YAMLNode?, _ reporter: inout Reporter
  ) -> [SchemaKeys: [String]] {
    let languages = SchemaKeys.allCases.map(\.rawValue)
    guard let node,
      let record = RecordReader(node, kind: "head", keys: languages, &reporter)
    else { return [:] }
    var head: [SchemaKeys: [String]] = [:]
    for keys in SchemaKeys.allCases { head[keys] = record.texts(keys.rawValue, &reporter) }
    return head
  }

  /// The profile of each kind: the common one, with the kind's own keys in their places.
  private static func profiles(
    _ record: RecordReader, _ reporter: inout Reporter
  ) -> [String: YAMLNode] {
    let common = record.node("profile") ?? YAMLNode(.mapping([]), span: record.span)
    let names = Schema.companyKinds.map(\.english)
    let own = record.node("kinds").flatMap {
      RecordReader($0, kind: "kinds", keys: names, &reporter)
    }
    var profiles: [String: YAMLNode] = [:]
    for name in names { profiles[name] = common.overlaid(with: own?.node(name), depth: 2) }
    return profiles
  }

  /// What is wrong with a profile; a mistake that several kinds share is told once.
  private static func check(
    _ profile: YAMLNode, schema: Schema, catalogue: Catalogue, _ reporter: inout Reporter
  ) {
    guard case .mapping = profile.content else {
      let isKnown = reporter.diagnostics.contains { $0.span.start == profile.span.start }
      if !isKnown {
        reporter.report(.packValue("profile", "a group of keys", "几项「名称: 内容」", at: profile.span))
      }
      return
    }
    var inner = Reporter()
    let names = NameIndex(profile, schema: schema, reporter: &inner)
    var decoder = FactDecoder(
      schema: schema, catalogue: catalogue, names: names, reporter: inner)
    _ = decoder.facts(profile)
    for diagnostic in decoder.reporter.diagnostics {
      let isKnown = reporter.diagnostics.contains {
        $0.id == diagnostic.id && $0.span.start == diagnostic.span.start
      }
      if !isKnown { reporter.report(diagnostic) }
    }
  }
}

extension YAMLNode {
  /// The node with the keys of another in the place of its own, down to a depth of mappings.
  func overlaid(with other: YAMLNode?, depth: Int) -> YAMLNode {
    guard let other else { return self }
    guard depth > 0, case .mapping(var entries) = content, case .mapping(let own) = other.content
    else { return other }
    for entry in own {
      if let index = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[index] = YAMLEntry(
          key: entry.key, keySpan: entry.keySpan,
          value: entries[index].value.overlaid(with: entry.value, depth: depth - 1))
      } else {
        entries.append(entry)
      }
    }
    return YAMLNode(.mapping(entries), span: span)
  }
}

extension Diagnostic {
  fileprivate static func unknownProcedure(
    _ key: String, among keys: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "unknown-parameter", at: span,
      Wording(
        zh: "parameters.yaml 里没有「\(key)」这一组", en: "parameters.yaml has no group '\(key)'"),
      remedy: Wording(
        zh: "可用的有：\(keys.joined(separator: "、"))",
        en: "known are \(keys.joined(separator: ", "))"))
  }
}
