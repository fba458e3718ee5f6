import ManualModel

extension Library {
  static let references: [Function] = [
    Function("blank", "n", .free, zh: "n 个字宽的横线，供手写", en: "a line to write on, n characters wide") {
      evaluator, arguments, range in
      guard let width = evaluator.number(arguments[0], range) else { return .text("") }
      return .inlines([.blank(width: max(1, min(width, 200)))])
    },
    Function("box", "", .text, zh: "供打勾的方框 □", en: "a box to tick") { _, _, _ in .text("□") },
    Function("page", "", .free, zh: "页码", en: "the number of the page") { _, _, _ in
      .inlines([.field(.page)])
    },
    Function("pages", "", .free, zh: "总页数", en: "the number of pages") { _, _, _ in
      .inlines([.field(.pageCount)])
    },
    Function("ref", "id", .free, zh: "章节、表格、表单的编号，随编号变动", en: "a live reference to a number") {
      evaluator, arguments, range in
      evaluator.reference(to: arguments[0], .number, range)
    },
    Function("title_ref", "id", .free, zh: "章节的标题", en: "a live reference to a title") {
      evaluator, arguments, range in
      evaluator.reference(to: arguments[0], .title, range)
    },
    Function("page_ref", "id", .free, zh: "章节所在的页码", en: "a live reference to a page") {
      evaluator, arguments, range in
      evaluator.reference(to: arguments[0], .page, range)
    },
    Function(
      "code_ref", "code", .free, zh: "程序文件或表单的编号，随编号变动",
      en: "a live reference to the code of a procedure or form"
    ) { evaluator, arguments, range in evaluator.codeReference(arguments[0], range) },
    Function(
      "code_mark", "code", .free, zh: "编号的出处，每个编号一处；各处引用显示的就是它",
      en: "the place of a code that references to it show, one for each"
    ) { evaluator, arguments, range in evaluator.codeMark(arguments[0], range) },
    Function(
      "procedure", "key", .free, zh: "文中提到程序文件：名称和编号",
      en: "a procedure named in text, with its number"
    ) { evaluator, arguments, range in
      evaluator.citation(arguments[0], among: evaluator.context.index.procedures, range) {
        $0.section
      }
    },
    Function("form", "key", .free, zh: "文中提到记录表单：名称和编号", en: "a form named in text, with its code")
    {
      evaluator, arguments, range in
      evaluator.citation(arguments[0], among: evaluator.context.index.forms, range) {
        "form:" + $0.key
      }
    },
    Function(
      "procedure_list", "keys", .list(.items(of: "procedure_list")), zh: "程序清单中的某几项，没有编入的不列",
      en: "those of the list of procedures; one left out is not among them"
    ) { evaluator, arguments, range in
      evaluator.records(arguments[0], among: evaluator.context.index.procedures, range)
    },
    Function(
      "forms", "keys", .list(.items(of: "forms")), zh: "记录表单中的某几项，没有编入的不列",
      en: "those of the record forms; one left out is not among them"
    ) { evaluator, arguments, range in
      evaluator.records(arguments[0], among: evaluator.context.index.forms, range)
    },
  ]

  static let clauses: [Function] = [
    Function("clause", "id", .clause, zh: "标准的条款", en: "a clause of the standard") {
      evaluator, arguments, range in
      guard let clause = evaluator.clause(arguments[0], range) else { return evaluator.nothing }
      return .fact(clause.record)
    },
    Function(
      "clauses", "ids", .list(.items(of: "clauses")), zh: "标准的某几个条款",
      en: "some clauses of the standard"
    ) { evaluator, arguments, range in
      evaluator.records(arguments[0]) { $0.clause(.text($1), range)?.listed }
    },
    Function("excluded", "id", .boolean, zh: "条款是否删减", en: "whether a clause is excluded") {
      evaluator, arguments, range in
      .boolean(evaluator.clause(arguments[0], range)?.exclusion != nil)
    },
    Function(
      "main_department", "id", .text, zh: "条款的主要部门（▲）",
      en: "the department mainly in charge of a clause"
    ) { evaluator, arguments, range in
      guard let clause = evaluator.clause(arguments[0], range) else { return .text("") }
      return evaluator.context.register.mainDepartment(of: clause)
    },
    Function(
      "related_departments", "id", .list(.texts), zh: "条款的相关部门（△）",
      en: "the other departments that work on a clause"
    ) { evaluator, arguments, range in
      .list(evaluator.clause(arguments[0], range)?.row?.related ?? [])
    },
    Function(
      "mark", "id department", .text, zh: "职责分配表的 ▲、△ 或空", en: "▲, △ or nothing, for the matrix"
    ) {
      evaluator, arguments, range in
      guard let row = evaluator.clause(arguments[0], range)?.row else { return .text("") }
      if evaluator.areEqual(.fact(row.main), arguments[1]) { return .text("▲") }
      return .text(row.related.contains { evaluator.areEqual(.fact($0), arguments[1]) } ? "△" : "")
    },
    Function(
      "fits", "id", .boolean, zh: "条款是否适用于本类企业",
      en: "whether a clause applies to this kind of company"
    ) {
      evaluator, arguments, range in
      .boolean(evaluator.clause(arguments[0], range)?.fits ?? false)
    },
  ]

  static let people: [Function] = [
    Function("person", "role", .text, zh: "担任某职务的人", en: "the person with a role") {
      evaluator, arguments, range in
      guard let role = evaluator.role(arguments[0], range) else { return .text("") }
      let people = evaluator.context.register.people(with: role)
      guard !people.isEmpty else { return .absent(evaluator.context.register.absence(of: role)) }
      let separator = evaluator.context.labels.labels.listSeparator
      let names = people.map { evaluator.plainText(.fact($0)) }.filter { !$0.isEmpty }
      if names.isEmpty, case .record(let fields) = people[0].value, let name = fields.first {
        // Somebody has the role, but no name yet.
        return .absent(
          Absence(fact: name.id, name: FieldName(role.english, role.chinese)))
      }
      return .fact(Fact(.text(names.joined(separator: separator)), people[0].id))
    },
    Function(
      "people_with", "role", .list(.items(of: "people")), zh: "担任某职务的各人",
      en: "the people with a role"
    ) { evaluator, arguments, range in
      guard let role = evaluator.role(arguments[0], range) else { return .list([]) }
      return .list(evaluator.context.register.people(with: role))
    },
    Function("department", "name", .item(of: "departments"), zh: "某个部门", en: "a department") {
      evaluator, arguments, _ in
      let name = evaluator.plainText(arguments[0])
      return evaluator.context.register.department(name).map { .fact($0) } ?? evaluator.nothing
    },
  ]
}
