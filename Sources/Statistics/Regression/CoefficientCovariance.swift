/// How the covariance of least-squares coefficients is estimated.
public enum CoefficientCovariance: Sendable, Hashable {
  /// Equal variances without dependence.
  case classical
  /// Unequal variances, squared residuals as they are. Source: White (1980).
  case hc0
  /// Unequal variances, residuals over 1 minus leverage. Source: MacKinnon and White (1985).
  case hc3
  /// Unequal variances and dependence up to a lag, weights of Bartlett, without correction for small
  /// samples; consecutive values count as neighbours across gaps. Source: Newey and West (1987).
  case neweyWest(lags: Int)
}

extension OrdinaryLeastSquares {
  /// The covariance of the coefficients, one array a coefficient, in products of their units.
  ///
  /// An exact fit gives zeros. HC3 with a value that alone determines its fit, and a negative lag, are
  /// `tooShort`; an overflow is `noConvergence`. O(n * terms^2 * lags).
  public func covariance(_ kind: CoefficientCovariance) -> Estimate<[[Double]]> {
    var lags = 0
    let weights: [Double]
    switch kind {
    case .classical: weights = residuals.map { _ in residualVariance.squareRoot() }
    case .hc0: weights = residuals
    case .hc3:
      guard leverages.allSatisfy({ $0 < 1 - 1e-12 }) else { return .failure(.tooShort) }
      weights = zip(residuals, leverages).map { $0 / (1 - $1) }
    case .neweyWest(let limit):
      guard limit >= 0 else { return .failure(.tooShort) }
      lags = limit
      weights = residuals
    }
    let scores = influence.map { zip($0, weights).map(*) }
    func sum(_ left: [Double], _ right: [Double], lag: Int) -> Double {
      zip(left.dropFirst(lag), right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let result = scores.map { row in
      scores.map { column in
        (0..<min(lags, residuals.count - 1)).reduce(sum(row, column, lag: 0)) { total, place in
          let weight = 1 - Double(place + 1) / Double(lags + 1)
          return total + weight * (sum(row, column, lag: place + 1) + sum(column, row, lag: place + 1))
        }
      }
    }
    guard result.joined().allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
    return .success(result)
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
}
