import ManualModel

extension Library {
  static let dates: [Function] = [
    Function("date", "day", .text, zh: "2026年11月22日", en: "the date in Chinese") {
      evaluator, arguments, range in
      evaluator.date(arguments[0], range).map { .text(ChineseNumerals.date($0)) } ?? .text("")
    },
    Function("iso", "day", .text, zh: "2026-11-22", en: "the date as ISO 8601 writes it") {
      evaluator, arguments, range in
      evaluator.date(arguments[0], range).map { .text($0.iso) } ?? .text("")
    },
    Function("month", "day", .text, zh: "2026年11月", en: "year and month") {
      evaluator, arguments, range in
      evaluator.date(arguments[0], range).map { .text(ChineseNumerals.month($0)) } ?? .text("")
    },
    Function("year", "day", .number, zh: "年份", en: "the year") { evaluator, arguments, range in
      evaluator.date(arguments[0], range).map { .number($0.year) } ?? .text("")
    },
    Function("add_days", "day n", .date, zh: "若干天以后的日期", en: "the date some days later") {
      evaluator, arguments, range in
      guard let day = evaluator.date(arguments[0], range),
        let days = evaluator.number(arguments[1], range)
      else { return .text("") }
      guard let later = day.adding(days) else {
        evaluator.report(.noSuchDay, at: range)
        return .text("")
      }
      return .fact(Fact(.date(later), FactTable.root))
    },
  ]

  static let numbers: [Function] = [
    Function("chinese", "n", .text, zh: "汉字数字：十二", en: "the number in Chinese") {
      evaluator, arguments, range in
      evaluator.number(arguments[0], range).map { .text(ChineseNumerals.everyday($0)) } ?? .text("")
    },
    Function("capital", "n", .text, zh: "大写数字：壹拾贰", en: "the number in financial numerals") {
      evaluator, arguments, range in
      evaluator.number(arguments[0], range).map { .text(ChineseNumerals.financial($0)) }
        ?? .text("")
    },
    Function("money", "n", .text, zh: "大写金额：人民币壹拾贰万元整", en: "an amount in financial numerals") {
      evaluator, arguments, range in
      evaluator.number(arguments[0], range).map { .text(ChineseNumerals.money($0)) } ?? .text("")
    },
    Function("grouped", "n", .text, zh: "千位分节：120,000", en: "the number in groups of three") {
      evaluator, arguments, range in
      evaluator.number(arguments[0], range).map { .text(ChineseNumerals.grouped($0)) } ?? .text("")
    },
    Function("percent", "part whole digits?", .text, zh: "百分比：12.5%", en: "a share in percent") {
      evaluator, arguments, range in
      if case .absent = arguments[1] { return arguments[1] }
      guard let part = evaluator.number(arguments[0], range),
        let whole = evaluator.number(arguments[1], range)
      else { return .text("") }
      let digits = arguments.count > 2 ? evaluator.number(arguments[2], range) ?? 1 : 1
      guard let text = ChineseNumerals.percent(part, of: whole, digits: digits) else {
        evaluator.report(.noPercentage, at: range)
        return .text("")
      }
      return .text(text)
    },
    Function(
      "ceil", "n by?", .number, zh: "除以 by（默认 1）后向上取整", en: "n divided by `by` (1), rounded up"
    ) {
      evaluator, arguments, range in
      let divisor = arguments.count > 1 ? evaluator.number(arguments[1], range) ?? 1 : 1
      guard let number = evaluator.number(arguments[0], range), divisor > 0 else {
        if divisor <= 0 { evaluator.report(.noPercentage, at: range) }
        return .text("")
      }
      return .number(number / divisor + (number % divisor > 0 ? 1 : 0))
    },
    Function("max", "a b", .number, zh: "较大的数", en: "the larger number") {
      evaluator, arguments, range in
      guard let left = evaluator.number(arguments[0], range),
        let right = evaluator.number(arguments[1], range)
      else { return .text("") }
      return .number(max(left, right))
    },
    Function("min", "a b", .number, zh: "较小的数", en: "the smaller number") {
      evaluator, arguments, range in
      guard let left = evaluator.number(arguments[0], range),
        let right = evaluator.number(arguments[1], range)
      else { return .text("") }
      return .number(min(left, right))
    },
  ]

