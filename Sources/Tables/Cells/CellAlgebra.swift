/// The parts of a cell that add up each on its own; every sum of cells, here or in an engine, is made
/// of them.
///
/// A part without a value counts as 0, and only the status tells which parts of a sum mean something.
enum CellPart: CaseIterable {
  /// The rank of the status.
  case status
  /// The smallest value.
  case low
  /// The largest value.
  case high
  /// The bits of the marks.
  case marks

  /// How the parts of addends make that of the sum.
  enum Combination { case largest, sum, union }

  /// How the parts of addends make that of the sum; each is commutative and associative.
  var combination: Combination {
    switch self {
    case .status: .largest
    case .low, .high: .sum
    case .marks: .union
    }
  }

  /// The part of a sum without addends, which adds nothing.
  static let identity = Cell.exact(0)
}

extension Cell {
  /// A part as a number.
  func part(_ part: CellPart) -> Double {
    switch part {
    case .status: Double(status.rank)
    case .low: low ?? 0
    case .high: high ?? 0
    case .marks: Double(marks.rawValue)
    }
  }

  /// The cell of some parts, each as a number.
  init(parts: (CellPart) -> Double) {
    let (low, high) = (parts(.low), parts(.high))
    let cell = Cell(
      status: CellStatus.allCases[Int(parts(.status))], value: low, low: low, high: high,
      marks: CellMarks(rawValue: Int(parts(.marks))))
    // Only ends that are no numbers fit no status.
    self = cell ?? Cell.missing
  }

  /// The cell of a status and its values, or nil when they do not fit.
  public init?(status: CellStatus, value: Double?, low: Double?, high: Double?, marks: CellMarks) {
    switch (status, value, low, high) {
    case (.exact, let value?, _, _): self.init(.exact(value), marks: marks)
    case (.interval, _, let low?, let high?) where low <= high:
      self.init(.interval(low: low, high: high), marks: marks)
    case (.lowerBound, _, let low?, _): self.init(.lowerBound(low), marks: marks)
    case (.notPublished, _, _, _): self.init(.none(.notPublished), marks: marks)
    case (.notCollected, _, _, _): self.init(.none(.notCollected), marks: marks)
    case (.hidden, _, _, _): self.init(.none(.hidden), marks: marks)
    case (.missing, _, _, _): self.init(.none(.missing), marks: marks)
    default: return nil
    }
  }

  /// The sum of two cells.
  ///
  /// Ends add up; an interval makes the sum an interval, a lower bound a lower bound; nothing makes it
  /// nothing, for the reason that is last in `CellStatus`. Marks unite. The exact value 0 adds nothing.
  public static func + (left: Cell, right: Cell) -> Cell {
    Cell { part in
      let (one, other) = (left.part(part), right.part(part))
      return switch part.combination {
      case .largest: max(one, other)
      case .sum: one + other
      case .union: Double(Int(one) | Int(other))
      }
    }
  }

  /// The sum of cells; of none the exact value 0.
  public static func sum(_ cells: some Sequence<Cell>) -> Cell { cells.reduce(CellPart.identity, +) }

  /// The figure in another unit; `conversion` is applied to every number and must not turn their order.
  public func mapped(_ conversion: (Double) -> Double) -> Cell {
    var cell = self
    switch content {
    case .exact(let value): cell.content = .exact(conversion(value))
    case .interval(let low, let high): cell.content = .interval(low: conversion(low), high: conversion(high))
    case .lowerBound(let low): cell.content = .lowerBound(conversion(low))
    case .none: break
    }
    return cell
  }
}
