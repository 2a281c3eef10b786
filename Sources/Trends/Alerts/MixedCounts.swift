import Glibc
import Statistics

/// Counts of chance around a rate that is not known: Poisson, with a logarithm of the mean that is Student's t around a middle.
///
/// Chance is what a count of that size has; only what the rate varies by is estimated. So steady counts have thin tails, and
/// wandering ones those of their wandering.
struct MixedCounts: Sendable {
  /// The count in the middle, above 0.
  var middle: Double
  /// The scale of the logarithm of the rate.
  var deviation: Double
  /// Its degrees of freedom.
  var rate: StudentTDistribution

  /// Nil where a number is not finite.
  init?(middle: Double, deviation: Double, freedom: Double) {
    guard middle >= 1e-6, middle.isFinite, deviation >= 0, deviation.isFinite,
      let rate = StudentTDistribution(degreesOfFreedom: freedom)
    else { return nil }
    (self.middle, self.deviation, self.rate) = (middle, deviation, rate)
  }

  /// The chance of so many or more, and of fewer, right to one in a thousand where it is 1e-8 or more; the count must be a whole number
  /// from 0 on.
  func tails(from count: Double) -> TailProbabilities {
    guard count >= 1 else { return .allAbove }
    // Each is an integral of a smooth function: that one is taken whose other factor is wider than its density. Poisson's
    // distribution ends at means of 1e10, where chance is next to nothing.
    guard middle < 1e9, deviation * middle.squareRoot() < 0.5 else { return overArrivals(count) }
    return deviation > 1e-9 ? overRates(count) : Self.chance(count - 1, middle)
  }

  private static func chance(_ count: Double, _ mean: Double) -> TailProbabilities {
    guard mean > 1e-10 else { return .allBelow }
    return PoissonDistribution(mean: min(mean, 1e10))?.tails(count) ?? .allBelow
  }

  /// Over the rate: the chance of the count at each.
  private func overRates(_ count: Double) -> TailProbabilities {
    var (lower, upper, whole) = (0.0, 0.0, 0.0)
    for step in -76...76 {
      let place = 0.1 * Double(step)
      let z = sinh(place)
      let weight = rate.density(z) * cosh(place)
      let tails = Self.chance(count - 1, middle * exp(min(600, deviation * z)))
      lower += weight * tails.lower
      upper += weight * tails.upper
      whole += weight
    }
    return TailProbabilities(lower: lower / whole, upper: upper / whole)
  }

  /// Over the time at which the count is reached at a rate of one, which has a gamma distribution: the chance of such a rate.
  private func overArrivals(_ count: Double) -> TailProbabilities {
    var (lower, upper, whole) = (0.0, 0.0, 0.0)
    let width = 1 / count.squareRoot()
    for step in -48...48 {
      let place = 0.25 * Double(step) * width
      // The difference loses its digits where the place is small.
      let rest = abs(place) < 1e-4 ? place * place / 2 * (1 + place / 3) : expm1(place) - place
      let weight = exp(-count * rest)
      let tails = rate.tails((log(count / middle) + place) / max(deviation, 1e-12))
      lower += weight * tails.lower
      upper += weight * tails.upper
      whole += weight
    }
    return TailProbabilities(lower: lower / whole, upper: upper / whole)
  }
}
