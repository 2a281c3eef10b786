import Language

/// A disaggregation as one statement of the engine.
struct DisaggregationPlan {
  let disaggregation: Disaggregation
  let source: CountsSchema
  let result: CountsSchema
  let relation: SQL

  init(
    disaggregation: Disaggregation, source: CountsSchema, result: CountsSchema, relation: SQL
  ) throws(EngineError) {
    self.disaggregation = disaggregation
    self.source = source
    self.result = result
    self.relation = relation
  }

  func statement() throws(EngineError) -> SQL {
    let stored = source.measures.flatMap { CellPrinter(name: $0).parts(ofStored: $0) }
    let lowered: SQL = "SELECT *, \(stored) FROM \(relation)"
    var text =
      try SQL("WITH lowered AS (") + lowered + SQL("), chosen AS (") + chosen() + SQL("), finest AS (")
      + finest() + SQL(")")
    var cells = SQL("finest")
    if disaggregation.fill == .zero, let coverage = source.coverage {
      text +=
        try SQL(", grid AS (") + grid(coverage) + SQL("), filled AS (")
        + filled(coverage) + SQL(")")
      cells = SQL("filled")
    }
    return try text + SQL(" ") + rolledUp(from: cells)
  }

  /// The rows that count, with the period at the frequency of the result.
  private func chosen() throws(EngineError) -> SQL {
    let fixed = disaggregation.filter?.mentionedColumns ?? []
    let byNames = disaggregation.dimensions.map(\.name)
    var conditions: [SQL] = []
    if let filter = disaggregation.filter { conditions.append(try SQLPrinter.sql(filter)) }
    for dimension in source.dimensions {
      let column = try SQL.identifier(dimension.name)
      if byNames.contains(dimension.name) {
        if dimension.hasMargin { conditions.append(column + SQL(" <> '_T'")) }
      } else if !fixed.contains(dimension.name) {
        if dimension.isVintage {
          conditions.append(column + SQL(" = (SELECT max(") + column + SQL(") FROM ") + relation + SQL(")"))
        } else if dimension.hasMargin {
          conditions.append(column + SQL(" = '_T'"))
        }
      }
    }
    let whole = conditions.isEmpty ? SQL("TRUE") : conditions.joined(" AND ")
    return SQL("SELECT * FROM lowered WHERE ") + whole
  }

  private func finest() throws(EngineError) -> SQL {
    var keys: [SQL] = []
    for name in disaggregation.dimensions.map(\.name) { keys.append(try .identifier(name)) }
    var select = keys
    if let period = result.period, let sourcePeriod = source.period {
      let column = try SQL.identifier(sourcePeriod.name)
      let value = period.frequency == .year ? SQL("left(") + column + SQL(", 4)") : column
      select.append(value + SQL(" AS ") + (try .identifier(period.name)))
      keys.append(value)
    }
    for measure in disaggregation.measures { select += sums(measure.source, as: measure.name) }
    let group = keys.isEmpty ? SQL("") : SQL(" GROUP BY ") + keys.joined(", ")
    return SQL("SELECT ") + select.joined(", ") + SQL(" FROM chosen") + group
  }

  /// The parts of the sums of a measure, which add up again in the roll-up.
  private func sums(_ column: String, as name: String) -> [SQL] {
    CellPrinter(name: name).sum(of: CellPrinter(name: column))
  }

  /// Every combination to fill.
  private func grid(_ coverage: CountsSchema.Coverage) throws(EngineError) -> SQL {
    var parts: [SQL] = []
    for dimension in disaggregation.dimensions {
      let column = try SQL.identifier(dimension.name)
      parts.append(
        SQL("(SELECT DISTINCT ") + column + SQL(" FROM ") + relation + SQL(" WHERE ") + column
          + SQL(" <> '_T')"))
    }
    if let period = result.period {
      var rows: [SQL] = []
      for covered in coverage.periods(frequency: period.frequency) {
        rows.append(
          SQL("(") + .value(.text(covered.description)) + SQL(", ")
            + .value(.boolean(coverage.isProvisional(covered))) + SQL(")"))
      }
      parts.append(
        try SQL("(VALUES ") + rows.joined(", ") + SQL(") AS periods(") + .identifier(period.name)
          + SQL(", is_provisional)"))
    }
    let columns = disaggregation.dimensions.map(\.name) + (result.period.map { [$0.name] } ?? [])
    var bounds: [SQL] = []
    for condition in disaggregation.filter?.conjuncts ?? []
    where condition.mentionedColumns.isSubset(of: columns) {
      bounds.append(try SQLPrinter.sql(condition))
    }
    let bounded = bounds.isEmpty ? SQL("TRUE") : bounds.joined(" AND ")
    let tables = parts.isEmpty ? SQL("(SELECT 1)") : parts.joined(" CROSS JOIN ")
    return SQL("SELECT * FROM ") + tables + SQL(" WHERE ") + bounded
  }

  private func filled(_ coverage: CountsSchema.Coverage) throws(EngineError) -> SQL {
    let names = disaggregation.dimensions.map(\.name) + (result.period.map { [$0.name] } ?? [])
    var keys: [SQL] = []
    var matches: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      keys.append(column)
      matches.append(SQL("finest.") + column + SQL(" = grid.") + column)
    }
    let provisional = result.period == nil ? SQL("FALSE") : SQL("is_provisional")
    var select = keys
    let rank = coverage.absent == .missing ? CellStatus.missing.rank : CellStatus.exact.rank
    for _ in disaggregation.measures {
      select += [
        "\(rank)", "0.0", "0.0", "CASE WHEN \(provisional) THEN \(CellMarks.provisional.rawValue) ELSE 0 END",
      ]
    }
    let match = matches.isEmpty ? SQL("TRUE") : matches.joined(" AND ")
    return SQL("SELECT * FROM finest UNION ALL SELECT ") + select.joined(", ")
      + SQL(" FROM grid WHERE NOT EXISTS (SELECT 1 FROM finest WHERE ") + match + SQL(")")
  }

  private func rolledUp(from cells: SQL) throws(EngineError) -> SQL {
    var select: [SQL] = []
    for dimension in disaggregation.dimensions {
      let column = try SQL.identifier(dimension.name)
      select.append(
        SQL("CASE WHEN grouping(") + column + SQL(") = 1 THEN '_T' ELSE ") + column + SQL(" END AS ")
          + column)
    }
    if let period = result.period { select.append(try .identifier(period.name)) }
    for measure in disaggregation.measures { select += sums(measure.name, as: measure.name) }
    var columns: [SQL] = []
    for name in disaggregation.dimensions.map(\.name) + (result.period.map { [$0.name] } ?? []) {
      columns.append("\(name: name)")
    }
    columns += disaggregation.measures.flatMap { CellPrinter(name: $0.name).stored() }
    return try "SELECT \(columns) FROM (SELECT \(select) FROM \(cells)\(groups())) rolled"
  }

  private func groups() throws(EngineError) -> SQL {
    if disaggregation.dimensions.isEmpty, result.period == nil { return SQL("") }
    var sets: [[SQL]] = [[]]
    for dimension in disaggregation.dimensions {
      let column = try SQL.identifier(dimension.name)
      let kept = sets.map { $0 + [column] }
      sets = dimension.margin == .totalAndEach ? kept + sets : kept
    }
    if let period = result.period {
      let column = try SQL.identifier(period.name)
      sets = sets.map { $0 + [column] }
    }
    let texts = sets.map { SQL("(") + $0.joined(", ") + SQL(")") }
    return SQL(" GROUP BY GROUPING SETS (") + texts.joined(", ") + SQL(")")
  }
}
