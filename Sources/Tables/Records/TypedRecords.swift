import Language

/// The records of a source as a relation of values: codes as places (0 unknown), days and whole
/// numbers as numbers, NULL unknown; and for an audit, how each value came about.
struct TypedRecords {
  /// How a value came about; the number stands in the column `x_outcome`.
  enum Outcome: Int, CaseIterable {
    /// The text is the value.
    case asWritten = 0
    case trimmed, recoded, missing, unrecognised, notANumber, notADate, outOfRange

    /// The name of the rule in an audit; nil where nothing happened.
    var rule: String? {
      switch self {
      case .asWritten: nil
      case .trimmed: "trimmed"
      case .recoded: "recoded"
      case .missing: "missing"
      case .unrecognised: "unrecognised"
      case .notANumber: "not-a-number"
      case .notADate: "not-a-date"
      case .outOfRange: "out-of-range"
      }
    }
  }

  let cleaning: RecordsCleaning
  let engine: DuckDBEngine

  /// The suffix of the columns that say how a value came about.
  static let outcomeSuffix = "_outcome"

  /// The relation over a source: the wanted columns, what they need, and `rule`, 0 or the place of the rule that rejects the row.
  ///
  /// With `audit` it also has `row_number` and the outcome of every column.
  func relation(of source: RecordsSource, wanted: Set<String>, audit: AuditRule) throws(EngineError) -> SQL {
    let columns = cleaning.sourceColumns(for: wanted)
    let derived = cleaning.derivedColumns(for: wanted)
    let flags = Set(derived.flatMap(\.flagColumns))
    var select: [SQL] = audit == .rows ? [SQL("row_number")] : []
    var joins: [SQL] = []
    for (index, column) in columns.enumerated() {
      let raw = try SQL("source.") + .identifier(column.name)
      let name = try SQL.identifier(column.name)
      // A flag is set or not: a short chain of comparisons costs less than two joins.
      if audit == .none, flags.contains(column.name), case .code(let words) = column.reading {
        select.append(Self.chain(words, column.missingWords, raw) + SQL(" AS ") + name)
        continue
      }
      let table = try WordTables(engine: engine).create(column, index: index)
      var looked: SQL?
      if let table {
        let plain = try SQL.identifier("plain_\(index)")
        let folded = try SQL.identifier("folded_\(index)")
        joins.append(
          SQL(" LEFT JOIN ") + table + SQL(" ") + plain + SQL(" ON ") + plain + SQL(".word = ") + raw
            + SQL(" LEFT JOIN ") + table + SQL(" ") + folded + SQL(" ON ") + folded
            + SQL(".word = CASE WHEN ") + plain + SQL(".value IS NULL THEN ") + WordTables.folded(raw)
            + SQL(" END"))
        looked = SQL("coalesce(") + plain + SQL(".value, ") + folded + SQL(".value)")
      }
      let value = ColumnReading(column: column, raw: raw, looked: looked)
      select.append(try value.sql() + SQL(" AS ") + name)
      if audit == .rows || column.onFailure == .reject {
        select.append(try value.outcome() + SQL(" AS ") + .identifier(column.name + Self.outcomeSuffix))
      }
    }
    let rows =
      audit == .rows
      ? try SQL("(SELECT *, row_number() OVER () AS row_number FROM ") + source.relation() + SQL(")")
      : try source.relation()
    var text =
      SQL("SELECT ") + select.joined(", ") + SQL(" FROM ") + rows + SQL(" source") + joins.joined("")
    for (index, column) in derived.enumerated() {
      let level = try SQL.identifier("derived_\(index)")
      text =
        SQL("SELECT *, ") + (try derivation(column)) + SQL(" AS ") + (try .identifier(column.name))
        + SQL(" FROM (") + text + SQL(") ") + level
    }
    return try SQL("SELECT *, ") + rule(columns) + SQL(" AS rule FROM (") + text + SQL(") typed")
  }

  /// Whether a relation says how each value came about.
  enum AuditRule {
    case none
    case rows
  }

  private var printer: CodedExpressionPrinter {
    CodedExpressionPrinter(codes: { [cleaning] in cleaning.codes(of: $0) }) { name throws(EngineError) in
      try .identifier(name)
    }
  }

