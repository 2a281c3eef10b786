import Language

/// Prints relations as SQL of DuckDB.
///
/// Inside a statement a key is a column of its name, text or number as its relation stores it, and a cell
/// four columns, one a part of its sums, or one where it is plain.
struct DuckDBRelationPrinter {
  /// Where the tables lie, by the names that scans give them.
  let tables: [String: SQL]
  /// Changes the text of statements; tests seed faults with it, to see that they are found.
  let fault: (@Sendable (String) -> String)?

  init(tables: [String: SQL], fault: (@Sendable (String) -> String)? = nil) {
    self.tables = tables
    self.fault = fault
  }

  /// In which order a statement gives its rows.
  enum RowOrder {
    /// By the keys.
    case keys
    /// None, which saves the time to sort.
    case none
  }

  /// The rows with their keys as text and their stored cells.
  func statement(_ relation: Relation, order: RowOrder = .keys) throws(EngineError) -> SQL {
    let layout = RelationLayout(of: relation)
    let keys = relation.keys.map { "\(layout.key($0).text) AS \(name: $0)" as SQL }
    let columns = keys + relation.cells.flatMap { layout.cell($0).stored() }
    let isSorted = order == .keys && !keys.isEmpty
    let sorting: SQL = isSorted ? " ORDER BY \(relation.keys.map { "\(name: $0)" as SQL })" : ""
    let statement: SQL = "SELECT \(columns) FROM (\(try rows(relation))) relation\(sorting)"
    return fault.map(statement.replacingText) ?? statement
  }

  /// The columns of a relation inside a statement, as another one writes them.
  private func columns(_ relation: Relation, as other: RelationLayout? = nil) -> [SQL] {
    let layout = RelationLayout(of: relation)
    let target = other ?? layout
    return relation.keys.map { key in
      "\(layout.key(key).stored(as: target.encoding(of: key))) AS \(name: key)" as SQL
    } + relation.cells.flatMap { layout.cell($0).columns(as: target.cell($0).form) }
  }

