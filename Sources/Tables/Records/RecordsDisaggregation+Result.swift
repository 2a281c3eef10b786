import Language

extension RecordsDisaggregation {
  /// What a disaggregation found.
  public struct Result: Sendable {
    /// The counts.
    public var table: CountsTable
    /// What the source as a whole told of how its texts are meant; empty over stored records.
    public var notices: [CleaningAudit.Notice] = []
    /// How the values of the columns used came about; nil over stored records.
    public var audit: CleaningAudit?
    /// The rows of the source that each rule rejected, by name, those above 0; empty over stored records.
    public var rejected: [(rule: String, rows: Int)] = []
    /// How many rows were made one with another of their key.
    public var duplicates = 0
    /// How many records have no known period and so are in none.
    public var withoutPeriod = 0
    /// How many records have a period outside what the source covers.
    public var uncovered = 0
    /// How many records do not know when they were made, where counts have vintages; they count as made at once.
    public var unrecorded = 0
    /// The summed columns that some of the records which count do not know: how many of how many.
    public var unknownAddends: [(column: String, unknown: Int, records: Int)] = []
    /// The dimensions with nearly as many codes as there are records that count and know one.
    public var nearlyUnique: [String] = []
  }

  /// The counts of a source, cleaned on the way; its records are stored nowhere.
  ///
  /// A coverage that follows the data ends with the last month of a record, `today` at the latest.
  public func result(
    of source: RecordsSource, cleaning plan: RecordsCleaning, schema: CountsSchema,
    today: CalendarDay? = nil, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    let decision = try source.reading { () throws(EngineError) in
      try RecordsSurvey(cleaning: plan, engine: engine).decision(on: source, wanted: wantedColumns)
    }
    let cleaning = decision.cleaning
    let cells = RecordsCells(cleaning: cleaning, disaggregation: self, engine: engine)
    try source.reading { () throws(EngineError) in try cells.create(from: source, audit: .failures) }
    var result = try finish(cleaning: cleaning, schema: schema, today: today, engine: engine)
    result.notices = decision.notices
    result.audit = try source.reading { () throws(EngineError) in try audit(of: source, cleaning, engine) }
    return result
  }

  /// The counts of clean records that were stored in a file.
  public func result(
    ofStored path: String, cleaning: RecordsCleaning, schema: CountsSchema,
    today: CalendarDay? = nil, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    let cells = RecordsCells(cleaning: cleaning, disaggregation: self, engine: engine)
    do {
      try cells.create(fromStored: path)
    } catch { throw .engine(error) }
    return try finish(cleaning: cleaning, schema: schema, today: today, engine: engine)
  }

  /// The columns that are looked at: those that the result follows from, and those whose values have to be known.
  func auditedColumns(_ cleaning: RecordsCleaning) -> Set<String> {
    wantedColumns.union(cleaning.requiredColumns)
  }

  /// The columns of the source that are looked at.
  public func usedColumns(_ cleaning: RecordsCleaning) -> [RecordColumn] {
    cleaning.sourceColumns(for: auditedColumns(cleaning))
  }

  /// What could not be read in the columns used, over cells that say in which columns there is something.
  ///
  /// Only those are read once more, for their counts; mostly there are none, or few.
  private func audit(
    of source: RecordsSource, _ cleaning: RecordsCleaning, _ engine: DuckDBEngine
  ) throws(EngineError) -> CleaningAudit {
    let used = usedColumns(cleaning)
    let found = try engine.query(
      "SELECT CAST(coalesce(sum(\"@rows\"), 0) AS BIGINT) AS rows, CAST(coalesce(bit_or(\(TypedRecords.unread)), 0) AS BIGINT) AS unread FROM \(RecordsCells.name)"
    )
    let bits = found.integer("unread", 0)
    let columns = used.enumerated().filter { bits & 1 << ($0.offset % TypedRecords.unreadBits) != 0 }.map(
      \.element)
    var audit = CleaningAudit(
      rows: found.integer("rows", 0) + source.repeatedHeaders, records: 0, columns: used.map(\.name),
      entries: [])
    if !columns.isEmpty {
      // The values alone are asked for, so that nothing is derived and no row rejected.
      let values = RecordsCleaning(columns: columns)
      let relation = try TypedRecords(cleaning: values, engine: engine).relation(
        of: source, wanted: Set(columns.map(\.name)), audit: .outcomes)
      audit.entries = try CleaningCounts(cleaning: values, engine: engine).outcomes(
        of: columns, in: "(\(relation)) read"
      ).entries
    }
    audit.entries += source.repeatedHeaderEntries
    return audit
  }

