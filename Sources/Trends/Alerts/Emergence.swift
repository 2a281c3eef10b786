import Glibc
import Statistics

/// Something recorded in the last one to three periods after so many in which nothing was.
///
/// Of a constant rate, nothing in `silent` periods and then at least so many events is a joint event whose chance has a
/// largest value over all rates: an exact bound that needs no estimate. The three runs exclude each other, since a run
/// begins with the first event, so their chances add.
struct Emergence: Sendable {
  /// The known periods without an event.
  var silent: Int
  /// The periods of the run, 1 to 3.
  var run: Int
  /// The events in it, rounded down.
  var count: Double

  static let longestRun = 3
  /// More events than this say no more; the chance of as many is far below any level.
  private static let most = 40.0

  /// The chance of a night on which any run says as much as this one; 1 where nothing was recorded.
  var p: Double {
    let count = min(self.count, Self.most)
    guard count >= 1 else { return 1 }
    let own = bound(run, count)
    let others = (1...Self.longestRun).filter { $0 != run }
    return min(1, others.reduce(own) { $0 + attained(own, by: $1) })
  }

  /// The largest chance that a run of another length has without being less rare than this; 0 where it cannot.
  ///
  /// Bounds that differ by rounding alone are equal, as those of single events in runs of any length are.
  private func attained(_ p: Double, by run: Int) -> Double {
    var count = 1.0
    while count <= Self.most {
      let other = bound(run, count)
      if other <= p * (1 + 1e-6) { return other }
      count += 1
    }
    return 0
  }

  /// The largest chance, over all rates, of silence and then a run that begins with an event and has so many.
  private func bound(_ run: Int, _ count: Double) -> Double {
    // The chance has one top; it lies near the rate that the events themselves show.
    let centre = log(count / Double(silent + run))
    var (low, high) = (centre - 1.5, centre + 0.5)
    let ratio = (5.0.squareRoot() - 1) / 2
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (chance(exp(left), run, count), chance(exp(right), run, count))
    for _ in 0..<24 {
      if atLeft >= atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = chance(exp(left), run, count)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = chance(exp(right), run, count)
      }
    }
    return max(atLeft, atRight)
  }

  private func chance(_ rate: Double, _ run: Int, _ count: Double) -> Double {
    let whole = Self.tail(rate * Double(run), count)
    // A run that begins with an event: not those whose first period has none.
    let later = run > 1 ? exp(-rate) * Self.tail(rate * Double(run - 1), count) : 0
    return exp(-rate * Double(silent)) * max(0, whole - later)
  }

  private static func tail(_ mean: Double, _ count: Double) -> Double {
    PoissonDistribution(mean: max(mean, 1e-10))?.survival(count - 1) ?? 0
  }

  /// The chance of the silence and of the run, were both of one piece with the periods before; 0 where nothing was recorded ever.
  ///
  /// Of so many periods with events, all fall before the silence with a hypergeometric chance; the run is a negative binomial
  /// sum with the moments of the whole past. The two are combined as Fisher (1932) does.
  func chance(after past: [Double]) -> Double {
    let number = Double(past.count)
    let busy = past.count { $0 > 0 }
    guard busy > 0 else { return 0 }
    let silence = (0..<busy).reduce(1.0) { chance, drawn in
      chance * max(0, number - Double(silent + drawn)) / (number - Double(drawn))
    }
    let moments = CountMoments(past[...])
    let length = Double(run)
    let tail = CountPrediction.tails((moments.raw * length, moments.excess * length), count - 1).upper
    let product = silence * tail
    return product > 0 ? min(1, product * (1 - log(product))) : 0
  }

  /// The largest number of events that is not in a tail of this probability.
  func largest(tail: Double) -> Double {
    var other = self
    other.count = 1
    while other.count < Self.most, other.p > tail { other.count += 1 }
    return other.count - 1
  }
}
