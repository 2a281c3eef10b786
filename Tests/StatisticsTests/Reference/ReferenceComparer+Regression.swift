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

  /// Our polynomial without weights against itself after the offset was taken out, which costs no digits.
  private static func exactArbiter(_ item: ReferenceCase, _ fit: LinearRegression) -> Outcome {
    let (index, values) = item.known
    let low = values.min() ?? 0
    let moved = values.map { $0 - low }
    guard case .success(let other) = weightedLeastSquares(fit.design, values: moved, weights: fit.weights),
      case .success(let errors) = fit.standardErrors(.hc3),
      case .success(let others) = other.standardErrors(.hc3),
      index.count == values.count
    else { return .different("\(item.id): not estimable") }
    for (ours, theirs) in zip(fit.coefficients.dropFirst() + errors, other.coefficients.dropFirst() + others)
    where abs(ours - theirs) > 1e-9 * abs(theirs) {
      return .different("\(item.id): \(ours) with offset, \(theirs) without")
    }
    return .deviation("the peer loses digits to the offset; ours agree with the fit without it")
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
