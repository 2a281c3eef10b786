package import Language

/// Combinations of keys that a relation shall have, and the cells of those that it lacks.
package struct Grid: Sendable {
  /// The values of one key.
  package enum Axis: Sendable {
    /// Those that a relation has, without the margin, and some more.
    case categories(of: Relation, key: String, more: [String])
    /// Those of a list, each with the marks of cells that are added there.
    case listed(key: String, values: [(text: String, marks: CellMarks)])

    /// The key.
    package var key: String {
      switch self {
      case .categories(_, let key, _), .listed(let key, _): key
      }
    }
  }

  /// An axis for each key of the relation.
  package var axes: [Axis]
  /// Which combinations are added: those of which all are true.
  package var bounds: [TypedExpression]
  /// What is known of each cell that is added.
  package var content: Cell.Content

  package init(axes: [Axis], bounds: [TypedExpression], content: Cell.Content) {
    self.axes = axes
    self.bounds = bounds
    self.content = content
  }
}
