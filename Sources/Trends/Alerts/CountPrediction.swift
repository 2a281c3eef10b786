import Glibc
import Statistics

/// What the past of a series leads one to expect of one period to come.
///
enum CountPrediction: Sendable {
  /// Small counts: a negative binomial around the expected counts that the tails of more and of fewer start from, with the
  /// variances beyond Poisson's.
  case small(higher: (mean: Double, excess: Double), lower: (mean: Double, excess: Double))
  /// Chance around a rate that varies.
  case mixed(MixedCounts)

  /// The middle of the prediction.
  var expected: Double {
    switch self {
    case .small(let higher, _): higher.mean
    case .mixed(let counts): counts.middle
    }
  }

  /// The chance of so many or more.
  func higherP(_ count: Double) -> Double {
    guard count > 0 else { return 1 }
    let least = count.rounded(.up)
    switch self {
    case .small(let higher, _): return Self.tails(higher, least - 1).upper
    case .mixed(let counts): return counts.tails(from: least).upper
    }
  }

  /// The chance of so few or fewer.
  func lowerP(_ count: Double) -> Double {
    switch self {
    case .small(_, let lower): Self.tails(lower, count).lower
    case .mixed(let counts): counts.tails(from: count.rounded(.down) + 1).lower
    }
  }

  /// The least and the largest whole number that are not in a tail of this probability on their side.
  func range(tail: Double) -> ValueBounds {
    ValueBounds(
      low: Self.edge(from: expected) { self.lowerP($0) > tail },
      high: Self.edge(from: expected) { self.higherP($0) <= tail } - 1)
  }

  /// Poisson where nothing lies beyond it, and beyond 1e10, where the scale alone can tell, nothing.
  static func tails(_ side: (mean: Double, excess: Double), _ count: Double) -> TailProbabilities {
    let mean = max(side.mean, 1e-10)
    let size = max(mean / side.excess * mean, 1e-9)
    if let wide = NegativeBinomialDistribution(mean: mean, size: size) {
      return wide.tails(count)
    }
    return PoissonDistribution(mean: mean)?.tails(count) ?? TailProbabilities(lower: 0, upper: 0)
  }

  /// The smallest whole number from 0 on for which a condition holds that holds for all larger ones.
  private static func edge(from start: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (-1.0, min(max(0, start.rounded()), 1e15))
    var step = 1.0
    while high < 1e300, !holds(high) {
      low = high
      high += step
      step *= 2
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      guard middle > low, middle < high else { break }
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
