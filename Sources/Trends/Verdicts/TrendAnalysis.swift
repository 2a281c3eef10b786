import Statistics

/// The default verdict on every series of an instance.
public enum TrendAnalysis {
  /// One finding a series, in order, of a family that `family` says in words; see `trends`.
  public static func findings(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, alpha: Double, family: String,
    rateModel: RateModel = .quasiPoisson, multiplicity: Multiplicity = .benjaminiHochberg
  ) -> [Finding] {
    let trends = trends(
      series, season: season, periodsPerYear: periodsPerYear, alpha: alpha, rateModel: rateModel,
      multiplicity: multiplicity)
    let tested = trends.count { (try? $0.test.get()) != nil }
    let family = FindingFamily(words: family, series: tested, multiplicity: multiplicity)
    return zip(series, trends).map { one, trend in
      Finding(
        measure: one.measure, key: one.key, window: FindingWindow(one), family: family, body: trend)
    }
  }

  /// What there is to say of each series, in order; p values are adjusted over all of them by the rule that is given.
  ///
  /// `season` is the number of periods of a season, 1 for none. A series with suppressed cells is
  /// tested twice, with all its lower and all its upper bounds: the larger p value counts, and where
  /// the directions differ there is no clear change. Rate ratios allow for the exposure of a series,
  /// where it has one; patterns compare series whose dimensions have the margin code `_T`.
  public static func trends(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, alpha: Double,
    rateModel: RateModel = .quasiPoisson, multiplicity: Multiplicity = .benjaminiHochberg
  ) -> [TrendFinding] {
    let verdicts = series.map { SeriesVerdict.both(of: $0, season: season) }
    let ratios = RateRatio.ratios(
      of: series, season: season, periodsPerYear: periodsPerYear, model: rateModel)
    let patterns = PatternAnalysis.categories(series)
    let judged = directions(verdicts.map(\.verdict), of: series, multiplicity, alpha)
    // At each bound the whole family is at that bound.
    let isHidden = series.contains { $0.basis.hidden > 0 }
    let low = isHidden ? directions(verdicts.map(\.low), of: series, multiplicity, alpha) : judged
    let high = isHidden ? directions(verdicts.map(\.high), of: series, multiplicity, alpha) : judged
    return series.indices.map { place in
      let (one, verdict) = (series[place], verdicts[place].verdict)
      let perYear = Double(periodsPerYear)
      let slope = verdict.slope.flatMap { $0.scaled(by: perYear) }
      let percent = slope.flatMap { slope -> Estimate<IntervalEstimate> in
        guard let level = median(one.values.compactMap(\.self)), level != 0 else {
          return .failure(.zeroBaseline)
        }
        return slope.scaled(by: 100 / level)
      }
      return TrendFinding(
        isDeseasonalised: verdict.isDeseasonalised, test: verdict.evidence, slopePerYear: slope,
        percentPerYear: percent, rateRatioPerYear: ratios[place].perYear,
        dispersion: ratios[place].dispersion, rateModel: rateModel, isPerExposure: one.exposure != nil,
        pattern: patterns[place], adjustedP: judged[place].adjustedP, direction: judged[place].direction,
        directionAtBounds: one.basis.hidden > 0
          ? .init(low: low[place].direction, high: high[place].direction) : nil)
    }
  }

  /// The adjusted p value and the direction of each verdict, the family being all of them.
  private static func directions(
    _ verdicts: [SeriesVerdict], of series: [LabelledSeries], _ multiplicity: Multiplicity, _ alpha: Double
  ) -> [(adjustedP: Estimate<Double>, direction: Estimate<TrendFinding.Direction>)] {
    let adjusted = multiplicity.adjusted(verdicts.map { try? $0.evidence.get().p }, of: series, alpha: alpha)
    return zip(verdicts, adjusted).map { verdict, q in
      let adjustedP: Estimate<Double> = verdict.evidence.flatMap { _ in
        q.map { .success($0) } ?? .failure(.tooFewKnown)
      }
      let direction: Estimate<TrendFinding.Direction> = adjustedP.map { q in
        guard q < alpha, !verdict.isAmbiguous, let value = try? verdict.slope.get().value, value != 0 else {
          return .noClearChange
        }
        return value > 0 ? .rising : .falling
      }
      return (adjustedP, direction)
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
