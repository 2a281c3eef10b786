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

  /// The number of periods that enter a model.
  public var knownCount: Int { counts.indices.count { count(at: $0) != nil } }

  /// The count of a period that enters a model: known, and with an exposure above zero.
  func count(at period: Int) -> Double? {
    guard period < counts.count, let count = counts[period], count.isFinite else { return nil }
    guard let exposure else { return count }
    guard period < exposure.count, let size = exposure[period], size > 0, size.isFinite else { return nil }
    return count
  }

  /// Why no model for counts can be fitted with so many coefficients; nil where one can be tried.
  func obstacle(coefficients: Int, periods: Int) -> NotEstimable? {
    var (known, hasNegative, hasOther) = (0, false, false)
    for period in 0..<periods {
      guard let count = count(at: period) else { continue }
      known += 1
      hasNegative = hasNegative || count < 0
      hasOther = hasOther || count != 0
    }
    guard known > coefficients else { return .tooShort }
    guard !hasNegative else { return .negativeValues }
    return hasOther ? nil : .allZero
  }
}
