import Language

/// Prints relations as SQL of DuckDB.
///
/// Inside a statement a key is a column of its name and a cell four, one a part of its sums.
package struct DuckDBRelationPrinter {
  /// Where the tables lie, by the names that scans give them.
  let tables: [String: SQL]
  /// Changes the text of statements; tests seed faults with it, to see that they are found.
  let fault: (@Sendable (String) -> String)?

  package init(tables: [String: SQL], fault: (@Sendable (String) -> String)? = nil) {
    self.tables = tables
    self.fault = fault
  }

  /// The rows with their keys and stored cells, in order of the keys.
  package func statement(_ relation: Relation) throws(EngineError) -> SQL {
    let keys = relation.keys.map { "\(name: $0)" as SQL }
    let columns = keys + relation.cells.flatMap { CellPrinter(name: $0).stored() }
    let order: SQL = keys.isEmpty ? "" : " ORDER BY \(keys)"
    let statement: SQL = "SELECT \(columns) FROM (\(try rows(relation))) relation\(order)"
    return fault.map(statement.replacingText) ?? statement
  }

  /// The columns of a relation inside a statement.
  private func columns(_ relation: Relation) -> [SQL] {
    relation.keys.map { "\(name: $0)" as SQL } + relation.cells.flatMap { CellPrinter(name: $0).parts }
  }

  private func rows(_ relation: Relation) throws(EngineError) -> SQL {
    switch relation {
    case .scan(let table):
      guard let place = tables[table.name] else { throw .statement(kind: .syntax) }
      let keys = table.keys.map { "\(name: $0)" as SQL }
      let cells = table.cells.flatMap { CellPrinter(name: $0).parts(ofStored: $0) }
      return "SELECT \(keys + cells) FROM \(place)"
    case .filter(let rows, let expression):
      return try DuckDBExpressionPrinter.filtered(
        self.rows(rows), by: expression, keys: rows.keys, cells: rows.cells)
    case .group(let rows, let grouping): return try group(rows, grouping)
    case .union(let relations):
      var parts: [SQL] = []
      for relation in relations {
        parts.append("SELECT \(columns(relations[0])) FROM (\(try rows(relation))) part")
      }
      return "\(parts, separator: " UNION ALL ")"
    case .join(let rows, let other, let keys, let rule):
      let matches = keys.map { "kept.\(name: $0) = other.\(name: $0)" as SQL }
      let exists: SQL = rule == .matched ? "EXISTS" : "NOT EXISTS"
      let condition: SQL = matches.isEmpty ? "TRUE" : "\(matches, separator: " AND ")"
      return """
        SELECT * FROM (\(try self.rows(rows))) kept \
        WHERE \(exists) (SELECT 1 FROM (\(try self.rows(other))) other WHERE \(condition))
        """
    case .fill(let rows, let grid): return try fill(rows, grid)
    }
  }

  private func fill(_ rows: Relation, _ grid: Grid) throws(EngineError) -> SQL {
    var axes: [SQL] = []
    var marks: [SQL] = []
    for (place, axis) in grid.axes.enumerated() {
      let alias: SQL = "\(name: "axis \(place)")"
      switch axis {
      case .categories(let relation, let key, let more):
        let listed = more.map { " UNION SELECT \(text: $0)" as SQL }
        axes.append(
          """
          (SELECT DISTINCT \(name: key) FROM (\(try self.rows(relation))) source \
          WHERE \(name: key) <> \(text: CountsSchema.marginCode)\(listed, separator: "")) \
          \(alias)(\(name: key))
          """)
      case .listed(let key, let values):
        let rows = values.map { "(\(text: $0.text), \($0.marks.rawValue))" as SQL }
        let list: SQL =
          rows.isEmpty ? "SELECT '', 0 WHERE FALSE" : "SELECT * FROM (VALUES \(rows)) listed"
        axes.append("(\(list)) \(alias)(\(name: key), marks)")
        marks.append("\(alias).marks")
      }
    }
    let keys = rows.keys.map { "\(name: $0)" as SQL }
    let mark: SQL = marks.isEmpty ? "0" : "\(marks, separator: " | ")"
    // Of no keys there is one combination.
    if axes.isEmpty { axes = ["(SELECT 1) whole"] }
    let whole: SQL =
      "SELECT \(keys + ["CAST(\(mark) AS BIGINT) AS \"@marks\""]) FROM \(axes, separator: " CROSS JOIN ")"
    var bounded = whole
    for bound in grid.bounds {
      var printer = DuckDBExpressionPrinter(cells: [])
      let truth = try printer.truth(bound)
      bounded = "SELECT * FROM (\(bounded)) bounded WHERE \(truth)"
    }
    let added = rows.cells.flatMap { name in
      CellPart.allCases.map { part -> SQL in
        part == .marks
          ? "\"@marks\"" : CellPrinter.literal(part, Cell(grid.content).part(part))
      }
    }
    let matches = rows.keys.map { "had.\(name: $0) = grid.\(name: $0)" as SQL }
    let match: SQL = matches.isEmpty ? "TRUE" : "\(matches, separator: " AND ")"
    let had = try self.rows(rows)
    return """
      WITH had AS MATERIALIZED (SELECT \(columns(rows)) FROM (\(had)) rows) \
      SELECT \(columns(rows)) FROM had UNION ALL \
      SELECT \(keys + added) FROM (\(bounded)) grid WHERE NOT EXISTS (SELECT 1 FROM had WHERE \(match))
      """
  }

  private func group(_ rows: Relation, _ grouping: Grouping) throws(EngineError) -> SQL {
    let printer = AggregatePrinter(input: rows, grouping: grouping)
    let keyed = printer.keyed(try self.rows(rows))
    var select: [SQL] = []
    for key in grouping.keys {
      let column: SQL = "\(name: key.name)"
      guard let sets = grouping.sets else {
        select.append(column)
        continue
      }
      // The engine knows of no margin of a column that is in no set.
      select.append(
        sets.contains { $0.contains(key.name) }
          ? "CASE WHEN grouping(\(column)) = 1 THEN \(text: CountsSchema.marginCode) ELSE \(column) END AS \(column)"
          : "\(text: CountsSchema.marginCode) AS \(column)")
    }
    if let greatest = grouping.greatest { select.append("max(\(name: greatest)) AS \(name: greatest)") }
    for aggregate in grouping.aggregates { select += printer.parts(aggregate) }
    let sets = grouping.sets ?? [grouping.keys.map(\.name)]
    let lists = sets.map { set -> SQL in
      let columns = grouping.keys.map(\.name).filter(set.contains).map { "\(name: $0)" as SQL }
      return "(\(columns))"
    }
    if lists.isEmpty { return "SELECT \(select) FROM (\(keyed)) keyed WHERE FALSE GROUP BY ()" }
    return """
      SELECT \(select) FROM (\(keyed)) keyed GROUP BY GROUPING SETS (\(lists)) HAVING count(*) > 0
      """
  }
}
