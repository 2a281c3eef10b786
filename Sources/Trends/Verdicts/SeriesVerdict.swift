import Statistics

/// The test and the sizes of one series, before adjustment.
struct SeriesVerdict {
  var evidence: Estimate<TrendEvidence>
  /// The ratio from one year to the next.
  var ratio: Estimate<IntervalEstimate>
  /// In units of the values, or of the rate, a period.
  var slope: Estimate<IntervalEstimate>
  var smallestDetectableRatio: Estimate<Double>
  var dispersion: Estimate<Double>
  /// The steps of the level that the test allows for.
  var steps: [LogLinearTrend.Step] = []
  /// Whether the bounds of hidden values point in different directions.
  var isAmbiguous = false

  /// The verdicts on a series: the one that counts, and those at both bounds of what is hidden.
  struct AtBounds {
    var verdict: SeriesVerdict
    var low: SeriesVerdict
    var high: SeriesVerdict
  }

  /// The verdict on both bounds where cells are hidden, else on the values.
  static func both(of series: LabelledSeries, season: Int, periodsPerYear: Int) -> AtBounds {
    guard series.content == .figures else {
      let none = SeriesVerdict(.runningTotal)
      return AtBounds(verdict: none, low: none, high: none)
    }
    func verdict(_ values: [Double?]) -> SeriesVerdict {
      SeriesVerdict(
        values, exposure: series.exposure, season: season, periodsPerYear: periodsPerYear,
        steps: series.events.map(\.place))
    }
    let known = series.bounds.count { $0 != nil }
    let exact = series.values.count { $0 != nil }
    if known == exact {
      let verdict = verdict(series.values)
      return AtBounds(verdict: verdict, low: verdict, high: verdict)
    }
    let low = verdict(series.bounds.map { $0?.low })
    let high = verdict(series.bounds.map { $0?.high })
    // With fewer than half of the known cells exact, bounds say more about masks than about time.
    let weaker = exact * 2 >= known ? weaker(low, high) : SeriesVerdict(.tooFewKnown)
    return AtBounds(verdict: weaker, low: low, high: high)
  }

  /// Of the verdicts at both bounds the one with the larger p value, its sizes over the range of both.
  private static func weaker(_ low: SeriesVerdict, _ high: SeriesVerdict) -> SeriesVerdict {
    guard let first = try? low.evidence.get(), let second = try? high.evidence.get() else {
      return (try? low.evidence.get()) == nil ? low : high
    }
    let isFirst = first.p >= second.p
    var weaker = isFirst ? low : high
    weaker.isAmbiguous = first.statistic * second.statistic <= 0
    weaker.ratio = covering(low.ratio, high.ratio, isFirst ? low.ratio : high.ratio)
    weaker.slope = covering(low.slope, high.slope, isFirst ? low.slope : high.slope)
    return weaker
  }

  /// The value of the third with an interval that covers the first two; a reason of any is that of all.
  private static func covering(
    _ low: Estimate<IntervalEstimate>, _ high: Estimate<IntervalEstimate>,
    _ middle: Estimate<IntervalEstimate>
  ) -> Estimate<IntervalEstimate> {
    low.flatMap { low in
      high.flatMap { high in
        middle.map {
          IntervalEstimate(
            value: $0.value, lower: min(low.lower, high.lower), upper: max(low.upper, high.upper),
            level: $0.level)
        }
      }
    }
  }

  private init(_ reason: NotEstimable) {
    evidence = .failure(reason)
    ratio = .failure(reason)
    slope = .failure(reason)
    smallestDetectableRatio = .failure(reason)
    dispersion = .failure(reason)
  }

  /// Values before each step times its ratio: as if all had the level of the last stretch.
  private static func levelled(_ values: [Double?], _ steps: [LogLinearTrend.Step]) -> [Double?] {
    steps.reduce(values) { values, step in
      values.enumerated().map { place, value in place < step.place ? value.map { $0 * step.ratio } : value }
    }
  }

  /// The log-linear trend; of values of which one is below zero, which no ratio tells of, the rank test and Sen's slope.
  private init(
    _ values: [Double?], exposure: [Double?]?, season: Int, periodsPerYear: Int, steps places: [Int]
  ) {
    let trend = logLinearTrend(
      CountSeries(counts: values, exposure: exposure), season: season, periodsPerYear: Double(periodsPerYear),
      steps: places)
    self.init(.tooShort)
    switch trend {
    case .failure(.negativeValues):
      self = SeriesVerdict(ranks: values, season: season)
    case .failure(let reason):
      self = SeriesVerdict(reason)
    case .success(let trend):
      evidence = .success(
        TrendEvidence(
          method: .logLinearTrend, statistic: trend.statistic, p: trend.p,
          persistence: trend.dependence.autocorrelation, correlatedShare: trend.dependence.share,
          drift: trend.isSlowDrift ? .possible : .excluded))
      ratio = trend.ratioPerYear
      steps = trend.steps
      slope = senSlope(
        Self.levelled(Self.rates(values, exposure), steps), season: season,
        reachInflation: trend.reachInflation)
      smallestDetectableRatio = trend.smallestDetectableRatio.map { .success($0) } ?? .failure(.noConvergence)
      dispersion = .success(trend.dispersion)
    }
  }

  /// The values, or with an exposure what they are of one unit of it.
  private static func rates(_ values: [Double?], _ exposure: [Double?]?) -> [Double?] {
    guard let exposure else { return values }
    return zip(values, exposure).map { value, exposure in
      guard let value, let exposure, exposure > 0 else { return nil }
      return value / exposure
    }
  }

  private init(ranks values: [Double?], season: Int) {
    self.init(.negativeValues)
    let known = values.enumerated().compactMap { place, value in value.map { (Double(place), $0) } }
    evidence = mannKendallSeasonalAR1(index: known.map(\.0), values: known.map(\.1), season: season)
      .map {
        TrendEvidence(
          method: .mannKendallSeasonalAR1, statistic: $0.z, p: $0.p, persistence: $0.correctedAutocorrelation,
          correlatedShare: $0.correctedAutocorrelation == 0 ? 0 : 1, drift: .excluded)
      }
    slope = senSlope(values, season: season, reachInflation: 1)
  }
}