  /// The place of the first rule that rejects a row, or 0.
  private func rule(_ columns: [RecordColumn]) throws(EngineError) -> SQL {
    var cases: [SQL] = []
    if let key = cleaning.key {
      cases.append(try SQL(" WHEN ") + .identifier(key) + SQL(" IS NULL THEN ") + .number(cases.count + 1))
    }
    for column in cleaning.columns where column.onFailure == .reject {
      let outcome = try SQL.identifier(column.name + Self.outcomeSuffix)
      cases.append(
        SQL(" WHEN ") + outcome + SQL(" >= ") + .number(Outcome.unrecognised.rawValue) + SQL(" THEN ")
          + .number(cases.count + 1))
    }
    for rejection in cleaning.rejections {
      cases.append(
        try SQL(" WHEN ") + printer.sql(rejection.expression) + SQL(" THEN ") + .number(cases.count + 1))
    }
    return cases.isEmpty
      ? SQL("CAST(0 AS UTINYINT)") : SQL("CAST(CASE") + cases.joined("") + SQL(" ELSE 0 END AS UTINYINT)")
  }

  private func derivation(_ column: DerivedColumn) throws(EngineError) -> SQL {
    switch column.rule {
    case .conditions(let conditions):
      var cases: [SQL] = []
      for condition in conditions {
        cases.append(
          try SQL(" WHEN ") + printer.sql(condition.expression) + SQL(" THEN ")
            + .number(column.codes.place(of: condition.code) ?? 0))
      }
      return cases.isEmpty ? SQL("0") : SQL("CASE") + cases.joined("") + SQL(" ELSE 0 END")
    case .flags(let flags, let several, let none):
      var sum: [SQL] = []
      for (index, flag) in flags.enumerated() {
        let place = cleaning.codes(of: flag.column)?.place(of: flag.setCode) ?? -1
        sum.append(
          try SQL("CASE WHEN ") + .identifier(flag.column) + SQL(" = ") + .number(place) + SQL(" THEN ")
            + .number(1 << index) + SQL(" ELSE 0 END"))
      }
      var cases: [SQL] = []
      let bits = SQL("(") + sum.joined(" + ") + SQL(")")
      cases.append(
        SQL(" WHEN 0 THEN ") + .number(none.flatMap(column.codes.place(of:)) ?? 0))
      for (index, flag) in flags.enumerated() {
        cases.append(
          SQL(" WHEN ") + .number(1 << index) + SQL(" THEN ")
            + .number(column.codes.place(of: flag.code) ?? 0))
      }
      return SQL("CASE ") + bits + cases.joined("") + SQL(" ELSE ")
        + .number(several.flatMap(column.codes.place(of:)) ?? 0) + SQL(" END")
    }
  }

  /// A flag by comparisons: the usual words first, then the folded text.
  private static func chain(_ words: CodeWords, _ missing: [String], _ raw: SQL) -> SQL {
    var cases: [SQL] = [SQL(" WHEN ") + raw + SQL(" IS NULL THEN 0")]
    func add(_ texts: [String], _ place: Int) {
      guard !texts.isEmpty else { return }
      cases.append(
        SQL(" WHEN ") + raw + SQL(" IN (") + texts.map { .value(.text($0)) }.joined(", ") + SQL(") THEN ")
          + .number(place))
    }
    let places = Array(1...max(1, words.codes.count))
    for place in places { add(Array(words.words.filter { $0.place == place }.prefix(3).map(\.text)), place) }
    add(Array(missing.prefix(3)), 0)
    let folded = WordTables.folded(raw)
    var slow: [SQL] = []
    for place in places {
      let texts = words.words.filter { $0.place == place }.map { WordTables.folded(.value(.text($0.text))) }
      guard !texts.isEmpty else { continue }
      slow.append(
        SQL(" WHEN ") + folded + SQL(" IN (") + texts.joined(", ") + SQL(") THEN ") + .number(place))
    }
    let rest = slow.isEmpty ? SQL("0") : SQL("CASE") + slow.joined("") + SQL(" ELSE 0 END")
    return SQL("CASE") + cases.joined("") + SQL(" ELSE ") + rest + SQL(" END")
  }
}

extension DerivedColumn {
  /// The columns that only say whether a flag is set.
  var flagColumns: [String] {
    if case .flags(let flags, _, _) = rule { return flags.map(\.column) }
    return []
  }
}
