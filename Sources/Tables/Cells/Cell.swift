/// One figure of a table of counts: what is known of it and the marks it carries, never a bare number.
///
/// Values are counts or measures in the unit of their column; whole numbers are exact up to 2^53. A
/// hidden figure is an interval, never one of its ends and never unmasked by subtraction. A true
/// zero is the exact value 0.
public struct Cell: Sendable, Hashable {
  /// What is known of a figure.
  public enum Content: Sendable, Hashable {
    /// The figure itself.
    case exact(Double)
    /// Somewhere between two ends, both included, `low <= high`.
    case interval(low: Double, high: Double)
    /// At least this: some of what it counts is not known.
    case lowerBound(Double)
    /// Nothing, for a reason.
    case none(Reason)
  }

  /// Why nothing is known of a figure.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The source does not show it on its own: it is inside another category, or in no row.
    case notPublished
    /// Nothing was collected, so no figure can exist.
    case notCollected
    /// Withheld, and not even an interval is known.
    case hidden
    /// A figure that should exist and does not.
    case missing
  }

  /// What is known of the figure.
  public var content: Content
  /// What else is said of it.
  public var marks: CellMarks

  /// Creates a cell.
  public init(_ content: Content, marks: CellMarks = []) {
    self.content = content
    self.marks = marks
  }

  /// A cell with one known value.
  public static func exact(_ value: Double, _ marks: CellMarks = []) -> Cell {
    Cell(.exact(value), marks: marks)
  }
  /// A cell between two ends, both included.
  public static func interval(low: Double, high: Double, _ marks: CellMarks = []) -> Cell {
    Cell(.interval(low: low, high: high), marks: marks)
  }
  /// A cell of at least a value.
  public static func lowerBound(_ value: Double, _ marks: CellMarks = []) -> Cell {
    Cell(.lowerBound(value), marks: marks)
  }
  /// A cell without a value, for a reason.
  public static func unknown(_ reason: Reason, _ marks: CellMarks = []) -> Cell {
    Cell(.none(reason), marks: marks)
  }
  /// A figure that should exist and does not.
  public static let missing = unknown(.missing)
  /// A figure that cannot exist, since nothing was collected.
  public static let notCollected = unknown(.notCollected)

  /// The value of a cell that has exactly one, else nil.
  public var value: Double? {
    if case .exact(let value) = content { return value }
    return nil
  }

  /// The smallest value the cell can stand for, or nil where nothing is known.
  public var low: Double? {
    switch content {
    case .exact(let value), .lowerBound(let value): value
    case .interval(let low, _): low
    case .none: nil
    }
  }

  /// The largest value the cell can stand for, or nil where none is known.
  public var high: Double? {
    switch content {
    case .exact(let value): value
    case .interval(_, let high): high
    case .lowerBound, .none: nil
    }
  }

  /// The smallest and largest value the cell can stand for, or nil where one of them is not known.
  public var bounds: (low: Double, high: Double)? {
    guard let low, let high else { return nil }
    return (low, high)
  }
}
