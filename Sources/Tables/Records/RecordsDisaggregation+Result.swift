import Language

extension RecordsDisaggregation {
  /// What a disaggregation found.
  public struct Result: Sendable {
    /// The counts.
    public var table: CountsTable
    /// The rows of the source that each rule rejected, by name, those above 0; empty over stored records.
    public var rejected: [(rule: String, rows: Int)]
    /// How many rows were made one with another of their key.
    public var duplicates: Int
    /// How many records have no known period and so are in none.
    public var withoutPeriod: Int
    /// The dimensions with nearly as many codes as there are records that count and know one.
    public var nearlyUnique: [String] = []
  }

  /// The counts of a source, cleaned on the way; its records are stored nowhere.
  public func result(
    of source: RecordsSource, cleaning: RecordsCleaning, schema: CountsSchema, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    let cells = RecordsCells(cleaning: cleaning, disaggregation: self, engine: engine)
    try source.reading { () throws(EngineError) in try cells.create(from: source) }
    return try finish(cleaning: cleaning, schema: schema, engine: engine)
  }

  /// The counts of clean records that were stored in a file.
  public func result(
    ofStored path: String, cleaning: RecordsCleaning, schema: CountsSchema, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    let cells = RecordsCells(cleaning: cleaning, disaggregation: self, engine: engine)
    do {
      try cells.create(fromStored: path)
    } catch { throw .engine(error) }
    return try finish(cleaning: cleaning, schema: schema, engine: engine)
  }

  /// Of fewer records it says nothing that a code each has one.
  private static let fewestTelling = 5

  private func finish(
    cleaning: RecordsCleaning, schema: CountsSchema, engine: DuckDBEngine
  ) throws(RecordsError) -> Result {
    do {
      let rollUp = RecordsRollUp(cleaning: cleaning, disaggregation: self, coverage: schema.coverage)
      let table = try CountsRelation.table(
        from: engine.query(rollUp.labelled()), schema: resultSchema(schema))
      let totals = try engine.query(
        SQL(
          "SELECT CAST(\"@rule\" AS BIGINT) AS rule, CAST(sum(\"@rows\") AS BIGINT) AS rows, CAST(sum(\"@records\") AS BIGINT) AS records,"
        )
          + SQL(" CAST(coalesce(sum(\"@records\") FILTER (\"@month\" = 0), 0) AS BIGINT) AS timeless FROM ")
          + RecordsCells.name + SQL(" GROUP BY 1 ORDER BY 1"))
      var result = Result(table: table, rejected: [], duplicates: 0, withoutPeriod: 0)
      let names = cleaning.rejectionNames
      for row in 0..<totals.rowCount {
        let rule = totals.integer("rule", row)
        if rule == 0 {
          result.duplicates = totals.integer("rows", row) - totals.integer("records", row)
          result.withoutPeriod = period == nil ? 0 : totals.integer("timeless", row)
        } else if rule <= names.count {
          result.rejected.append((names[rule - 1], totals.integer("rows", row)))
        }
      }
      for dimension in dimensions {
        let counts = try engine.query(rollUp.uniqueness(of: dimension.name))
        let uniqueness = CodeUniqueness(codes: counts.integer("codes", 0), rows: counts.integer("records", 0))
        if uniqueness.rows >= Self.fewestTelling, uniqueness.isNearlyUnique {
          result.nearlyUnique.append(dimension.name)
        }
      }
      return result
    } catch { throw .engine(error) }
  }

  /// The shape of the result over records of a shape.
  public func resultSchema(_ source: CountsSchema) -> CountsSchema {
    var schema = source
    schema.dimensions = dimensions.map { dimension in
      CountsSchema.Dimension(
        name: dimension.name, codeList: source.dimensions.first { $0.name == dimension.name }?.codeList,
        hasMargin: dimension.margin == .totalAndEach || sets != nil)
    }
    schema.measures = measures.map(\.name)
    schema.period = period
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
