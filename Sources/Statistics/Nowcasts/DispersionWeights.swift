import Glibc

/// How well each of a grid of dispersions explains the errors of earlier nowcasts.
///
/// Predictions are averaged over the grid by these weights, so that few errors give wide intervals: a Bayesian average with
/// equal weights on a logarithmic scale before an error is seen.
struct DispersionWeights: Sendable {
  /// The dispersions that are weighed: chance alone, and 0.001 to 4 beside it in equal ratios.
  static let grid: [Double] = [0] + (0..<12).map { 0.001 * pow(4000, Double($0) / 11) }

  /// The weights of the grid, which sum to 1.
  let values: [Double]

  /// Weighs logarithms of likelihoods, one a dispersion of the grid.
  init(logLikelihoods: [Double]) {
    let highest = logLikelihoods.max() ?? 0
    let weights = logLikelihoods.map { exp($0 - highest) }
    let sum = weights.reduce(0, +)
    values = weights.map { $0 / sum }
  }

  /// The mean dispersion.
  var mean: Double { zip(values, Self.grid).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The predictive distribution of a remainder; nil where it is beyond what can be computed.
  func prediction(_ remainder: PredictedRemainder) -> WeightedDistribution? {
    var parts: [(weight: Double, distribution: NegativeBinomialDistribution)] = []
    for (weight, dispersion) in zip(values, Self.grid) where weight > 1e-5 {
      guard let distribution = remainder.distribution(dispersion) else { return nil }
      parts.append((weight, distribution))
    }
    return WeightedDistribution(parts: parts)
  }
}

/// A weighted mean of distributions of counts.
struct WeightedDistribution: DiscreteDistribution {
  let parts: [(weight: Double, distribution: NegativeBinomialDistribution)]

  var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.distribution.mean } }
  // The parts have one mean.
  var variance: Double { parts.reduce(0) { $0 + $1.weight * $1.distribution.variance } }
  var largest: Double { .infinity }

  func tails(_ count: Double) -> TailProbabilities {
    var (lower, upper) = (0.0, 0.0)
    for (weight, distribution) in parts {
      let tails = distribution.tails(count)
      lower += weight * tails.lower
      upper += weight * tails.upper
    }
    return TailProbabilities(lower: lower, upper: upper)
  }

  func probability(_ count: Double) -> Double {
    parts.reduce(0) { $0 + $1.weight * $1.distribution.probability(count) }
  }
}