  /// Of fewer records it says nothing that a code each has one.
  private static let fewestTelling = 5

  private func finish(
    cleaning: RecordsCleaning, schema: CountsSchema, today: CalendarDay?, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    do {
      var schema = schema
      // The coverage is told in periods of the cells, so that a record lies in one or outside.
      if let frequency = cellFrequency(cleaning) {
        schema.coverage = schema.coverage?.converted(to: frequency)
      }
      if let today, period != nil, let coverage = schema.coverage, coverage.end == .data {
        schema.coverage = try Self.coverage(coverage, until: today, engine)
      }
      var relation = RecordsRelation(cleaning: cleaning, disaggregation: self, coverage: schema.coverage)
      if let frequency = cellFrequency(cleaning) { relation.seen = try Self.years(frequency, engine) }
      var shape = shapeNow(schema)
      // Each record has its row: where there is none, nothing was recorded.
      shape.coverage?.absent = .zero
      var table = try relation.table(from: engine.query(relation.statement()), schema: shape)
      var unrecorded = 0
      if let recording, let frequency = period?.frequency {
        var recorded = shape
        recorded.dimensions.append(.init(name: RecordsCells.recorded, codeList: nil))
        let increments = try relation.table(
          from: engine.query(relation.recordedStatement()), schema: recorded)
        let found = try engine.query(
          """
          SELECT CAST(coalesce(sum("@records") FILTER (\(name: RecordsCells.recorded) = 0), 0) AS BIGINT) AS unknown, \
          CAST(coalesce(max(\(name: RecordsCells.recorded)) FILTER (\(name: RecordsCells.ending) = 2), 0) AS BIGINT) AS ended \
          FROM \(RecordsCells.name) WHERE "@rule" = 0
          """)
        unrecorded = found.integer("unknown", 0)
        table = RecordedVintages.table(
          table, increments: increments, name: recording.column, delays: recording.delays,
          today: today.flatMap { Period(frequency, containing: $0) },
          ended: found.integer("ended", 0))
      }
      var uncovered = SQL("FALSE")
      if let coverage = schema.coverage {
        uncovered =
          "\"@period\" > 0 AND \"@period\" NOT BETWEEN \(coverage.first.ordinal) AND \(coverage.last.ordinal)"
      }
      let totals = try engine.query(
        SQL(
          "SELECT CAST(\"@rule\" AS BIGINT) AS rule, CAST(sum(\"@rows\") AS BIGINT) AS rows, CAST(sum(\"@records\") AS BIGINT) AS records,"
        )
          + SQL(" CAST(coalesce(sum(\"@records\") FILTER (\"@period\" = 0), 0) AS BIGINT) AS timeless,")
          + SQL(" CAST(coalesce(sum(\"@records\") FILTER (") + uncovered
          + SQL("), 0) AS BIGINT) AS uncovered FROM ") + RecordsCells.name + SQL(" GROUP BY 1 ORDER BY 1"))
      var result = Result(table: table)
      result.unrecorded = unrecorded
      let names = cleaning.rejectionNames
      for row in 0..<totals.rowCount {
        let rule = totals.integer("rule", row)
        if rule == 0 {
          result.duplicates = totals.integer("rows", row) - totals.integer("records", row)
          result.withoutPeriod = period == nil ? 0 : totals.integer("timeless", row)
          result.uncovered = period == nil ? 0 : totals.integer("uncovered", row)
        } else if rule <= names.count {
          result.rejected.append((names[rule - 1], totals.integer("rows", row)))
        }
      }
      for dimension in dimensions {
        let counts = try engine.query(relation.uniqueness(of: dimension.name))
        let uniqueness = CodeUniqueness(codes: counts.integer("codes", 0), rows: counts.integer("records", 0))
        if uniqueness.rows >= Self.fewestTelling, uniqueness.isNearlyUnique {
          result.nearlyUnique.append(dimension.name)
        }
      }
      for name in summedColumns() {
        let counts = try engine.query(relation.unknownAddends(of: name))
        let unknown = counts.integer("unknown", 0)
        if unknown > 0 { result.unknownAddends.append((name, unknown, counts.integer("records", 0))) }
      }
      return result
    } catch { throw .engine(error) }
  }

