extension CountRegression {
  /// The covariance of the coefficients, one array a coefficient.
  ///
  /// `classical` is the inverse of the expected information times the dispersion; the others are
  /// sandwiches around the score of each period and need no dispersion. Newey-West takes periods that
  /// entered as neighbours, also across gaps. Reasons as for `standardErrors`. O(periods x terms^2 x lags).
  /// Source: White (1980); MacKinnon and White (1985); Newey and West (1987); Zeileis (2006).
  public func covariance(_ kind: CountCovariance = .classical) -> Estimate<[[Double]]> {
    let size = coefficients.count
    if kind == .classical {
      guard dispersion > 0 else { return .failure(exactFit) }
      return .success(
        (0..<size).map { row in (0..<size).map { inverseInformation[row * size + $0] * dispersion } })
    }
    return influences(kind).map { influences in
      let lags = kind.lags
      var result = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
      for row in 0..<size {
        for column in 0...row {
          var sum = Self.lagged(influences[row], influences[column], 0)
          for lag in stride(from: 1, through: min(lags, influences[row].count - 1), by: 1) {
            let both =
              Self.lagged(influences[row], influences[column], lag)
              + Self.lagged(influences[column], influences[row], lag)
            sum += (1 - Double(lag) / Double(lags + 1)) * both
          }
          result[row][column] = sum
          result[column][row] = sum
        }
      }
      return result
    }
  }

  /// The standard errors of the coefficients.
  ///
  /// A fit that leaves nothing is `constant` for equal counts, else `zeroVarianceAfterDetrending`, where
  /// the errors rest on what is left. HC3 with a period that alone determines its mean, and a negative
  /// lag, are `tooShort`.
  public func standardErrors(_ kind: CountCovariance = .classical) -> Estimate<[Double]> {
    switch covariance(kind) {
    case .failure(let reason): return .failure(reason)
    case .success(let matrix):
      let variances = matrix.indices.map { matrix[$0][$0] }
      guard variances.allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
      guard variances.allSatisfy({ $0 > 0 }) else { return .failure(.negativeVariance) }
      return .success(variances.map { $0.squareRoot() })
    }
  }

  /// Why there is no error where nothing is left.
  private var exactFit: NotEstimable {
    let known = (0..<design.periods).compactMap(series.count(at:))
    return known.allSatisfy { $0 == known[0] } ? .constant : .zeroVarianceAfterDetrending
  }

  /// What each period that entered adds to each coefficient: one array a coefficient.
  private func influences(_ kind: CountCovariance) -> Estimate<[[Double]]> {
    guard kind.lags >= 0 else { return .failure(.tooShort) }
    guard pearsonChiSquared > 0 else { return .failure(exactFit) }
    let size = coefficients.count
    let alpha = inverseTheta
    var result = [[Double]](repeating: [], count: size)
    for row in 0..<size { result[row].reserveCapacity(means.count) }
    var effects = [Double](repeating: 0, count: size)
    for period in means.indices {
      guard let count = series.count(at: period) else { continue }
      var leverage = 0.0
      for row in 0..<size {
        var effect = 0.0
        for column in 0..<size {
          effect += inverseInformation[row * size + column] * design.columns[column][period]
        }
        effects[row] = effect
        leverage += effect * design.columns[row][period]
      }
      let weight = 1 / (1 + alpha * means[period])
      var residual = (count - means[period]) * weight
      switch kind {
      case .classical, .hc0, .neweyWest: break
      case .hc3:
        let rest = 1 - leverage * means[period] * weight
        guard rest > 1e-12 else { return .failure(.tooShort) }
        residual /= rest
      }
      for row in 0..<size { result[row].append(effects[row] * residual) }
    }
    return .success(result)
  }

  private static func lagged(_ left: [Double], _ right: [Double], _ lag: Int) -> Double {
    var sum = 0.0
    for place in lag..<max(left.count, lag) { sum += left[place] * right[place - lag] }
    return sum
  }
}

extension CountCovariance {
  /// The lag up to which dependence counts; 0 without.
  fileprivate var lags: Int {
    if case .neweyWest(let lags) = self { lags } else { 0 }
  }
}
