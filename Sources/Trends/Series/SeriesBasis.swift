/// How many periods of a series rest on what.
public struct SeriesBasis: Sendable, Hashable, Codable {
  /// Those with exactly one value.
  public var known: Int
  /// Those whose value is hidden: known to lie between two ends, or not at all.
  public var hidden: Int
  /// Those without a value that could be compared: missing, not collected, known from below only, or a part of a period.
  public var missing: Int
  /// Of the known, those summed here, where the publisher gives no total.
  public var derived: Int

  /// Creates counts.
  public init(known: Int = 0, hidden: Int = 0, missing: Int = 0, derived: Int = 0) {
    self.known = known
    self.hidden = hidden
    self.missing = missing
    self.derived = derived
  }
}
