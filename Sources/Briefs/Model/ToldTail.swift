public import Statistics
public import Tables

/// How complete the last periods of a series are, as a page says it.
public struct ToldTail: Sendable, Hashable, Codable {
  /// Which series.
  public var subject: SeriesName
  /// The first period that is not complete.
  public var first: Period
  /// The last period of which something is said.
  public var last: Period
  /// What is recorded of them so far.
  public var recorded: Quantity
  /// What they will come to, or why that cannot be told.
  public var completed: Completed
  /// Whose delays were taken.
  public var delays: Delays
  /// The last period of the series, where more of them began since.
  public var open: Period?

  /// What the periods will come to.
  public enum Completed: Sendable, Hashable, Codable {
    /// A figure with its range.
    case estimated(RangedValue)
    /// None, for a reason.
    case notEstimable(NotEstimable)
  }

  /// Whose delays were taken.
  public enum Delays: String, Sendable, Hashable, Codable {
    /// Those of the series.
    case own
    /// Those of its total.
    case borrowed
  }
}
