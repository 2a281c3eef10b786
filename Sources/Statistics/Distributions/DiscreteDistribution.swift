/// A distribution of counts with both tails.
///
/// Counts are passed as doubles, finite or infinite, never undefined; those between whole numbers count
/// as the whole number below.
public protocol DiscreteDistribution: Sendable {
  /// The mean.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
  /// The largest possible count, or infinity.
  var largest: Double { get }
  /// The probabilities of counts up to `count` and beyond it.
  func tails(_ count: Double) -> TailProbabilities
  /// The probability of exactly `count`; 0 between whole numbers.
  func probability(_ count: Double) -> Double
}

extension DiscreteDistribution {
  /// The probability of a count up to `count`.
  public func cumulative(_ count: Double) -> Double { tails(count).lower }
  /// The probability of a count beyond `count`.
  public func survival(_ count: Double) -> Double { tails(count).upper }

  /// The smallest count up to which at least a share `p` lies.
  ///
  /// A `p` of 0 or less gives 0, of 1 or more the largest count. O(log(count)) evaluations.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return largest }
    return p <= 0.5 ? smallest { tails($0).lower >= p } : smallest { tails($0).upper <= 1 - p }
  }

  /// The smallest count beyond which at most a share `q` lies.
  ///
  /// A `q` of 0 or less gives the largest count, of 1 or more 0. O(log(count)) evaluations.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return largest }
    guard q < 1 else { return 0 }
    return q <= 0.5 ? smallest { tails($0).upper <= q } : smallest { tails($0).lower >= 1 - q }
  }

  /// The smallest count for which a condition holds that holds for all larger ones.
  private func smallest(_ isReached: (Double) -> Bool) -> Double {
    var high = min(mean.rounded(.up), largest)
    var step = max(variance.squareRoot().rounded(.up), 1)
    var low = -1.0
    if isReached(high) {
      low = max(high - step, -1)
      while low >= 0, isReached(low) {
        high = low
        step *= 2
        low = max(low - step, -1)
      }
    } else {
      repeat {
        low = high
        high = min(high + step, largest)
        step *= 2
      } while high < largest && high.isFinite && !isReached(high)
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      // Beyond 2^53 neighbours are more than 1 apart.
      guard middle > low, middle < high else { return high }
      if isReached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
