import Statistics

extension ReferenceComparer {
  /// Compares ordinary and weighted regressions, their standard errors and what describes the fit.
  static func regressions(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    let design: RegressionDesign
    switch item.fields["design"] as? String {
    case "trend": design = .polynomial(index, degree: 1)
    case "quadratic": design = .polynomial(index, degree: 2)
    case "trend+harmonic": design = .trendWithHarmonic(index, period: 12)
    default: return .missing
    }
    let weights: [Double]
    switch item.fields["weights"] as? String {
    case nil: weights = values.map { _ in 1 }
    case "index+1": weights = index.map { $0 + 1 }
    case "exposure":
      let exposure = item.exposure ?? []
      weights = index.map { Int($0) < exposure.count ? exposure[Int($0)] ?? .nan : .nan }
    default: return .missing
    }
    guard case .success(let fit) = weightedLeastSquares(design, values: values, weights: weights) else {
      return .different("\(item.id): not estimable")
    }
    if values.allSatisfy({ $0 == values[0] }) { return constantRegression(item, fit) }
    // Where neither peer keeps its digits, exact arithmetic is the arbiter, in a file of its own.
    if losesDigits(values) { return exactArbiter(item, fit) }
    let floor = 1e-9 * (values.map(abs).max() ?? 0)
    if let problem = differs(item, "params", fit.coefficients, 1e-9, floor: floor) { return problem }
    guard case .success(let inference) = fit.inference() else { return exactLine(item, fit) }
    let lists: [(String, [Double], Double)] = [
      ("bse", inference.map(\.standardError), 1e-8)
    ]
    for (name, ours, tolerance) in lists {
      if let problem = differs(item, name, ours, tolerance) { return problem }
    }
    // Of a coefficient that is 0 up to rounding, t and p are rounding too.
    let noise = inference.map { abs($0.t) < 1e-9 }
    let t = inference.map(\.t)
    if let problem = differs(item, "tvalues", t, 1e-8, floor: noise.contains(true) ? 1e-9 : 0) {
      return problem
    }
    if let problem = differs(item, "pvalues", inference.map(\.p), 1e-7) { return problem }
    let ends = item.expected["ci95"] as? [[Any]] ?? []
    for (ours, theirs) in zip(inference, ends) {
      let reach = 1e-8 * ours.standardError
      for (end, peer) in zip([ours.estimate.lower, ours.estimate.upper], theirs.compactMap { $0 as? Double })
      where abs(end - peer) > max(1e-8 * abs(peer), reach) {
        return .different("\(item.id): interval \(end), peer \(peer)")
      }
    }
    guard ends.count == inference.count else { return .different("\(item.id): no intervals") }
    guard case .success(let overall) = fit.overallTest, case .success(let share) = fit.determination,
      case .success(let adjusted) = fit.adjustedDetermination,
      case .success(let likelihood) = fit.logLikelihood,
      case .success(let akaike) = fit.akaike, case .success(let schwarz) = fit.schwarz,
      case .success(let watson) = fit.durbinWatson
    else { return .different("\(item.id): not estimable") }
    for (name, kind) in robustKinds {
      guard item.expected[name] != nil || !name.hasPrefix("HAC_L") else { continue }
      guard case .success(let errors) = fit.standardErrors(kind) else {
        return .different("\(item.id): \(name)")
      }
      if let problem = differs(item, name, errors, 1e-8) { return problem }
    }
    return compare(
      item,
      [
        ("rsquared", share, share < 1e-3 ? 1e-7 : 1e-9),
        ("rsquared_adj", adjusted, abs(adjusted) < 1e-3 ? 1e-6 : 1e-9),
        ("sigma2", fit.residualVariance, 1e-8), ("ssr", fit.residualSumOfSquares, 1e-8),
        ("df_resid", fit.degreesOfFreedom, 0), ("llf", likelihood, 1e-8), ("aic", akaike, 1e-8),
        ("bic", schwarz, 1e-8), ("fvalue", overall.value, 1e-7), ("f_pvalue", overall.p, 1e-7),
        ("durbin_watson", watson, 1e-8),
      ])
  }

  private static let robustKinds: [(String, CoefficientCovariance)] =
    [("HC0", .hc0), ("HC1", .hc1), ("HC2", .hc2), ("HC3", .hc3)]
    + [1, 4, 12].flatMap { lags -> [(String, CoefficientCovariance)] in
      [
        ("HAC_L\(lags)_corrFalse", .neweyWest(lags: lags)),
        ("HAC_L\(lags)_corrTrue", .neweyWest(lags: lags, correction: .degreesOfFreedom)),
      ]
    }

  /// Whether values are so far from 0 that doubles hold little of what varies.
  static func losesDigits(_ values: [Double]) -> Bool {
    let size = values.map(abs).max() ?? 0
    guard let low = values.min(), let high = values.max() else { return false }
    return high - low < 1e-5 * size
  }

