import Statistics

/// The tests of the latest periods of one series, before anything is adjusted over a family.
struct AlertTest: Sendable {
  /// A watched period with what it may spend of the level of its series.
  struct Period: Sendable {
    var watched: AlertFinding.Watched
    var share: Double
    /// The least p value of fewer, that of nothing at all; nil where fewer is not watched.
    var leastLowerP: Double?
    var isEmergence: Bool
  }

  private typealias Bounds = [(low: Double, high: Double)?]

  /// What could be tested, in order of time.
  private(set) var periods: [Period] = []
  /// Why the latest settled period could not be; nil where it could.
  private(set) var reason: NotEstimable?

  /// Tests a series; see `AlertAnalysis.findings`.
  init(_ series: LabelledSeries, season: Int, periodsPerYear: Int) {
    let count = min(series.periods.count, series.bounds.count)
    let bounds = series.bounds.prefix(count).map { bounds in
      bounds.flatMap { $0.low.isFinite && $0.high.isFinite && $0.low <= $0.high ? $0 : nil }
    }
    let latest = count - 1 - max(0, min(series.provisional, count))
    guard let rules = AlertRules(periodsPerYear: periodsPerYear) else {
      reason = .unsuitableFrequency
      return
    }
    switch Self.readers(series.periods, bounds, latest: latest, season: season, rules: rules) {
    case .failure(let reason): self.reason = reason
    case .success(let readers): test(readers, series.periods, bounds, latest: latest, spent: rules.spent)
    }
  }

  /// The past at both bounds of hidden values, or once where nothing is hidden.
  private static func readers(
    _ periods: [String], _ bounds: Bounds, latest: Int, season: Int, rules: AlertRules
  ) -> Estimate<[AlertReader]> {
    guard latest >= 0 else { return .failure(.tooShort) }
    guard bounds.allSatisfy({ ($0?.low ?? 0) >= 0 }) else { return .failure(.negativeValues) }
    let season = max(1, season)
    let low = AlertReader.reader(periods, bounds, \.low, latest: latest, season: season, rules: rules)
    if bounds.allSatisfy({ $0.map { $0.low == $0.high } ?? true }) { return low.map { [$0] } }
    return low.flatMap { low in
      AlertReader.reader(periods, bounds, \.high, latest: latest, season: season, rules: rules)
        .map { [low, $0] }
    }
  }

  /// Reads every watched period.
  ///
  /// Half of what a series may spend belongs to the settled period where there are provisional ones, else all of it. Of that, `spent` is
  /// spent; what appears from nothing needs no estimate, and spends all.
  private mutating func test(
    _ readers: [AlertReader], _ periods: [String], _ bounds: Bounds, latest: Int, spent: Double
  ) {
    let provisional = bounds.count - 1 - latest
    for place in latest..<bounds.count {
      guard let observed = bounds[place] else {
        if place == latest { reason = .missingLatest }
        continue
      }
      let recorded = ValueBounds(low: observed.low, high: observed.high)
      guard let reading = AlertReading.joined(readers.flatMap { $0.readings(recorded, at: place) }) else {
        if place == latest { reason = .noConvergence }
        continue
      }
      let part = place > latest ? 0.5 / Double(provisional) : provisional > 0 ? 0.5 : 1
      let share = reading.isEmergence ? part : part * spent
      self.periods.append(
        Self.period(
          reading, first: periods[reading.first], last: periods[place],
          standing: place == latest ? .settled : .provisional, share: share))
    }
  }

  private static func period(
    _ reading: AlertReading, first: String, last: String, standing: AlertFinding.Watched.Standing,
    share: Double
  ) -> Period {
    let lowerP = standing == .settled ? reading.lowerP : nil
    let rarest = min(reading.higherP, lowerP ?? 1)
    let side = rarest < reading.higherP ? -1.0 : 1
    let distance = rarest < 0.5 ? -side * NormalDistribution.quantile(max(rarest, 1e-300)) : 0
    return Period(
      watched: AlertFinding.Watched(
        first: first, last: last, standing: standing, observed: reading.observed, expected: reading.expected,
        range: reading.range, higherP: reading.higherP, lowerP: lowerP, adjustedP: 1, distance: distance,
        state: .usual),
      share: share, leastLowerP: lowerP == nil ? nil : reading.leastLowerP, isEmergence: reading.isEmergence)
  }
}
