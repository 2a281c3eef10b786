package import Language

/// Combinations of keys that a relation shall have, and the cells of those that it lacks.
package struct Grid: Sendable {
  /// The values of a key, or of several.
  package enum Axis: Sendable {
    /// Those that a relation has, without the margin, and some more.
    case categories(of: Relation, key: String, more: [String])
    /// The combinations of several keys that a relation has.
    case combinations(of: Relation, keys: [String])
    /// Those of a list, each with the marks of cells that are added there.
    case listed(key: String, values: [(text: String, marks: CellMarks)])

    /// The keys.
    package var keys: [String] {
      switch self {
      case .categories(_, let key, _), .listed(let key, _): [key]
      case .combinations(_, let keys): keys
      }
    }
  }

  /// Axes that have each key of the relation once.
  package var axes: [Axis]
  /// Which combinations are added: those of which all are true.
  package var bounds: [TypedExpression]
  /// What is known of each cell that is added.
  package var content: Cell.Content
  /// What is known of cells, by name, of which that is not so.
  package var exceptions: [String: Cell.Content]

  /// Creates a grid; cells that are not named in `exceptions` are of `content`.
  package init(
    axes: [Axis], bounds: [TypedExpression], content: Cell.Content,
    exceptions: [String: Cell.Content] = [:]
  ) {
    self.axes = axes
    self.bounds = bounds
    self.content = content
    self.exceptions = exceptions
  }

  /// What is known of an added cell.
  package func content(of cell: String) -> Cell.Content { exceptions[cell] ?? content }
}