  /// The years from that of the first record that counts to that of the last; where there are none, nothing.
  ///
  /// Whole years, since in a period between two others, or after the last, there may have been no record.
  private static func years(
    _ frequency: Period.Frequency, _ engine: DuckDBEngine
  ) throws(EngineError) -> CountsSchema.Seen? {
    let found = try engine.query(
      """
      SELECT CAST(coalesce(min("@period"), 0) AS BIGINT) AS first, CAST(coalesce(max("@period"), 0) AS BIGINT) AS last \
      FROM \(RecordsCells.name) WHERE "@rule" = 0 AND "@period" > 0
      """)
    let (first, last) = (found.integer("first", 0), found.integer("last", 0))
    guard first > 0 else { return nil }
    return CountsSchema.Seen([
      Period(frequency: frequency, ordinal: first).spanOfYear.lowerBound,
      Period(frequency: frequency, ordinal: last).spanOfYear.upperBound,
    ])
  }

  /// A coverage that ends with the last period of a record that counts, that of today at the latest.
  private static func coverage(
    _ coverage: CountsSchema.Coverage, until today: CalendarDay, _ engine: DuckDBEngine
  ) throws(EngineError) -> CountsSchema.Coverage {
    let frequency = coverage.first.frequency
    let latest = Period(frequency, containing: today)?.ordinal ?? Int(Int32.max)
    let last = try engine.query(
      """
      SELECT CAST(coalesce(max("@period"), 0) AS BIGINT) AS last FROM \(RecordsCells.name) \
      WHERE "@rule" = 0 AND "@period" <= \(latest)
      """)
    var result = coverage
    result.last = max(coverage.first, Period(frequency: frequency, ordinal: last.integer("last", 0)))
    return result
  }

  /// The shape of the result over records of a shape.
  public func resultSchema(_ source: CountsSchema) -> CountsSchema {
    var schema = shapeNow(source)
    if let recording {
      schema.dimensions.insert(.init(name: recording.column, codeList: nil, isVintage: true), at: 0)
    }
    return schema
  }

  /// The shape of what is known now.
  private func shapeNow(_ source: CountsSchema) -> CountsSchema {
    var schema = source
    schema.dimensions = dimensions.map { dimension in
      CountsSchema.Dimension(
        name: dimension.name, codeList: source.dimensions.first { $0.name == dimension.name }?.codeList,
        hasMargin: dimension.margin == .totalAndEach || sets != nil)
    }
    schema.measures = measures.map(\.name)
    schema.period = period
    schema.words = source.words(
      dimensions: dimensions.map(\.name), period: period, measures: measures.map { ($0.name, $0.summed) })
    schema.narrowMeaning(to: filter, of: source)
    return schema
  }
}

extension ResultColumns {
  /// A whole number of a result, 0 where it is NULL or not one.
  func integer(_ name: String, _ row: Int) -> Int {
    if case .integers(let values)? = self[name], let value = values[row] { return Int(value) }
    return 0
  }
}
