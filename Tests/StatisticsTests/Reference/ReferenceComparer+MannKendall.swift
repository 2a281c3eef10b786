import Statistics

extension ReferenceComparer {
  /// Compares the tests of the Mann-Kendall family and their slopes, a call at a time.
  static func mannKendallFamily(_ item: ReferenceCase) -> Outcome {
    let (index, values) = item.known
    let compact = values.indices.map(Double.init)
    let lag = (item.parameters["lag"] as? Double).map { Int($0) }
    let season = Int(item.parameters["period"] as? Double ?? 12)
    switch item.call {
    case "original_test": return test(item, mannKendall(values), line: senLine(index, values))
    case "sens_slope": return slopes(item, senLine(index, values))
    case "seasonal_sens_slope": return slopes(item, seasonalLine(item.values, season))
    case "hamed_rao_modification_test":
      let alpha = item.parameters["alpha"] as? Double ?? 0.05
      return modified(item, 1e-10) {
        mannKendallHamedRao(index: $0, values: values, lags: lag, alpha: alpha)
      }
    case "yue_wang_modification_test":
      // Around a mean a million times the spread, the mean itself is rounded to a share of the spread that both
      // sides choose for themselves: five digits are left.
      let spread = (values.max() ?? 0) - (values.min() ?? 0)
      let isFar = spread < 1e-6 * abs(values.first ?? 0)
      return modified(item, isFar ? 1e-5 : 1e-10) {
        mannKendallYueWang(index: $0, values: values, lags: lag)
      }
    case "pre_whitening_modification_test":
      return test(
        item, mannKendallPreWhitened(index: compact, values: values), line: senLine(index, values),
        artefacts: [.constant, .zeroVarianceAfterDetrending])
    case "trend_free_pre_whitening_modification_test":
      return modified(item, 0) { mannKendallTrendFreePreWhitened(index: $0, values: values) }
    case "seasonal_test":
      return test(
        item, mannKendallSeasonal(item.values, season: season), line: seasonalLine(item.values, season))
    case "correlated_seasonal_test":
      return test(
        item, mannKendallCorrelatedSeasonal(item.values, season: season),
        line: seasonalLine(item.values, season), variance: 1e-12)
    case "multivariate_test": return columns(item, mannKendallMultivariate)
    case "regional_test": return columns(item, mannKendallRegional)
    case "correlated_multivariate_test": return columns(item, mannKendallCorrelatedMultivariate)
    case "partial_test":
      guard item.columns.count == 2 else { return .different("\(item.id): not two columns") }
      let series = item.columns[0]
      let known = series.indices.filter { series[$0] != nil }
      return test(
        item, mannKendallPartial(series, covariate: item.columns[1]),
        line: senLine(known.map(Double.init), known.compactMap { series[$0] }), variance: 1e-12, s: 1e-12)
    default: return .missing
    }
  }

  /// A modified test: over true places it deviates from the peer where there are gaps, over compacted ones it agrees.
  private static func modified(
    _ item: ReferenceCase, _ variance: Double, _ method: ([Double]) -> Estimate<MannKendall>
  ) -> Outcome {
    let (index, values) = item.known
    let compact = values.indices.map(Double.init)
    let line = senLine(index, values)
    if index == compact || values.allSatisfy({ $0 == values[0] }) {
      let outcome = test(
        item, method(index), line: line, variance: variance,
        artefacts: [.constant, .zeroVarianceAfterDetrending])
      return outcome == .equal && variance > 1e-10
        ? .deviation("far from 0 the mean keeps five digits of the spread, on both sides") : outcome
    }
    // The peer takes its slope from the true places and the trend out over compacted ones, which nothing
    // here does; what can be held against it is the untouched part, and that ours is an answer or a reason.
    if case .failure(let reason) = method(index), reason != .negativeVariance {
      return .different("\(item.id): \(reason)")
    }
    if case .different(let what) = slopes(item, line) { return .different(what) }
    return .deviation(
      "the trend is taken out over the true places, where the peer numbers the known values anew")
  }

  private static func test(
    _ item: ReferenceCase, _ result: Estimate<MannKendall>, line: (slope: Double, intercept: Double)?,
    variance: Double = 0, s: Double = 0, artefacts: Set<NotEstimable> = []
  ) -> Outcome {
    switch result {
    case .failure(let reason):
      if artefacts.contains(reason) { return .deviation("0/0 of the peer is notEstimable(\(reason))") }
      let isUndefined = item.expected["error"] != nil || item.expected["z"] as? String == "NaN"
      let isNamed = [.tooShort, .constant, .negativeVariance].contains(reason)
      return isUndefined && isNamed
        ? .deviation("where the peer has none, notEstimable(\(reason))")
        : .different("\(item.id): \(reason)")
    case .success(let test):
      guard let line else { return .different("\(item.id): no slope") }
      return compare(
        item,
        [
          ("s", test.s, s), ("var_s", test.variance, variance), ("z", test.z, max(1e-12, variance)),
          ("Tau", test.tau, 1e-12), ("slope", line.slope, 1e-12), ("intercept", line.intercept, 1e-12),
        ] + probability(item, test, relative: max(1e-12, variance)))
    }
  }

  /// p is as exact as z: far out, an error of z enters p multiplied by z squared.
  private static func probability(
    _ item: ReferenceCase, _ test: MannKendall, relative: Double
  ) -> [(name: String, value: Double, tolerance: Double)] {
    [("p_erfc", test.p, relative * (relative > 1e-12 ? max(1, test.z * test.z) : 1))]
  }

  private static func slopes(_ item: ReferenceCase, _ line: (slope: Double, intercept: Double)?) -> Outcome {
    guard let line else { return .different("\(item.id): no slope") }
    return compare(item, [("slope", line.slope, 1e-12), ("intercept", line.intercept, 1e-12)])
  }

  private static func columns(
    _ item: ReferenceCase, _ method: ([[Double?]]) -> Estimate<MannKendall>
  ) -> Outcome {
    let columns = item.columns
    let rows = (0..<(columns.first?.count ?? 0)).flatMap { row in columns.map { $0[row] } }
    return test(item, method(columns), line: seasonalLine(rows, columns.count), variance: 1e-12)
  }

  private static func senLine(_ x: [Double], _ y: [Double]) -> (slope: Double, intercept: Double)? {
    try? theilSen(x: x, y: y).map { ($0.slope.value, $0.intercept) }.get()
  }

  private static func seasonalLine(_ values: [Double?], _ season: Int) -> (slope: Double, intercept: Double)?
  {
    try? seasonalSen(values, season: season).map { ($0.slope, $0.intercept) }.get()
  }
}

extension ReferenceCase {
  /// The columns of a case that brings a matrix of rows.
  var columns: [[Double?]] {
    let rows = (fields["matrix"] as? [[Any]] ?? []).map { $0.map { $0 as? Double } }
    return (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column] } }
  }
}
