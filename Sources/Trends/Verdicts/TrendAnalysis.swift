import Statistics

/// The default verdict on every series of an instance.
public enum TrendAnalysis {
  /// One finding a series, in order, of a family that `family` says in words; see `trends`.
  public static func findings(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, alpha: Double, family: String,
    multiplicity: Multiplicity = .benjaminiHochberg
  ) -> [Finding] {
    let trends = trends(
      series, season: season, periodsPerYear: periodsPerYear, alpha: alpha, multiplicity: multiplicity)
    let tested = trends.count { (try? $0.test.get()) != nil }
    let family = FindingFamily(words: family, series: tested, multiplicity: multiplicity)
    return zip(series, trends).map { one, trend in
      Finding(
        measure: one.measure, key: one.key, window: FindingWindow(one), family: family, body: trend)
    }
  }

  /// What there is to say of each series, in order; p values are adjusted over all of them by the rule that is given.
  ///
  /// `season` is the number of periods of a season, 1 for none. Test, sizes and story are those of settled periods: what
  /// is provisional at the end of a series is left out. A series with hidden cells is tested twice, with all its lower and
  /// all its upper bounds: the larger p value counts, and where the directions differ there is none. With an exposure,
  /// test, ratio and direction are those of the rate, and the story is that of the counts. At declared events the level may
  /// change: test, sizes and direction are those of the time between them, Sen's slope with all values at the level of the last
  /// stretch. Patterns compare series whose
  /// dimensions have the margin code `_T`. Of running totals nothing is told (`runningTotal`). The result is the same for any number of processors.
  public static func trends(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, alpha: Double,
    multiplicity: Multiplicity = .benjaminiHochberg
  ) -> [TrendFinding] {
    let settled = series.map(\.settled)
    let verdicts = settled.mapped {
      SeriesVerdict.both(of: $0, season: season, periodsPerYear: periodsPerYear)
    }
    var stories = SeriesStory.stories(of: settled, season: season, periodsPerYear: periodsPerYear)
    var shares = ChangeShares.of(settled, periodsPerYear: periodsPerYear)
    var patterns = PatternAnalysis.categories(series)
    for place in series.indices where series[place].content == .runningTotals {
      stories[place] = .failure(.runningTotal)
      shares[place] = ChangeShares()
      patterns[place] = .failure(.runningTotal)
    }
    let without = withoutExceptional(settled, stories, season: season, periodsPerYear: periodsPerYear)
    func directions(_ verdict: KeyPath<SeriesVerdict.AtBounds, SeriesVerdict>) -> [Judged] {
      Self.directions(
        verdicts.map { $0[keyPath: verdict] }, stories, without, of: series, multiplicity, alpha)
    }
    let judged = directions(\.verdict)
    // At each bound the whole family is at that bound.
    let isHidden = series.contains { $0.basis.hidden > 0 }
    let low = isHidden ? directions(\.low) : judged
    let high = isHidden ? directions(\.high) : judged
    return series.indices.map { place in
      let (one, verdict) = (series[place], verdicts[place].verdict)
      return TrendFinding(
        test: verdict.evidence, ratioPerYear: verdict.ratio, withoutExceptional: without[place],
        slopePerYear: verdict.slope.flatMap { $0.scaled(by: Double(periodsPerYear)) },
        smallestDetectableRatio: verdict.smallestDetectableRatio, dispersion: verdict.dispersion,
        isPerExposure: one.exposure != nil, pattern: patterns[place], adjustedP: judged[place].adjustedP,
        direction: judged[place].direction, doubt: judged[place].doubt,
        directionAtBounds: one.basis.hidden > 0
          ? .init(low: low[place].direction, high: high[place].direction) : nil,
        story: stories[place], shares: shares[place],
        steps: verdict.steps.compactMap { step in
          one.events.first { $0.place == step.place }.map { EventStep(event: $0, ratio: step.ratio) }
        })
    }
  }

  /// A handful of events begins and ends somewhere without any change.
  private static let fewestPeriodsWithEvents = 6

  /// Whether a story has stretches that differ, of more than a handful of events.
  ///
  /// With an exposure the story is of counts, and says nothing of the rate.
  private static func hasChanged(_ series: LabelledSeries, _ story: Estimate<SeriesStory>) -> Bool {
    guard series.exposure == nil, case .success(let story) = story, story.stretches.count > 1 else {
      return false
    }
    return series.bounds.count { ($0?.high ?? 0) > 0 } >= fewestPeriodsWithEvents
  }

  /// What each trend is without the exceptional periods of its story; nil where there are none.
  private static func withoutExceptional(
    _ series: [LabelledSeries], _ stories: [Estimate<SeriesStory>], season: Int, periodsPerYear: Int
  ) -> [TrendFinding.WithoutExceptional?] {
    let exceptional = stories.map { Set((try? $0.get().exceptional) ?? []) }
    let places = series.indices.filter { !exceptional[$0].isEmpty }
    let thinned = places.map { place in
      var one = series[place]
      for (period, name) in one.periods.enumerated() where exceptional[place].contains(name) {
        (one.values[period], one.bounds[period]) = (nil, nil)
      }
      return one
    }
    let verdicts = thinned.mapped {
      SeriesVerdict.both(of: $0, season: season, periodsPerYear: periodsPerYear).verdict
    }
    var without = [TrendFinding.WithoutExceptional?](repeating: nil, count: series.count)
    for (place, verdict) in zip(places, verdicts) {
      guard let ratio = try? verdict.ratio.get(), let p = try? verdict.evidence.get().p else { continue }
      without[place] = .init(
        periods: series[place].periods.filter(exceptional[place].contains), ratioPerYear: ratio, p: p)
    }
    return without
  }

