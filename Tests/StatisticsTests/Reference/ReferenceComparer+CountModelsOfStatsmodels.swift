import Statistics

extension ReferenceComparer {
  /// Compares log-linear models of counts with statsmodels, which always uses the normal distribution.
  static func countModelsOfStatsmodels(_ item: ReferenceCase) -> Outcome {
    let (series, design) = countModel(item, hasExposure: item.fields["offset"] as? String == "log exposure")
    let name = item.fields["family"] as? String ?? ""
    let estimate: Estimate<CountRegression>
    var errors = CountCovariance.classical
    switch name {
    case "poisson": estimate = poissonRegression(series, design: design)
    case "quasipoisson": estimate = quasiPoissonRegression(series, design: design)
    case "poisson_HC0": (estimate, errors) = (poissonRegression(series, design: design), .hc0)
    case _ where name.hasPrefix("poisson_HAC"):
      guard let lags = Int(name.dropFirst(11)) else { return .missing }
      (estimate, errors) = (poissonRegression(series, design: design), .neweyWest(lags: lags))
    case _ where name.hasPrefix("nb_alpha"):
      guard let alpha = Double(name.dropFirst(8)) else { return .missing }
      estimate = negativeBinomialRegression(series, design: design, theta: .fixed(1 / alpha))
    default: return .missing
    }
    let standard = estimate.flatMap { $0.standardErrors(errors) }
    guard case .success(let fit) = estimate else {
      guard item.expected["error"] != nil, case .failure(let reason) = estimate else {
        return .different("\(item.id): \(estimate)")
      }
      return .deviation("notEstimable(\(reason.rawValue)), where the peer fails")
    }
    guard case .success(let standardErrors) = standard,
      case .success(let tests) = forAll(fit, { fit.waldTest(of: $0, errors: errors, reference: .normal) }),
      case .success(let intervals) = forAll(
        fit, { fit.waldInterval(of: $0, errors: errors, reference: .normal) }),
      case .success(let nullDeviance) = fit.nullDeviance
    else { return constantSeries(item, fit, standard) }
    let scale = fit.dispersion
    let isConstant = fit.pearsonChiSquared == 0
    // Every size of a coefficient of exactly 0, and what is left of an exact fit, is rounding.
    let floor = isConstant ? 1e-12 : 0
    let likelihood = fit.logLikelihood / scale
    let differences =
      [
        listDifference(item, "params", fit.coefficients, 1e-7, floors: fit.coefficients.map { _ in floor }),
        listDifference(item, "bse", standardErrors, 1e-6),
        listDifference(item, "z", tests.map(\.statistic), 1e-6, floors: tests.map { _ in floor }),
        listDifference(item, "p", tests.map(\.p), 1e-5, floors: tests.map { _ in 1e-300 }),
        intervalDifference(item, "ci95", intervals, 1e-6),
        numberDifference(item, "deviance", fit.deviance, 1e-8, floor: floor),
        numberDifference(item, "null_deviance", nullDeviance, 1e-8, floor: floor),
        numberDifference(item, "pearson_chi2", fit.pearsonChiSquared, 1e-8, floor: floor),
        numberDifference(item, "llf", likelihood, 1e-8),
        numberDifference(item, "aic", 2 * Double(fit.coefficients.count) - 2 * likelihood, 1e-8),
        numberDifference(item, "scale", scale, 1e-8),
        numberDifference(item, "df_resid", Double(fit.residualDegreesOfFreedom), 0),
      ]
    let outcome = outcome(of: differences)
    guard isConstant, outcome == .equal else { return outcome }
    return .deviation("the trend of a constant series is 0; the peer's test of it is rounding")
  }

  /// A fit without rest has no errors that rest on it; the peer's are rounding.
  static func constantSeries(
    _ item: ReferenceCase, _ fit: CountRegression, _ errors: Estimate<[Double]>
  ) -> Outcome {
    guard let first = item.known.values.first, item.known.values.allSatisfy({ $0 == first }),
      errors == .failure(.constant)
    else { return .different("\(item.id): \(errors)") }
    if item.expected["error"] == nil {
      let name = item.expected["params"] == nil ? "coef" : "params"
      let floors = fit.coefficients.map { _ in 1e-12 }
      if let difference = listDifference(item, name, fit.coefficients, 1e-7, floors: floors) {
        return .different(difference)
      }
    }
    return .deviation("notEstimable(constant), where the peer has errors of rounding")
  }
}
