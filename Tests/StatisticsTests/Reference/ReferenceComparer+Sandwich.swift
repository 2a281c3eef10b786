import Statistics

extension ReferenceComparer {
  /// Compares robust covariances and tests of a straight line.
  static func sandwiches(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1) else {
      return .different("\(item.id): not estimable")
    }
    // Where the peer loses digits to the offset, both are compared as far as its digits go.
    let isWide = losesDigits(values)
    let tolerance = isWide ? 1e-3 : 1e-8
    let floor = 1e-9 * (values.map(abs).max() ?? 0)
    if let problem = differs(item, "coef", fit.coefficients, tolerance, floor: isWide ? 0 : floor) {
      return problem
    }
    for (name, kind) in sandwichKinds {
      let allowed = name.hasPrefix("NW_auto") || name == "kernHAC" || name.hasPrefix("vcov") ? 1e-6 : 1e-8
      guard case .success(let errors) = fit.standardErrors(kind) else {
        return .different("\(item.id): \(name) not estimable")
      }
      if let problem = differs(item, name, errors, isWide ? 1e-3 : allowed) { return problem }
    }
    let exact = values.count < 100
    guard case .success(let automatic) = fit.neweyWestAutomatic(),
      case .success(let watson) = fit.durbinWatsonTest(exact ? .exact : .normal),
      case .success(let godfrey) = fit.breuschGodfreyTest(lags: 2),
      case .success(let pagan) = fit.breuschPaganTest(),
      case .success(let reset) = fit.resetTest()
    else { return .different("\(item.id): a test is not estimable") }
    // A statistic that is 0 but for rounding has no relative precision.
    let isZero = pagan.value < 1e-12 && (item.expected["bp"] as? Double ?? 1) < 1e-12
    let outcome = compare(
      item,
      [
        ("NW_auto_bw", automatic.bandwidth, isWide ? 1e-3 : 1e-6), ("dw", watson.statistic, tolerance),
        ("dw_p_greater", watson.tails.lower, isWide ? 1e-2 : 1e-4), ("bg2", godfrey.value, tolerance),
        ("bg2_p", godfrey.p, isWide ? 1e-2 : tolerance),
        ("bp", isZero ? item.expected["bp"] as? Double ?? 1 : pagan.value, tolerance),
        ("bp_p", pagan.p, isWide ? 1e-2 : tolerance),
        ("reset", reset.value, tolerance), ("reset_p", reset.p, isWide ? 1e-2 : tolerance),
      ])
    return outcome == .equal && isWide ? .deviation("the peer loses digits to the offset") : outcome
  }

  private static let sandwichKinds: [(String, CoefficientCovariance)] =
    [
      ("se", .classical), ("HC0", .hc0), ("HC1", .hc1), ("HC2", .hc2), ("HC3", .hc3), ("HC4", .hc4),
      ("HC4m", .hc4m), ("HC5", .hc5), ("NW_auto_prewhite1", .neweyWestAutomatic),
      ("kernHAC", .andrews(.firstOrder)), ("vcovHAC_weightsAndrews", .andrews(.none)),
    ]
    + [1, 3, 6].flatMap { lags -> [(String, CoefficientCovariance)] in
      [
        ("NW_L\(lags)_prewhiteF_adjustFALSE", .neweyWest(lags: lags)),
        ("NW_L\(lags)_prewhiteF_adjustTRUE", .neweyWest(lags: lags, correction: .degreesOfFreedom)),
      ]
    }
}
