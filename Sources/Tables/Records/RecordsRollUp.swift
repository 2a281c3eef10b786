import Language

/// The cells of a disaggregation as rows of counts: filtered, filled, rolled up, and labelled last.
struct RecordsRollUp {
  let cleaning: RecordsCleaning
  let disaggregation: RecordsDisaggregation
  let coverage: CountsSchema.Coverage?
  /// What becomes of records without a known period.
  var unknownPeriod = UnknownPeriodRule.dropped

  /// What becomes of records without a known period.
  enum UnknownPeriodRule {
    /// They are in no cell: a table of counts has no such period.
    case dropped
    /// Their period is `_U`.
    case kept
  }

  /// The rows with the columns of a table of counts: a code for each dimension, `_T` for a margin and
  /// `_U` for unknown; the period as text; and for each measure its four columns.
  func labelled() throws(EngineError) -> SQL {
    var select: [SQL] = []
    for dimension in disaggregation.dimensions {
      let column = try SQL.identifier(dimension.name)
      select.append(try label(dimension.name) + SQL(" AS ") + column)
    }
    if let period = disaggregation.period {
      select.append(try periodText(period) + SQL(" AS ") + .identifier(period.name))
    }
    for measure in disaggregation.measures { select += try cell(measure) }
    return try SQL("SELECT ") + select.joined(", ") + SQL(" FROM (") + rolledUp() + SQL(") rolled")
      + (disaggregation.period.map(periodTexts) ?? SQL(""))
  }

