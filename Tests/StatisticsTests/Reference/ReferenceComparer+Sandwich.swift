import Statistics

extension ReferenceComparer {
  /// Compares robust covariances and tests of a straight line.
  static func sandwiches(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
      let ours = sandwichNumbers(fit)
    else { return .different("\(item.id): not estimable") }
    // Where the peer loses digits to the offset, both are compared as far as its digits go.
    let isWide = losesDigits(values)
    let floor = isWide ? 0 : 1e-9 * (values.map(abs).max() ?? 0)
    if let problem = differs(item, "coef", fit.coefficients, isWide ? 1e-3 : 1e-8, floor: floor) {
      return problem
    }
    for one in ours {
      if isWide {
        if let problem = named(item, [one], (1e-3, 1e-2)) { return problem }
        continue
      }
      // A statistic that is 0 but for rounding has no relative precision.
      if one.name == "bp", one.values[0] < 1e-12, (item.expected["bp"] as? Double ?? 1) < 1e-12 { continue }
      let isAutomatic =
        one.name.hasPrefix("NW_auto") || one.name == "kernHAC" || one.name.hasPrefix("vcov")
      let allowed = isAutomatic ? 1e-6 : one.name == "dw_p_greater" ? 1e-4 : 1e-8
      if let problem = named(item, [one], (allowed, allowed)) { return problem }
    }
    guard isWide else { return .equal }
    let moved = ordinaryLeastSquares(index: index, values: movedToZero(values), degree: 1)
    return withoutOffset(item, ours, (try? moved.get()).flatMap(sandwichNumbers))
  }

  /// Errors and tests of a straight line by the names of the file.
  private static func sandwichNumbers(_ fit: LinearRegression) -> [Named]? {
    var numbers: [Named] = []
    for (name, kind) in sandwichKinds {
      guard case .success(let errors) = fit.standardErrors(kind) else { return nil }
      numbers.append((name, errors, false))
    }
    let isShort = fit.residuals.count < 100
    guard case .success(let automatic) = fit.neweyWestAutomatic(),
      case .success(let watson) = fit.durbinWatsonTest(isShort ? .exact : .normal),
      case .success(let godfrey) = fit.breuschGodfreyTest(lags: 2),
      case .success(let pagan) = fit.breuschPaganTest(), case .success(let reset) = fit.resetTest()
    else { return nil }
    return numbers + [
      ("NW_auto_bw", [automatic.bandwidth], false), ("dw", [watson.statistic], false),
      ("dw_p_greater", [watson.tails.lower], true), ("bg2", [godfrey.value], false),
      ("bg2_p", [godfrey.p], true), ("bp", [pagan.value], false), ("bp_p", [pagan.p], true),
      ("reset", [reset.value], false), ("reset_p", [reset.p], true),
    ]
  }

  /// What `offset_exact` has of a straight line: everything without a bandwidth of its own.
  static func exactSandwich(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
      let ours = sandwichNumbers(fit)
    else { return .different("\(item.id): not estimable") }
    let known = ours.filter { item.expected[$0.name] != nil }
    guard known.count == item.expected.count - 1 else { return .different("\(item.id): other numbers") }
    return named(item, known + [("coef", fit.coefficients, false)], (1e-9, 1e-9)) ?? .equal
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
