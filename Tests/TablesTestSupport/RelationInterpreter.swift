import Language
package import Tables

/// What relations mean, row by row: what engines are held to.
package struct RelationInterpreter {
  /// A row: its keys and cells by name.
  package struct Row: Hashable {
    /// The text of each key.
    package var keys: [String: String]
    /// The cells.
    package var cells: [String: Cell]

    package init(keys: [String: String], cells: [String: Cell]) {
      self.keys = keys
      self.cells = cells
    }
  }

  private let tables: [String: [Row]]

  /// Creates an interpreter over tables by the names that scans give them.
  package init(tables: [String: [Row]]) { self.tables = tables }

  /// The rows of a relation, in no order.
  package func rows(_ relation: Relation) -> [Row] {
    switch relation {
    case .scan(let table): return tables[table.name] ?? []
    case .filter(let rows, let expression):
      return self.rows(rows).filter { Self.truth(expression, of: $0) == true }
    case .marked(let rows, let marks, let expression):
      return self.rows(rows).map { row in
        guard Self.truth(expression, of: row) == true else { return row }
        var row = row
        row.cells = row.cells.mapValues { Cell($0.content, marks: $0.marks.union(marks)) }
        return row
      }
    case .union(let relations): return relations.flatMap(rows)
    case .join(let rows, let other, let names, let rule):
      func key(_ row: Row) -> [String?] { names.map { row.keys[$0] } }
      let others = Set(self.rows(other).map(key))
      return self.rows(rows).filter { others.contains(key($0)) == (rule == .matched) }
    case .fill(let rows, let grid): return fill(self.rows(rows), cells: rows.cells, grid)
    case .group(let rows, let grouping): return group(self.rows(rows), keys: rows.keys, grouping)
    }
  }

  private static func truth(_ expression: TypedExpression, of row: Row) -> Bool? {
    ExpressionEvaluator { name in
      row.keys[name].map { .word($0) } ?? row.cells[name]?.operand ?? .unknown
    }.truth(expression)
  }

  private func fill(_ rows: [Row], cells: [String], _ grid: Grid) -> [Row] {
    var combinations: [(keys: [String: String], marks: CellMarks)] = [([:], [])]
    for axis in grid.axes {
      var values: [([String: String], CellMarks)]
      switch axis {
      case .categories(let relation, let key, let more):
        let found = Set(self.rows(relation).compactMap { $0.keys[key] }).subtracting(["_T"]).union(more)
        values = found.map { ([key: $0], []) }
      case .combinations(let relation, let keys):
        values = Set(self.rows(relation).map { $0.keys.filter { keys.contains($0.key) } }).map { ($0, []) }
      case .listed(let key, let listed): values = listed.map { ([key: $0.text], $0.marks) }
      }
      combinations = combinations.flatMap { combination in
        values.map { value, marks in
          (combination.keys.merging(value) { $1 }, combination.marks.union(marks))
        }
      }
    }
    let had = Set(rows.map(\.keys))
    let added = combinations.filter { combination in
      !had.contains(combination.keys)
        && grid.bounds.allSatisfy { Self.truth($0, of: Row(keys: combination.keys, cells: [:])) == true }
    }
    return rows
      + added.map { combination in
        Row(
          keys: combination.keys,
          cells: Dictionary(
            uniqueKeysWithValues: cells.map { ($0, Cell(grid.content(of: $0), marks: combination.marks)) }))
      }
  }

  private func group(_ rows: [Row], keys: [String], _ grouping: Grouping) -> [Row] {
    func text(_ key: Grouping.Key, _ row: Row) -> String {
      switch key.source {
      case .key(let name): row.keys[name] ?? ""
      case .enclosing(let name, let shorter, let frequency):
        Period(text: row.keys[name] ?? "", frequency: shorter)?.enclosing(frequency)?.description
          ?? row.keys[name] ?? ""
      case .isPart(let name): row.keys[name] == "_T" ? "0" : "1"
      }
    }
    var result: [Row] = []
    for set in grouping.sets ?? [grouping.keys.map(\.name)] {
      var groups: [[String: String]: [Row]] = [:]
      for row in rows {
        let pairs = grouping.keys.map { ($0.name, set.contains($0.name) ? text($0, row) : "_T") }
        groups[Dictionary(pairs) { first, _ in first }, default: []].append(row)
      }
      for (key, members) in groups {
        var row = Row(keys: key, cells: [:])
        if let greatest = grouping.greatest {
          row.keys[greatest] = members.compactMap { $0.keys[greatest] }.max {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
          }
        }
        for aggregate in grouping.aggregates {
          row.cells[aggregate.name] = cell(aggregate.rule, members, keys)
        }
        result.append(row)
      }
    }
    return result
  }

  private func cell(_ rule: Grouping.Aggregate.Rule, _ rows: [Row], _ keys: [String]) -> Cell {
    func figures(_ name: String, _ ways: Grouping.Alternatives) -> [Int: [Cell]] {
      Dictionary(grouping: rows) { row in
        ways.dimensions.count { dimension in
          row.keys[dimension.flag] == "1"
            && (!keys.contains(dimension.name) || row.keys[dimension.name] == "_T")
        }
      }.mapValues { $0.compactMap { $0.cells[name] } }
    }
    switch rule {
    case .sum(let name): return rows.compactMap { $0.cells[name] }.reduce(.exact(0), +)
    case .count: return .exact(Double(rows.count))
    case .constant(let cell): return cell
    case .reconciled(let name, let ways):
      let figures = figures(name, ways)
      guard let least = figures.keys.min() else { return .missing }
      return Self.best(figures[least] ?? [], derived: least > 0)
    case .published(let name, let ways):
      return figures(name, ways)[0].map { Self.best($0, derived: false) } ?? .unknown(.notPublished)
    case .contradictions(let name, let ways):
      let figures = figures(name, ways)
      return .exact(Self.contradict(figures[figures.keys.min() ?? 0] ?? []) ? 1 : 0)
    case .gap(let name, let ways):
      let figures = figures(name, ways)
      guard let whole = figures[0], let next = figures.keys.filter({ $0 > 0 }).min() else { return .exact(0) }
      var gap = 0.0
      for one in whole {
        for other in figures[next] ?? [] {
          guard let low = one.low, let otherLow = other.low else { continue }
          gap = max(gap, low - (other.high ?? .infinity), otherLow - (one.high ?? .infinity))
        }
      }
      return .exact(gap)
    }
  }

  private static func contradict(_ cells: [Cell]) -> Bool {
    let known = cells.filter { $0.low != nil }
    guard let low = known.compactMap(\.low).max() else { return false }
    return low > known.map { $0.high ?? .infinity }.min() ?? .infinity
  }

  /// The cell that says most, unless they contradict each other.
  private static func best(_ cells: [Cell], derived: Bool) -> Cell {
    let marks = cells.reduce(into: derived ? CellMarks.derived : []) { $0.formUnion($1.marks) }
    if contradict(cells) { return .unknown(.missing, marks) }
    func rank(_ cell: Cell) -> (CellStatus, Double, Double) {
      switch cell.content {
      case .exact(let value): (cell.status, 0, value)
      case .interval(let low, let high): (cell.status, high - low, low)
      case .lowerBound(let low): (cell.status, -low, low)
      case .none: (cell.status, 0, 0)
      }
    }
    let best = cells.min { rank($0) < rank($1) }
    return Cell(best?.content ?? .none(.missing), marks: marks)
  }
}