  /// The rows as places, with `@margin x` where a dimension is at its margin.
  private func rolledUp() throws(EngineError) -> SQL {
    let names = disaggregation.dimensions.map(\.name)
    var select: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      let margin = try marginColumn(name)
      // The engine knows of no margin of a column that is in no set.
      let isGrouped = disaggregation.groupingSets().contains { $0.contains(name) }
      select.append(isGrouped ? column : SQL("0 AS ") + column)
      select.append((isGrouped ? SQL("grouping(") + column + SQL(")") : SQL("1")) + SQL(" AS ") + margin)
    }
    if disaggregation.period != nil { select.append(SQL("\"@period\"")) }
    for measure in disaggregation.measures {
      select.append(
        try SQL("CAST(sum(") + .identifier(measure.name) + SQL(") AS BIGINT) AS ") + .identifier(measure.name)
      )
      if case .sum = measure.aggregate {
        let column = try SQL.identifier(Self.knownPart + measure.name)
        let other = try SQL.identifier(Self.unknownPart + measure.name)
        select.append(SQL("CAST(sum(") + column + SQL(") AS BIGINT) AS ") + column)
        select.append(SQL("CAST(sum(") + other + SQL(") AS BIGINT) AS ") + other)
      }
    }
    var sets: [SQL] = []
    for set in disaggregation.groupingSets() {
      var columns: [SQL] = []
      for name in set { columns.append(try .identifier(name)) }
      if disaggregation.period != nil { columns.append(SQL("\"@period\"")) }
      sets.append(SQL("(") + columns.joined(", ") + SQL(")"))
    }
    let isWhole = names.isEmpty && disaggregation.period == nil
    return try SQL("SELECT ") + select.joined(", ") + SQL(" FROM (") + counted() + SQL(") counted")
      + (isWhole ? SQL("") : SQL(" GROUP BY GROUPING SETS (") + sets.joined(", ") + SQL(")"))
  }

  /// The cells that count, and zeros for those to fill.
  private func counted() throws(EngineError) -> SQL {
    var columns: [SQL] = []
    for name in disaggregation.dimensions.map(\.name) { columns.append(try .identifier(name)) }
    let filled = columns
    if let period = disaggregation.period {
      columns.append(
        (period.frequency == .year ? SQL("\"@month\" // 12") : SQL("\"@month\"")) + SQL(" AS \"@period\""))
    }
    for measure in disaggregation.measures {
      switch measure.aggregate {
      case .count: columns.append(try SQL("\"@records\" AS ") + .identifier(measure.name))
      case .sum(let name):
        let known = try SQL.identifier("@known " + name)
        columns.append(try .identifier("@sum " + name) + SQL(" AS ") + .identifier(measure.name))
        columns.append(try known + SQL(" AS ") + .identifier(Self.knownPart + measure.name))
        columns.append(
          try SQL("\"@records\" - ") + known + SQL(" AS ") + .identifier(Self.unknownPart + measure.name))
      }
    }
    let known =
      try SQL("SELECT ") + columns.joined(", ") + SQL(" FROM ") + RecordsCells.name + SQL(" WHERE ")
      + conditions()
    guard disaggregation.fill == .zero, let coverage else { return known }
    return try known + SQL(" UNION ALL ") + zeros(filled, coverage)
  }

  /// Whether the records of a cell count: not rejected, in a period, and within the filter.
  private func conditions() throws(EngineError) -> SQL {
    var conditions = [SQL("\"@rule\" = 0")]
    if disaggregation.period != nil, unknownPeriod == .dropped { conditions.append(SQL("\"@month\" > 0")) }
    if let filter = disaggregation.filter { conditions.append(try printer.sql(filter)) }
    return conditions.joined(" AND ")
  }

  private func zeros(_ columns: [SQL], _ coverage: CountsSchema.Coverage) throws(EngineError) -> SQL {
    var tables: [SQL] = []
    for column in columns {
      tables.append(
        SQL("(SELECT DISTINCT ") + column + SQL(" FROM ") + RecordsCells.name + SQL(" WHERE \"@rule\" = 0)"))
    }
    if let period = disaggregation.period {
      let covered = coverage.periods(frequency: period.frequency)
      let monthsInPeriod = period.frequency == .year ? 12 : 1
      let first = covered.first?.ordinal ?? 0
      tables.append(
        SQL("(SELECT CAST(i AS INTEGER) AS \"@period\", CAST(i * ") + .number(monthsInPeriod)
          + SQL(" AS INTEGER) AS \"@month\" FROM range(") + .number(first) + SQL(", ")
          + .number(first + covered.count)
          + SQL(") periods(i))"))
    }
    let names = Set(disaggregation.dimensions.map(\.name) + (disaggregation.period.map { [$0.name] } ?? []))
    var bounds: [SQL] = []
    for condition in disaggregation.filter?.conjuncts ?? []
    where condition.mentionedColumns.isSubset(of: names) {
      bounds.append(try printer.sql(condition))
    }
    let zeros = disaggregation.measures.map { measure in
      if case .sum = measure.aggregate { return SQL("0, 0, 0") }
      return SQL("0")
    }
    let select = columns + (disaggregation.period == nil ? [] : [SQL("\"@period\"")]) + zeros
    return SQL("SELECT ") + select.joined(", ") + SQL(" FROM ")
      + (tables.isEmpty ? SQL("(SELECT 1)") : tables.joined(" CROSS JOIN "))
      + SQL(" WHERE ") + (bounds.isEmpty ? SQL("TRUE") : bounds.joined(" AND "))
  }

  /// The records that know what a measure sums, and those that do not.
  private static let (knownPart, unknownPart) = ("@known ", "@unknown ")

  /// How many of the records that count do not know a summed column, and how many there are.
  func unknownAddends(of name: String) throws(EngineError) -> SQL {
    let known = try SQL.identifier("@known " + name)
    return try SQL("SELECT CAST(coalesce(sum(\"@records\" - ") + known
      + SQL("), 0) AS BIGINT) AS unknown, CAST(coalesce(sum(\"@records\"), 0) AS BIGINT) AS records FROM ")
      + RecordsCells.name + SQL(" WHERE ") + conditions()
  }

  private var printer: CodedExpressionPrinter {
    CodedExpressionPrinter(codes: { [cleaning] in cleaning.codes(of: $0) }) {
      [disaggregation] name throws(EngineError) in
      name == disaggregation.period?.name ? SQL("nullif(\"@month\", 0)") : try .identifier(name)
    }
  }

  private func marginColumn(_ name: String) throws(EngineError) -> SQL { try .identifier("@margin " + name) }

  private func label(_ name: String) throws(EngineError) -> SQL {
    let column = try SQL.identifier(name)
    let codes = ([CountsSchema.unknownCode] + (cleaning.codes(of: name)?.codes ?? [])).map {
      SQL.value(.text($0))
    }
    return try SQL("CASE WHEN ") + marginColumn(name) + SQL(" = 1 THEN '_T' ELSE list_extract(list_value(")
      + codes.joined(", ")
      + SQL("), ") + column + SQL(" + 1) END")
  }

  private func periodText(_ period: CountsSchema.PeriodColumn) -> SQL {
    SQL("CASE WHEN rolled.\"@period\" = 0 THEN '_U' ELSE coalesce(texts.text, ")
      + Self.text(of: SQL("rolled.\"@period\""), period.frequency) + SQL(") END")
  }

  /// The periods that dates may lie in with their texts, which are made once and not for every cell.
  private func periodTexts(_ period: CountsSchema.PeriodColumn) -> SQL {
    guard case .date(_, let days)? = cleaning.columns.first(where: { $0.name == period.name })?.reading
    else { return SQL(" LEFT JOIN (SELECT NULL AS i, NULL AS text) texts ON FALSE") }
    func ordinal(_ day: CalendarDay) -> SQL {
      RecordsCells.month(ofDay: .number(day.number)) + (period.frequency == .year ? SQL(" // 12") : SQL(""))
    }
    return SQL(" LEFT JOIN (SELECT CAST(i AS INTEGER) AS i, ") + Self.text(of: SQL("i"), period.frequency)
      + SQL(" AS text FROM range(") + ordinal(days.lowerBound) + SQL(", ")
      + ordinal(days.upperBound)
      + SQL(" + 1) periods(i)) texts ON texts.i = rolled.\"@period\"")
  }

  private static func text(of period: SQL, _ frequency: Period.Frequency) -> SQL {
    func padded(_ number: SQL, _ width: Int) -> SQL {
      SQL("lpad(CAST(") + number + SQL(" AS VARCHAR), ") + .number(width) + SQL(", '0')")
    }
    return frequency == .year
      ? padded(period, 4)
      : padded(period + SQL(" // 12"), 4) + SQL(" || '-' || ") + padded(period + SQL(" % 12 + 1"), 2)
  }

  /// The four columns of a stored cell.
  private func cell(_ measure: RecordsDisaggregation.Measure) throws(EngineError) -> [SQL] {
    let name = measure.name
    let sum = SQL("CAST(coalesce(") + (try .identifier(name)) + SQL(", 0) AS DOUBLE)")
    var provisional = SQL("FALSE")
    if let coverage, let period = disaggregation.period, coverage.provisional > 0 {
      let first = coverage.periods(frequency: period.frequency).first(where: coverage.isProvisional)
      if let first { provisional = SQL("\"@period\" >= ") + .number(first.ordinal) }
    }
    // The one place that says what a sum with unknown addends is.
    var isUnknown = SQL("FALSE")
    if case .sum = measure.aggregate {
      isUnknown = SQL("coalesce(") + (try .identifier(Self.unknownPart + name)) + SQL(", 0) > 0")
    }
    let value = SQL("CASE WHEN NOT (") + isUnknown + SQL(") THEN ") + sum + SQL(" END")
    return [
      try value + SQL(" AS ") + .identifier(name), try value + SQL(" AS ") + .identifier(name + "_low"),
      try value + SQL(" AS ") + .identifier(name + "_high"),
      try SQL("CASE WHEN ") + isUnknown + SQL(" THEN 'missing' WHEN ") + provisional
        + SQL(" THEN 'provisional' WHEN ") + sum
        + SQL(" = 0 THEN 'trueZero' ELSE 'observed' END AS ") + .identifier(name + "_status"),
    ]
  }
}