  private struct Judged {
    var adjustedP: Estimate<Double>
    var direction: Estimate<TrendFinding.Direction>
    var doubt: TrendFinding.Doubt?
  }

  /// The adjusted p value and the direction of each verdict, the family being all of them.
  private static func directions(
    _ verdicts: [SeriesVerdict], _ stories: [Estimate<SeriesStory>],
    _ without: [TrendFinding.WithoutExceptional?], of series: [LabelledSeries],
    _ multiplicity: Multiplicity, _ alpha: Double
  ) -> [Judged] {
    let adjusted = multiplicity.adjusted(verdicts.map { try? $0.evidence.get().p }, of: series, alpha: alpha)
    return verdicts.indices.map { place in
      let verdict = verdicts[place]
      let changes = hasChanged(series[place], stories[place])
      guard case .success(let evidence) = verdict.evidence else {
        let reason: Estimate<Double> = verdict.evidence.flatMap { _ in .failure(.tooFewKnown) }
        return Judged(adjustedP: reason, direction: reason.map { _ in .noClearChange }, doubt: nil)
      }
      guard let q = adjusted[place] else {
        return Judged(adjustedP: .failure(.tooFewKnown), direction: .failure(.tooFewKnown), doubt: nil)
      }
      let undirected: Estimate<TrendFinding.Direction> = .success(changes ? .changed : .noClearChange)
      guard q < alpha, evidence.statistic != 0 else {
        return Judged(adjustedP: .success(q), direction: undirected, doubt: nil)
      }
      if verdict.isAmbiguous {
        return Judged(adjustedP: .success(q), direction: undirected, doubt: .hiddenValues)
      }
      if let ratio = try? verdict.ratio.get(), (ratio.value - 1) * evidence.statistic < 0 {
        return Judged(adjustedP: .success(q), direction: undirected, doubt: .sizeDisagrees)
      }
      let isUp = evidence.statistic > 0
      if let without = without[place], !without.bears(isUp ? .rising : .falling, alpha: alpha) {
        return Judged(adjustedP: .success(q), direction: undirected, doubt: .exceptionalPeriods)
      }
      if changes, let story = try? stories[place].get(),
        story.returns(from: isUp ? .rising : .falling, periods: series[place].periods, steps: verdict.steps)
      {
        return Judged(adjustedP: .success(q), direction: .success(.changed), doubt: .storyDisagrees)
      }
      return Judged(adjustedP: .success(q), direction: .success(isUp ? .rising : .falling), doubt: nil)
    }
  }
}

extension SeriesStory {
  /// Whether its last fitted number does not lie a tenth beyond its first one in a direction: less is no change of level.
  ///
  /// Where the test allows for steps, what changes between two stretches near one of them does not count.
  fileprivate func returns(
    from direction: TrendFinding.Direction, periods: [String], steps: [LogLinearTrend.Step]
  ) -> Bool {
    guard let first = stretches.first?.from, let last = stretches.last?.to else { return false }
    let jump = steps.isEmpty ? 1 : jump(periods, steps)
    return direction == .rising
      ? last.high <= 1.1 * jump * first.low : 1.1 * last.low >= jump * first.high
  }

  /// The product of the ratios between stretches of which the later one may begin at a step, by the middle of hidden values.
  private func jump(_ periods: [String], _ steps: [LogLinearTrend.Step]) -> Double {
    let places = Dictionary(periods.enumerated().map { ($1, $0) }) { first, _ in first }
    func middle(_ bounds: ValueBounds) -> Double { bounds.low + (bounds.high - bounds.low) / 2 }
    return zip(stretches, stretches.dropFirst()).reduce(1) { product, pair in
      guard let start = pair.1.start, let earliest = places[start.earliest],
        let latest = places[start.latest],
        steps.contains(where: { earliest - 1 <= $0.place && $0.place <= latest + 1 }),
        middle(pair.0.to) > 0, middle(pair.1.from) > 0
      else { return product }
      return product * middle(pair.1.from) / middle(pair.0.to)
    }
  }
}

extension IntervalEstimate {
  /// The estimate in another unit; a negative factor swaps the ends, an overflow is `noConvergence`.
  func scaled(by factor: Double) -> Estimate<IntervalEstimate> {
    let ends = [lower * factor, upper * factor].sorted()
    let scaled = IntervalEstimate(value: value * factor, lower: ends[0], upper: ends[1], level: level)
    guard scaled.value.isFinite, ends[0].isFinite, ends[1].isFinite else { return .failure(.noConvergence) }
    return .success(scaled)
  }
}
