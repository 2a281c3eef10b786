import Glibc

/// A coefficient over its standard error, and how unlikely that is without an effect.
public struct WaldTest: Sendable, Hashable, Codable {
  /// The coefficient over its standard error.
  public var statistic: Double
  /// The two-sided p value.
  public var p: Double

  /// Creates a test from its numbers.
  public init(statistic: Double, p: Double) {
    self.statistic = statistic
    self.p = p
  }
}

/// The distribution with which a Wald statistic is compared.
public enum WaldReference: Sendable, Hashable {
  /// The normal distribution, and Student's t where the dispersion was estimated.
  case byFamily
  /// The normal distribution.
  case normal
  /// Student's t distribution with the residual degrees of freedom.
  case studentT
}

extension CountRegression {
  /// Tests whether a coefficient is zero; reasons as for `standardErrors`.
  ///
  /// A coefficient that the design does not have is `tooShort`.
  public func waldTest(
    of coefficient: Int, errors: CountCovariance = .classical, reference: WaldReference = .byFamily
  ) -> Estimate<WaldTest> {
    guard coefficients.indices.contains(coefficient) else { return .failure(.tooShort) }
    return standardErrors(errors).map { errors in
      let statistic = coefficients[coefficient] / errors[coefficient]
      let p = student(reference)?.twoSidedP(statistic) ?? NormalDistribution.twoSidedP(statistic)
      return WaldTest(statistic: statistic, p: p)
    }
  }

  /// The interval of a coefficient from its standard error; reasons as for `waldTest`.
  public func waldInterval(
    of coefficient: Int, level: Double = 0.95, errors: CountCovariance = .classical,
    reference: WaldReference = .byFamily
  ) -> Estimate<IntervalEstimate> {
    guard coefficients.indices.contains(coefficient) else { return .failure(.tooShort) }
    return standardErrors(errors).map { errors in
      let reach = quantile(level: level, reference) * errors[coefficient]
      let value = coefficients[coefficient]
      return IntervalEstimate(value: value, lower: value - reach, upper: value + reach, level: level)
    }
  }

  /// How far an interval reaches to both sides, in standard errors.
  func quantile(level: Double, _ reference: WaldReference) -> Double {
    let tail = (1 - level) / 2
    return student(reference)?.upperQuantile(tail) ?? -NormalDistribution.quantile(tail)
  }

  private func student(_ reference: WaldReference) -> StudentTDistribution? {
    switch reference {
    case .normal: return nil
    case .byFamily where family != .quasiPoisson: return nil
    case .byFamily, .studentT:
      return StudentTDistribution(degreesOfFreedom: Double(residualDegreesOfFreedom))
    }
  }
}
