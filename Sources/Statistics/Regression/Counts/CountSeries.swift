/// Counts on a grid of periods, and what they are counted from.
public struct CountSeries: Sendable, Hashable {
  /// The counts, nil where they are not known; expected counts need not be whole numbers.
  public var counts: [Double?]
  /// The exposure of each period, such as persons or days under watch; nil where all are alike.
  public var exposure: [Double?]?

  /// Creates a series; counts and exposures have one value a period of the grid.
  public init(counts: [Double?], exposure: [Double?]? = nil) {
    self.counts = counts
    self.exposure = exposure
  }

  /// The count of a period that enters a model: known, and with an exposure above zero.
  func count(at period: Int) -> Double? {
    guard period < counts.count, let count = counts[period], count.isFinite else { return nil }
    guard let exposure else { return count }
    guard period < exposure.count, let size = exposure[period], size > 0, size.isFinite else { return nil }
    return count
  }

  /// Why no model for counts can be fitted with so many coefficients; nil where one can be tried.
  func obstacle(coefficients: Int, periods: Int) -> NotEstimable? {
    let known = (0..<periods).compactMap(count(at:))
    guard known.count > coefficients else { return .tooShort }
    guard known.allSatisfy({ $0 >= 0 }) else { return .negativeValues }
    return known.allSatisfy { $0 == 0 } ? .allZero : nil
  }
}
