import Glibc
import Statistics

/// The largest count that is no alarm, and the chance of a count at least as high as the one observed.
struct CountBound {
  var bound: Double
  var p: Double

  /// The bound that belongs to a mean with its error and a dispersion; nil where a distribution does not reach so far.
  ///
  /// - Parameters:
  ///   - mean: The expected count, above 0.
  ///   - relativeVariance: The variance of the expected count over itself.
  static func of(
    _ observed: Double, mean: Double, relativeVariance: Double, dispersion: Double,
    _ options: FarringtonOptions
  ) -> CountBound? {
    let z = NormalDistribution.upperQuantile(options.alpha)
    switch options.bound {
    case .nbPlugin: return quantile(observed, mean: mean, dispersion: dispersion, alpha: options.alpha)
    case .muan:
      let upper = mean * exp(z * (relativeVariance / mean).squareRoot())
      return quantile(observed, mean: upper, dispersion: dispersion, alpha: options.alpha)
    case .delta(let power):
      let tau = dispersion + relativeVariance
      let (centre, error): (Double, Double)
      let transformed: Double
      switch power {
      case .twoThirds:
        let root = cbrt(mean)
        (centre, error) = (root * root, 2.0 / 3 * (root * tau).squareRoot())
        transformed = cbrt(observed) * cbrt(observed)
      case .squareRoot:
        (centre, error) = (mean.squareRoot(), tau.squareRoot() / 2)
        transformed = observed.squareRoot()
      case .none: (centre, error, transformed) = (mean, (mean * tau).squareRoot(), observed)
      }
      let end = max(centre + z * error, 0)
      let bound: Double
      switch power {
      case .twoThirds: bound = end * end.squareRoot()
      case .squareRoot: bound = end * end
      case .none: bound = end
      }
      return CountBound(bound: bound, p: NormalDistribution.survival((transformed - centre) / error))
    }
  }

  /// The exact bound from so many events over so many periods, where a model has too few.
  ///
  /// Without dispersion it is the test of two Poisson counts, given their sum (Przyborowski and Wilenski 1940): a count x is beyond
  /// it where x or more of x + events would fall into one of `periods` + 1 periods with a chance of at most alpha. That is the
  /// negative binomial distribution with mean (events + 1) / periods and dispersion 1 + 1 / periods; a dispersion of the
  /// reference counts is a factor of the latter. It is defined where nothing was ever counted.
  static func exact(
    _ observed: Double, events: Double, periods: Double, dispersion: Double, alpha: Double
  ) -> CountBound? {
    quantile(
      observed, mean: (events + 1) / periods, dispersion: dispersion * (1 + 1 / periods), alpha: alpha)
  }

  private static func quantile(_ observed: Double, mean: Double, dispersion: Double, alpha: Double)
    -> CountBound?
  {
    func bound(_ distribution: some DiscreteDistribution) -> CountBound {
      // Tails of counts beyond 1e15 lose their digits; what is said of 1e15 is true of them too.
      CountBound(
        bound: distribution.upperQuantile(alpha),
        p: distribution.survival(min(observed, 1e15).rounded(.up) - 1))
    }
    let size = mean / (dispersion - 1)
    if dispersion > 1, size <= 1e15 {
      return NegativeBinomialDistribution(mean: mean, size: size).map(bound)
    }
    return PoissonDistribution(mean: mean).map(bound)
  }
}
