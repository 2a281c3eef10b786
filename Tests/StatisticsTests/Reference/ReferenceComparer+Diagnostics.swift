import Statistics

extension ReferenceComparer {
  /// Compares autocorrelations and the tests of a straight line's residuals.
  static func diagnostics(_ item: ReferenceCase) -> Outcome {
    let values = item.known.values
    let lags = Int(item.parameters["lags"] as? Double ?? 0)
    let index = values.indices.map(Double.init)
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
      case .success(let r) = autocorrelations(values, lags: lags),
      case .success(let partial) = partialAutocorrelations(values, lags: lags),
      case .success(let normality) = jarqueBeraTest(values)
    else { return .different("\(item.id): not estimable") }
    let isWide = losesDigits(values)
    let (exact, near) = isWide ? (1e-3, 1e-2) : (1e-9, 1e-7)
    if let problem = differs(item, "acf", r, exact, floor: 1e-14) { return problem }
    if let problem = differs(item, "pacf_ywm", partial, exact, floor: 1e-13) { return problem }
    for (name, weighting) in [("ljungbox", PortmanteauWeighting.ljungBox), ("boxpierce", .boxPierce)] {
      let tests = [1, lags].compactMap { try? portmanteauTest(values, lags: $0, weighting: weighting).get() }
      if let problem = differs(item, name + "_stat", tests.map(\.value), exact) { return problem }
      if let problem = differs(item, name + "_p", tests.map(\.p), near) { return problem }
    }
    var outcome = compare(
      item, [("jarque_bera", normality.value, exact), ("jarque_bera_p", normality.p, near)])
    guard outcome == .equal else { return outcome }
    guard fit.residualSumOfSquares > 0 else {
      let reasons = [fit.breuschPaganTest(), fit.breuschGodfreyTest(lags: 2), fit.cumulativeResidualTest()]
      return reasons.allSatisfy({ $0 == .failure(.zeroVarianceAfterDetrending) })
        ? .deviation("residuals of an exact line are notEstimable(zeroVarianceAfterDetrending)")
        : .different("\(item.id): tests of rounding")
    }
    guard case .success(let pagan) = fit.breuschPaganTest(),
      case .success(let godfrey) = fit.breuschGodfreyTest(lags: 2),
      case .success(let sums) = fit.cumulativeResidualTest()
    else { return .different("\(item.id): not estimable") }
    outcome = compare(
      item,
      [
        ("breusch_pagan_LM", pagan.value, exact), ("breusch_pagan_p", pagan.p, near),
        ("breusch_godfrey2_LM", godfrey.value, exact), ("breusch_godfrey2_p", godfrey.p, near),
        ("cusum_ols_sup_b", sums.value, exact), ("cusum_ols_p", sums.p, near),
      ])
    return outcome == .equal && isWide ? .deviation("the peer loses digits to the offset") : outcome
  }
}