  static let lists: [Function] = [
    Function("count", "list", .number, zh: "列表有几项", en: "how many items a list has") {
      evaluator, arguments, range in
      evaluator.list(arguments[0], range).map { .number($0.count) } ?? .text("")
    },
    Function(
      "sum", "list \"field\"", .number, zh: "各项某个数的合计", en: "the sum of a field of the items"
    ) {
      evaluator, arguments, range in
      var sum = 0
      for fact in evaluator.fields(arguments, range) {
        guard case .number(let number) = fact.value else { continue }
        sum = sum.addingReportingOverflow(number).partialValue
      }
      return .number(sum)
    },
    Function("join", "list separator?", .text, zh: "用顿号连成一句", en: "the items joined by 、") {
      evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .text("") }
      let separator =
        arguments.count > 1
        ? evaluator.plainText(arguments[1]) : evaluator.context.labels.labels.listSeparator
      return .text(facts.map { evaluator.plainText(.fact($0)) }.joined(separator: separator))
    },
    Function(
      "last_join", "list word", .text, zh: "最后一项前用 word：甲、乙和丙",
      en: "joined, the last item by `word`"
    ) { evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .text("") }
      let texts = facts.map { evaluator.plainText(.fact($0)) }
      guard texts.count > 1, let last = texts.last else { return .text(texts.joined()) }
      let head = texts.dropLast().joined(separator: evaluator.context.labels.labels.listSeparator)
      return .text(head + evaluator.plainText(arguments[1]) + last)
    },
    Function("map", "list \"field\"", .listOfSecond, zh: "各项的某一栏", en: "a field of every item") {
      evaluator, arguments, range in
      .list(evaluator.fields(arguments, range))
    },
    Function(
      "where", "list \"field\" value", .first, zh: "某一栏等于 value 的各项",
      en: "the items whose field is `value`"
    ) { evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .list([]) }
      return .list(
        facts.filter { fact in
          evaluator.areEqual(.fact(evaluator.field(of: fact, arguments[1])), arguments[2])
        })
    },
    Function(
      "group", "list \"field\"", .groups, zh: "按某一栏分组，每组有 key 和 items",
      en: "groups of equal field, each with key and items"
    ) {
      evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .list([]) }
      var order: [String] = []
      var groups: [String: (key: Fact, items: [Fact])] = [:]
      for fact in facts {
        let key = evaluator.field(of: fact, arguments[1])
        let name = evaluator.plainText(.fact(key))
        if groups[name] == nil {
          order.append(name)
          groups[name] = (key, [])
        }
        groups[name]?.items.append(fact)
      }
      return .list(
        order.compactMap { groups[$0] }.map { group in
          Fact(.record([group.key, Fact(.list(group.items), FactTable.root)]), group.key.id)
        })
    },
    Function(
      "sort", "list \"field\"", .first, zh: "按某一栏排序", en: "the items in the order of a field"
    ) {
      evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .list([]) }
      let keyed = facts.enumerated().map { index, fact in
        (index, fact, evaluator.field(of: fact, arguments[1]))
      }
      let sorted = keyed.sorted { left, right in
        let order = evaluator.order(left.2, right.2) ?? 0
        return order == 0 ? left.0 < right.0 : order < 0
      }
      return .list(sorted.map(\.1))
    },
    Function("unique", "list", .first, zh: "去掉重复的项", en: "each item once") {
      evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range) else { return .list([]) }
      var seen: Set<String> = []
      return .list(facts.filter { seen.insert(evaluator.plainText(.fact($0))).inserted })
    },
    Function(
      "without", "list others", .first, zh: "去掉 others 中的各项", en: "the items that `others` has not"
    ) { evaluator, arguments, range in
      guard let facts = evaluator.list(arguments[0], range),
        let others = evaluator.list(arguments[1], range)
      else { return .list([]) }
      return .list(
        facts.filter { fact in
          !others.contains { evaluator.areEqual(.fact(fact), .fact($0)) }
        })
    },
    Function("first", "list", .element, zh: "第一项", en: "the first item") {
      evaluator, arguments, range in
      evaluator.list(arguments[0], range)?.first.map { .fact($0) } ?? evaluator.nothing
    },
    Function("last", "list", .element, zh: "最后一项", en: "the last item") {
      evaluator, arguments, range in
      evaluator.list(arguments[0], range)?.last.map { .fact($0) } ?? evaluator.nothing
    },
    Function("range", "n", .list(.numbers), zh: "1 到 n", en: "the numbers from 1 to n") {
      evaluator, arguments, range in
      guard let count = evaluator.number(arguments[0], range) else { return .list([]) }
      return .list(
        (0..<max(0, min(count, 1000))).map { Fact(.number($0 + 1), FactTable.root) })
    },
    Function("lines", "text", .list(.texts), zh: "文字的各行", en: "the lines of a text") {
      evaluator, arguments, _ in
      let id: FactID = if case .fact(let fact) = arguments[0] { fact.id } else { FactTable.root }
      let text = evaluator.plainText(arguments[0])
      return .list(
        text.split(whereSeparator: \.isNewline).map { Fact(.text(String($0)), id) })
    },
  ]

  static let texts: [Function] = [
    Function(
      "default", "x y", .first, zh: "x 未填时用 y", en: "x, or y where x is missing",
      passesAbsence: false
    ) { _, arguments, _ in
      if case .absent = arguments[0] { return arguments[1] }
      return arguments[0]
    },
    Function(
      "given", "x", .boolean, zh: "x 是否已填", en: "whether x is not missing", passesAbsence: false
    ) {
      _, arguments, _ in
      if case .absent = arguments[0] { return .boolean(false) }
      return .boolean(true)
    },
    Function("upper", "text", .text, zh: "大写字母", en: "in capital letters") {
      evaluator, arguments, _ in
      .text(evaluator.plainText(arguments[0]).uppercased())
    },
    Function("lower", "text", .text, zh: "小写字母", en: "in small letters") {
      evaluator, arguments, _ in
      .text(evaluator.plainText(arguments[0]).lowercased())
    },
    Function("trim", "text", .text, zh: "去掉两端空白", en: "without blanks at both ends") {
      evaluator, arguments, _ in
      let text = evaluator.plainText(arguments[0])
      let start = text.drop(while: \.isWhitespace)
      let end = start.lastIndex { !$0.isWhitespace }
      return .text(end.map { String(start[...$0]) } ?? "")
    },
    Function("length", "text", .number, zh: "字数", en: "how many characters a text has") {
      evaluator, arguments, _ in
      .number(evaluator.plainText(arguments[0]).count)
    },
    Function(
      "contains", "all x", .boolean, zh: "文字或列表里有没有 x", en: "whether a text or a list contains x"
    ) {
      evaluator, arguments, range in
      .boolean(evaluator.isWithin(arguments[1], arguments[0], range))
    },
    Function(
      "markdown", "text", .free, zh: "按 Markdown 解读资料里的文字", en: "parses the text as Markdown"
    ) {
      evaluator, arguments, _ in
      let id: FactID = if case .fact(let fact) = arguments[0] { fact.id } else { FactTable.root }
      return .markdown(evaluator.plainText(arguments[0]), id)
    },
  ]
}

extension Mistake {
  fileprivate static var noSuchDay: Mistake {
    Mistake("no-such-day", zh: "算出来的日期不存在", en: "there is no such day")
  }

  fileprivate static var noPercentage: Mistake {
    Mistake(
      "division-by-zero", zh: "除数是零，算不出来", en: "the divisor is zero",
      remedy: Wording(zh: "先用 {% if %} 判断", en: "test it with {% if %} before"))
  }
}
