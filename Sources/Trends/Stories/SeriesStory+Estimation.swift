public import Statistics

extension SeriesStory {
  /// The story of a series of counts, or the reason why it has none.
  ///
  /// Known counts are put on a scale on which they vary alike, the season is taken out, and the series is cut into levels and
  /// lines by penalised likelihood under first-order autoregression plus white noise, whose long-run variance is capped: more
  /// movement than that is history. Values that are missing or not finite tell nothing. Where values are hidden, the story
  /// is told of all their least and all their largest values, and holds where both agree. With an exposure, the story is
  /// still that of the counts.
  ///
  /// - Parameters:
  ///   - series: counts, not below zero, on a grid without holes.
  ///   - season: the periods of a season, 1 for none; allowed for from three seasons on.
  ///   - periodsPerYear: 1, 2, 4, 12, 52, 365 or 366; others are `unsuitableFrequency`.
  ///
  /// Reasons: `tooShort` with fewer known values than a slope needs (six months, five quarters, four years, eight weeks, 28 days),
  /// `allZero`, `negativeValues`, `tooFewKnown` where more than a quarter of the periods from the first to the last known one is
  /// missing, `hiddenValues` where the bounds of hidden values tell different stories.
  /// O(values^2). Source: Documentation/Methods.md, "The story of a series".
  public static func of(
    _ series: LabelledSeries, season: Int, periodsPerYear: Int
  ) -> Estimate<SeriesStory> {
    guard let rules = StoryRules(periodsPerYear: periodsPerYear) else {
      return .failure(.unsuitableFrequency)
    }
    func story(_ values: [Double?]) -> Estimate<SeriesStory> {
      StoryDraft.draft(series.periods, values, season: max(1, season), rules: rules).map(\.story)
    }
    let exact = zip(series.values, series.bounds).allSatisfy { ($0 == nil) == ($1 == nil) }
    if exact { return story(series.values) }
    let ends = series.bounds.map { bounds in
      bounds.flatMap { $0.low.isFinite && $0.high.isFinite ? $0 : nil }
    }
    return story(ends.map { $0?.low }).flatMap { low in
      story(ends.map { $0?.high }).flatMap { high in
        low.joined(
          with: high, periods: series.periods,
          bounds: ends.map { $0.map { ValueBounds(low: $0.low, high: $0.high) } }
        ).map { .success($0) } ?? .failure(.hiddenValues)
      }
    }
  }

  /// The stories of many series, each as if alone, in order.
  ///
  /// Series are shared among as many tasks as the machine has processors; the stories are the same for any number of them.
  public static func stories(
    of series: [LabelledSeries], season: Int, periodsPerYear: Int
  ) -> [Estimate<SeriesStory>] {
    series.mapped { of($0, season: season, periodsPerYear: periodsPerYear) }
  }
}
