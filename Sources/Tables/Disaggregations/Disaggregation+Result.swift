extension Disaggregation {
  /// What a disaggregation made, beside the table.
  public struct Result: Sendable {
    /// What is to be said of the figures of a measure.
    public struct Doubt: Sendable, Hashable {
      /// The measure of the result.
      public var measure: String
      /// How many published totals are not what their published parts come to.
      public var totalsUnlikeParts: Int
      /// The largest distance between such a total and its parts, in the unit of the measure.
      public var largestGap: Double
      /// How many totals are missing because ways to sum them contradict each other.
      public var contradictions: Int

      /// Creates a doubt.
      public init(measure: String, totalsUnlikeParts: Int, largestGap: Double, contradictions: Int) {
        self.measure = measure
        self.totalsUnlikeParts = totalsUnlikeParts
        self.largestGap = largestGap
        self.contradictions = contradictions
      }
    }

    /// The counts, in order.
    public var table: CountsTable
    /// The measures of which something is to be said, in order.
    public var doubts: [Doubt]
    /// What a sum would be needed over that must not be, so that there are no rows.
    public var unsummable: [String]
    /// Dimensions whose total is not there, as it is not published and must not be summed.
    public var untotalled: [String]
    /// Measures of which there is nothing, as they must not be summed, and over what they would be.
    public var unsummed: [(measure: String, over: String)]
  }

  /// The result over a table in memory.
  public func result(of table: CountsTable, engine: DuckDBEngine) throws(EngineError) -> Result {
    let relation = CountsRelation(engine: engine)
    let name = try relation.create(table, name: "source table")
    let result = try run(over: name, of: table.schema, engine: engine)
    return try read(result, engine)
  }

  /// Stores the result over a stored table, which the engine reads where it lies, in a folder that exists.
  public func store(
    of folder: String, in target: String, engine: DuckDBEngine
  ) throws(EngineError) -> Result {
    let store = CountsStore(engine: engine)
    let result = try run(over: store.rows(folder: folder), of: store.schema(folder: folder), engine: engine)
    try store.write(result.rows, schema: result.schema, folder: target)
    return try read(result, engine)
  }

  /// A result that is still the engine's.
  private struct Stored {
    var rows: SQL
    var schema: CountsSchema
    var doubts: [Result.Doubt]
    var unsummable: [String]
    var untotalled: [String]
    var unsummed: [(measure: String, over: String)]
  }

  private func run(
    over source: SQL, of schema: CountsSchema, engine: DuckDBEngine
  ) throws(EngineError) -> Stored {
    let plan = DisaggregationPlan(self, of: schema)
    func create(_ name: SQL, _ relation: Relation, _ tables: [String: SQL]) throws(EngineError) {
      let statement = try DuckDBRelationPrinter(tables: tables).statement(relation)
      _ = try engine.query("CREATE OR REPLACE TEMP TABLE \(name) AS \(statement)")
    }
    let (settled, rows): (SQL, SQL) = ("settled", "disaggregated")
    if let relation = plan.settledRelation {
      try create(settled, relation, [DisaggregationPlan.source: source])
    }
    let tables = [DisaggregationPlan.source: source, DisaggregationPlan.settled: settled]
    try create(rows, plan.result, tables)
    var doubts: [Result.Doubt] = []
    if let doubtful = plan.doubtful {
      let statement = try DuckDBRelationPrinter(tables: tables).statement(doubtful)
      for measure in measures {
        let gap: SQL = "\(name: "@gap \(measure.name)")"
        let contradictions: SQL = "\(name: "@contradictions \(measure.name)")"
        let counts = try engine.query(
          """
          SELECT count(*) FILTER (WHERE \(gap) > 0) AS gaps, coalesce(max(\(gap)), 0.0) AS largest, \
          count(*) FILTER (WHERE \(contradictions) > 0) AS contradictions FROM (\(statement)) doubtful
          """)
        var doubt = Result.Doubt(
          measure: measure.name, totalsUnlikeParts: counts.integer("gaps", 0), largestGap: 0,
          contradictions: counts.integer("contradictions", 0))
        if case .reals(let values)? = counts["largest"] {
          doubt.largestGap = values.first.flatMap { $0 } ?? 0
        }
        if doubt.totalsUnlikeParts + doubt.contradictions > 0 { doubts.append(doubt) }
      }
    }
    return Stored(
      rows: rows, schema: plan.schema, doubts: doubts, unsummable: plan.unsummable,
      untotalled: plan.untotalled, unsummed: plan.unsummed)
  }

  /// Reads a result, for its hash and for whoever asked.
  private func read(_ stored: Stored, _ engine: DuckDBEngine) throws(EngineError) -> Result {
    let table = try CountsRelation.table(
      from: engine.query("SELECT * FROM \(stored.rows)"), schema: stored.schema)
    return Result(
      table: table, doubts: stored.doubts, unsummable: stored.unsummable, untotalled: stored.untotalled,
      unsummed: stored.unsummed)
  }
}
