import Statistics

extension ReferenceComparer {
  /// Compares log-linear models of counts with R's glm, glm.nb and sandwich.
  static func countModelsOfR(_ item: ReferenceCase) -> Outcome {
    let (series, design) = countModel(item, hasExposure: item.fields["offset"] as? String == "log exposure")
    switch item.fields["family"] as? String {
    case "poisson": return generalisedLinearModel(item, poissonRegression(series, design: design))
    case "quasipoisson": return generalisedLinearModel(item, quasiPoissonRegression(series, design: design))
    case "glm.nb": return negativeBinomial(item, series, design)
    default: return .missing
    }
  }

  private static func generalisedLinearModel(
    _ item: ReferenceCase, _ estimate: Estimate<CountRegression>
  ) -> Outcome {
    guard case .success(let fit) = estimate else { return .different("\(item.id): \(estimate)") }
    let errors = fit.standardErrors()
    guard fit.pearsonChiSquared > 0 || fit.family == .poisson, case .success(let standardErrors) = errors,
      case .success(let tests) = forAll(fit, { fit.waldTest(of: $0) }),
      case .success(let covariance) = fit.covariance(), case .success(let nullDeviance) = fit.nullDeviance
    else { return constantSeries(item, fit, errors) }
    let isConstant = fit.pearsonChiSquared == 0
    let floor = isConstant ? 1e-12 : 0
    var differences = [
      listDifference(item, "coef", fit.coefficients, 1e-7, floors: fit.coefficients.map { _ in floor }),
      listDifference(item, "se", standardErrors, 1e-6),
      listDifference(item, "stat", tests.map(\.statistic), 1e-6, floors: tests.map { _ in floor }),
      listDifference(item, "p", tests.map(\.p), 1e-3, floors: tests.map { _ in 1e-300 }),
      numberDifference(item, "deviance", fit.deviance, 1e-8, floor: floor),
      numberDifference(item, "null_deviance", nullDeviance, 1e-8, floor: floor),
      numberDifference(item, "dispersion", fit.dispersion, 1e-6),
      numberDifference(item, "df_resid", Double(fit.residualDegreesOfFreedom), 0),
      covarianceDifference(item, covariance),
    ]
    if let criterion = fit.akaikeCriterion {
      differences.append(numberDifference(item, "aic", criterion, 1e-8))
    }
    if !isConstant {
      for (name, kind) in [("HC0_se", CountCovariance.hc0), ("HC3_se", .hc3)] {
        guard case .success(let robust) = fit.standardErrors(kind) else {
          return .different("\(item.id): no \(name)")
        }
        differences.append(listDifference(item, name, robust, 1e-6))
      }
    }
    if fit.family == .poisson {
      guard case .success(let intervals) = forAll(fit, { fit.profileInterval(of: $0) }) else {
        return .different("\(item.id): no profile interval")
      }
      differences.append(intervalDifference(item, "profile_ci95", intervals, 1e-3))
    }
    let outcome = outcome(of: differences)
    guard isConstant, outcome == .equal else { return outcome }
    guard fit.standardErrors(.hc0) == .failure(.constant) else {
      return .different("\(item.id): robust errors of a constant series")
    }
    return .deviation("robust errors of a constant series are notEstimable(constant)")
  }

  private static func covarianceDifference(_ item: ReferenceCase, _ ours: [[Double]]) -> String? {
    guard let theirs = item.expected["vcov"] as? [[Any]], theirs.count == ours.count else {
      return "\(item.id): no covariance"
    }
    for row in ours.indices {
      for column in ours.indices {
        let size = (ours[row][row] * ours[column][column]).squareRoot()
        guard let peer = theirs[row][column] as? Double, abs(ours[row][column] - peer) <= 3e-6 * size else {
          return "\(item.id): vcov[\(row)][\(column)] \(ours[row][column])"
        }
      }
    }
    return nil
  }

