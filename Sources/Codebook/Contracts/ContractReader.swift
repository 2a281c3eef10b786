public import Language
import Tables

/// Reads contracts and says everything that is wrong with them.
public struct ContractReader {
  let library: CodeListLibrary
  private var diagnostics: [Diagnostic] = []

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

  private init(library: CodeListLibrary) { self.library = library }

  mutating func fail(_ message: String, at node: Node, note: String? = nil, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        code: "E090", message: "contract: \(message)", location: node.location, caretNote: note, help: help))
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
    let keys = [
      "contract", "title", "matter", "unit", "published", "coverage", "columns", "margins", "rules",
    ]
    checkKeys(node, keys, of: "a contract")
    guard let name = node["contract"]?.text, let columns = node["columns"], node["unit"]?.text == "count"
    else {
      fail(
        "needs 'contract', 'unit' and 'columns'", at: node,
        help: "units: count, \(RecordsContract.Unit.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    let margins = node["margins"]
    let read = (columns.entries ?? []).compactMap { column($0, margin: margins?[$0.key]?.text) }
    if !read.contains(where: { $0.role == .measure }) {
      fail("needs a column with role measure", at: columns)
    }
    var contract = Contract(
      name: name, citation: node["published"].flatMap { citation($0, name) }, coverage: nil, columns: read,
      rules: [])
    contract.coverage = node["coverage"].flatMap { coverage($0, contract.schema.period) }
    let types = contract.types
    contract.rules = (node["rules"]?.elements ?? []).compactMap { rule($0, name, types) }
    return contract
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

  /// What the end of a coverage may be.
  enum CoverageEnd {
    /// A period.
    case period
    /// A period, or `data`: the last one of the records, whenever they are read.
    case orData
  }

  mutating func coverage(
    _ node: Node, _ period: CountsSchema.PeriodColumn?, end: CoverageEnd = .period
  ) -> CountsSchema.Coverage? {
    checkKeys(node, ["from", "to", "absent", "provisional"], of: "'coverage'")
    guard let frequency = period?.frequency,
      let first = node["from"]?.text.flatMap({ Period(text: $0, frequency: frequency) }),
      let last = end == .orData && node["to"]?.text == "data"
        ? first : node["to"]?.text.flatMap({ Period(text: $0, frequency: frequency) }), first <= last,
      let absent = CountsSchema.Coverage.Absent(rawValue: node["absent"]?.text ?? "missing"),
      let provisional = Int(node["provisional"]?.text ?? "0"), (0...1000).contains(provisional)
    else {
      fail(
        "'coverage' is not one", at: node, help: "{from: 2009-01, to: 2025-04, absent: zero, provisional: 3}")
      return nil
    }
    return .init(first: first, last: last, absent: absent, provisional: provisional)
  }

  private mutating func column(_ entry: Node.Entry, margin: String?) -> Contract.Column? {
    let node = entry.value
    checkKeys(
      node, ["type", "list", "match", "role", "also", "thousands", "masks", "on-failure"],
      of: "column '\(entry.key)'")
    guard let type = type(node, entry.key) else { return nil }
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
    return Contract.Column(
      name: entry.key, type: type, role: role, matchesLabels: node["match"]?.text == "label",
      also: Set((node["also"]?.elements ?? []).compactMap(\.text)), thousands: node["thousands"]?.text,
      masks: masks, onFailure: .init(rawValue: node["on-failure"]?.text ?? "fail") ?? .fail, margin: margin)
  }

  mutating func type(_ node: Node, _ column: String) -> ScalarType? {
    let simple: [(String, ScalarType)] = [
      ("text", .text), ("int", .int), ("count", .count), ("real", .real), ("date", .date),
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
        help: "lists are in \(library.folder)")
      return nil
    }
    return .code(list: list)
  }

  private mutating func rule(
    _ node: Node, _ contract: String, _ types: [String: ScalarType]
  ) -> Contract.Rule? {
    checkKeys(node, ["id", "expect", "on-failure", "severity"], of: "a rule")
    guard let id = node["id"]?.text, let text = node["expect"], let expression = text.text,
      node["on-failure"]?.text == "missing"
    else {
      fail("a rule needs 'id', 'expect' and 'on-failure: missing'", at: node)
      return nil
    }
    do throws(DiagnosticsError) {
      let library = library
      let scope = ExpressionScope(
        columns: types, codes: { library.lookup(list: $0, code: $1) }, tableName: "contract '\(contract)'")
      let parsed = try ExpressionParser.parse(expression, at: text)
      return .init(id: id, expectation: try TypeChecker.check(parsed, expecting: .boolean, in: scope).get())
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}
