import Codebook
import Language
import Tables

/// Reads what stands under `clean`, and says everything that is wrong with it.
struct CleaningConfiguration {
  let codes: CodeSource
  let configuration: StageConfiguration
  let port: RecordsPort
  let report: @Sendable (Diagnostic) -> Void
  private var derived: [DerivedColumn] = []
  private var isValid = true

  init(
    codes: CodeSource, configuration: StageConfiguration, port: RecordsPort,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.codes = codes
    self.configuration = configuration
    self.port = port
    self.report = report
  }

  /// The plan in canonical form, after `cleaning()`.
  private(set) var canonical = ""

  /// The plan, or nil when something is wrong.
  mutating func cleaning() -> RecordsCleaning? {
    for entry in configuration["derive"]?.entries ?? [] { derive(entry) }
    if let node = configuration["derive"], node.entries == nil {
      fail("'derive' takes a mapping", at: node, help: "such as {age_band: {list: age-bands, when: {...}}}")
    }
    var rejections: [RecordsCleaning.Rejection] = []
    for entry in configuration["reject"]?.entries ?? [] {
      guard let expression = expression(entry.value) else { continue }
      if entry.key == CleaningAudit.repeatedHeader {
        fail(
          "'\(entry.key)' is the rule that leaves out headings in the middle of a file", at: entry.value,
          help: "give it another name")
      }
      if entry.key == RecordsCleaning.noKey {
        fail(
          "'\(entry.key)' is the rule that rejects rows without a key", at: entry.value,
          help: "give it another name")
      }
      refusePicking(expression, at: entry.value)
      rejections.append(.init(id: entry.key, expression: expression))
    }
    if let node = configuration["reject"], node.entries == nil {
      fail("'reject' takes a mapping", at: node, help: "such as {order: event_date > registration_date}")
    }
    guard isValid else { return nil }
    let lines =
      derived.map { "derive \($0.name) \($0.codeList) \(Self.canonical($0.rule))" }
      + rejections.map { "reject \($0.id) \($0.expression.canonicalText)" }
    canonical = lines.joined(separator: "\n")
    return RecordsCleaning(
      columns: port.records.columns, derived: derived, key: port.records.key, group: port.records.group,
      rejections: rejections)
  }

  /// Refuses a rule that leaves persons out by who they are: what is then counted would tell of the rest, as `where` would.
  ///
  /// A derived column holds the value that was asked for by whether it is known, and by its order, so that it is refused
  /// however it is asked.
  private mutating func refusePicking(_ expression: TypedExpression, at node: Node) {
    let secretDerived = Set(derived.filter(\.isSensitive).map(\.name))
    if let name = expression.mentionedColumns.intersection(secretDerived).min() {
      isValid = false
      return report(
        Diagnostic(
          code: "E081",
          message:
            "stage '\(configuration.stage)': 'reject' mentions '\(name)', which is derived from a key or a sensitive column",
          location: node.location, caretNote: "a person could be told by it",
          help: "mention the columns of the contract: whether they are known, or one against another"))
    }
    let picked = expression.columnsComparedWithValues.intersection(secretColumns)
    guard let name = picked.min() else { return }
    isValid = false
    report(
      Diagnostic(
        code: "E081",
        message:
          "stage '\(configuration.stage)': 'reject' asks for a value of '\(name)', which is a key or sensitive",
        location: node.location, caretNote: "a person could be told by it",
        help:
          "ask whether it is known, or compare it with another column; values that mean nothing go under 'missing' of the contract"
      ))
  }

  private static func canonical(_ rule: DerivedColumn.Rule) -> String {
    switch rule {
    case .conditions(let conditions):
      conditions.map { "\($0.code): \($0.expression.canonicalText)" }.joined(separator: "; ")
    case .flags(let flags, let several, let none):
      flags.map { "\($0.code): \($0.column)" }.joined(separator: "; ")
        + "; several \(several ?? ""); none \(none ?? "")"
    }
  }

  private mutating func fail(_ message: String, at node: Node, note: String? = nil, help: String? = nil) {
    isValid = false
    configuration.fail(message, at: node.location, note: note, help: help)
  }

