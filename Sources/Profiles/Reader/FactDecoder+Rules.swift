import ManualModel

// Rules that hold between facts: dates in order, exclusions once, promises that agree.
extension FactDecoder {
  /// Preparation, review, approval, issue and effect follow one another.
  ///
  /// `entries` and `facts` are those of the record `manual`, by field.
  mutating func checkDates(_ entries: [YAMLEntry?], _ facts: [Fact]) {
    let order = ["prepared_on", "reviewed_on", "approved_on", "issued", "effective"]
    var latest: (day: Day, entry: YAMLEntry)?
    for name in order {
      guard let index = Schema.manual.index(of: name), let entry = entries[index],
        case .date(let day) = facts[index].value
      else { continue }
      if let before = latest, day < before.day {
        reporter.report(.datesOutOfOrder(entry, day, before.entry, before.day))
      }
      // After a step back as well: one wrong date is one mistake.
      latest = (day, entry)
    }
  }

  /// No clause is excluded twice.
  mutating func checkExclusions(in facts: Facts) {
    guard case .list(let exclusions)? = facts.fact("manual", "exclusions")?.value else { return }
    var places: [String: SourceSpan] = [:]
    for exclusion in exclusions {
      guard case .record(let fields) = exclusion.value, case .text(let clause) = fields[0].value
      else { continue }
      let span = table.span(of: fields[0].id)
      if let first = places.updateValue(span, forKey: clause) {
        reporter.report(.excludedTwice(clause, at: span, first: first))
      }
    }
  }

  /// Gives each promise that names a parameter the value and unit of that parameter.
  ///
  /// A promise that says something else than the procedure is an error: the company would break one of
  /// the two.
  mutating func resolveCommitments(in facts: inout Facts) {
    let record = Schema.service.shape
    guard let slot = record.index(of: "commitments"),
      case .list(var commitments)? = facts.fact("service", "commitments")?.value,
      let id = facts.fact("service", "commitments")?.id
    else { return }
    guard case .list(.record(let shape)) = record.fields[slot].shape,
      let path = shape.index(of: "parameter"), let value = shape.index(of: "value"),
      let unit = shape.index(of: "unit")
    else { preconditionFailure("the schema table has no promises") }
    for (index, commitment) in commitments.enumerated() {
      guard case .record(var fields) = commitment.value, case .text(let name) = fields[path].value,
        let (group, parameter) = schema.parameter(at: name),
        let fact = facts.fact("procedures", group.key, parameter.key)
      else { continue }
      let place = table.span(of: fact.id)
      if let text = fact.value.plainText {
        fields[value] = agreed(fields[value], with: text, name, at: place)
      } else if case .missing = fields[value].value {
        // Missing at one place only: there where it is to be written.
        fields[value] = fact
      }
      if !parameter.unit.isEmpty {
        fields[unit] = agreed(fields[unit], with: parameter.unit, name, at: place)
      }
      commitments[index] = Fact(.record(fields), commitment.id)
    }
    facts.fill("service", "commitments", with: .list(commitments))
    precondition(facts.fact("service", "commitments")?.id == id, "a fact keeps its number")
  }

  private mutating func agreed(
    _ fact: Fact, with text: String, _ parameter: String, at place: SourceSpan
  ) -> Fact {
    if case .text(let own) = fact.value, own != text, ScalarText.halfWidth(own) != text {
      reporter.report(
        .promiseContradicts(own, text, parameter, at: table.span(of: fact.id), place))
      return fact
    }
    return Fact(.text(text), fact.id)
  }
}

extension Value {
  /// A number or text as text; nil for anything else.
  fileprivate var plainText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .missing, .boolean, .date, .choice, .list, .record, .map: nil
    }
  }
}

extension Diagnostic {
  fileprivate static func datesOutOfOrder(
    _ entry: YAMLEntry, _ day: Day, _ before: YAMLEntry, _ dayBefore: Day
  ) -> Diagnostic {
    Diagnostic(
      "dates-out-of-order", at: entry.value.span,
      Wording(
        zh: "「\(entry.key)」\(day.iso) 早于「\(before.key)」\(dayBefore.iso)",
        en: "'\(entry.key)' \(day.iso) is before '\(before.key)' \(dayBefore.iso)"),
      remedy: Wording(
        zh: "按 编制、审核、批准、发布、实施 的先后填写日期",
        en: "put the dates in the order prepared, reviewed, approved, issued, effective"),
      notes: [
        Note(
          Wording(zh: "「\(before.key)」在这里", en: "'\(before.key)' is here"),
          at: before.value.span)
      ])
  }

  fileprivate static func excludedTwice(
    _ clause: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "excluded-twice", at: span,
      Wording(zh: "条款 \(clause) 删减了两次", en: "clause \(clause) is excluded twice"),
      remedy: Wording(zh: "删除其中一处", en: "delete one of them"),
      notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: first)])
  }

  fileprivate static func promiseContradicts(
    _ own: String, _ text: String, _ parameter: String, at span: SourceSpan, _ place: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      "promise-contradicts-procedure", at: span,
      Wording(
        zh: "承诺写的是「\(own)」，程序参数「\(parameter)」是「\(text)」，二者矛盾",
        en: "the promise says '\(own)' but the parameter '\(parameter)' is '\(text)'"),
      remedy: Wording(
        zh: "删除承诺里的这一项，由参数得出；要改就改「程序」里的参数",
        en: "delete it here, it comes from the parameter; change it under 'procedures'"),
      notes: [Note(Wording(zh: "程序参数在这里", en: "the parameter is here"), at: place)])
  }
}
