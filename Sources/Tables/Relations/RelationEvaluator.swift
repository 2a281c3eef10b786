import Language

/// Computes relations over small tables in this process, as an engine would.
///
/// A statement takes an engine milliseconds to plan, whatever it reads; over a few thousand rows that is nearly all it
/// takes. Sums are made in an order of their own, so tables are to hold numbers of which sums are exact.
struct RelationEvaluator {
  /// There are more rows than are computed here.
  struct TooManyRows: Error {}

  /// How many rows a node may have.
  private static let mostRows = 100_000

  private var tables: [String: RelationRows]

  /// Creates an evaluator over tables by the names that scans give them.
  init(tables: [String: RelationRows]) { self.tables = tables }

  /// Gives a table a name.
  mutating func add(_ rows: RelationRows, named name: String) { tables[name] = rows }

  /// The rows of a relation, in no order that means anything.
  func rows(_ relation: Relation) throws(TooManyRows) -> RelationRows {
    switch relation {
    case .scan(let table):
      let empty = RelationRows(count: 0, keys: [:], cells: [:])
      let rows = tables[table.name] ?? empty
      return RelationRows(
        count: rows.count, keys: Self.entries(table.keys) { rows.keys[$0] ?? KeyColumn([]) },
        cells: Self.entries(table.cells) { rows.cells[$0] ?? [] })
    case .filter(let rows, let condition):
      let rows = try self.rows(rows)
      return rows.rows(where: Self.holds(condition, of: rows))
    case .marked(let rows, let marks, let condition):
      var rows = try self.rows(rows)
      let isMarked = Self.holds(condition, of: rows)
      rows.cells = rows.cells.mapValues { cells in
        zip(cells, isMarked).map { $1 ? Cell($0.content, marks: $0.marks.union(marks)) : $0 }
      }
      return rows
    case .union(let relations):
      guard let first = relations.first else { return RelationRows(count: 0, keys: [:], cells: [:]) }
      var result = try rows(first)
      for other in relations.dropFirst() { result.append(try rows(other)) }
      guard result.count <= Self.mostRows else { throw TooManyRows() }
      return result
    case .join(let rows, let other, let names, let rule):
      let rows = try self.rows(rows)
      let isMatched = rows.isMatched(by: try self.rows(other), on: names)
      return rows.rows(where: rule == .matched ? isMatched : isMatched.map { !$0 })
    case .fill(let rows, let grid): return try filled(self.rows(rows), keys: rows.keys, grid)
    case .group(let rows, let grouping):
      let sets = grouping.sets?.count ?? 1
      let rows = (rows: try self.rows(rows), keys: rows.keys)
      guard rows.rows.count * sets <= Self.mostRows else { throw TooManyRows() }
      return GroupEvaluator(rows: rows.rows, keys: rows.keys, grouping: grouping).groups()
    }
  }

  private static func entries<Value>(
    _ names: [String], _ value: (String) -> Value
  ) -> [String: Value] {
    Dictionary(names.map { ($0, value($0)) }) { first, _ in first }
  }

  /// Whether a condition is true of each row; unknown is not true.
  private static func holds(_ condition: TypedExpression, of rows: RelationRows) -> [Bool] {
    var result = [Bool](repeating: true, count: rows.count)
    // All of it is true where each part is.
    for part in condition.conjuncts {
      let names = part.mentionedColumns
      if names.isEmpty {
        if ExpressionEvaluator().truth(part) != true { return Array(repeating: false, count: rows.count) }
      } else if names.count == 1, let column = names.first.flatMap({ rows.keys[$0] }) {
        let answers = column.texts.map { text in ExpressionEvaluator { _ in .word(text) }.truth(part) == true
        }
        for row in result.indices where !answers[column.places[row]] { result[row] = false }
      } else {
        for row in result.indices where result[row] {
          let evaluator = ExpressionEvaluator { name in
            rows.keys[name].map { .word($0[row]) } ?? rows.cells[name]?[row].operand ?? .unknown
          }
          result[row] = evaluator.truth(part) == true
        }
      }
    }
    return result
  }

  // MARK: Grids

  /// The rows, and one for each combination of a grid that they lack.
  private func filled(
    _ rows: RelationRows, keys: [String], _ grid: Grid
  ) throws(TooManyRows) -> RelationRows {
    var added = RelationRows(count: 1, keys: [:], cells: [:])
    var marks: [CellMarks] = [[]]
    for axis in grid.axes {
      let (values, given) = try values(of: axis)
      guard added.count * values.count <= Self.mostRows else { throw TooManyRows() }
      let old = (0..<added.count).flatMap { Array(repeating: $0, count: values.count) }
      let new = (0..<added.count).flatMap { _ in 0..<values.count }
      added = added.rows(old)
      for (name, column) in values.keys { added.keys[name] = column.rows(new) }
      marks = zip(old, new).map { given.isEmpty ? marks[$0] : marks[$0].union(given[$1]) }
    }
    var isAdded = added.isMatched(by: rows, on: keys).map { !$0 }
    for bound in grid.bounds {
      for (row, holds) in Self.holds(bound, of: added).enumerated() where !holds { isAdded[row] = false }
    }
    let chosen = isAdded.indices.filter { isAdded[$0] }
    added = added.rows(chosen)
    added.cells = Dictionary(
      uniqueKeysWithValues: rows.cells.keys.map { name in
        let content = grid.content(of: name)
        return (name, chosen.map { Cell(content, marks: marks[$0]) })
      })
    var result = rows
    result.append(added)
    guard result.count <= Self.mostRows else { throw TooManyRows() }
    return result
  }

  /// The values of an axis, as rows with its keys alone, and the marks of each; none where none has any.
  private func values(of axis: Grid.Axis) throws(TooManyRows) -> (rows: RelationRows, marks: [CellMarks]) {
    switch axis {
    case .categories(let relation, let key, let more):
      let found = try rows(relation).keys[key]?.occurring ?? []
      let values = KeyColumn(Set(found.filter { $0 != CountsSchema.marginCode } + more).sorted())
      return (RelationRows(count: values.places.count, keys: [key: values], cells: [:]), [])
    case .combinations(let relation, let keys):
      var rows = try self.rows(relation)
      rows.keys = rows.keys.filter { keys.contains($0.key) }
      rows.cells = [:]
      return (rows.rows(rows.combinations(of: keys).first), [])
    case .listed(let key, let values):
      let column = KeyColumn(values.map(\.text))
      return (RelationRows(count: values.count, keys: [key: column], cells: [:]), values.map(\.marks))
    }
  }
}
