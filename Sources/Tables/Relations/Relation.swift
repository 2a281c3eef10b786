package import Language

/// A computation over tables of counts, as a tree whose leaves are tables.
///
/// Each node has keys, columns of text that are never missing, and cells. The order of rows means
/// nothing. An engine prints the tree; what it means is told by the interpreter that tests hold the
/// engines to.
package indirect enum Relation: Sendable {
  /// The rows of a table, which the engine reads where it lies.
  case scan(StoredTable)
  /// The rows of which an expression is true; unknown is not true.
  case filter(Relation, TypedExpression)
  /// One row for each group of rows, in one or more groupings.
  case group(Relation, Grouping)
  /// The rows of several relations of equal columns, equal rows as often as they come.
  case union([Relation])
  /// The rows that have, or have not, a row of equal keys in another relation.
  case join(Relation, Relation, on: [String], MatchRule)
  /// The rows, and one for each combination of a grid that they lack.
  case fill(Relation, Grid)
  /// The rows, with marks more on the cells of those of which an expression is true.
  case marked(Relation, CellMarks, where: TypedExpression)

  /// A table that the engine knows by a name.
  package struct StoredTable: Sendable {
    /// The name under which the engine is told where it lies.
    package var name: String
    /// The columns of text.
    package var keys: [String]
    /// The cells.
    package var cells: [String]
    /// How keys are stored that are not stored as text.
    package var encodings: [String: KeyEncoding]
    /// Cells that are stored as one number each, under their names: exact and without marks.
    package var plainCells: Set<String>

    /// Creates a stored table.
    package init(
      name: String, keys: [String], cells: [String], encodings: [String: KeyEncoding] = [:],
      plainCells: Set<String> = []
    ) {
      self.name = name
      self.keys = keys
      self.cells = cells
      self.encodings = encodings
      self.plainCells = plainCells
    }
  }

  /// Which rows a join keeps; it adds no columns, so that no row comes twice.
  package enum MatchRule: Sendable, CaseIterable {
    /// Those with a row of equal keys in the other relation.
    case matched
    /// Those without.
    case unmatched
  }

  /// The columns of text, in order.
  package var keys: [String] {
    switch self {
    case .scan(let table): table.keys
    case .filter(let rows, _), .join(let rows, _, _, _), .fill(let rows, _), .marked(let rows, _, _):
      rows.keys
    case .group(_, let grouping): grouping.keys.map(\.name) + (grouping.greatest.map { [$0] } ?? [])
    case .union(let relations): relations.first?.keys ?? []
    }
  }

  /// The cells, in order.
  package var cells: [String] {
    switch self {
    case .scan(let table): table.cells
    case .filter(let rows, _), .join(let rows, _, _, _), .fill(let rows, _), .marked(let rows, _, _):
      rows.cells
    case .group(_, let grouping): grouping.aggregates.map(\.name)
    case .union(let relations): relations.first?.cells ?? []
    }
  }
}