  private static func constantRegression(_ item: ReferenceCase, _ fit: LinearRegression) -> Outcome {
    guard fit.coefficients.dropFirst().allSatisfy({ $0 == 0 }), fit.coefficients[0] == fit.mean,
      fit.inference() == .failure(.constant), fit.overallTest == .failure(.constant),
      fit.determination == .failure(.constant), fit.logLikelihood == .failure(.constant),
      fit.durbinWatson == .failure(.constant)
    else { return .different("\(item.id): a constant series has a number") }
    return .deviation("of a constant series the slope is 0 and the rest notEstimable(constant)")
  }

  /// An exact line, of which the peer's errors are rounding.
  private static func exactLine(_ item: ReferenceCase, _ fit: LinearRegression) -> Outcome {
    guard let share = item.expected["rsquared"] as? Double, share > 1 - 1e-14,
      fit.inference() == .failure(.zeroVarianceAfterDetrending), fit.residualSumOfSquares == 0,
      fit.durbinWatson == .failure(.zeroVarianceAfterDetrending),
      fit.overallTest == .failure(.zeroVarianceAfterDetrending)
    else { return .different("\(item.id): no inference") }
    return .deviation("errors of an exact line are notEstimable(zeroVarianceAfterDetrending)")
  }

  /// Ours against itself after the offset was taken out, which costs no digits.
  private static func exactArbiter(_ item: ReferenceCase, _ fit: LinearRegression) -> Outcome {
    let values = movedToZero(item.known.values)
    guard case .success(let other) = weightedLeastSquares(fit.design, values: values, weights: fit.weights),
      let ours = regressionNumbers(fit), let moved = regressionNumbers(other)
    else { return .different("\(item.id): not estimable") }
    return withoutOffset(item, ours, moved)
  }

  /// What `offset_exact` has of a weighted polynomial.
  static func exactRegression(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    let degree = Int(item.parameters["degree"] as? Double ?? 0)
    let weights = values.indices.map {
      item.parameters["weights"] as? String == "index+1" ? Double($0 + 1) : 1
    }
    guard
      case .success(let fit) = weightedLeastSquares(
        .polynomial(index, degree: degree), values: values, weights: weights),
      let ours = regressionNumbers(fit), case .success(let inference) = fit.inference()
    else { return .different("\(item.id): not estimable") }
    let all: [Named] =
      ours + [
        ("params", fit.coefficients, false), ("bse", inference.map(\.standardError), false),
        ("tvalues", inference.map(\.t), false),
      ]
    return named(item, all, (1e-9, 1e-9)) ?? .equal
  }

  /// What an offset does not change, by the names of the file.
  private static func regressionNumbers(_ fit: LinearRegression) -> [Named]? {
    guard case .success(let overall) = fit.overallTest, case .success(let share) = fit.determination,
      case .success(let adjusted) = fit.adjustedDetermination,
      case .success(let likelihood) = fit.logLikelihood, case .success(let akaike) = fit.akaike,
      case .success(let schwarz) = fit.schwarz, case .success(let watson) = fit.durbinWatson,
      case .success(let hc0) = fit.standardErrors(.hc0), case .success(let hc3) = fit.standardErrors(.hc3),
      case .success(let west) = fit.standardErrors(.neweyWest(lags: 4)),
      case .success(let corrected) = fit.standardErrors(.neweyWest(lags: 4, correction: .degreesOfFreedom))
    else { return nil }
    return [
      ("rsquared", [share], false), ("rsquared_adj", [adjusted], false),
      ("sigma2", [fit.residualVariance], false), ("ssr", [fit.residualSumOfSquares], false),
      ("llf", [likelihood], false), ("aic", [akaike], false), ("bic", [schwarz], false),
      ("fvalue", [overall.value], false), ("f_pvalue", [overall.p], true),
      ("durbin_watson", [watson], false), ("HC0", hc0, false), ("HC3", hc3, false),
      ("HAC_L4_corrFalse", west, false), ("HAC_L4_corrTrue", corrected, false),
    ]
  }

  /// Compares a list of numbers; nil where all agree.
  static func differs(
    _ item: ReferenceCase, _ name: String, _ ours: [Double], _ tolerance: Double, floor: Double = 0
  ) -> Outcome? {
    let theirs = (item.expected[name] as? [Any] ?? []).compactMap { $0 as? Double }
    guard ours.count == theirs.count else { return .different("\(item.id): \(name) has another length") }
    for (own, peer) in zip(ours, theirs) where abs(own - peer) > max(tolerance * abs(peer), floor) {
      return .different("\(item.id): \(name) \(own), peer \(peer)")
    }
    return nil
  }
}
