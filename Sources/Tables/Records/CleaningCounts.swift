import Language

/// Counts of what cleaning did, each kind by one statement however many columns there are.
struct CleaningCounts {
  let cleaning: RecordsCleaning
  let engine: DuckDBEngine

  /// How many rows there are and how the values of columns came about, over a relation that has their outcomes.
  func outcomes(
    of columns: [RecordColumn], in relation: SQL
  ) throws(EngineError) -> (rows: Int, entries: [CleaningAudit.Entry]) {
    guard !columns.isEmpty else { return (0, []) }
    var outcomes: [SQL] = []
    for column in columns { outcomes.append(try .identifier(column.name + TypedRecords.outcomeSuffix)) }
    // Rows of a column and an outcome, since thousands of conditional counts take the engine minutes.
    let result = try engine.query(
      SQL("SELECT place, CAST(outcome AS BIGINT) AS outcome, count(*) AS n FROM (SELECT unnest(range(")
        + .number(columns.count) + SQL(")) AS place, unnest(list_value(") + outcomes.joined(", ")
        + SQL(")) AS outcome FROM ") + relation + SQL(") long GROUP BY place, outcome"))
    var counts = [[TypedRecords.Outcome: Int]](repeating: [:], count: columns.count)
    for row in 0..<result.rowCount {
      let place = result.integer("place", row)
      guard counts.indices.contains(place),
        let outcome = TypedRecords.Outcome(rawValue: result.integer("outcome", row))
      else { continue }
      counts[place][outcome] = result.integer("n", row)
    }
    return (counts[0].values.reduce(0, +), Self.entries(of: columns, counts))
  }

  /// The entries of columns, each with how often its values came about in which way.
  static func entries(
    of columns: [RecordColumn], _ counts: [[TypedRecords.Outcome: Int]]
  ) -> [CleaningAudit.Entry] {
    var entries: [CleaningAudit.Entry] = []
    for (place, column) in columns.enumerated() {
      for outcome in TypedRecords.Outcome.allCases {
        guard let count = counts[place][outcome], let rule = outcome.rule else { continue }
        let isChange = outcome == .trimmed || outcome == .recoded
        entries.append(
          .init(action: isChange ? .changed : .unknown, rule: rule, column: column.name, count: count))
      }
    }
    return entries
  }