  private static func negativeBinomial(
    _ item: ReferenceCase, _ series: CountSeries, _ design: CountDesign
  ) -> Outcome {
    let estimate = negativeBinomialRegression(series, design: design)
    guard case .success(let fit) = estimate, case .negativeBinomial(let theta) = fit.family else {
      return .different("\(item.id): \(estimate)")
    }
    let warnings = (item.expected["warnings"] as? [Any] ?? []).compactMap { $0 as? String }
    let peerTheta = item.expected["theta"] as? Double ?? .infinity
    let isLimit =
      peerTheta > 1e4
      || warnings.contains { $0.contains("iteration limit") || $0.contains("NaNs produced") }
    if isLimit {
      guard theta == .poissonLimit else { return .different("\(item.id): theta \(theta)") }
      guard case .success(let poisson) = poissonRegression(series, design: design),
        zip(poisson.coefficients, fit.coefficients).allSatisfy({ isClose($0, $1, 1e-9) })
      else { return .different("\(item.id): the limit is not the Poisson fit") }
      if item.expected["error"] == nil,
        let difference = listDifference(item, "coef", fit.coefficients, 1e-4)
      {
        return .different(difference)
      }
      return .deviation("the Poisson limit, where the peer fails or theta runs away")
    }
    // The deviance moves with theta, so it is compared at the peer's, which may differ by 1e-4.
    let atPeer = negativeBinomialRegression(series, design: design, theta: .fixed(peerTheta))
    guard case .estimated(let own, let error) = theta, case .success(let fitAtPeer) = atPeer,
      case .success(let errors) = fit.standardErrors(),
      case .success(let tests) = forAll(fit, { fit.waldTest(of: $0) })
    else { return .different("\(item.id): theta \(theta)") }
    return outcome(
      of: [
        listDifference(item, "coef", fit.coefficients, 1e-7),
        listDifference(item, "se", errors, 1e-6),
        listDifference(item, "z", tests.map(\.statistic), 1e-6),
        listDifference(item, "p", tests.map(\.p), 1e-3, floors: tests.map { _ in 1e-300 }),
        numberDifference(item, "theta", own, 1e-4),
        thetaErrorDifference(item, fit, own, error),
        numberDifference(item, "twologlik", 2 * fit.logLikelihood, 1e-8),
        numberDifference(item, "deviance", fitAtPeer.deviance, 1e-8),
        numberDifference(item, "aic", fit.akaikeCriterion ?? 0, 1e-8),
      ])
  }

  /// Holds the error of theta to the information at it.
  ///
  /// The peer takes that one Newton step before its theta, and
  /// stops at a step below the fourth root of the machine epsilon: its error lies between those of both ends.
  private static func thetaErrorDifference(
    _ item: ReferenceCase, _ fit: CountRegression, _ theta: Double, _ error: Double
  ) -> String? {
    let pairs = zip(item.values, fit.fitted).compactMap { count, mean in
      count.flatMap { count in mean.map { (count, $0) } }
    }
    func definition(_ theta: Double) -> Double {
      var information = 0.0
      for (y, mean) in pairs {
        let m = mean + theta
        information += trigamma(theta) - trigamma(theta + y) - 1 / theta
        information += 2 / m - (y + theta) / (m * m)
      }
      return 1 / information.squareRoot()
    }
    guard isClose(error, definition(theta), 1e-6) else {
      return "\(item.id): theta_se \(error), by definition \(definition(theta))"
    }
    guard let peer = item.expected["theta_se"] as? Double, let last = item.expected["theta"] as? Double else {
      return "\(item.id): no theta_se"
    }
    let step = 0x1p-13
    let ends = [definition(last - step), definition(last + step)].sorted()
    return (ends[0] * (1 - 1e-6)...ends[1] * (1 + 1e-6)).contains(peer)
      ? nil : "\(item.id): theta_se \(error), peer \(peer), not within \(ends)"
  }
}