  private mutating func derive(_ entry: Node.Entry) {
    let node = entry.value
    let keys = ["list", "when", "flags", "several", "none"]
    for inner in node.entries ?? [] where !keys.contains(inner.key) {
      fail(
        "unknown key '\(inner.key)' of '\(entry.key)'", at: inner.value,
        note: Suggestion.note(for: inner.key, in: keys), help: "keys: \(keys.joined(separator: ", "))")
    }
    guard port.records.types[entry.key] == nil, !derived.contains(where: { $0.name == entry.key }) else {
      return fail("there is a column '\(entry.key)' already", at: node)
    }
    guard let list = node["list"]?.text, let items = codes.library[list]?.items else {
      return fail("'\(entry.key)' needs 'list', the name of a code list", at: node["list"] ?? node)
    }
    let words = CodeWords(items.map { ($0.code, []) })
    func known(_ code: String, _ place: Node) -> Bool { words.place(of: code) != nil }
    switch (node["when"], node["flags"]) {
    case (let when?, nil):
      var conditions: [DerivedColumn.Condition] = []
      for inner in when.entries ?? [] {
        if !known(inner.key, inner.value) { missing(inner.key, list, items, inner.value) }
        if let expression = expression(inner.value) {
          conditions.append(.init(code: inner.key, expression: expression))
        }
      }
      append(.init(name: entry.key, codeList: list, codes: words, rule: .conditions(conditions)))
    case (nil, let flags?):
      var all: [DerivedColumn.Flag] = []
      for inner in flags.entries ?? [] {
        if !known(inner.key, inner.value) { missing(inner.key, list, items, inner.value) }
        let column = inner.value.text ?? ""
        guard case .code(let flagList)? = port.records.types[column],
          codes.library[flagList]?.contains("Y") == true
        else {
          fail(
            "'\(column)' is not a column of yes or no", at: inner.value,
            help: "its code list needs the code Y")
          continue
        }
        all.append(.init(code: inner.key, column: column, setCode: "Y"))
      }
      if all.count > 30 { fail("at most 30 flags make one column", at: flags) }
      for key in ["several", "none"] {
        if let code = node[key], words.place(of: code.text ?? "") == nil {
          missing(code.text ?? "", list, items, code)
        }
      }
      append(
        .init(
          name: entry.key, codeList: list, codes: words,
          rule: .flags(all, several: node["several"]?.text, none: node["none"]?.text)))
    default: fail("'\(entry.key)' needs either 'when' or 'flags'", at: node)
    }
  }

  /// Adds a column, sensitive where it follows from a key, a sensitive column or a derived one that is.
  private mutating func append(_ column: DerivedColumn) {
    var column = column
    column.isSensitive = !column.mentionedColumns.isDisjoint(with: secretColumns)
    derived.append(column)
  }

  /// The keys and sensitive columns so far, derived ones included.
  private var secretColumns: Set<String> {
    RecordsCleaning(columns: port.records.columns, derived: derived).secretColumns
  }

  private mutating func missing(_ code: String, _ list: String, _ items: [CodeList.Item], _ node: Node) {
    fail(
      "'\(code)' is not in code list \(list)", at: node,
      note: Suggestion.note(for: code, in: items.map(\.code)))
  }

  private mutating func expression(_ node: Node) -> TypedExpression? {
    guard let text = node.text else {
      fail("an expression is needed", at: node)
      return nil
    }
    var types = port.records.types
    for column in derived { types[column.name] = .code(list: column.codeList) }
    let library = codes.library
    let scope = ExpressionScope(
      columns: types, codes: { library.lookup(list: $0, code: $1) },
      tableName: "contract '\(port.contract.name)'")
    do throws(DiagnosticsError) {
      let parsed = try ExpressionParser.parse(text, at: node)
      return try TypeChecker.check(parsed, expecting: .boolean, in: scope).get()
    } catch {
      isValid = false
      error.diagnostics.forEach(report)
      return nil
    }
  }
}
