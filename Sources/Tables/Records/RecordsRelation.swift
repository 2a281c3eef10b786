import Language

/// The finest cells of records as the source of a disaggregation.
///
/// Codes stay the places that cells know them by, and periods their ordinals, until the result is read.
struct RecordsRelation {
  let cleaning: RecordsCleaning
  let disaggregation: RecordsDisaggregation
  let coverage: CountsSchema.Coverage?
  /// The first and the last period of the years that a record lies in.
  var seen: CountsSchema.Seen?
  /// What becomes of records without a known period.
  var unknownPeriod = UnknownPeriodRule.dropped

  /// What becomes of records without a known period.
  enum UnknownPeriodRule {
    /// They are in no cell: a table of counts has no such period.
    case dropped
    /// Their period is `_U`.
    case kept
  }

  /// The measure of the cells that counts records.
  static let records = "@records"

  /// The measure of the cells that counts the records which know a summed column.
  static func known(_ column: String) -> String { "@known " + column }

  private static func sum(_ column: String) -> String { "@sum " + column }

  /// The column of periods; without a period there is none.
  private var period: CountsSchema.PeriodColumn? {
    guard let frequency = disaggregation.cellFrequency(cleaning) else { return nil }
    return disaggregation.period.map { .init(name: $0.name, frequency: frequency) }
  }

  /// The shape of the cells.
  private var schema: CountsSchema {
    let summed = disaggregation.summedColumns()
    var schema = CountsSchema(
      contracts: [], citations: [],
      dimensions: disaggregation.cellColumns().map { .init(name: $0, codeList: nil) }, period: period,
      measures: [Self.records] + summed.flatMap { [Self.sum($0), Self.known($0)] })
    schema.coverage = coverage
    schema.seen = seen
    return schema
  }

  /// The disaggregation of the cells: to each sum belongs `@known`, the records of its cell that know an addend.
  private var plan: DisaggregationPlan {
    plan(
      Disaggregation(
        filter: filter, measures: measures, dimensions: disaggregation.dimensions, sets: disaggregation.sets,
        period: disaggregation.period?.frequency, fill: disaggregation.fill))
  }

  private var measures: [Disaggregation.Measure] {
    disaggregation.measures.flatMap { measure -> [Disaggregation.Measure] in
      switch measure.aggregate {
      case .count: [.init(name: measure.name, source: Self.records)]
      case .sum(let column):
        [
          .init(name: measure.name, source: Self.sum(column)),
          .init(name: Self.known(measure.name), source: Self.known(column)),
        ]
      }
    }
  }

  private func plan(_ disaggregation: Disaggregation) -> DisaggregationPlan {
    var encodings: [String: KeyEncoding] = [:]
    for column in self.disaggregation.cellColumns() {
      encodings[column] = .places(cleaning.codes(of: column)?.codes ?? [])
    }
    if let period { encodings[period.name] = .periods(span(of: period)) }
    // The shape of the cells names when records were made only for the disaggregation that asks for it.
    var shape = schema
    if disaggregation.dimensions.contains(where: { $0.name == RecordsCells.recorded }),
      let recording = self.disaggregation.recording, let period = self.disaggregation.period
    {
      shape.dimensions.append(.init(name: RecordsCells.recorded, codeList: nil))
      shape.coverage = nil
      encodings[RecordsCells.recorded] = .periods(
        span(of: .init(name: recording.column, frequency: period.frequency)))
    }
    let plain = [Self.records] + self.disaggregation.summedColumns().map(Self.known)
    return DisaggregationPlan(
      disaggregation, of: shape, absence: .zero, encodings: encodings, plainCells: Set(plain))
  }

  /// The periods that the column of periods may tell.
  private func span(of period: CountsSchema.PeriodColumn) -> ClosedRange<Period> {
    let frequency = period.frequency
    let years = frequency.calendar.years
    let whole =
      Period(frequency: frequency.years, ordinal: max(1, years.lowerBound))
      .firstDay...Period(
        frequency: frequency.years, ordinal: years.upperBound
      ).lastDay
    func span(_ days: ClosedRange<CalendarDay>) -> ClosedRange<Period>? {
      let days = days.clamped(to: whole)
      guard let first = Period(frequency, containing: days.lowerBound),
        let last = Period(frequency, containing: days.upperBound)
      else { return nil }
      return first...max(first, last)
    }
    var result = span(whole)
    switch cleaning.columns.first(where: { $0.name == period.name })?.reading {
    case .date(_, let days): result = span(days)
    case .integer(let years):
      result =
        Period(
          frequency: frequency, ordinal: Int(clamping: years.lowerBound))...Period(
          frequency: frequency, ordinal: Int(clamping: years.upperBound))
    default: break
    }
    return result ?? Period(frequency: frequency, ordinal: 1)...Period(frequency: frequency, ordinal: 1)
  }

  /// Which records count: those of the filter that are in a period.
  private var filter: TypedExpression? {
    guard let period, unknownPeriod == .dropped else { return disaggregation.filter }
    let dated = TypedExpression.known(.column(period.name, period.frequency.scalarType), negated: false)
    return disaggregation.filter.map { .binary(.and, $0, dated, .boolean) } ?? dated
  }