  /// Makes the relation `merged` of `typed`, one record a key, and says how many rows went into others and
  /// what they contradicted; without a key, how many rows are the same as another.
  func merge(
    _ typed: SQL, in kept: Materialisation
  ) throws(EngineError) -> (merged: SQL, entries: [CleaningAudit.Entry]) {
    guard !cleaning.keys.isEmpty else {
      let merged = try kept.keep(SQL("SELECT * FROM ") + typed + SQL(" WHERE \"@rule\" = 0"), as: "merged")
      let identical = try engine.query(
        SQL("SELECT count(*) - count(DISTINCT ") + TypedRecords.identity + SQL(") AS n FROM ") + merged
      ).integer("n", 0)
      return (merged, Self.noted(CleaningAudit.identical, nil, identical))
    }
    let names = cleaning.columns.map(\.name) + cleaning.derived.map(\.name)
    var select: [SQL] = [SQL("min(\"@row\") AS \"@row\""), SQL("count(*) AS \"@rows\"")]
    var conflicts: [SQL] = []
    var anyConflict: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      let isCode = cleaning.codes(of: name) != nil
      let known = isCode ? SQL("nullif(") + column + SQL(", 0)") : column
      let value =
        SQL("CASE WHEN min(") + known + SQL(") = max(") + known + SQL(") THEN min(") + known + SQL(") END")
      select.append((isCode ? SQL("coalesce(") + value + SQL(", 0)") : value) + SQL(" AS ") + column)
      let conflict = try SQL.identifier(name + "@conflict")
      conflicts.append(SQL("(min(") + known + SQL(") <> max(") + known + SQL(")) AS ") + conflict)
      anyConflict.append(conflict)
    }
    select.append(
      SQL("(min(") + TypedRecords.identity + SQL(") = max(") + TypedRecords.identity
        + SQL(")) AS \"@identical\""))
    var keys: [SQL] = []
    for key in cleaning.keys { keys.append(try .identifier(key)) }
    let merged = try kept.keep(
      SQL("SELECT ") + (select + conflicts).joined(", ") + SQL(" FROM ") + typed
        + SQL(" WHERE \"@rule\" = 0 GROUP BY ") + keys.joined(", "), as: "merged")
    var counts: [SQL] = []
    let contradicts = SQL("coalesce(") + anyConflict.joined(" OR ") + SQL(", FALSE)")
    for (name, condition) in [
      ("all", SQL("TRUE")), ("identical", SQL("\"@identical\"")),
      ("contradicting", SQL("NOT \"@identical\" AND ") + contradicts),
    ] {
      counts.append(
        SQL("CAST(coalesce(sum(\"@rows\" - 1) FILTER (WHERE ") + condition + SQL("), 0) AS BIGINT) AS ")
          + (try .identifier("@\(name)")))
    }
    for name in names {
      counts.append(
        SQL("CAST(count_if(") + (try .identifier(name + "@conflict")) + SQL(") AS BIGINT) AS ")
          + (try .identifier(name)))
    }
    let result = try engine.query(SQL("SELECT ") + counts.joined(", ") + SQL(" FROM ") + merged)
    var entries = Self.duplicates(
      all: result.integer("@all", 0), identical: result.integer("@identical", 0),
      contradicting: result.integer("@contradicting", 0))
    for name in names where result.integer(name, 0) > 0 {
      entries.append(Self.conflict(name, result.integer(name, 0)))
    }
    return (merged, entries)
  }

  /// What is only counted; nothing for 0.
  static func noted(_ rule: String, _ column: String?, _ count: Int) -> [CleaningAudit.Entry] {
    count > 0 ? [.init(action: .noted, rule: rule, column: column, count: count)] : []
  }

  /// A column in which rows of one key contradict each other.
  static func conflict(_ column: String, _ count: Int) -> CleaningAudit.Entry {
    .init(action: .merged, rule: "conflict", column: column, count: count)
  }

  /// How many rows went into others of their key, and how they compare.
  static func duplicates(all: Int, identical: Int, contradicting: Int) -> [CleaningAudit.Entry] {
    let rules = [
      (CleaningAudit.duplicate, all), ("duplicate-identical", identical),
      ("duplicate-agreeing", all - identical - contradicting), ("duplicate-contradicting", contradicting),
    ]
    return rules.filter { $0.1 > 0 }.map { rule, count in
      .init(action: .merged, rule: rule, column: nil, count: count)
    }
  }

  /// The records that do not know a number: sums over them are no exact numbers.
  func entries(unknownNumbersIn relation: SQL) throws(EngineError) -> [CleaningAudit.Entry] {
    let names = cleaning.columns.filter { column in
      if case .integer = column.reading { true } else { false }
    }.map(\.name)
    guard !names.isEmpty else { return [] }
    var counts = [SQL("count(*) AS \"@all\"")]
    for name in names {
      counts.append(try SQL("count(") + .identifier(name) + SQL(") AS ") + .identifier(name))
    }
    let known = try engine.query(SQL("SELECT ") + counts.joined(", ") + SQL(" FROM ") + relation)
    return names.flatMap {
      Self.noted(CleaningAudit.unknownAddend, $0, known.integer("@all", 0) - known.integer($0, 0))
    }
  }

  /// The records without a known day, and those outside what the source covers, over a relation of days.
  func entries(
    beyond calendar: RecordsCalendar, in relation: SQL
  ) throws(EngineError) -> [CleaningAudit.Entry] {
    let day = try SQL.identifier(calendar.column)
    var uncovered = SQL("FALSE")
    if let coverage = calendar.coverage {
      uncovered =
        switch calendar.content {
        case .days:
          "\(day) NOT BETWEEN \(coverage.first.firstDay.number) AND \(coverage.last.lastDay.number)"
        case .years: "\(day) NOT BETWEEN \(coverage.first.year) AND \(coverage.last.year)"
        }
    }
    let counts = try engine.query(
      SQL("SELECT count(*) FILTER (WHERE ") + day + SQL(" IS NULL) AS undated, count(*) FILTER (WHERE ")
        + uncovered + SQL(") AS uncovered FROM ") + relation)
    return [(RecordsCalendar.undated, "undated"), (RecordsCalendar.uncovered, "uncovered")].flatMap {
      Self.noted($0.0, calendar.column, counts.integer($0.1, 0))
    }
  }
}
