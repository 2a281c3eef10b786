import Glibc

/// A coefficient with what is known of it.
public struct CoefficientInference: Sendable, Hashable {
  /// The coefficient with its interval.
  public var estimate: IntervalEstimate
  /// Its standard error, in the same unit.
  public var standardError: Double
  /// The coefficient over its standard error.
  public var t: Double
  /// The two-sided p value of `t`, from Student's t distribution.
  public var p: Double
}

extension LinearRegression {
  /// Every coefficient with standard error, t, p and interval, all from Student's t distribution.
  ///
  /// A constant series is `constant`, an exact fit `zeroVarianceAfterDetrending`; otherwise reasons as for
  /// `covariance`. `level` is in 0...1, ends excluded.
  public func inference(
    _ kind: CoefficientCovariance = .classical, level: Double = 0.95
  ) -> Estimate<[CoefficientInference]> {
    guard totalSumOfSquares > 0 else { return .failure(.constant) }
    guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
    return standardErrors(kind).flatMap { errors in
      guard let student = StudentTDistribution(degreesOfFreedom: degreesOfFreedom),
        errors.allSatisfy({ $0 > 0 })
      else { return .failure(.zeroVarianceAfterDetrending) }
      let reach = student.upperQuantile((1 - level) / 2)
      return .success(
        zip(coefficients, errors).map { value, error in
          CoefficientInference(
            estimate: IntervalEstimate(
              value: value, lower: value - reach * error, upper: value + reach * error, level: level),
            standardError: error, t: value / error, p: student.twoSidedP(value / error))
        })
    }
  }

  /// The determination corrected for the number of terms; `constant` where there is no variance.
  public var adjustedDetermination: Estimate<Double> {
    determination.map { 1 - (1 - $0) * Double(residuals.count - 1) / degreesOfFreedom }
  }

  /// The F test that all coefficients but the intercept are 0.
  ///
  /// No term is `tooShort`, a constant series `constant`, an exact fit `zeroVarianceAfterDetrending`.
  public var overallTest: Estimate<TestStatistic> {
    guard totalSumOfSquares > 0 else { return .failure(.constant) }
    guard residualVariance > 0 else { return .failure(.zeroVarianceAfterDetrending) }
    let terms = Double(coefficients.count - 1)
    guard
      let distribution = FDistribution(
        numeratorDegreesOfFreedom: terms, denominatorDegreesOfFreedom: degreesOfFreedom)
    else { return .failure(.tooShort) }
    // The explained squares by themselves: a difference would lose them where little is explained.
    let explained = zip(centredFit, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    let f = explained / terms / residualVariance
    return f.isFinite
      ? .success(TestStatistic(value: f, p: distribution.survival(f))) : .failure(.noConvergence)
  }

  /// The logarithm of the normal likelihood at the fit and its variance by maximum likelihood.
  ///
  /// A constant series is `constant`, an exact fit `zeroVarianceAfterDetrending`.
  public var logLikelihood: Estimate<Double> {
    guard totalSumOfSquares > 0 else { return .failure(.constant) }
    guard residualSumOfSquares > 0 else { return .failure(.zeroVarianceAfterDetrending) }
    let n = Double(residuals.count)
    let constant = log(2 * Double.pi) + log(residualSumOfSquares / n) + 1
    return .success(weights.reduce(0) { $0 + log($1) / 2 } - n / 2 * constant)
  }

  /// Akaike's criterion: -2 log likelihood + 2 x number of coefficients.
  public var akaike: Estimate<Double> {
    logLikelihood.map { -2 * $0 + 2 * Double(coefficients.count) }
  }

  /// Schwarz's criterion: -2 log likelihood + log n x number of coefficients.
  public var schwarz: Estimate<Double> {
    logLikelihood.map { -2 * $0 + log(Double(residuals.count)) * Double(coefficients.count) }
  }
}