  /// The rows of the result, with `@known` beside each sum.
  func statement(order: DuckDBRelationPrinter.RowOrder = .keys) throws(EngineError) -> SQL {
    try statement(plan.result, order: order)
  }

  /// The rows of the result by the period in which records were made, with `@known` beside each sum; nothing is filled.
  func recordedStatement() throws(EngineError) -> SQL {
    let rows = plan(
      Disaggregation(
        filter: filter, measures: measures,
        dimensions: disaggregation.dimensions + [.init(name: RecordsCells.recorded, margin: .each)],
        sets: disaggregation.sets.map { $0.map { $0 + [RecordsCells.recorded] } },
        period: disaggregation.period?.frequency, fill: .none))
    return try statement(rows.result)
  }

  private func statement(
    _ relation: Relation, order: DuckDBRelationPrinter.RowOrder = .keys
  ) throws(EngineError) -> SQL {
    try DuckDBRelationPrinter(tables: [DisaggregationPlan.source: cells]).statement(relation, order: order)
  }

  /// How many codes of a dimension the records that count have, and how many of these know one.
  func uniqueness(of dimension: String) throws(EngineError) -> SQL {
    let rows = plan(
      Disaggregation(
        filter: filter, measures: [.init(name: Self.records, source: Self.records)],
        dimensions: [.init(name: dimension, margin: .each)], period: nil, fill: .none))
    return try """
    SELECT count(*) AS codes, CAST(coalesce(sum(\(name: Self.records)), 0) AS BIGINT) AS records \
    FROM (\(statement(rows.result))) counted WHERE \(name: dimension) <> \(text: CountsSchema.unknownCode)
    """
  }

  /// How many of the records that count do not know a summed column, and how many there are.
  func unknownAddends(of column: String) throws(EngineError) -> SQL {
    let rows = plan(
      Disaggregation(
        filter: filter,
        measures: [Self.records, Self.known(column)].map { .init(name: $0, source: $0) }, dimensions: [],
        period: nil, fill: .none))
    let (records, known): (SQL, SQL) = ("\(name: Self.records)", "\(name: Self.known(column))")
    return try """
    SELECT CAST(coalesce(sum(\(records) - \(known)), 0) AS BIGINT) AS unknown, \
    CAST(coalesce(sum(\(records)), 0) AS BIGINT) AS records FROM (\(statement(rows.result))) counted
    """
  }

  /// The cells of records that no rule rejected, under the names of the shape.
  private var cells: SQL {
    var columns = disaggregation.cellColumns().map { "\(name: $0)" as SQL }
    if let period { columns.append("\"@period\" AS \(name: period.name)") }
    if disaggregation.recording != nil { columns.append("\(name: RecordsCells.recorded)") }
    columns.append("\(name: Self.records)")
    for column in disaggregation.summedColumns() {
      columns += storedSum(of: column)
      columns.append("\(name: Self.known(column))")
    }
    return "(SELECT \(columns) FROM \(RecordsCells.name) WHERE \"@rule\" = 0) cells"
  }

  /// A sum as a stored cell.
  ///
  /// The one place that says what a sum with unknown addends is: at least the sum of the known ones, and nothing
  /// where a known addend is below 0, since an unknown one may be too. That one of which no addend is
  /// known is nothing follows in the result, as a part of it is still at least 0.
  private func storedSum(of column: String) -> [SQL] {
    let (sum, known): (SQL, SQL) = ("coalesce(\(name: Self.sum(column)), 0)", "\(name: Self.known(column))")
    let least: SQL = """
      (SELECT coalesce(min(\(name: RecordsCells.least + column)), 0) FROM \(RecordsCells.name) WHERE "@rule" = 0)
      """
    let status: SQL = """
      CASE WHEN \(known) = "@records" THEN \(text: CellStatus.exact.rawValue) \
      WHEN \(least) >= 0 THEN \(text: CellStatus.lowerBound.rawValue) \
      ELSE \(text: CellStatus.missing.rawValue) END
      """
    return zip([sum, sum, sum, status, "0"], CellPrinter.storedColumns(Self.sum(column))).map {
      "\($0) AS \(name: $1)"
    }
  }

  /// The table of a result, where a sum of which no addend is known is none.
  func table(from result: ResultColumns, schema: CountsSchema) throws(EngineError) -> CountsTable {
    let summed = disaggregation.measures.filter { $0.aggregate != .count }
    var whole = schema
    whole.measures += summed.map { Self.known($0.name) }
    var table = try CountsRelation.table(from: result, schema: whole)
    let known = table.measures[schema.measures.count...]
    table.measures.removeLast(known.count)
    for (measure, known) in zip(summed, known) {
      guard let place = schema.measures.firstIndex(of: measure.name) else { continue }
      for (row, count) in known.enumerated() {
        let cell = table.measures[place][row]
        if cell.status == .lowerBound, count.value == 0 {
          table.measures[place][row] = .unknown(.missing, cell.marks)
        }
      }
    }
    table.schema = schema
    return table
  }
}
