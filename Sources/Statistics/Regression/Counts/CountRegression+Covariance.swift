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
    return periodScores(kind).map { scores in
      let groups = stride(from: 0, to: size, by: 4).map { influences(from: $0, scores) }
      var result = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
      for row in 0..<size {
        let own = groups[row / 4].map { Lanes(repeating: $0[row % 4]) }
        for group in 0...(row / 4) {
          let sums = Self.weightedSum(own, groups[group], lags: kind.lags)
          for column in (4 * group)..<min(4 * group + 4, row + 1) {
            result[row][column] = sums[column % 4]
            result[column][row] = sums[column % 4]
          }
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
    variances(of: coefficients.indices, kind).flatMap { variances in
      guard variances.allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
      guard variances.allSatisfy({ $0 > 0 }) else { return .failure(.negativeVariance) }
      return .success(variances.map { $0.squareRoot() })
    }
  }

  /// The standard error of one coefficient.
  ///
  /// The design has the coefficient. O(periods x (terms + lags)).
  func standardError(of coefficient: Int, _ kind: CountCovariance) -> Estimate<Double> {
    variances(of: coefficient..<(coefficient + 1), kind).flatMap { variances in
      guard variances[0].isFinite else { return .failure(.noConvergence) }
      guard variances[0] > 0 else { return .failure(.negativeVariance) }
      return .success(variances[0].squareRoot())
    }
  }

  /// The variances of coefficients that the design has.
  private func variances(of chosen: Range<Int>, _ kind: CountCovariance) -> Estimate<[Double]> {
    if kind == .classical {
      guard dispersion > 0 else { return .failure(exactFit) }
      return .success(chosen.map { inverseInformation[$0 * coefficients.count + $0] * dispersion })
    }
    return periodScores(kind).map { scores in
      stride(from: chosen.lowerBound, to: chosen.upperBound, by: 4).flatMap { first in
        let sums = Self.weightedSum(influences(from: first, scores), lags: kind.lags)
        return (first..<min(first + 4, chosen.upperBound)).map { sums[$0 - first] }
      }
    }
  }

  /// Why there is no error where nothing is left.
  private var exactFit: NotEstimable {
    let known = (0..<design.periods).compactMap(series.count(at:))
    return known.allSatisfy { $0 == known[0] } ? .constant : .zeroVarianceAfterDetrending
  }

  /// The periods that entered, and the derivative of the likelihood of each by its predictor, over what `kind`
  /// divides it by.
  private func periodScores(_ kind: CountCovariance) -> Estimate<PeriodScores> {
    guard kind.lags >= 0 else { return .failure(.tooShort) }
    guard pearsonChiSquared > 0 else { return .failure(exactFit) }
    let alpha = inverseTheta
    var scores = PeriodScores()
    scores.periods.reserveCapacity(means.count)
    scores.values.reserveCapacity(means.count)
    for period in means.indices {
      guard let count = series.count(at: period) else { continue }
      let mean = means[period]
      scores.periods.append(period)
      scores.values.append((count - mean) / (1 + alpha * mean))
    }
    guard kind == .hc3 else { return .success(scores) }
    let places = scores.periods.indices
    let ones = PeriodScores(
      periods: scores.periods, values: [Double](repeating: 1, count: places.count))
    var leverages = [Double](repeating: 0, count: places.count)
    for first in stride(from: 0, to: coefficients.count, by: 4) {
      let effects = influences(from: first, ones)
      for (lane, column) in design.columns[first..<min(first + 4, coefficients.count)].enumerated() {
        for place in places {
          leverages[place] += effects[place][lane] * column[scores.periods[place]]
        }
      }
    }
    for place in places {
      let mean = means[scores.periods[place]]
      let rest = 1 - leverages[place] * mean / (1 + alpha * mean)
      guard rest > 1e-12 else { return .failure(.tooShort) }
      scores.values[place] /= rest
    }
    return .success(scores)
  }

  /// What each period that entered adds to four coefficients from `first` on; lanes after the last are 0.
  private func influences(from first: Int, _ scores: PeriodScores) -> [Lanes] {
    let size = coefficients.count
    var factors = [Lanes](repeating: .zero, count: size)
    for column in 0..<size {
      for row in first..<min(first + 4, size) {
        factors[column][row - first] = inverseInformation[row * size + column]
      }
    }
    return Lanes.sums(of: design.columns, at: scores.periods, times: factors, and: scores.values)
  }

  /// The sum of products at all lags up to a limit, in both directions, with weights of Bartlett.
  private static func weightedSum(_ left: [Lanes], _ right: [Lanes], lags: Int) -> Lanes {
    let forward = Lanes.laggedProducts(left, right, highestLag: lags)
    let back = Lanes.laggedProducts(right, left, highestLag: lags)
    return bartlett(forward.indices.map { $0 == 0 ? forward[0] : forward[$0] + back[$0] }, lags: lags)
  }

  /// The same of values with themselves.
  private static func weightedSum(_ values: [Lanes], lags: Int) -> Lanes {
    let sums = Lanes.laggedProducts(values, values, highestLag: lags)
    return bartlett(sums.indices.map { $0 == 0 ? sums[0] : 2 * sums[$0] }, lags: lags)
  }

  /// The sums of all lags with their weights.
  private static func bartlett(_ sums: [Lanes], lags: Int) -> Lanes {
    sums.indices.reduce(.zero) { $0 + (1 - Double($1) / (Double(lags) + 1)) * sums[$1] }
  }
}

/// The periods that entered a fit, and a number of each.
private struct PeriodScores {
  var periods: [Int] = []
  var values: [Double] = []
}

extension CountCovariance {
  /// The lag up to which dependence counts; 0 without.
  fileprivate var lags: Int {
    if case .neweyWest(let lags) = self { lags } else { 0 }
  }
}
