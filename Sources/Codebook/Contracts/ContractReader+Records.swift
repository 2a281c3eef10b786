import Language
import Tables

extension ContractReader {
  private static let columnKeys =
    [
      "type", "list", "role", "missing", "words", "formats", "range", "thousands", "required", "on-failure",
      "calendar", "pivot", "from",
    ] + columnMeaningKeys
  private static let days =
    CalendarDay(year: 1900, month: 1, day: 1)...CalendarDay(year: 2100, month: 12, day: 31)

  /// Reads the contract of a source of case records.
  mutating func records(_ node: Node, _ unit: RecordsContract.Unit) -> Contract? {
    let keys =
      ["contract", "title", "matter", "unit", "sensitive", "missing", "coverage", "columns"]
      + Self.meaningKeys + Self.layoutKeys
    if let published = node["published"] {
      fail(
        "only figures can be published, not records of each \(unit.rawValue)", at: published,
        help: "take 'published' out: what is counted from records is for internal readers")
    }
    checkKeys(node, keys + ["published"], of: "a contract of records")
    guard let name = node["contract"]?.text, let columns = node["columns"]?.entries, !columns.isEmpty else {
      fail("needs 'contract', 'unit' and 'columns'", at: node)
      return nil
    }
    let sensitive = Set((node["sensitive"]?.elements ?? []).compactMap(\.text))
    let missing = (node["missing"]?.elements ?? []).compactMap(\.text)
    var result = RecordsContract(unit: unit, matter: .one, columns: [], types: [:], period: nil)
    result.missingWords = missing
    for entry in columns {
      guard
        let (column, type) = recordColumn(entry, missing: missing, isSensitive: sensitive.contains(entry.key))
      else { continue }
      result.columns.append(column)
      result.types[entry.key] = type
      if let parts = recordParts(entry, type) { result.sources[entry.key] = parts }
      if entry.value["role"]?.text == "dimension" { result.dimensions.append(entry.key) }
      if entry.value["role"]?.text == "period" {
        if let type = entry.value["type"]?.text, type == "month" || type == "year" {
          checkShortPeriod(entry, type)
        }
        if let frequency = recordPeriod(entry.value), result.period == nil {
          result.period = entry.key
          result.periodFrequency = frequency
        } else {
          fail("one column of type date, month or year has the role period", at: entry.value)
        }
      }
    }
    for name in sensitive.sorted() where !columns.contains(where: { $0.key == name }) {
      fail("'sensitive' names '\(name)', which is not a column", at: node["sensitive"] ?? node)
    }
    for (identity, role) in [(RecordColumn.Identity.record, "key"), (.group, "case")]
    where result.columns.count(where: { $0.identity == identity }) > 1 {
      fail("one column has the role \(role)", at: node["columns"] ?? node)
    }
    if node["matter"]?.text == "mixed" {
      if case .code? = result.types[Matter.column] {
        result.matter = .mixed(column: Matter.column)
      } else {
        fail("records of both matters need the column 'matter', of type code", at: node["matter"] ?? node)
      }
    }
    let coverageFrequency = result.coverageFrequency
    let period = result.period.map { CountsSchema.PeriodColumn(name: $0, frequency: coverageFrequency) }
    var contract = Contract(
      name: name, citation: nil,
      coverage: node["coverage"].flatMap { coverage($0, period) }, columns: [],
      rules: [], records: result)
    contract.file = fileDeclaration(node)
    readMeaning(node, of: &contract) { $0.value["type"]?.text == "code" }
    return contract
  }

  /// The columns that tell a date together: those of a year, a month and a day in the order in which the contract names them.
  private mutating func recordParts(_ entry: Node.Entry, _ type: ScalarType) -> [String]? {
    guard let node = entry.value["from"] else { return nil }
    let parts = (node.elements ?? []).compactMap(\.text)
    let most = type == .date && entry.value["type"]?.text != "month" ? 3 : 2
    guard type == .date, (2...most).contains(parts.count), parts.count == node.elements?.count,
      Set(parts).count == parts.count
    else {
      fail(
        "column '\(entry.key)': 'from' lists the columns that tell a date or a month together", at: node,
        help: "such as 'type: date, from: [year, month, day]' or 'type: month, from: [year, month]'")
      return nil
    }
    if let formats = entry.value["formats"] {
      fail(
        "column '\(entry.key)': what several columns tell has no 'formats'", at: formats,
        help: "numbers and names of months are read as they are; 'calendar' says which")
    }
    return parts
  }

