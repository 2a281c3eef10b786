import Language

/// Tables of counts as relations of an engine, and back.
struct CountsRelation {
  let engine: DuckDBEngine

  /// Makes a temporary table with the rows of a table and returns its name.
  func create(_ table: CountsTable, name: String) throws(EngineError) -> SQL {
    let relation = try SQL.identifier(name)
    _ = try engine.query(SQL("DROP TABLE IF EXISTS ") + relation)
    _ = try engine.query(
      SQL("CREATE TEMP TABLE ") + relation + SQL(" (") + Self.columns(table.schema).joined(", ") + SQL(")"))
    try engine.append(Self.values(of: table), to: name)
    return relation
  }

  private static func columns(_ schema: CountsSchema) throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for dimension in schema.dimensions {
      columns.append(try SQL.identifier(dimension.name) + SQL(" VARCHAR"))
    }
    if let period = schema.period { columns.append(try SQL.identifier(period.name) + SQL(" VARCHAR")) }
    for measure in schema.measures {
      for suffix in ["", "_low", "_high"] {
        columns.append(try SQL.identifier(measure + suffix) + SQL(" DOUBLE"))
      }
      columns.append(try SQL.identifier(measure + "_status") + SQL(" VARCHAR"))
      columns.append(try SQL.identifier(measure + "_marks") + SQL(" BIGINT"))
    }
    return columns
  }

  /// The columns of a relation, in the order of `columns`.
  private static func values(of table: CountsTable) -> [ColumnData] {
    var result = table.dimensions.map { ColumnData.texts(NullableArray(known: $0)) }
    if table.schema.period != nil {
      result.append(.texts(NullableArray(known: table.periods.map(\.description))))
    }
    for cells in table.measures {
      result.append(.reals(NullableArray(cells.map(\.value), placeholder: 0)))
      result.append(.reals(NullableArray(cells.map(\.low), placeholder: 0)))
      result.append(.reals(NullableArray(cells.map(\.high), placeholder: 0)))
      result.append(.texts(NullableArray(known: cells.map(\.status.rawValue))))
      result.append(.integers(NullableArray(known: cells.map { Int64($0.marks.rawValue) })))
    }
    return result
  }

  /// The table of a result that has the columns of a schema; rows are sorted by key.
  static func table(
    from result: ResultColumns, schema: CountsSchema
  ) throws(EngineError) -> CountsTable {
    let count = result.rowCount
    func texts(_ name: String) throws(EngineError) -> [String] {
      guard case .texts(let values)? = result[name] else {
        throw .malformedTable(reason: "column '\(name)' is missing")
      }
      return values.map { $0 ?? CountsSchema.unknownCode }
    }
    func reals(_ name: String) throws(EngineError) -> NullableArray<Double> {
      guard case .reals(let values)? = result[name] else {
        throw .malformedTable(reason: "column '\(name)' is missing")
      }
      return values
    }
    var dimensions: [[String]] = []
    for dimension in schema.dimensions { dimensions.append(try texts(dimension.name)) }
    var periods: [Period] = []
    if let column = schema.period {
      for text in try texts(column.name) {
        guard let period = Period(text: text, frequency: column.frequency) else {
          throw .malformedTable(reason: "column '\(column.name)' holds a text that is no period")
        }
        periods.append(period)
      }
    }
    var measures: [[Cell]] = []
    for measure in schema.measures {
      let values = try reals(measure)
      let lows = try reals(measure + "_low")
      let highs = try reals(measure + "_high")
      let statuses = try texts(measure + "_status")
      var marks: NullableArray<Int64>?
      if case .integers(let bits)? = result[measure + "_marks"] { marks = bits }
      var cells: [Cell] = []
      for row in 0..<count {
        guard
          let (status, marked) = Self.status(statuses[row]),
          let cell = Cell(
            status: status, value: values[row], low: lows[row], high: highs[row],
            marks: marked.union(CellMarks(rawValue: Int(truncatingIfNeeded: marks?[row] ?? 0))))
        else { throw .malformedTable(reason: "a cell of '\(measure)' does not fit its status") }
        cells.append(cell)
      }
      measures.append(cells)
    }
    return CountsTable(
      schema: schema, dimensions: dimensions, periods: periods, measures: measures, rowCount: count
    ).sorted()
  }

  /// The status of a word of a stored table and the marks it stands for.
  ///
  /// The last run before marks had a column wrote them as statuses; the night after an upgrade reads
  /// its tables once more, to say what changed.
  private static func status(_ word: String) -> (CellStatus, CellMarks)? {
    switch word {
    case "observed", "trueZero": (.exact, [])
    case "suppressed": (.interval, [])
    case "provisional": (.exact, .provisional)
    case "seriesBreak": (.exact, .seriesBreak)
    default: CellStatus(rawValue: word).map { ($0, []) }
    }
  }
}
