import Glibc

/// What each value adds to the coefficients of a fit, from which covariances that allow for unequal variances
/// and dependence are built.
struct ScoreCovariance {
  /// The contribution of each value to each coefficient, one array a coefficient.
  var influences: [[Double]]
  /// The score of each value for each coefficient, intercept first, in the units of the terms.
  var scores: [[Double]]
  /// The number of values minus the number of coefficients, above 0.
  var degreesOfFreedom: Double

  private var count: Int { influences.first?.count ?? 0 }
  private var correction: Double { Double(count) / degreesOfFreedom }

  /// Bartlett weights up to a lag; a negative lag is `tooShort`.
  func neweyWest(
    lags: Int, correction small: CoefficientCovariance.SmallSampleCorrection
  ) -> Estimate<[[Double]]> {
    guard lags >= 0, count > 0 else { return .failure(.tooShort) }
    let weights = (0...min(lags, count - 1)).map { 1 - Double($0) / (Double(lags) + 1) }
    let sum = kernelSum(influences, weights)
    return .success(small == .none ? sum : sum.scaled(by: correction))
  }

  /// Newey and West's automatic lag on prewhitened scores, and the bandwidth that was found.
  ///
  /// Fewer than coefficients + 3 values are `tooShort`, scores whose autoregression has no solution
  /// `noConvergence`.
  func automaticNeweyWest() -> Estimate<(covariance: [[Double]], bandwidth: Double)> {
    whitened().flatMap { whitened, terms in
      let n = Double(count)
      let h = (0..<(count - 1)).map { place in terms.reduce(0) { $0 + $1[place] } }
      let limit = min(Int(3 * pow(n / 100, 2.0 / 9)), h.count - 1)
      var (level, slope) = (0.0, 0.0)
      for lag in 0...max(limit, 0) {
        let product = zip(h.dropFirst(lag), h).reduce(0) { $0 + $1.0 * $1.1 }
        level += (lag == 0 ? 1 : 2) * product
        slope += 2 * Double(lag) * product
      }
      let bandwidth = 1.1447 * pow(slope / level * (slope / level), 1.0 / 3) * pow(n, 1.0 / 3)
      guard bandwidth.isFinite else { return .failure(.noConvergence) }
      let lags = min(bandwidth.rounded(.down), n)
      let weights = (0...Int(lags)).map { 1 - Double($0) / (lags + 1) }
      return .success((whitened.recoloured(kernelSum(whitened.residuals, weights)), bandwidth))
    }
  }

  /// The quadratic spectral kernel with Andrews' bandwidth, times n over degrees of freedom.
  func andrews(_ prewhitening: CoefficientCovariance.Prewhitening) -> Estimate<[[Double]]> {
    switch prewhitening {
    case .none:
      Self.spectralWeights(Array(scores.dropFirst()), count: count).map {
        kernelSum(influences, $0).scaled(by: correction)
      }
    case .firstOrder:
      whitened().flatMap { whitened, terms in
        Self.spectralWeights(terms, count: count).map { weights in
          whitened.recoloured(kernelSum(whitened.residuals, weights)).scaled(by: correction)
        }
      }
    }
  }

  /// The whitened influences, and what the same autoregression leaves of the scores of the terms.
  private func whitened() -> Estimate<(influences: WhitenedScores, terms: [[Double]])> {
    guard scores.count > 1, count >= scores.count + 3 else { return .failure(.tooShort) }
    guard let whitened = WhitenedScores(influences), let raw = WhitenedScores(scores) else {
      return .failure(.noConvergence)
    }
    return .success((whitened, Array(raw.residuals.dropFirst())))
  }

  /// The quadratic spectral weights of all lags up to the last that matters, for AR(1) series.
  private static func spectralWeights(_ series: [[Double]], count: Int) -> Estimate<[Double]> {
    var (top, bottom) = (0.0, 0.0)
    // One scale for all series: the ratio does not change, and nothing overflows.
    let size = series.joined().reduce(0) { max($0, abs($1)) }
    for values in series {
      guard let fit = firstOrderFit(values.map { $0 / size }) else { return .failure(.noConvergence) }
      let ratio = pow(fit.variance, 2) / pow(1 - fit.autoregression, 4)
      bottom += ratio
      top += ratio * 4 * pow(fit.autoregression, 2) / pow(1 - fit.autoregression, 4)
    }
    let length = Double(series.first?.count ?? 0)
    let bandwidth = 1.3221 * pow(length * top / bottom, 0.2)
    guard bandwidth.isFinite else { return .failure(.noConvergence) }
    let weights = (0..<count).map { lag -> Double in
      guard lag > 0, bandwidth > 0 else { return lag == 0 ? 1 : 0 }
      let y = 6 * Double.pi / 5 * (Double(lag) / bandwidth)
      return 3 / (y * y) * (sin(y) / y - cos(y))
    }
    let last = weights.lastIndex { abs($0) > 1e-7 } ?? 0
    return .success(Array(weights[...last]))
  }

  /// A first-order autoregression with constant; nil where the values do not vary.
  private static func firstOrderFit(_ values: [Double]) -> (autoregression: Double, variance: Double)? {
    guard values.count >= 4,
      case .success(let fit) = ordinaryLeastSquares(
        RegressionDesign(terms: [Array(values.dropLast())]), values: Array(values.dropFirst()))
    else { return nil }
    return (fit.coefficients[1], fit.residualSumOfSquares / Double(values.count - 1))
  }
}
