public import Language
import Tables

/// Reads contracts and says everything that is wrong with them.
public struct ContractReader {
  let library: CodeListLibrary
  var diagnostics: [Diagnostic] = []

  /// Reads the contract in a file.
  public static func read(
    path: String, name: String, library: CodeListLibrary
  ) throws(DiagnosticsError) -> Contract {
    let node = try YAMLReader.read(path: path, name: name)
    var reader = ContractReader(library: library)
    let contract = reader.contract(node)
    guard let contract, reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
    return contract
  }

  init(library: CodeListLibrary) { self.library = library }

  mutating func fail(_ message: String, at node: Node, note: String? = nil, help: String? = nil) {
    fail(message, at: node.location, note: note, help: help)
  }

  mutating func fail(_ message: String, at place: SourceLocation, note: String?, help: String?) {
    diagnostics.append(
      Diagnostic(
        code: "E090", message: "contract: \(message)", location: place, caretNote: note, help: help))
  }

  mutating func checkKeys(_ node: Node, _ keys: [String], of what: String) {
    for entry in node.entries ?? [] where !keys.contains(entry.key) {
      diagnostics.append(
        Diagnostic(
          code: "E011", message: "contract: unknown key '\(entry.key)' of \(what)",
          location: entry.keyLocation, caretNote: Suggestion.note(for: entry.key, in: keys),
          help: "keys: \(keys.joined(separator: ", "))"))
    }
  }

