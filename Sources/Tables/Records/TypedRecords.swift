import Language

/// The records of a source as a relation of values: codes as places (0 unknown), days and whole
/// numbers as numbers, NULL unknown; and for an audit, how each value came about.
struct TypedRecords {
  /// How a value came about; the number stands in the column `x@outcome`.
  ///
  /// Columns of our own have an `@` in their name, which no name of a contract has.
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
  static let outcomeSuffix = "@outcome"

  /// The relation over a source: the wanted columns, what they need, and `@rule`, 0 or the place of the rule that rejects the row.
  ///
  /// With `audit` it also has `@row`, the number of the row, and the outcome of every column.
  func relation(of source: RecordsSource, wanted: Set<String>, audit: AuditRule) throws(EngineError) -> SQL {
    let columns = cleaning.sourceColumns(for: wanted)
    let derived = cleaning.derivedColumns(for: wanted)
    let rows =
      audit == .rows
      ? try SQL("(SELECT *, row_number() OVER () AS \"@row\" FROM ") + source.relation() + SQL(")")
      : try source.relation()
    let kept: [SQL] = audit == .rows ? [SQL("\"@row\"")] : []
    // Five levels, each a column of the one below: an expression that stands twice in one level is
    // computed for every row, even where a condition would have spared it.
    var plain = kept
    var folded = kept
    var readings = kept
    var values = kept
    var outcomes = kept
    var plainJoins: [SQL] = []
    var foldedJoins: [SQL] = []
    for (index, column) in columns.enumerated() {
      let needsOutcome = audit == .rows || column.onFailure == .reject
      let reading = try ColumnReading(
        column: column, index: index, outcome: needsOutcome ? .rows : .none, engine: engine)
      plain += reading.plain
      folded += reading.folded
      readings += reading.readings
      values += reading.values
      plainJoins += reading.plainJoin
      foldedJoins += reading.foldedJoin
      outcomes.append(reading.name)
      if needsOutcome {
        outcomes.append(try reading.outcome() + SQL(" AS ") + .identifier(column.name + Self.outcomeSuffix))
      }
    }
    func level(_ select: [SQL], _ from: SQL) -> SQL {
      SQL("SELECT ") + select.joined(", ") + SQL(" FROM ") + from
    }
    var text = level(plain, rows + SQL(" source") + plainJoins.joined(""))
    text = level(folded, SQL("(") + text + SQL(") plain"))
    text = level(readings, SQL("(") + text + SQL(") folded") + foldedJoins.joined(""))
    text = level(values, SQL("(") + text + SQL(") read"))
    text = level(outcomes, SQL("(") + text + SQL(") valued"))
    for (index, column) in derived.enumerated() {
      let level = try SQL.identifier("derived_\(index)")
      text =
        SQL("SELECT *, ") + (try derivation(column)) + SQL(" AS ") + (try .identifier(column.name))
        + SQL(" FROM (") + text + SQL(") ") + level
    }
    return try SQL("SELECT *, ") + rule(columns) + SQL(" AS \"@rule\" FROM (") + text + SQL(") typed")
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
        try SQL(" WHEN ") + printer.condition(rejection.expression) + SQL(" THEN ") + .number(cases.count + 1)
      )
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
          try SQL(" WHEN ") + printer.condition(condition.expression) + SQL(" THEN ")
            + .number(column.codes.place(of: condition.code) ?? 0))
      }
      return cases.isEmpty ? SQL("0") : SQL("CASE") + cases.joined("") + SQL(" ELSE 0 END")
    case .flags(let flags, let several, let none):
      var sum: [SQL] = []
      for (index, flag) in flags.enumerated() {
        let place = cleaning.codes(of: flag.column)?.place(of: flag.setCode) ?? -1
        sum.append(
          try SQL("CAST(") + .identifier(flag.column) + SQL(" = ") + .number(place) + SQL(" AS BIGINT) * ")
            + .number(1 << index))
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
}
