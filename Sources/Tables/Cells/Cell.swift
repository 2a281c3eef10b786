/// One figure of a table of counts: a value with its status, never a bare number.
///
/// A suppressed cell is an interval of integers or reals, both ends included; it is never read as
/// one of its ends and never unmasked by subtraction. Values are counts or measures in the unit of
/// their column; whole numbers are exact up to 2^53.
public enum Cell: Sendable, Hashable {
  /// A published or counted value other than a true zero.
  case observed(Double)
  /// Nothing was recorded although recording took place.
  case trueZero
  /// A value hidden by its publisher or by disclosure control, known to lie in the interval.
  case suppressed(low: Double, high: Double)
  /// A value that should exist and does not.
  case missing
  /// Nothing was collected, so no value can exist.
  case notCollected
  /// A value, possibly zero, that its publisher may still revise.
  case provisional(Double)
  /// A value, possibly zero, at which the definition or the source changed.
  case seriesBreak(Double)

  /// The value of a cell that has exactly one, else nil.
  public var value: Double? {
    switch self {
    case .observed(let value), .provisional(let value), .seriesBreak(let value): value
    case .trueZero: 0
    case .suppressed, .missing, .notCollected: nil
    }
  }

  /// The smallest and largest value the cell can stand for, or nil where nothing is known.
  public var bounds: (low: Double, high: Double)? {
    if case .suppressed(let low, let high) = self { return (low, high) }
    return value.map { ($0, $0) }
  }

  /// The status without the value.
  public var status: CellStatus {
    switch self {
    case .observed: .observed
    case .trueZero: .trueZero
    case .suppressed: .suppressed
    case .missing: .missing
    case .notCollected: .notCollected
    case .provisional: .provisional
    case .seriesBreak: .seriesBreak
    }
  }
}
