import Statistics

/// The default verdict on every series of an instance.
public enum TrendAnalysis {
  /// One finding a series, in order; p values are adjusted over all of them by the rule that is given.
  ///
  /// `season` is the number of periods of a season, 1 for none. A series with suppressed cells is
  /// tested twice, with all its lower and all its upper bounds: the larger p value counts, and where
  /// the directions differ there is no clear change. Rate ratios allow for the exposure of a series,
  /// where it has one; patterns compare series whose dimensions have the margin code `_T`.
  public static func findings(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, alpha: Double, family: String,
    rateModel: RateModel = .quasiPoisson, multiplicity: Multiplicity = .benjaminiHochberg
  ) -> [TrendFinding] {
    let verdicts = series.map { SeriesVerdict.both(of: $0, season: season) }
    let ratios = RateRatio.ratios(
      of: series, season: season, periodsPerYear: periodsPerYear, model: rateModel)
    let patterns = PatternAnalysis.categories(series)
    let adjusted = multiplicity.adjusted(
      verdicts.map { try? $0.evidence.get().p }, of: series, alpha: alpha)
    return series.indices.map { place in
      let (one, verdict, q) = (series[place], verdicts[place], adjusted[place])
      let perYear = Double(periodsPerYear)
      let slope = verdict.slope.flatMap { $0.scaled(by: perYear) }
      let percent = slope.flatMap { slope -> Estimate<IntervalEstimate> in
        guard let level = median(one.values.compactMap(\.self)), level != 0 else {
          return .failure(.zeroBaseline)
        }
        return slope.scaled(by: 100 / level)
      }
      let adjustedP: Estimate<Double> = verdict.evidence.flatMap { _ in
        q.map { .success($0) } ?? .failure(.tooFewKnown)
      }
      let direction: Estimate<TrendFinding.Direction> = adjustedP.map { q in
        guard q < alpha, !verdict.isAmbiguous, let value = try? slope.get().value, value != 0 else {
          return .noClearChange
        }
        return value > 0 ? .rising : .falling
      }
      return TrendFinding(
        measure: one.measure, key: one.key, count: one.values.count { $0 != nil },
        firstPeriod: one.periods.first ?? "", lastPeriod: one.periods.last ?? "",
        isDeseasonalised: verdict.isDeseasonalised, test: verdict.evidence, slopePerYear: slope,
        percentPerYear: percent, rateRatioPerYear: ratios[place].perYear,
        dispersion: ratios[place].dispersion, rateModel: rateModel, isPerExposure: one.exposure != nil,
        pattern: patterns[place], adjustedP: adjustedP, direction: direction, family: family,
        multiplicity: multiplicity)
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
