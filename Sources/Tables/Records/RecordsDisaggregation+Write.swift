import Language

extension RecordsDisaggregation {
  /// Writes the counts of a source as CSV, in no order, without holding them in memory.
  ///
  /// `totals` are further counts of the same records over all time, below those of this plan: their
  /// dimensions are among those of this plan, and their period is the margin. Columns are the
  /// dimensions, the period (`_U` where a record has none) and the measures.
  public func write(
    of source: RecordsSource, cleaning: RecordsCleaning, totals: [[String]] = [], to path: String,
    engine: DuckDBEngine
  ) throws(RecordsError) {
    let cells = RecordsCells(cleaning: cleaning, disaggregation: self, engine: engine)
    try source.reading { () throws(EngineError) in try cells.create(from: source) }
    do {
      var parts = [try rows(self, cleaning)]
      if !totals.isEmpty {
        var timeless = self
        timeless.period = nil
        timeless.sets = totals
        parts.append(try rows(timeless, cleaning))
      }
      _ = try engine.query(
        SQL("COPY (") + parts.joined(" UNION ALL ") + SQL(") TO ") + .value(.text(path))
          + SQL(" (HEADER true)"))
    } catch { throw .engine(error) }
  }

  private func rows(_ plan: RecordsDisaggregation, _ cleaning: RecordsCleaning) throws(EngineError) -> SQL {
    var select: [SQL] = []
    for dimension in dimensions { select.append(try .identifier(dimension.name)) }
    if let period {
      select.append(
        try plan.period == nil ? SQL("'_T' AS ") + .identifier(period.name) : .identifier(period.name))
    }
    for measure in measures {
      select.append(
        try SQL("CAST(") + .identifier(measure.name) + SQL(" AS BIGINT) AS ") + .identifier(measure.name))
    }
    let relation = RecordsRelation(
      cleaning: cleaning, disaggregation: plan, coverage: nil, unknownPeriod: .kept)
    return try "SELECT \(select) FROM (\(relation.statement(order: .none))) labelled"
  }
}
