import Statistics

/// The steps of the Farrington method for one series.
struct FarringtonProcedure {
  private let options: FarringtonOptions
  private let known: KnownCounts
  /// The reference periods by the number of years, from `fewest` on.
  private let references: [ReferencePeriods]
  private let fewest: Int

  init(_ options: FarringtonOptions, _ known: KnownCounts) {
    self.options = options
    self.known = known
    let years = options.years.range
    fewest = years.lowerBound
    references = years.map { ReferencePeriods(options, years: $0) }
  }

  /// The reference periods of a place with their years; nil where the series does not go back so far.
  func references(of place: Int) -> (periods: ReferencePeriods, years: Int)? {
    let number = references.lastIndex { ($0.distances.first ?? .max) <= place }
    return number.map { (references[$0], fewest + $0) }
  }

  /// What is said of a known place that has reference periods.
  func epoch(_ place: Int) -> SurveillanceEpoch {
    let observed = known.counts[place] ?? 0
    return SurveillanceEpoch(place: place, observed: observed, answer: answer(place, observed))
  }

  private func answer(_ place: Int, _ observed: Double) -> Estimate<SurveillanceAnswer> {
    guard let (periods, years) = references(of: place) else { return .failure(.tooShort) }
    let data = referenceCounts(of: place, periods)
    guard 2 * data.counts.count >= periods.distances.count else { return .failure(.tooFewKnown) }
    return model(data, years: years).flatMap { model in
      let recent = (max(place - 4 * options.step + 1, 0)...place).reduce(0) { $0 + (known.counts[$1] ?? 0) }
      if recent < options.minimumCounts { return exact(observed, data, model, because: .tooFewEvents) }
      guard model.expected > 0 else { return exact(observed, data, model, because: .allZero) }
      let error: Double =
        switch options.dispersion {
        case .pearson: max(model.dispersion, 1)
        case .surveillance: model.relativeDispersion
        }
      let bound = CountBound.of(
        observed, mean: model.expected, relativeVariance: error * model.relativeVariance,
        dispersion: max(model.dispersion, 1), options)
      return answer(observed, bound, model, expected: model.expected, .method)
    }
  }

  private func referenceCounts(of place: Int, _ periods: ReferencePeriods) -> ReferenceCounts {
    var data = ReferenceCounts(counts: [], times: [], levels: [], levelCount: options.parts)
    data.counts.reserveCapacity(periods.distances.count)
    for (distance, level) in zip(periods.distances, periods.levels) {
      guard let count = known.counts[place - distance] else { continue }
      data.counts.append(count)
      data.times.append(-Double(distance))
      data.exposures.append(known.exposures.map { $0[place - distance] / $0[place] } ?? 1)
      data.levels.append(level)
    }
    return data
  }

  /// The regression, with a trend where there is one.
  private func model(_ data: ReferenceCounts, years: Int) -> Estimate<ReferenceRegression> {
    if case .tested(let threshold) = options.trend, years >= 3,
      case .success(let model) = reweighted(data, time: .slope)
    {
      let dispersion = options.dispersion == .pearson ? model.dispersion : model.relativeDispersion
      let isClear = threshold >= 1 || model.slopeP(dispersion: dispersion) < threshold
      if isClear, model.expected <= data.counts.max() ?? 0 { return .success(model) }
    }
    return reweighted(data, time: .none)
  }

  private func reweighted(
    _ data: ReferenceCounts, time: ReferenceRegression.Time
  ) -> Estimate<ReferenceRegression> {
    let first = ReferenceRegression.fit(data, time: time)
    guard let threshold = options.weightsThreshold, case .success(let fit) = first else { return first }
    return fit.reweighted(data, threshold: threshold, time: time)
  }

  /// The bound without a model: from what was counted at the same time of earlier years.
  private func exact(
    _ observed: Double, _ data: ReferenceCounts, _ model: ReferenceRegression, because reason: NotEstimable
  ) -> Estimate<SurveillanceAnswer> {
    var (events, periods) = (0.0, 0.0)
    for place in data.counts.indices where data.levels[place] == 0 {
      events += data.counts[place]
      periods += data.exposures[place]
    }
    let bound = CountBound.exact(
      observed, events: events, periods: periods, dispersion: max(model.dispersion, 1), alpha: options.alpha)
    return answer(observed, bound, model, expected: events / periods, .exact(reason))
  }

  private func answer(
    _ observed: Double, _ bound: CountBound?, _ model: ReferenceRegression, expected: Double,
    _ basis: SurveillanceAnswer.Basis
  ) -> Estimate<SurveillanceAnswer> {
    guard let bound else { return .failure(.noConvergence) }
    let room = bound.bound - expected
    return SurveillanceAnswer(
      expected: expected, bound: bound.bound, statistic: room > 0 ? (observed - expected) / room : nil,
      isAlarm: observed > bound.bound, basis: basis,
      model: SurveillanceModel(
        dispersion: max(model.dispersion, 1), slope: model.slopeInformation > 0 ? model.slope : nil,
        p: bound.p)
    ).whereFinite
  }
}
