/// A table of counts that is small enough to be computed with in this process, to the same bits as in an engine.
public struct SmallCounts: Sendable {
  /// How many rows such a table may have.
  public static let mostRows = 20_000

  /// The table.
  public let table: CountsTable
  /// The rows as relations know them.
  let rows: RelationRows

  /// Takes a table; nil where an engine has to compute with it.
  ///
  /// Sums are to be exact in whatever order they are made, so that all figures are whole and their sum is no larger than
  /// numbers are exact. Texts are to be ASCII, where what is equal here is equal to an engine, which compares bytes.
  public init?(_ table: CountsTable) {
    guard table.rowCount <= Self.mostRows,
      table.measures.allSatisfy(Self.hasExactSums),
      table.dimensions.allSatisfy({ $0.allSatisfy { text in text.utf8.allSatisfy { $0 < 128 } } })
    else { return nil }
    self.table = table
    var rows = RelationRows(count: table.rowCount, keys: [:], cells: [:])
    for (dimension, codes) in zip(table.schema.dimensions, table.dimensions) {
      rows.keys[dimension.name] = KeyColumn(codes)
    }
    if let period = table.schema.period {
      rows.keys[period.name] = KeyColumn(table.periods.map(\.description))
    }
    for (measure, cells) in zip(table.schema.measures, table.measures) { rows.cells[measure] = cells }
    self.rows = rows
  }

  private static func hasExactSums(_ cells: [Cell]) -> Bool {
    var sum = 0.0
    for cell in cells {
      for end in [cell.low, cell.high] {
        guard let end else { continue }
        // A zero with a sign would keep it or not.
        guard end == end.rounded(), end != 0 || end.sign == .plus else { return false }
        sum += end.magnitude
      }
    }
    return sum < largestSum
  }

  /// Figures may count in several totals; numbers are exact up to eight times this.
  private static let largestSum = 0x1p50

  /// The codes that stand in a dimension, in order, without the margin.
  public func codes(of dimension: String) -> [String] {
    (rows.keys[dimension]?.texts ?? []).filter { $0 != CountsSchema.marginCode }.sorted()
  }
}

extension Disaggregation {
  /// The result over a small table, computed here; nil where it takes more rows than that is good for.
  public func result(of source: SmallCounts) throws(EngineError) -> Result? {
    let plan = DisaggregationPlan(self, of: source.table.schema)
    var evaluator = RelationEvaluator(tables: [DisaggregationPlan.source: source.rows])
    do {
      if let settled = plan.settledRelation {
        evaluator.add(try evaluator.rows(settled), named: DisaggregationPlan.settled)
      }
      let rows = try evaluator.rows(plan.result)
      let doubtful = try plan.doubtful.map { relation throws(RelationEvaluator.TooManyRows) in
        try evaluator.rows(relation)
      }
      return Result(
        table: try Self.table(of: rows, plan.schema), doubts: doubtful.map(doubts) ?? [],
        unsummable: plan.unsummable, untotalled: plan.untotalled, unsummed: plan.unsummed)
    } catch let error as EngineError {
      throw error
    } catch {
      return nil
    }
  }

  private func doubts(_ doubtful: RelationRows) -> [Result.Doubt] {
    measures.compactMap { measure in
      let gaps = (doubtful.cells["@gap \(measure.name)"] ?? []).compactMap(\.value)
      let contradictions = (doubtful.cells["@contradictions \(measure.name)"] ?? []).compactMap(\.value)
      let doubt = Result.Doubt(
        measure: measure.name, totalsUnlikeParts: gaps.count { $0 > 0 }, largestGap: gaps.max() ?? 0,
        contradictions: contradictions.count { $0 > 0 })
      return doubt.totalsUnlikeParts + doubt.contradictions > 0 ? doubt : nil
    }
  }

  private static func table(
    of rows: RelationRows, _ schema: CountsSchema
  ) throws(EngineError) -> CountsTable {
    var periods: [Period] = []
    if let column = schema.period, let key = rows.keys[column.name] {
      let known = key.texts.map { Period(text: $0, frequency: column.frequency) }
      for place in key.places {
        guard let period = known[place] else {
          throw .malformedTable(reason: "column '\(column.name)' holds a text that is no period")
        }
        periods.append(period)
      }
    }
    return CountsTable(
      schema: schema,
      dimensions: schema.dimensions.map { dimension in
        rows.keys[dimension.name].map { key in key.places.map { key.texts[$0] } } ?? []
      },
      periods: periods, measures: schema.measures.map { rows.cells[$0] ?? [] }, rowCount: rows.count
    ).sorted()
  }
}