  private mutating func contract(_ node: Node) -> Contract? {
    if let unit = node["unit"]?.text.flatMap(RecordsContract.Unit.init(rawValue:)) {
      return records(node, unit)
    }
    let keys =
      [
        "contract", "title", "matter", "unit", "published", "coverage", "columns", "margins", "rules",
        "missing",
      ] + Self.meaningKeys + Self.layoutKeys
    checkKeys(node, keys, of: "a contract")
    guard let name = node["contract"]?.text, let columns = node["columns"], node["unit"]?.text == "count"
    else {
      fail(
        "needs 'contract', 'unit' and 'columns'", at: node,
        help: "units: count, \(RecordsContract.Unit.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    if node["published"] != nil { refuseOpenColumns(columns) }
    let margins = node["margins"]
    let frequency = self.frequency(columns)
    let file = fileDeclaration(node)
    let missing = (node["missing"]?.elements ?? []).compactMap(\.text)
    var read = (columns.entries ?? []).compactMap {
      column($0, total: margins?[$0.key], frequency, file.numbers, missing)
    }
    joinStatuses(&read, columns)
    for entry in margins?.entries ?? [] {
      let column = read.first { $0.name == entry.key }
      if column?.role != .dimension {
        fail("'margins' names '\(entry.key)', which is not a dimension", at: entry.value)
      } else if column?.blank == .total, column?.total != .unnamed {
        fail(
          "'\(entry.key)': blanks and '\(entry.value.text ?? "")' cannot both be its totals", at: entry.value)
      }
    }
    if !read.contains(where: { $0.role == .measure }) {
      fail("needs a column with role measure", at: columns)
    }
    var contract = Contract(
      name: name, citation: node["published"].flatMap { citation($0, name) }, coverage: nil, columns: read,
      rules: [])
    contract.file = file
    contract.coverage = node["coverage"].flatMap { coverage($0, contract.schema.period) }
    let types = contract.types
    contract.rules = (node["rules"]?.elements ?? []).compactMap {
      rule($0, name, types, contract.additionalCodes)
    }
    readMeaning(node, of: &contract) { $0.value["role"]?.text == "dimension" }
    if read.contains(where: { $0.form?.conversion == .approximate }) {
      contract.notes.append(PeriodForm.approximationNote)
    }
    if read.contains(where: { $0.form?.weekEdge?.isISO == false }) { contract.notes.append(WeekEdge.note) }
    return contract
  }

  private mutating func values(_ entry: Node.Entry, _ type: ScalarType) -> [String]? {
    guard let node = entry.value["values"] else { return nil }
    let values = (node.elements ?? []).compactMap(\.text)
    guard type == .text, entry.value["role"]?.text == "vintage", !values.isEmpty,
      values.count == node.elements?.count, Set(values).count == values.count
    else {
      fail(
        "column '\(entry.key)': 'values' lists what a vintage of type text may hold, each once", at: node,
        help: "such as 'values: [2023-05-30, 2025-04-14]'; other columns take a code list")
      return nil
    }
    return values
  }

  private mutating func citation(_ node: Node, _ name: String) -> SourceCitation? {
    let keys = ["by", "release", "date", "url", "terms"]
    checkKeys(node, keys, of: "'published'")
    let values = keys.compactMap { node[$0]?.text }
    guard values.count == keys.count else {
      fail("'published' needs \(keys.joined(separator: ", "))", at: node)
      return nil
    }
    guard ScalarValueReader.read(values[2], as: .date) != nil else {
      fail("'date' is not a calendar day", at: node["date"] ?? node, help: "such as 2025-06-03")
      return nil
    }
    return SourceCitation(
      contract: name, publisher: values[0], release: values[1], date: values[2], url: values[3],
      terms: values[4])
  }

  mutating func coverage(_ node: Node, _ period: CountsSchema.PeriodColumn?) -> CountsSchema.Coverage? {
    checkKeys(node, ["from", "to", "absent", "provisional"], of: "'coverage'")
    guard let frequency = period?.frequency,
      let first = node["from"]?.text.flatMap({ Period(text: $0, frequency: frequency) }),
      let last = node["to"]?.text == "data"
        ? first : node["to"]?.text.flatMap({ Period(text: $0, frequency: frequency) }),
      first <= last,
      let absent = CountsSchema.Coverage.Absent(rawValue: node["absent"]?.text ?? "missing"),
      let provisional = Int(node["provisional"]?.text ?? "0"), (0...1000).contains(provisional)
    else {
      fail(
        "'coverage' is not one", at: node,
        help: "{from: 2009-01, to: 2025-04, absent: zero, provisional: 3}; 'to: data' follows the file")
      return nil
    }
    return .init(
      first: first, last: last, end: node["to"]?.text == "data" ? .data : .fixed, absent: absent,
      provisional: provisional)
  }

  private mutating func column(
    _ entry: Node.Entry, total: Node?, _ frequency: Period.Frequency?, _ numbers: NumberStyle,
    _ missing: [String]
  ) -> Contract.Column? {
    let node = entry.value
    checkKeys(
      node,
      [
        "type", "list", "match", "role", "also", "thousands", "masks", "on-failure", "additive", "kind",
        "blank", "since", "values", "codes-of", "missing", "marks", "status", "flags", "decimal",
      ] + Self.periodKeys + Self.columnMeaningKeys,
      of: "column '\(entry.key)'")
    let form = periodForm(entry)
    guard let type = form.period?.frequency.scalarType ?? (form.isPeriod ? nil : type(node, entry.key)) else {
      return nil
    }
    let roles = Contract.Column.Role.allCases.map(\.rawValue)
    guard let role = Contract.Column.Role(rawValue: node["role"]?.text ?? "attribute") else {
      fail(
        "column '\(entry.key)': unknown role", at: node["role"] ?? node,
        note: Suggestion.note(for: node["role"]?.text ?? "", in: roles),
        help: "roles: \(roles.joined(separator: ", "))")
      return nil
    }
    var masks: [String: ClosedRange<Double>] = [:]
    for mask in node["masks"]?.entries ?? [] {
      let ends = (mask.value.elements ?? []).compactMap { $0.text.flatMap(Double.init) }
      guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1] else {
        fail("a mask needs its interval", at: mask.value, help: "such as {\"<5\": [0, 4]}")
        continue
      }
      masks[mask.key] = ends[0]...ends[1]
    }
    let start = node["since"].flatMap { since($0, entry.key, type, frequency) }
    let sums = sums(entry, role)
    let style = self.numbers(entry, numbers)
    var column = Contract.Column(
      name: entry.key, type: type, role: role, matchesLabels: node["match"]?.text == "label",
      also: Set((node["also"]?.elements ?? []).compactMap(\.text)), numbers: style,
      masks: masks, onFailure: .init(rawValue: node["on-failure"]?.text ?? "fail") ?? .fail,
      total: total?.text.map { $0 == "none" ? .none : .named($0) } ?? .unnamed,
      isAdditive: sums.isAdditive, kind: sums.kind, blank: blank(entry), since: start?.all,
      categoriesSince: start?.categories ?? [:], values: values(entry, type), codesOf: codesOf(entry),
      form: form.period)
    column.missing = Set(
      (missing + (node["missing"]?.elements ?? []).compactMap(\.text)).map { $0.lowercased() })
    readMarks(entry, &column)
    return column
  }

  mutating func type(_ node: Node, _ column: String) -> ScalarType? {
    let simple: [(String, ScalarType)] = [
      ("text", .text), ("int", .int), ("count", .count), ("real", .real), ("date", .date), ("day", .date),
      ("month", .month), ("year", .year),
    ]
    let word = node["type"]?.text ?? ""
    if let type = simple.first(where: { $0.0 == word })?.1 { return type }
    let words = simple.map(\.0) + ["code"]
    guard word == "code" else {
      fail(
        "column '\(column)': unknown type", at: node["type"] ?? node,
        note: Suggestion.note(for: word, in: words),
        help: "types: \(words.joined(separator: ", "))")
      return nil
    }
    guard let list = node["list"]?.text, library[list] != nil else {
      fail(
        "column '\(column)': there is no such code list", at: node["list"] ?? node,
        help: library.folders.isEmpty
          ? "there is no folder of lists: neither 'codelists' beside the folder of the contract nor data/codelists at or above the pipeline"
          : "lists are in \(library.folders.joined(separator: " and "))")
      return nil
    }
    return .code(list: list)
  }

  private mutating func rule(
    _ node: Node, _ contract: String, _ types: [String: ScalarType], _ additional: [String: Set<String>]
  ) -> Contract.Rule? {
    checkKeys(node, ["id", "expect", "on-failure", "severity"], of: "a rule")
    guard let id = node["id"]?.text, let text = node["expect"], let expression = text.text,
      let failure = Contract.Rule.FailureRule(rawValue: node["on-failure"]?.text ?? "missing"),
      let severity = Contract.Rule.Severity(rawValue: node["severity"]?.text ?? "warn")
    else {
      fail(
        "a rule needs 'id' and 'expect'; 'on-failure' is missing or reject, 'severity' warn or error",
        at: node)
      return nil
    }
    do throws(DiagnosticsError) {
      let library = library
      let scope = ExpressionScope(
        columns: types,
        codes: { list, code in
          additional[list]?.contains(code) == true ? .known : library.lookup(list: list, code: code)
        },
        tableName: "contract '\(contract)'")
      let parsed = try ExpressionParser.parse(expression, at: text)
      return .init(
        id: id, expectation: try TypeChecker.check(parsed, expecting: .boolean, in: scope).get(),
        onFailure: failure, severity: severity)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}