  private mutating func recordColumn(
    _ entry: Node.Entry, missing: [String], isSensitive: Bool
  ) -> (RecordColumn, ScalarType)? {
    let node = entry.value
    checkKeys(node, Self.columnKeys, of: "column '\(entry.key)'")
    guard let written = type(node, entry.key) else { return nil }
    // A month of records is its first day.
    let type: ScalarType = written == .month ? .date : written
    let roles = ["key", "case", "period", "dimension"]
    if let role = node["role"]?.text, !roles.contains(role) {
      fail(
        "column '\(entry.key)': unknown role", at: node["role"] ?? node,
        note: Suggestion.note(for: role, in: roles),
        help: "roles in records: \(roles.joined(separator: ", ")), or none")
    }
    var isCode = false
    if case .code = type { isCode = true }
    if !isCode, let words = node["words"] {
      fail("column '\(entry.key)': 'words' is for columns of codes", at: words)
    }
    guard let reading = reading(node, entry.key, written) else { return nil }
    let failure = node["on-failure"]?.text ?? "missing"
    guard let rule = RecordColumn.FailureRule(rawValue: failure) else {
      fail(
        "'on-failure' does not know '\(failure)'", at: node["on-failure"] ?? node,
        help: "one of: missing, reject")
      return nil
    }
    let own = (node["missing"]?.elements ?? []).compactMap(\.text)
    let column = RecordColumn(
      name: entry.key, reading: reading, missingWords: missing + own.filter { !missing.contains($0) },
      onFailure: rule, identity: Self.identity(node), isSensitive: isSensitive,
      requirement: node["required"]?.text == "true" ? .required : .optional,
      thousands: thousands(node, entry.key, type),
      rangeRule: node["range"] == nil && (type == .date || type == .year && !Self.isOfOtherCalendar(node))
        ? .aroundToday : .given)
    if let required = node["required"], !["true", "false"].contains(required.text ?? "") {
      fail("'required' is true or false", at: required)
    }
    return (column, type)
  }

  private static func identity(_ node: Node) -> RecordColumn.Identity {
    switch node["role"]?.text {
    case "key": .record
    case "case": .group
    default: .none
    }
  }

  /// The marks that thousands are grouped with somewhere.
  private static let thousandsMarks = [",", ".", " ", "'", "\u{2019}", "_", "\u{00A0}", "\u{202F}"]

  private mutating func thousands(_ node: Node, _ name: String, _ type: ScalarType) -> String? {
    guard let mark = node["thousands"] else { return nil }
    guard [.int, .count].contains(type), let text = mark.text, Self.thousandsMarks.contains(text) else {
      fail(
        "column '\(name)': 'thousands' takes the mark between the thousands of an int or a count", at: mark,
        help: "such as \",\"")
      return nil
    }
    return text
  }

  /// The words of a list, and before them those of the column, each with its code.
  private mutating func words(_ node: Node, _ name: String, _ list: String) -> CodeWords {
    let codes = library[list]
    let items = codes?.items ?? []
    let words = CodeWords(
      items.map { ($0.code, [$0.label] + $0.aliases) },
      contested: (codes?.contested ?? []).map { .init(word: $0.word, evidence: $0.evidence) })
    var own: [(word: String, code: String)] = []
    for entry in node["words"]?.entries ?? [] {
      guard let code = entry.value.text, codes?.contains(code) == true else {
        fail(
          "column '\(name)': '\(entry.value.text ?? "")' is not in code list \(list)", at: entry.value,
          note: Suggestion.note(for: entry.value.text ?? "", in: items.map(\.code)))
        continue
      }
      own.append((entry.key, code))
    }
    if let place = node["words"], place.entries == nil {
      fail("column '\(name)': 'words' takes words with their codes", at: place, help: "such as {M: F, H: M}")
    }
    return own.isEmpty ? words : words.adding(own)
  }

  private mutating func reading(_ node: Node, _ name: String, _ type: ScalarType) -> RecordColumn.Reading? {
    let ends = (node["range"]?.elements ?? []).compactMap(\.text)
    func wrongRange(_ example: String) -> RecordColumn.Reading? {
      fail(
        "column '\(name)': 'range' takes the first and the last value", at: node["range"] ?? node,
        help: example)
      return nil
    }
    switch type {
    case .text: return .text
    case .real: return .real
    case .code(let list):
      return .code(words(node, name, list))
    case .int, .count, .year:
      let bounds: ClosedRange<Int64> =
        type == .int
        ? -1_000_000_000...1_000_000_000
        : type == .year ? (Self.isOfOtherCalendar(node) ? 1300...1500 : 1900...2100) : 0...1_000_000_000
      if node["range"] == nil { return .integer(bounds) }
      let numbers = ends.compactMap { Int64($0) }
      guard numbers.count == 2, ends.count == 2, numbers[0] <= numbers[1], bounds.contains(numbers[0]),
        bounds.contains(numbers[1])
      else { return wrongRange("such as [0, 110]") }
      return .integer(numbers[0]...numbers[1])
    case .date, .month:
      guard let patterns = recordPatterns(node, name, type) else { return nil }
      if node["range"] == nil { return .date(patterns, Self.days) }
      let days = ends.compactMap { CalendarDay(text: $0) }
      guard days.count == 2, ends.count == 2, days[0] <= days[1] else {
        return wrongRange("such as [2013-01-01, 2025-12-31]")
      }
      return .date(patterns, days[0]...days[1])
    case .week, .quarter, .halfYear, .fiscalYear, .boolean:
      fail(
        "column '\(name)': records have no columns of this type", at: node["type"] ?? node,
        help: "types in records: text, code, int, count, real, date, month, year")
      return nil
    }
  }
}
