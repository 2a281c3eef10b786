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
      return modified(
        item, 1e-10, plain: { $0.hamedRao(lags: lag, alpha: alpha) },
        mannKendallHamedRao(index: index, values: values, lags: lag, alpha: alpha))
    case "yue_wang_modification_test":
      let ours = mannKendallYueWang(index: index, values: values, lags: lag)
      return losesDigits(values) && Set(values).count > 1
        ? farFromZero(item, ours) { $0.yueWang(lags: lag) }
        : modified(item, 1e-10, plain: { $0.yueWang(lags: lag) }, ours)
    case "pre_whitening_modification_test":
      return test(
        item, mannKendallPreWhitened(index: compact, values: values), line: senLine(index, values),
        artefacts: [.constant, .zeroVarianceAfterDetrending])
    case "trend_free_pre_whitening_modification_test":
      return modified(
        item, 0, plain: { $0.trendFreePreWhitened() },
        mannKendallTrendFreePreWhitened(index: index, values: values))
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

  /// A modified test: equal without gaps; with gaps both numberings are held to the definition written out.
  private static func modified(
    _ item: ReferenceCase, _ variance: Double, plain: (PlainModifiedMannKendall) -> MannKendall?,
    _ ours: Estimate<MannKendall>
  ) -> Outcome {
    let (index, values) = item.known
    let compact = values.indices.map(Double.init)
    let line = senLine(index, values)
    if index == compact || values.allSatisfy({ $0 == values[0] }) {
      return test(
        item, ours, line: line, variance: variance, artefacts: [.constant, .zeroVarianceAfterDetrending])
    }
    guard let line else { return .different("\(item.id): no slope") }
    if case .different(let what) = slopes(item, line) { return .different(what) }
    // The peer takes its slope from the true places and the trend out over compacted ones.
    let peer = plain(PlainModifiedMannKendall(values: values, places: compact, slope: line.slope))
    if let peer, peer.variance > 0 {
      let numbers = [("s", peer.s, 0), ("var_s", peer.variance, variance), ("z", peer.z, 1e-10)]
      let outcome = compare(
        item, numbers + [("Tau", peer.tau, 1e-12)] + probability(item, peer, relative: max(1e-12, variance)))
      guard outcome == .equal else { return outcome }
    } else if let peer {
      guard item.expected["z"] as? String == "NaN", let theirs = item.expected["var_s"] as? Double,
        abs(peer.variance - theirs) <= variance * abs(theirs)
      else { return .different("\(item.id): var_s \(peer.variance)") }
    } else if item.expected["error"] == nil {
      return .different("\(item.id): the peer has an answer")
    }
    let right = plain(PlainModifiedMannKendall(values: values, places: index, slope: line.slope))
    if let what = difference(item, ours, right) { return .different(what) }
    return .deviation(
      "the trend is taken out over the true places, where the peer numbers the known values anew")
  }

  /// What differs between our test and its definition written out, which may have no variance above 0.
  private static func difference(
    _ item: ReferenceCase, _ ours: Estimate<MannKendall>, _ right: MannKendall?
  ) -> String? {
    switch (ours, right) {
    case (.failure(.tooShort), nil): return nil
    case (.failure(.negativeVariance), let right?) where right.variance <= 0: return nil
    case (.success(let ours), let right?):
      let isEqual =
        ours.s == right.s && isClose(ours.variance, right.variance, 1e-10) && isClose(ours.z, right.z, 1e-10)
        && isClose(ours.tau, right.tau, 1e-12) && isClose(ours.p, right.p, 1e-10 * max(1, right.z * right.z))
      return isEqual ? nil : "\(item.id): \(ours), by definition \(right)"
    default: return "\(item.id): \(ours), by definition \(String(describing: right))"
    }
  }

  /// Far from 0 the peer rounds deviations to a share of the spread.
  ///
  /// Ours is held to the values less their first one, which is exact; `offset_exact` holds it to 60 digits.
  private static func farFromZero(
    _ item: ReferenceCase, _ ours: Estimate<MannKendall>, _ plain: (PlainModifiedMannKendall) -> MannKendall?
  ) -> Outcome {
    let (index, values) = item.known
    let moved = values.map { $0 - values[0] }
    guard let line = senLine(index, moved) else { return .different("\(item.id): no slope") }
    let right = plain(PlainModifiedMannKendall(values: moved, places: index, slope: line.slope))
    if let what = difference(item, ours, right) { return .different(what) }
    guard case .success(let test) = ours else {
      return .deviation("where the peer has none, notEstimable(negativeVariance)")
    }
    let outcome = compare(item, [("s", test.s, 0), ("var_s", test.variance, 1e-5), ("z", test.z, 1e-5)])
    return outcome == .equal ? .deviation("the peer loses digits to the offset") : outcome
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
