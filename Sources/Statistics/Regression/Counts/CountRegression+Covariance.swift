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
    var influences: [[Double]] = []
    for row in 0..<size {
      switch influence(on: row, kind) {
      case .success(let influence): influences.append(influence)
      case .failure(let reason): return .failure(reason)
      }
    }
    var result = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        let sum = Self.weightedSum(influences[row], influences[column], lags: kind.lags)
        result[row][column] = sum
        result[column][row] = sum
      }
    }
    return .success(result)
  }

  /// The standard errors of the coefficients.
  ///
  /// A fit that leaves nothing is `constant` for equal counts, else `zeroVarianceAfterDetrending`, where
  /// the errors rest on what is left. HC3 with a period that alone determines its mean, and a negative
  /// lag, are `tooShort`.
  public func standardErrors(_ kind: CountCovariance = .classical) -> Estimate<[Double]> {
    var errors: [Double] = []
    for row in coefficients.indices {
      switch standardError(of: row, kind) {
      case .success(let error): errors.append(error)
      case .failure(let reason): return .failure(reason)
      }
    }
    return .success(errors)
  }

  /// The standard error of one coefficient.
  ///
  /// The design has the coefficient. O(periods x (terms + lags)).
  func standardError(of coefficient: Int, _ kind: CountCovariance) -> Estimate<Double> {
    let variance: Double
    if kind == .classical {
      guard dispersion > 0 else { return .failure(exactFit) }
      variance = inverseInformation[coefficient * coefficients.count + coefficient] * dispersion
    } else {
      switch influence(on: coefficient, kind) {
      case .success(let influence):
        variance = Self.weightedSum(influence, influence, lags: kind.lags)
      case .failure(let reason): return .failure(reason)
      }
    }
    guard variance.isFinite else { return .failure(.noConvergence) }
    guard variance > 0 else { return .failure(.negativeVariance) }
    return .success(variance.squareRoot())
  }

  /// Why there is no error where nothing is left.
  private var exactFit: NotEstimable {
    let known = (0..<design.periods).compactMap(series.count(at:))
    return known.allSatisfy { $0 == known[0] } ? .constant : .zeroVarianceAfterDetrending
  }

  /// What each period that entered adds to a coefficient.
  private func influence(on coefficient: Int, _ kind: CountCovariance) -> Estimate<[Double]> {
    guard kind.lags >= 0 else { return .failure(.tooShort) }
    guard pearsonChiSquared > 0 else { return .failure(exactFit) }
    let effects = self.effects(on: coefficient)
    let alpha = inverseTheta
    var result: [Double] = []
    result.reserveCapacity(means.count)
    for period in means.indices {
      guard let count = series.count(at: period) else { continue }
      let weight = 1 / (1 + alpha * means[period])
      result.append(effects[period] * (count - means[period]) * weight)
    }
    switch kind {
    case .classical, .hc0, .neweyWest: return .success(result)
    case .hc3:
      var place = 0
      let all = coefficients.indices.map(effects(on:))
      for period in means.indices where series.count(at: period) != nil {
        let leverage = all.indices.reduce(0) { $0 + all[$1][period] * design.columns[$1][period] }
        let rest = 1 - leverage * means[period] / (1 + alpha * means[period])
        guard rest > 1e-12 else { return .failure(.tooShort) }
        result[place] /= rest
        place += 1
      }
      return .success(result)
    }
  }

  /// How a coefficient moves with the score of each period.
  private func effects(on coefficient: Int) -> [Double] {
    var result = [Double](repeating: 0, count: means.count)
    for (column, values) in design.columns.enumerated() {
      let factor = inverseInformation[coefficient * coefficients.count + column]
      for period in result.indices { result[period] += factor * values[period] }
    }
    return result
  }

  /// The sum of products at all lags up to a limit, in both directions, with weights of Bartlett.
  private static func weightedSum(_ left: [Double], _ right: [Double], lags: Int) -> Double {
    func lagged(_ left: Span<Double>, _ right: Span<Double>, _ lag: Int) -> Double {
      var sum = 0.0
      for place in lag..<max(left.count, lag) { sum += left[place] * right[place &- lag] }
      return sum
    }
    var sum = lagged(left.span, right.span, 0)
    for lag in stride(from: 1, through: min(lags, left.count - 1), by: 1) {
      let both = lagged(left.span, right.span, lag) + lagged(right.span, left.span, lag)
      sum += (1 - Double(lag) / Double(lags + 1)) * both
    }
    return sum
  }
}

extension CountCovariance {
  /// The lag up to which dependence counts; 0 without.
  fileprivate var lags: Int {
    if case .neweyWest(let lags) = self { lags } else { 0 }
  }
}
