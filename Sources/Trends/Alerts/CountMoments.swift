import Glibc

/// The mean of small counts, and what they vary beyond chance.
struct CountMoments: Sendable {
  var number: Double
  var mean: Double
  /// The sum of squares around the mean.
  var squares: Double
  /// The share of periods without an event.
  var emptyShare: Double

  init(_ counts: ArraySlice<Double>) {
    number = Double(counts.count)
    let number = number
    mean = counts.reduce(0) { $0 + $1 / number }
    let mean = mean
    emptyShare = Double(counts.count { $0 == 0 }) / max(1, number)
    squares = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The mean that a period to come is expected to have, half an event being added.
  var raw: Double { (mean * number + 0.5) / (number + 1) }

  /// The variance beyond that of chance.
  ///
  /// Unequal rates, which the negative binomial is there for, hardly show in single events and decide where counts are
  /// larger. So of a mean up to one, a standard error of what chance varies by is taken off, from four on it is added.
  var beyond: Double {
    let freedom = max(1, number - 1)
    return max(0, squares / freedom - mean + caution * mean * (2 / freedom).squareRoot())
  }

  /// From -1 for means up to one to 1 for means from four on.
  var caution: Double { min(1, max(-1, mean > 0 ? log2(mean) - 1 : -1)) }

  /// One period with two events more, by the share of periods without any: few events do not show that they come one by one.
  var pair: Double { 2 * emptyShare / (number + 1) }

  /// The variance of a period to come beyond that of chance, the mean being estimated.
  var excess: Double { beyond + pair + raw / (mean * number + 0.5) * raw }
}
