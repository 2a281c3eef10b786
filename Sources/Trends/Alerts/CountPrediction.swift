import Glibc
import Statistics

/// What the past of a series leads one to expect of one period to come.
///
/// A negative binomial around the expected count where counts are small, and chance around a rate that varies where they
/// are not.
struct CountPrediction: Sendable {
  /// The expected value on the scale of counts.
  var middle: Double
  /// Chance around a rate that varies; nil where counts are small.
  var mixed: MixedCounts?
  /// The expected counts that the tails of more and of fewer start from, with the variances beyond Poisson's.
  var higher: (mean: Double, excess: Double)
  var lower: (mean: Double, excess: Double)

  /// The middle of the prediction.
  var expected: Double { mixed?.middle ?? higher.mean }

  /// The chance of so many or more.
  func higherP(_ count: Double) -> Double {
    guard count > 0 else { return 1 }
    let least = count.rounded(.up)
    return mixed?.tails(from: least).upper ?? Self.tails(higher, least - 1).upper
  }

  /// The chance of so few or fewer.
  func lowerP(_ count: Double) -> Double {
    mixed?.tails(from: count.rounded(.down) + 1).lower ?? Self.tails(lower, count).lower
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