  private func rows(_ relation: Relation) throws(EngineError) -> SQL {
    switch relation {
    case .scan(let table):
      guard let place = tables[table.name] else { throw .statement(kind: .syntax) }
      let layout = RelationLayout(of: relation)
      let keys = table.keys.map { "\(name: $0)" as SQL }
      let cells = table.cells.flatMap { layout.cell($0).parts(ofStored: $0) }
      return "SELECT \(keys + cells) FROM \(place)"
    case .filter(let rows, let expression):
      return try DuckDBExpressionPrinter.filtered(self.rows(rows), by: expression, of: rows)
    case .marked(let rows, let marks, let expression):
      return try DuckDBExpressionPrinter.marked(self.rows(rows), marks, where: expression, of: rows)
    case .group(let rows, let grouping): return try group(rows, grouping)
    case .union(let relations):
      let layout = RelationLayout(of: relation)
      var parts: [SQL] = []
      for relation in relations {
        parts.append("SELECT \(columns(relation, as: layout)) FROM (\(try rows(relation))) part")
      }
      return "\(parts, separator: " UNION ALL ")"
    case .join(let rows, let other, let keys, let rule):
      let (layout, others) = (RelationLayout(of: rows), RelationLayout(of: other))
      let matches = keys.map { name -> SQL in
        let kept = layout.key(name, of: "kept.")
        let match = others.key(name, of: "other.")
        if kept.encoding == match.encoding { return "\(kept.column) = \(match.column)" }
        return "\(kept.text) = \(match.text)"
      }
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
    let layout = RelationLayout(of: .fill(rows, grid))
    var axes: [SQL] = []
    var marks: [SQL] = []
    for (place, axis) in grid.axes.enumerated() {
      let alias: SQL = "\(name: "axis \(place)")"
      switch axis {
      case .combinations(let relation, let keys):
        let source = RelationLayout(of: relation)
        let columns = keys.map {
          "\(source.key($0).stored(as: layout.encoding(of: $0))) AS \(name: $0)" as SQL
        }
        let distinct: SQL = keys.isEmpty ? "1 AS \"@one\"" : "\(columns)"
        axes.append("(SELECT DISTINCT \(distinct) FROM (\(try self.rows(relation))) source) \(alias)")
      case .categories(let relation, let key, let more):
        let target = layout.key(key)
        let source = RelationLayout(of: relation).key(key)
        let listed = more.map { " UNION SELECT \(target.literal($0))" as SQL }
        axes.append(
          """
          (SELECT DISTINCT \(source.stored(as: target.encoding)) FROM (\(try self.rows(relation))) source \
          WHERE NOT (\(source.isMargin))\(listed, separator: "")) \
          \(alias)(\(name: key))
          """)
      case .listed(let key, let values):
        let target = layout.key(key)
        let rows = values.map { "(\(target.literal($0.text)), \($0.marks.rawValue))" as SQL }
        let none: SQL = target.encoding == .text ? "''" : "0"
        let list: SQL =
          rows.isEmpty ? "SELECT \(none), 0 WHERE FALSE" : "SELECT * FROM (VALUES \(rows)) listed"
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
      var printer = DuckDBExpressionPrinter(cells: [], layout: layout)
      let truth = try printer.truth(bound)
      bounded = "SELECT * FROM (\(bounded)) bounded WHERE \(truth)"
    }
    let added = rows.cells.flatMap { name in
      layout.cell(name).form.parts.map { part -> SQL in
        part == .marks
          ? "\"@marks\"" : CellPrinter.literal(part, Cell(grid.content(of: name)).part(part))
      }
    }
    let matches = rows.keys.map { "had.\(name: $0) = grid.\(name: $0)" as SQL }
    let match: SQL = matches.isEmpty ? "TRUE" : "\(matches, separator: " AND ")"
    let columns = keys + rows.cells.flatMap { layout.cell($0).columns }
    return """
      WITH had AS MATERIALIZED (SELECT \(self.columns(rows, as: layout)) FROM (\(try self.rows(rows))) rows) \
      SELECT \(columns) FROM had UNION ALL \
      SELECT \(keys + added) FROM (\(bounded)) grid WHERE NOT EXISTS (SELECT 1 FROM had WHERE \(match))
      """
  }

  private func group(_ rows: Relation, _ grouping: Grouping) throws(EngineError) -> SQL {
    let layout = RelationLayout(of: .group(rows, grouping))
    let printer = AggregatePrinter(input: rows, grouping: grouping)
    let keyed = printer.keyed(try self.rows(rows))
    var select: [SQL] = []
    for key in grouping.keys {
      let column: SQL = "\(name: key.name)"
      guard let sets = grouping.sets else {
        select.append(column)
        continue
      }
      let margin = layout.key(key.name).literal(CountsSchema.marginCode)
      // The engine knows of no margin of a column that is in no set.
      select.append(
        sets.contains { $0.contains(key.name) }
          ? "CASE WHEN grouping(\(column)) = 1 THEN \(margin) ELSE \(column) END AS \(column)"
          : "\(margin) AS \(column)")
    }
    if let greatest = grouping.greatest { select.append("max(\(name: greatest)) AS \(name: greatest)") }
    for aggregate in grouping.aggregates { select += printer.parts(aggregate) }
    // Of no keys and cells that there is a row is all that can be told.
    if select.isEmpty { select = ["1 AS \"@one\""] }
    if grouping.sets == nil, !grouping.keys.isEmpty {
      return
        "SELECT \(select) FROM (\(keyed)) keyed GROUP BY \(grouping.keys.map { "\(name: $0.name)" as SQL })"
    }
    let sets = grouping.sets ?? [[]]
    let lists = sets.map { set -> SQL in
      let columns = grouping.keys.map(\.name).filter(set.contains).map { "\(name: $0)" as SQL }
      return "(\(columns))"
    }
    if lists.isEmpty { return "SELECT \(select) FROM (\(keyed)) keyed WHERE FALSE GROUP BY ()" }
    // Only a set without keys has a group where there are no rows; elsewhere the count would be one more state
    // of every group of every set.
    let isAlwaysThere = sets.contains { set in !grouping.keys.contains { set.contains($0.name) } }
    let present: SQL = isAlwaysThere ? " HAVING count(*) > 0" : ""
    return "SELECT \(select) FROM (\(keyed)) keyed GROUP BY GROUPING SETS (\(lists))\(present)"
  }
}

extension RelationLayout {
  /// A key of the rows.
  func key(_ name: String, of relation: SQL = "") -> KeyPrinter {
    KeyPrinter(column: "\(relation)\(name: name)", encoding: encoding(of: name))
  }

  /// A cell of the rows.
  func cell(_ name: String) -> CellPrinter {
    CellPrinter(name: name, form: plainCells.contains(name) ? .plain : .full)
  }
}
