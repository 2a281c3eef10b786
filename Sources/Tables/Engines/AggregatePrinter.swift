/// Prints what is told of the groups of a relation.
struct AggregatePrinter {
  let input: Relation
  let grouping: Grouping
  private let rows: RelationLayout
  private let groups: RelationLayout

  init(input: Relation, grouping: Grouping) {
    self.input = input
    self.grouping = grouping
    rows = RelationLayout(of: input)
    groups = RelationLayout(of: .group(input, grouping))
  }

  /// The alternatives by which rows are weighed; one grouping knows one list of them.
  private var alternatives: Grouping.Alternatives? {
    for aggregate in grouping.aggregates {
      switch aggregate.rule {
      case .reconciled(_, let ways), .published(_, let ways), .contradictions(_, let ways), .gap(_, let ways):
        return ways
      case .sum, .count, .constant: continue
      }
    }
    return nil
  }

  /// The rows with their keys under the names of the grouping; where they are alternatives, with
  /// `@summed`, over how many dimensions each summed, `@least` and `@next`, the least of the group
  /// and the least above 0.
  func keyed(_ rows: SQL) -> SQL {
    let keys = grouping.keys.map { key -> SQL in
      switch key.source {
      case .key(let name): "\(name: name) AS \(name: key.name)"
      case .enclosing(let name, let shorter, let frequency):
        "\(self.rows.key(name).enclosing(frequency, of: shorter)) AS \(name: key.name)"
      case .isPart(let name):
        "CASE WHEN \(self.rows.key(name).isMargin) THEN '0' ELSE '1' END AS \(name: key.name)"
      }
    }
    let greatest = grouping.greatest.map { ["\(self.rows.key($0).text) AS \(name: $0)" as SQL] } ?? []
    let cells = input.cells.flatMap { self.rows.cell($0).columns }
    guard let alternatives else {
      let isNamedSo = grouping.keys.allSatisfy { key in
        if case .key(key.name) = key.source { true } else { false }
      }
      // A layer that renames nothing would only be more to plan.
      if isNamedSo, greatest.isEmpty { return rows }
      let columns = keys + greatest + cells
      return columns.isEmpty ? "SELECT 1 FROM (\(rows)) rows" : "SELECT \(columns) FROM (\(rows)) rows"
    }
    let summed = alternatives.dimensions.map { dimension -> SQL in
      let isGone: SQL =
        input.keys.contains(dimension.name)
        ? self.rows.key(dimension.name).isMargin : "TRUE"
      let flag = self.rows.key(dimension.flag)
      return "CASE WHEN \(flag.column) = \(flag.literal("1")) AND \(isGone) THEN 1 ELSE 0 END"
    }
    let whole: SQL = summed.isEmpty ? "0" : "\(summed, separator: " + ")"
    let inner: SQL = "SELECT \(keys + greatest + cells + ["\(whole) AS \"@summed\""]) FROM (\(rows)) rows"
    let names = grouping.keys.map { "\(name: $0.name)" as SQL }
    let partition: SQL = names.isEmpty ? "" : "PARTITION BY \(names)"
    return """
      SELECT *, min("@summed") OVER (\(partition)) AS "@least", \
      min(CASE WHEN "@summed" > 0 THEN "@summed" END) OVER (\(partition)) AS "@next" FROM (\(inner)) weighed
      """
  }

  /// The parts of a cell of each group, under their names.
  func parts(_ aggregate: Grouping.Aggregate) -> [SQL] {
    let result = groups.cell(aggregate.name)
    switch aggregate.rule {
    case .sum(let name): return result.sum(of: rows.cell(name))
    case .count: return exact("count(*)", result)
    case .constant(let cell): return result.parts(of: cell)
    case .reconciled(let name, _):
      return chosen(name, among: "\"@summed\" = \"@least\"").map { "\($1) AS \(result.column($0))" }
    case .published(let name, _):
      let absent = Cell.unknown(.notPublished)
      return chosen(name, among: "\"@summed\" = 0").map { part, value in
        let otherwise = CellPrinter.literal(part, absent.part(part))
        return
          "CASE WHEN bool_or(\"@summed\" = 0) THEN \(value) ELSE \(otherwise) END AS \(result.column(part))"
      }
    case .contradictions(let name, _):
      let isContradicted = contradict(name, among: "\"@summed\" = \"@least\"")
      return exact("CASE WHEN \(isContradicted) THEN 1 ELSE 0 END", result)
    case .gap(let name, _): return exact(gap(name), result)
    }
  }

  private func exact(_ value: SQL, _ result: CellPrinter) -> [SQL] {
    // What the engine takes for a decimal number is none of the numbers of cells.
    result.form.parts.map { "CAST(\(value) AS DOUBLE) AS \(result.column($0))" }
  }

  /// Both ends of a cell that has a smallest value, else NULL; without a largest one infinite.
  private func ends(_ name: String) -> (low: SQL, high: SQL) {
    let cell = rows.cell(name)
    let (status, bound) = (cell.part(.status), CellStatus.lowerBound.rank)
    return (
      "CASE WHEN \(status) <= \(bound) THEN \(cell.part(.low)) END",
      """
      CASE WHEN \(status) < \(bound) THEN \(cell.part(.high)) \
      WHEN \(status) = \(bound) THEN CAST('infinity' AS DOUBLE) END
      """
    )
  }

  private func contradict(_ name: String, among condition: SQL) -> SQL {
    let ends = ends(name)
    return """
      coalesce(max(\(ends.low)) FILTER (WHERE \(condition)) > \
      min(\(ends.high)) FILTER (WHERE \(condition)), FALSE)
      """
  }

  private func chosen(_ name: String, among condition: SQL) -> [(part: CellPart, value: SQL)] {
    let cell = rows.cell(name)
    let (status, low, high) = (cell.part(.status), cell.part(.low), cell.part(.high))
    let order: SQL = """
      \(status), CASE WHEN \(status) = \(CellStatus.lowerBound.rank) THEN - \(low) ELSE \(high) - \(low) END, \(low)
      """
    let isContradicted = contradict(name, among: condition)
    let missing = Cell.missing
    return CellPart.allCases.map { part in
      let value: SQL =
        switch part {
        case .marks:
          """
          bit_or(\(cell.part(part))) FILTER (WHERE \(condition)) | \
          max(CASE WHEN \(condition) AND "@summed" > 0 THEN \(CellMarks.derived.rawValue) ELSE 0 END)
          """
        case .status, .low, .high:
          """
          CASE WHEN \(isContradicted) THEN \(CellPrinter.literal(part, missing.part(part))) \
          ELSE first(\(cell.part(part)) ORDER BY \(order)) FILTER (WHERE \(condition)) END
          """
        }
      return (part, value)
    }
  }

  private func gap(_ name: String) -> SQL {
    let ends = ends(name)
    let whole: SQL = "\"@summed\" = 0"
    let parts: SQL = "\"@summed\" = \"@next\""
    return """
      greatest(0.0, \
      coalesce(max(\(ends.low)) FILTER (WHERE \(whole)) - min(\(ends.high)) FILTER (WHERE \(parts)), 0.0), \
      coalesce(max(\(ends.low)) FILTER (WHERE \(parts)) - min(\(ends.high)) FILTER (WHERE \(whole)), 0.0))
      """
  }
}
