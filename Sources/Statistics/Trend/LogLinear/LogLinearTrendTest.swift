import Glibc

/// The trend of a count series under a log-linear mean or a linear one, right for independent and for dependent noise.
///
/// `season` is the number of periods of a season, 1 for none, `periodsPerYear` the number of periods of a year, and
/// `level` that of the interval, such as 0.95. An exposure enters as offset: ratio, p and sign are then those of the rate.
/// Missing values, and those without an exposure above zero, keep their place and say nothing.
///
/// The mean is fitted with levels for the seasons (or waves, where events are few), values that stand far out are capped,
/// and each series picks one of `Dependence.candidates` by restricted likelihood. Where a linear mean, times the months, is
/// clearly more likely than the log-linear one, its slope over the mean in the middle of the grid takes the place of that of
/// the log mean: the ratio is then that of the middle year. The slope over its standard error
/// is compared with critical values that were simulated for this model, length and choice. `isSlowDrift` tells where a trend and
/// a drift of the level cannot be told apart.
///
/// `steps` are places of the grid from which on the level may be another one, such as where a form was replaced: the trend is
/// then that within the stretches between them. A step without six known values and six events on either side, up to the next
/// step, is left out. The more of the time the steps cut up, the less of a trend can be told.
///
/// Fewer than six known values are `tooShort`, none above zero is `allZero`, any below zero `negativeValues`. Values that are
/// all alike have ratio 1 and p 1. Where the fit does not settle, or events stand in fewer than six periods (`tooFewEvents`), there is
/// no ratio, and p is that of Kendall's sum of signs over all orders of the values. O(35 n columns^2). Source: own method, after McCullagh and Nelder (1989) for the mean, Patterson and
/// Thompson (1971) and Harvey (1989) for the dependence; definition and error rates in Documentation/Methods.md.
public func logLinearTrend(
  _ series: CountSeries, season: Int, periodsPerYear: Double, level: Double = 0.95, steps: [Int] = []
) -> Estimate<LogLinearTrend> {
  let known = series.counts.indices.filter { series.count(at: $0) != nil }
  let counts = known.compactMap { series.count(at: $0) }
  guard let first = counts.first, counts.count >= 6, periodsPerYear > 0, periodsPerYear.isFinite, level > 0,
    level < 1
  else { return .failure(.tooShort) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeValues) }
  guard counts.contains(where: { $0 > 0 }) else { return .failure(.allZero) }
  let exposures = series.exposure.map { exposure in known.compactMap { exposure[$0] } } ?? []
  if counts.allSatisfy({ $0 == first }), exposures.allSatisfy({ $0 == exposures.first }) {
    return .success(LogLinearTrend(constantAt: level))
  }
  let rates = exposures.isEmpty ? counts : zip(counts, exposures).map { $0 / $1 }
  func ranked(_ reason: NotEstimable) -> Estimate<LogLinearTrend> {
    .success(
      LogLinearTrend(reason: reason, p: permutationP(ofSignSumOf: rates), sign: signSum(rates)))
  }
  // A handful of events scatters less about a curve through them than chance lets them.
  if counts.count(where: { $0 > 0 }) < fewestPeriodsWithEvents { return ranked(.tooFewEvents) }
  let columns = TrendColumns(series, season: season, periodsPerYear: periodsPerYear, steps: steps)
  if let (mean, fit) = fitted(columns),
    let critical = CriticalValues(model: fit.model, count: columns.values.count, columns: columns),
    let trend = LogLinearTrend(mean, fit, critical, level: level)
  {
    return .success(trend)
  }
  return ranked(.noConvergence)
}

/// The mean in its more likely form, and its slope; nil where the log-linear form does not settle.
///
/// The bend of a line on the scale of logarithms passes for slow dependence. So a series that shows dependence is also
/// measured as a line, and is one where that is more likely by `linearMargin`, with independent and with dependent values.
private func fitted(_ columns: TrendColumns) -> (TrendMean, DependenceFit)? {
  guard let mean = TrendMean(columns), let fit = DependenceFit(mean) else { return nil }
  if fit.model != 0, columns.eventCount >= fewestEventsOfALine, let line = mean.linear(),
    line.momentOverdispersion <= largestScatterOfALine,
    line.likelihood > mean.likelihood + linearMargin, let other = DependenceFit(line),
    other.logLikelihood > fit.logLikelihood + linearMargin
  {
    return (line, other)
  }
  return (mean, fit)
}

/// How much larger the log likelihood of a line has to be.
///
/// With less, more drifts pass for lines; see Documentation/Methods.md.
private let linearMargin = 2.0

/// With fewer events, a line to zero follows a few of them.
private let fewestEventsOfALine = 30.0

/// The largest relative variance beyond chance; with more, a few large counts at one end pass for a line.
private let largestScatterOfALine = 0.5

/// In fewer periods than this, the model of a mean follows every event.
private let fewestPeriodsWithEvents = 6

extension LogLinearTrend {
  /// nil where the ratio or an end of its interval is no finite number above zero.
  fileprivate init?(_ mean: TrendMean, _ fit: DependenceFit, _ critical: CriticalValues, level: Double) {
    let reach = critical.value(1 - level) * fit.standardError
    let ratio = IntervalEstimate(
      value: fit.slope, lower: fit.slope - reach, upper: fit.slope + reach, level: level
    ).raised(1)
    guard ratio.lower > 0, ratio.upper.isFinite, ratio.value > 0 else { return nil }
    ratioPerYear = .success(ratio)
    p = critical.p(abs(fit.slope) / fit.standardError)
    statistic = Self.statistic(p: p, sign: fit.slope)
    dependence = Dependence.candidates[fit.model]
    cappedPeriods = mean.capped.map { mean.columns.places[$0] }
    steps = zip(mean.columns.steps, mean.stepRatios).map { Step(place: $0, ratio: $1) }
    guard steps.allSatisfy({ $0.ratio.isFinite && $0.ratio > 0 }) else { return nil }
    var (variances, means) = (0.0, 0.0)
    for value in mean.means {
      variances += mean.variance.value(value) * fit.meanSquare
      means += value
    }
    dispersion = variances / (means * mean.columns.scale)
    let smallest = exp(fit.standardError * critical.detectableRatio)
    smallestDetectableRatio = smallest.isFinite ? smallest : nil
    reachInflation = max(1, reach / (critical.studentQuantile(1 - level) * fit.independentError))
    guard dispersion.isFinite, reachInflation.isFinite else { return nil }
  }
}
