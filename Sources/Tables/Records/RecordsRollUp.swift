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

  /// The rows as places, NULL where a dimension is at its margin: cells know a place, or 0, of every dimension.
  private func rolledUp() throws(EngineError) -> SQL {
    let names = disaggregation.dimensions.map(\.name)
    var select: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      // The engine knows of no margin of a column that is in no set.
      let isGrouped = disaggregation.groupingSets().contains { $0.contains(name) }
      select.append(isGrouped ? column : SQL("CAST(NULL AS INTEGER) AS ") + column)
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
      + counts()
    guard disaggregation.fill == .zero, let coverage else { return known }
    return try known + SQL(" UNION ALL ") + zeros(filled, coverage)
  }

  /// Whether the records of a cell count: not rejected, in a period, and within the filter.
  private func counts() throws(EngineError) -> SQL {
    var conditions = [SQL("\"@rule\" = 0")]
    if disaggregation.period != nil, unknownPeriod == .dropped { conditions.append(SQL("\"@month\" > 0")) }
    if let filter = disaggregation.filter { conditions.append(try printer.sql(filter)) }
    return conditions.joined(" AND ")
  }

  /// How many codes of a dimension the records that count have, and how many of these know one.
  func uniqueness(of dimension: String) throws(EngineError) -> SQL {
    let column = try SQL.identifier(dimension)
    return try SQL("SELECT count(DISTINCT ") + column
      + SQL(") AS codes, CAST(coalesce(sum(\"@records\"), 0) AS BIGINT) AS records FROM ")
      + RecordsCells.name + SQL(" WHERE ") + column + SQL(" > 0 AND ") + counts()
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
      + RecordsCells.name + SQL(" WHERE ") + counts()
  }

  private var printer: CodedExpressionPrinter {
    CodedExpressionPrinter(codes: { [cleaning] in cleaning.codes(of: $0) }) {
      [disaggregation] name throws(EngineError) in
      name == disaggregation.period?.name ? SQL("nullif(\"@month\", 0)") : try .identifier(name)
    }
  }

  private func label(_ name: String) throws(EngineError) -> SQL {
    let codes = [CountsSchema.marginCode, CountsSchema.unknownCode] + (cleaning.codes(of: name)?.codes ?? [])
    let words = codes.map { SQL.value(.text($0)) }
    return
      try "list_extract(list_value(\(words)), coalesce(CAST(\(SQL.identifier(name)) AS INTEGER), -1) + 2)"
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

  /// The columns of a stored cell.
  private func cell(_ measure: RecordsDisaggregation.Measure) throws(EngineError) -> [SQL] {
    let name = measure.name
    let sum = SQL("CAST(coalesce(") + (try .identifier(name)) + SQL(", 0) AS DOUBLE)")
    var status = SQL("'exact'")
    // The one place that says what a sum with unknown addends is.
    if case .sum(let column) = measure.aggregate {
      let known = try SQL.identifier(Self.knownPart + name)
      let unknown = try SQL.identifier(Self.unknownPart + name)
      // Where a known addend is below 0, an unknown one may be too, and the sum bounds nothing.
      let isBound =
        try known + SQL(" > 0 AND (SELECT coalesce(min(") + .identifier(RecordsCells.least + column)
        + SQL("), 0) FROM ") + RecordsCells.name + SQL(" WHERE \"@rule\" = 0) >= 0")
      status =
        SQL("CASE WHEN coalesce(") + unknown + SQL(", 0) = 0 THEN 'exact' WHEN ") + isBound
        + SQL(" THEN 'lowerBound' ELSE 'missing' END")
    }
    func value(_ statuses: [CellStatus], as suffix: String) throws(EngineError) -> SQL {
      let words = statuses.map { SQL.value(.text($0.rawValue)) }
      return try SQL("CASE WHEN ") + status + SQL(" IN (") + words.joined(", ") + SQL(") THEN ") + sum
        + SQL(" END AS ") + .identifier(name + suffix)
    }
    return [
      try value([.exact], as: ""), try value([.exact, .lowerBound], as: "_low"),
      try value([.exact], as: "_high"), try status + SQL(" AS ") + .identifier(name + "_status"),
      try SQL("CAST(") + marks() + SQL(" AS BIGINT) AS ") + .identifier(name + "_marks"),
    ]
  }

  /// The bits of the marks that the period of a cell gives it.
  private func marks() -> SQL {
    guard let coverage, let period = disaggregation.period else { return SQL("0") }
    var marks: [SQL] = []
    func add(_ mark: CellMarks, where condition: SQL) {
      marks.append(
        SQL("CASE WHEN ") + condition + SQL(" THEN ") + .number(mark.rawValue) + SQL(" ELSE 0 END"))
    }
    if let first = coverage.periods(frequency: period.frequency).first(where: coverage.isProvisional) {
      add(.provisional, where: SQL("\"@period\" >= ") + .number(first.ordinal))
    }
    let partial = coverage.partialYears.sorted()
    if period.frequency == .year, !partial.isEmpty {
      add(.partial, where: SQL("\"@period\" IN (") + partial.map { .number($0) }.joined(", ") + SQL(")"))
    }
    return marks.isEmpty ? SQL("0") : marks.joined(" + ")
  }
}
