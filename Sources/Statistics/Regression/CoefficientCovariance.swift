import Glibc

/// How the covariance of least-squares coefficients is estimated.
public enum CoefficientCovariance: Sendable, Hashable {
  /// Equal variances without dependence.
  case classical
  /// Unequal variances, squared residuals as they are. Source: White (1980).
  case hc0
  /// HC0 times n over degrees of freedom. Source: Hinkley (1977).
  case hc1
  /// Unequal variances, squared residuals over 1 minus leverage. Source: MacKinnon and White (1985).
  case hc2
  /// Unequal variances, residuals over 1 minus leverage. Source: MacKinnon and White (1985).
  case hc3
  /// As HC2 with a power that grows with the leverage, up to 4. Source: Cribari-Neto (2004).
  case hc4
  /// HC4 with a bounded power for large leverage. Source: Cribari-Neto and da Silva (2011).
  case hc4m
  /// As HC4 with a power that also follows the largest leverage. Source: Cribari-Neto et al. (2007).
  case hc5
  /// Unequal variances and dependence up to a lag, weights of Bartlett; consecutive values count as
  /// neighbours across gaps. Source: Newey and West (1987).
  case neweyWest(lags: Int, correction: SmallSampleCorrection = .none)
  /// Newey-West on scores whose first-order dependence was taken out, with the lag that they ask for.
  /// Source: Newey and West (1994).
  case neweyWestAutomatic
  /// The quadratic spectral kernel with the bandwidth of Andrews for AR(1) scores.
  /// Source: Andrews (1991); Andrews and Monahan (1992) with prewhitening.
  case andrews(Prewhitening)

  /// The usual number of lags of Newey-West for n values: 4 (n/100)^(2/9), rounded down.
  ///
  /// Source: Newey and West (1994).
  public static func usualLags(_ count: Int) -> Int {
    Int(4 * pow(Double(max(count, 0)) / 100, 2.0 / 9))
  }

  /// Whether a covariance is enlarged for a small sample.
  public enum SmallSampleCorrection: Sendable, Hashable {
    /// As the formula gives it.
    case none
    /// Times n over degrees of freedom.
    case degreesOfFreedom
  }

  /// Whether dependence of first order is taken out of the scores before the kernel, and put back after.
  public enum Prewhitening: Sendable, Hashable {
    /// Scores as they are.
    case none
    /// Scores minus their first-order vector autoregression.
    case firstOrder
  }
}

extension LinearRegression {
  /// The covariance of the coefficients, one array a coefficient, in products of their units.
  ///
  /// An exact fit gives zeros. A leverage of 1 where its formula divides by 1 minus it, and a negative
  /// lag, are `tooShort`; an overflow, or scores whose autoregression has no solution, `noConvergence`.
  /// O(n * coefficients^2 * lags).
  public func covariance(_ kind: CoefficientCovariance) -> Estimate<[[Double]]> {
    let n = Double(residuals.count)
    let correction = n / degreesOfFreedom
    let result: Estimate<[[Double]]>
    switch kind {
    case .classical:
      result = .success(products(weights.map { (residualVariance / $0).squareRoot() }))
    case .hc0: result = .success(products(residuals))
    case .hc1: result = .success(products(residuals).scaled(by: correction))
    case .hc2, .hc3, .hc4, .hc4m, .hc5: result = leverageCorrected(kind)
    case .neweyWest(let lags, let small): result = scoreCovariance.neweyWest(lags: lags, correction: small)
    case .neweyWestAutomatic: result = neweyWestAutomatic().map(\.covariance)
    case .andrews(let prewhitening):
      guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
      result = scoreCovariance.andrews(prewhitening)
    }
    return result.flatMap {
      $0.joined().allSatisfy(\.isFinite) ? .success($0) : .failure(.noConvergence)
    }
  }

  /// The standard errors of the coefficients, in their units.
  ///
  /// Reasons as for `covariance`; a variance below zero is `negativeVariance`.
  public func standardErrors(_ kind: CoefficientCovariance) -> Estimate<[Double]> {
    covariance(kind).flatMap { matrix in
      let variances = matrix.indices.map { matrix[$0][$0] }
      guard variances.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeVariance) }
      return .success(variances.map { $0.squareRoot() })
    }
  }

  /// The contribution of each value to each coefficient, for given errors: one array a coefficient.
  func scores(_ errors: [Double]) -> [[Double]] { influence.map { zip($0, errors).map(*) } }

  private func products(_ errors: [Double]) -> [[Double]] { kernelSum(scores(errors), [1]) }

  private func leverageCorrected(_ kind: CoefficientCovariance) -> Estimate<[[Double]]> {
    guard leverages.allSatisfy({ $0 < 1 - 1e-12 }) else { return .failure(.tooShort) }
    let share = Double(residuals.count) / Double(coefficients.count)
    let largest = leverages.max() ?? 0
    let errors = zip(residuals, leverages).map { residual, leverage in
      residual / pow(1 - leverage, kind.leveragePower(leverage, largest: largest, share: share))
    }
    return .success(products(errors))
  }

  private var scoreCovariance: ScoreCovariance {
    let weighted = zip(weights, residuals).map(*)
    return ScoreCovariance(
      influences: scores(residuals),
      scores: [weighted] + design.terms.map { zip($0, weighted).map(*) },
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The covariance with Newey and West's automatic lag, and the bandwidth that was found.
  ///
  /// Scores are prewhitened by a first-order vector autoregression. The bandwidth looks at the sum of the
  /// scores of all terms but the intercept, in their own units and with the index as given. An exact fit
  /// is `zeroVarianceAfterDetrending`, fewer than coefficients + 3 values `tooShort`, scores whose
  /// autoregression has no solution `noConvergence`. Source: Newey and West (1994).
  public func neweyWestAutomatic() -> Estimate<(covariance: [[Double]], bandwidth: Double)> {
    guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
    return scoreCovariance.automaticNeweyWest()
  }
}

extension CoefficientCovariance {
  /// The power of 1 minus leverage that a residual is divided by; `share` is n over coefficients.
  func leveragePower(_ leverage: Double, largest: Double, share: Double) -> Double {
    let relative = share * leverage
    return switch self {
    case .hc2: 0.5
    case .hc3: 1
    case .hc4: min(4, relative) / 2
    case .hc4m: (min(1, relative) + min(1.5, relative)) / 2
    // The squares of HC5 are over the root of the power.
    case .hc5: min(relative, max(4, 0.7 * share * largest)) / 4
    default: 0
    }
  }
}
