import Statistics

/// The test and the slope of one series, before adjustment.
struct SeriesVerdict {
  var isDeseasonalised: Bool
  var evidence: Estimate<TrendFinding.MannKendallEvidence>
  /// In units of the values a period.
  var slope: Estimate<IntervalEstimate>
  /// Whether the bounds of suppressed cells point in different directions.
  var isAmbiguous = false

  /// The verdicts on a series: the one that counts, and those at both bounds of what is suppressed.
  struct AtBounds {
    var verdict: SeriesVerdict
    var low: SeriesVerdict
    var high: SeriesVerdict
  }

  /// Fewer values than this say nothing of a trend.
  private static let fewest = 5

  /// The verdict on both bounds where cells are suppressed, else on the values.
  static func both(of series: LabelledSeries, season: Int) -> AtBounds {
    let known = series.bounds.count { $0 != nil }
    let exact = series.values.count { $0 != nil }
    if known == exact {
      let verdict = verdict(series.values, season: season)
      return AtBounds(verdict: verdict, low: verdict, high: verdict)
    }
    let low = verdict(series.bounds.map { $0?.low }, season: season)
    let high = verdict(series.bounds.map { $0?.high }, season: season)
    // With fewer than half of the known cells exact, bounds say more about masks than about time.
    let weaker = exact * 2 >= known ? weaker(low, high) : failed(.tooFewKnown)
    return AtBounds(verdict: weaker, low: low, high: high)
  }

  /// Of the verdicts at both bounds the one with the larger p value, its slope over the range of both.
  private static func weaker(_ low: SeriesVerdict, _ high: SeriesVerdict) -> SeriesVerdict {
    guard let first = try? low.evidence.get(), let second = try? high.evidence.get() else {
      return (try? low.evidence.get()) == nil ? low : high
    }
    var weaker = first.p >= second.p ? low : high
    weaker.isAmbiguous = first.s * second.s <= 0
    if let a = try? low.slope.get(), let b = try? high.slope.get(), let middle = try? weaker.slope.get() {
      weaker.slope = .success(
        IntervalEstimate(
          value: middle.value, lower: min(a.lower, b.lower), upper: max(a.upper, b.upper),
          level: middle.level))
    }
    return weaker
  }

  private static func failed(_ reason: NotEstimable) -> SeriesVerdict {
    SeriesVerdict(isDeseasonalised: false, evidence: .failure(reason), slope: .failure(reason))
  }

  private static func verdict(_ values: [Double?], season: Int) -> SeriesVerdict {
    var index: [Int] = []
    var known: [Double] = []
    for (place, value) in values.enumerated() {
      guard let value, value.isFinite else { continue }
      index.append(place)
      known.append(value)
    }
    guard known.count >= fewest, let first = known.first else { return failed(.tooShort) }
    if known.allSatisfy({ $0 == 0 }) { return failed(.allZero) }
    if known.allSatisfy({ $0 == first }) { return failed(.constant) }
    let places = index.map(Double.init)
    let isSeasonal =
      known.count >= 2 * season && values.count >= 2 * season && seasonsDiffer(places, known, season)
    let levelled = isSeasonal ? deseasonalised(places, index, known, season) : known
    let slope = theilSen(x: places, y: levelled).map(\.slope)
    let evidence = mannKendallSeasonalAR1(index: places, values: known, season: isSeasonal ? season : 1).map {
      test in
      // So few values that every order of them can be counted, dependence being beyond telling.
      let exact = known.count <= 10 ? mannKendallExactP(known) : nil
      return TrendFinding.MannKendallEvidence(
        s: test.s, z: test.z, p: exact ?? test.p, autocorrelation: test.correctedAutocorrelation)
    }
    return SeriesVerdict(isDeseasonalised: isSeasonal, evidence: evidence, slope: slope)
  }

  /// Whether months are allowed for.
  ///
  /// Where nothing tells them apart, to compare a month with the same month only costs up to half of the power. At 0.1, months that are overlooked are too alike to harm the size, and cost less power than they would to
  /// allow for; see Documentation/Methods.md.
  private static func seasonsDiffer(_ places: [Double], _ values: [Double], _ season: Int) -> Bool {
    let test = seasonalKruskalWallis(index: places, values: values, season: season)
    return (try? test.get().p < 0.1) ?? false
  }

  /// Takes out the month-of-year medians of the Sen-detrended values; the overall level stays.
  private static func deseasonalised(
    _ places: [Double], _ index: [Int], _ values: [Double], _ season: Int
  ) -> [Double] {
    guard case .success(let line) = theilSen(x: places, y: values) else { return values }
    let detrended = zip(places, values).map { $1 - line.slope.value * $0 }
    var groups = [[Double]](repeating: [], count: season)
    for (place, value) in zip(index, detrended) { groups[place % season].append(value) }
    let medians = groups.map { median($0) ?? 0 }
    return zip(index, values).map { $1 - medians[$0 % season] }
  }
}
