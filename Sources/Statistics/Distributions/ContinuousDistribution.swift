import Glibc

/// A continuous distribution with both tails.
///
/// Arguments are finite or infinite, never undefined. Take `survival` or `upperQuantile` for an upper
/// tail: 1 minus the lower one has lost its digits.
public protocol ContinuousDistribution: Sendable {
  /// The probabilities of values up to `x` and beyond it.
  func tails(_ x: Double) -> TailProbabilities
  /// The density at `x`, in one over the unit of the values; infinite at a pole.
  func density(_ x: Double) -> Double
  /// The value below which a share `p` lies; a `p` of 0 or less, 1 or more gives the ends of the support.
  func quantile(_ p: Double) -> Double
  /// The value beyond which a share `q` lies; a `q` of 0 or less, 1 or more gives the ends of the support.
  func upperQuantile(_ q: Double) -> Double
}

extension ContinuousDistribution {
  /// The probability of a value up to `x`.
  public func cumulative(_ x: Double) -> Double { tails(x).lower }
  /// The probability of a value beyond `x`.
  public func survival(_ x: Double) -> Double { tails(x).upper }
}

/// Which tail a quantile is sought in, and its probability, at most about a half.
enum QuantileTarget {
  case lower(Double)
  case upper(Double)

  /// The target in the smaller tail.
  init(lower p: Double) { self = p <= 0.5 ? .lower(p) : .upper(1 - p) }
  init(upper q: Double) { self = q <= 0.5 ? .upper(q) : .lower(1 - q) }

  /// The logarithm of the tail over the target; its sign is 1 where it grows with the place, else -1.
  func excess(_ tails: TailProbabilities) -> (value: Double, tail: Double, sign: Double) {
    switch self {
    case .lower(let p): (log(tails.lower) - log(p), tails.lower, 1)
    case .upper(let q): (log(tails.upper) - log(q), tails.upper, -1)
    }
  }
}

/// A quantile of a distribution on the positive numbers: bracketed Newton steps on the logarithms of
/// tail and place, so that both tails and both ends keep their relative precision.
func positiveQuantile(
  _ target: QuantileTarget, start: Double, of distribution: some ContinuousDistribution
) -> Double {
  var (low, high) = (Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude)
  var place = min(max(start, 1e-300), 1e300)
  for _ in 0..<200 {
    let (value, tail, sign) = target.excess(distribution.tails(place))
    if value == 0 { return place }
    if value * sign > 0 { high = place } else { low = place }
    let step = -sign * value * tail / (place * distribution.density(place))
    var next = place * exp(step)
    if !(next > low && next < high) { next = low.squareRoot() * high.squareRoot() }
    if abs(next - place) <= 2 * place.ulp || !(next > low && next < high) { return next }
    place = next
  }
  return place
}
