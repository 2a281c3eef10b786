import Glibc

extension LinearRegression {
  /// The covariance with Newey and West's automatic lag, and the bandwidth that was found.
  ///
  /// Scores are prewhitened by a first-order vector autoregression. The bandwidth looks at the sum of the
  /// scores of all terms but the intercept, in their own units and with the index as given. An exact fit
  /// is `zeroVarianceAfterDetrending`, fewer than coefficients + 3 values `tooShort`, scores whose
  /// autoregression has no solution `noConvergence`. Source: Newey and West (1994).
  public func neweyWestAutomatic() -> Estimate<(covariance: [[Double]], bandwidth: Double)> {
    whitened().flatMap { scores, terms in
      let n = Double(residuals.count)
      let h = (0..<(residuals.count - 1)).map { place in terms.reduce(0) { $0 + $1[place] } }
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
      return .success((scores.recoloured(kernelSum(scores.residuals, weights)), bandwidth))
    }
  }

  /// The covariance with the quadratic spectral kernel and Andrews' bandwidth, times n over degrees of
  /// freedom.
  func andrewsCovariance(_ prewhitening: CoefficientCovariance.Prewhitening) -> Estimate<[[Double]]> {
    let correction = Double(residuals.count) / degreesOfFreedom
    switch prewhitening {
    case .none:
      guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
      return Self.spectralWeights(termScores, count: residuals.count).map { weights in
        kernelSum(scores(residuals), weights).scaled(by: correction)
      }
    case .firstOrder:
      return whitened().flatMap { scores, terms in
        Self.spectralWeights(terms, count: residuals.count).map { weights in
          scores.recoloured(kernelSum(scores.residuals, weights)).scaled(by: correction)
        }
      }
    }
  }

  /// The scores of the terms: weight times residual times term, one array a term.
  private var termScores: [[Double]] {
    design.terms.map { term in
      residuals.indices.map { weights[$0] * residuals[$0] * term[$0] }
    }
  }

  /// The whitened scores of the coefficients, and what the same autoregression leaves of the terms.
  private func whitened() -> Estimate<(scores: WhitenedScores, terms: [[Double]])> {
    guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
    guard !design.terms.isEmpty, residuals.count >= coefficients.count + 3 else { return .failure(.tooShort) }
    let intercept = residuals.indices.map { weights[$0] * residuals[$0] }
    guard let scores = WhitenedScores(scores(residuals)), let raw = WhitenedScores([intercept] + termScores)
    else { return .failure(.noConvergence) }
    return .success((scores, Array(raw.residuals.dropFirst())))
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
