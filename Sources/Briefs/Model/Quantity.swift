public import Tables

/// A figure that a page shows: what is known of it, its marks and how it is to be read.
///
/// It stays a quantity until a writer prints it, so that an Excel cell adds up, and a hidden figure is an
/// interval everywhere.
public struct Quantity: Sendable, Hashable, Codable {
  /// What is known.
  public enum Content: Sendable, Hashable, Codable {
    /// The figure itself.
    case exact(value: Double)
    /// Somewhere between two ends, both included.
    case interval(low: Double, high: Double)
    /// At least this.
    case lowerBound(low: Double)
    /// Nothing, for a reason.
    case none(reason: Absence)
  }

  /// Why there is no figure.
  public enum Absence: String, Sendable, Hashable, Codable, CaseIterable {
    /// The source does not show it on its own.
    case notPublished
    /// Nothing was collected.
    case notCollected
    /// Withheld.
    case hidden
    /// It should exist and does not.
    case missing
    /// The table has no such row.
    case noRow
    /// It could not be estimated; the reason stands beside it.
    case notEstimable
  }

  /// What is said of a figure beside its value.
  public enum Mark: String, Sendable, Hashable, Codable, CaseIterable {
    /// It may be revised.
    case provisional
    /// The definition or the source changed here.
    case seriesBreak
    /// It covers a part of its period.
    case partial
    /// It was computed from parts, not published.
    case derived
    /// Its publisher estimated it.
    case estimated
  }

  /// How a number is to be read and printed.
  public enum Form: Sendable, Hashable, Codable {
    /// A number with a fixed count of decimals.
    case number(decimals: Int)
    /// A change, printed with its sign.
    case change(decimals: Int)
    /// Per cent of something.
    case percent(decimals: Int)
    /// A change in per cent, printed with its sign.
    case percentChange(decimals: Int)
    /// A probability.
    case probability
    /// A number of any size, to so many digits.
    case significant(digits: Int)
  }

  /// What is known.
  public var content: Content
  /// What is said beside it, in order of `Mark`.
  public var marks: [Mark]
  /// How it is read.
  public var form: Form

  /// Creates a quantity.
  public init(_ content: Content, marks: [Mark] = [], form: Form = .number(decimals: 0)) {
    self.content = content
    self.marks = marks
    self.form = form
  }

  /// Creates a number that is known.
  public init(_ value: Double, form: Form = .number(decimals: 0)) {
    self.init(.exact(value: value), form: form)
  }

  /// Creates a count.
  public init(count: Int) { self.init(Double(count)) }

  /// The decimals that a recorded figure is printed with: none of a whole or large number, else two digits or more,
  /// so that no figure above zero is printed as zero.
  static func decimals(for value: Double) -> Int {
    guard value.isFinite, value != value.rounded(), value.magnitude < 100 else { return 0 }
    var (decimals, scaled) = (1, value.magnitude * 10)
    while scaled < 10, decimals < 9 {
      decimals += 1
      scaled *= 10
    }
    return decimals
  }

  /// Creates a quantity from a cell of a table, printed with the decimals it has.
  public init(_ cell: Cell) {
    self.init(cell, form: .number(decimals: Self.decimals(for: cell.value ?? 0)))
  }

  /// Creates a quantity from a cell of a table.
  public init(_ cell: Cell, form: Form) {
    switch cell.content {
    case .exact(let value): content = .exact(value: value)
    case .interval(let low, let high): content = .interval(low: low, high: high)
    case .lowerBound(let low): content = .lowerBound(low: low)
    case .none(.hidden): content = .none(reason: .hidden)
    case .none(.missing): content = .none(reason: .missing)
    case .none(.notCollected): content = .none(reason: .notCollected)
    case .none(.notPublished): content = .none(reason: .notPublished)
    }
    let all: [(CellMarks, Mark)] = [
      (.provisional, .provisional), (.seriesBreak, .seriesBreak), (.partial, .partial),
      (.derived, .derived), (.estimated, .estimated),
    ]
    marks = all.filter { cell.marks.contains($0.0) }.map(\.1)
    self.form = form
  }

  /// The same without its marks.
  var bare: Quantity { Quantity(content, form: form) }

  /// The least and the most that it can be; nil where nothing is known.
  var ends: (low: Double, high: Double)? {
    switch content {
    case .exact(let value): (value, value)
    case .interval(let low, let high): (low, high)
    case .lowerBound(let low): (low, .infinity)
    case .none: nil
    }
  }

  /// The number, where exactly one is known.
  public var value: Double? {
    if case .exact(let value) = content { return value }
    return nil
  }
}

/// A value with the range its method gives it.
public struct RangedValue: Sendable, Hashable, Codable {
  /// The value.
  public var value: Double
  /// The lower end.
  public var lower: Double
  /// The upper end.
  public var upper: Double

  /// Creates a value with a range.
  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}
