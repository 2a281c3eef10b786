import Statistics

extension ReferenceComparer {
  /// A number or list of numbers of a case by its name, and whether it is a p value.
  typealias Named = (name: String, values: [Double], isP: Bool)

  /// Compares autocorrelations and the tests of a straight line's residuals.
  static func diagnostics(_ item: ReferenceCase) -> Outcome {
    let values = item.known.values
    let lags = Int(item.parameters["lags"] as? Double ?? 0)
    guard let ours = diagnosticNumbers(values, lags: lags) else {
      return .different("\(item.id): not estimable")
    }
    let isWide = losesDigits(values)
    if let problem = named(item, ours, isWide ? (1e-3, 1e-2) : (1e-9, 1e-7)) { return problem }
    if isWide { return withoutOffset(item, ours, diagnosticNumbers(movedToZero(values), lags: lags)) }
    // Without a rest there is nothing to test; the peer tests rounding.
    if ours.contains(where: { $0.name == "breusch_pagan_LM" }) { return .equal }
    let index = values.indices.map(Double.init)
    let fit = ordinaryLeastSquares(index: index, values: values, degree: 1)
    let reasons = [
      fit.flatMap { $0.breuschPaganTest() }, fit.flatMap { $0.breuschGodfreyTest(lags: 2) },
      fit.flatMap { $0.cumulativeResidualTest() },
    ]
    return reasons.allSatisfy { $0 == .failure(.zeroVarianceAfterDetrending) }
      ? .deviation("residuals of an exact line are notEstimable(zeroVarianceAfterDetrending)")
      : .different("\(item.id): tests of rounding")
  }

  /// The numbers of a series by the names of the file; those of residuals are left out of an exact line.
  static func diagnosticNumbers(_ values: [Double], lags: Int) -> [Named]? {
    let index = values.indices.map(Double.init)
    guard case .success(let fit) = ordinaryLeastSquares(index: index, values: values, degree: 1),
      case .success(let r) = autocorrelations(values, lags: lags),
      case .success(let partial) = partialAutocorrelations(values, lags: lags),
      case .success(let normality) = jarqueBeraTest(values)
    else { return nil }
    var numbers: [Named] = [("acf", r, false), ("pacf_ywm", partial, false)]
    for (name, weighting) in [("ljungbox", PortmanteauWeighting.ljungBox), ("boxpierce", .boxPierce)] {
      let tests = [1, lags].compactMap { try? portmanteauTest(values, lags: $0, weighting: weighting).get() }
      numbers += [(name + "_stat", tests.map(\.value), false), (name + "_p", tests.map(\.p), true)]
    }
    numbers += [("jarque_bera", [normality.value], false), ("jarque_bera_p", [normality.p], true)]
    guard fit.residualSumOfSquares > 0 else { return numbers }
    guard case .success(let pagan) = fit.breuschPaganTest(),
      case .success(let godfrey) = fit.breuschGodfreyTest(lags: 2),
      case .success(let sums) = fit.cumulativeResidualTest()
    else { return nil }
    return numbers + [
      ("breusch_pagan_LM", [pagan.value], false), ("breusch_pagan_p", [pagan.p], true),
      ("breusch_godfrey2_LM", [godfrey.value], false), ("breusch_godfrey2_p", [godfrey.p], true),
      ("cusum_ols_sup_b", [sums.value], false), ("cusum_ols_p", [sums.p], true),
    ]
  }

  /// What differs between named numbers and those of the case, relative to the case's; nil where all agree.
  static func named(
    _ item: ReferenceCase, _ ours: [Named], _ tolerance: (statistic: Double, p: Double)
  ) -> Outcome? {
    for one in ours {
      let theirs: [Double]
      if let number = item.expected[one.name] as? Double {
        theirs = [number]
      } else {
        theirs = (item.expected[one.name] as? [Any] ?? []).compactMap { $0 as? Double }
      }
      // A correlation is known to the last digits of 1, not of itself.
      let floor = one.name == "acf" ? 1e-14 : one.name == "pacf_ywm" ? 1e-13 : 0
      let allowed = one.isP ? tolerance.p : tolerance.statistic
      guard theirs.count == one.values.count,
        zip(one.values, theirs).allSatisfy({ abs($0 - $1) <= max(allowed * abs($1), floor) })
      else { return .different("\(item.id): \(one.name) \(one.values), peer \(theirs)") }
    }
    return nil
  }

  /// Ours, of a series far from 0, against ours of the same series less its least value, which is exact.
  static func withoutOffset(_ item: ReferenceCase, _ ours: [Named], _ moved: [Named]?) -> Outcome {
    guard let moved, moved.count == ours.count else { return .different("\(item.id): not estimable") }
    for (own, other) in zip(ours, moved) {
      let isEqual = zip(own.values, other.values).allSatisfy { isClose($0, $1, 1e-9) }
      guard own.values.count == other.values.count, isEqual else {
        return .different("\(item.id): \(own.name) \(own.values) with offset, \(other.values) without")
      }
    }
    return .deviation("the peer loses digits to the offset; ours agree with the fit without it")
  }

  /// Values less their least one; exact where they are far from 0.
  static func movedToZero(_ values: [Double]) -> [Double] {
    let least = values.min() ?? 0
    return values.map { $0 - least }
  }
}
