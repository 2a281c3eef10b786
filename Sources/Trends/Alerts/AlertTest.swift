import Statistics

/// The tests of the latest periods of one series, before anything is adjusted over a family.
struct AlertTest: Sendable {
  /// A watched period with what its sides may spend of the level of its series.
  struct Period: Sendable {
    var watched: AlertFinding.Watched
    var higherShare: Double
    var lowerShare: Double
    var isEmergence: Bool
  }

  /// What could be tested, in order of time.
  var periods: [Period] = []
  /// Why the latest settled period could not be; nil where it could.
  var reason: NotEstimable?

  /// What fewer may spend where both sides are watched.
  private static let shareOfFewer = 0.3

  /// Tests a series; see `AlertAnalysis.findings`.
  static func of(_ series: LabelledSeries, season: Int, periodsPerYear: Int) -> AlertTest {
    guard let rules = AlertRules(periodsPerYear: periodsPerYear) else {
      return AlertTest(reason: .unsuitableFrequency)
    }
    let count = min(series.periods.count, series.bounds.count)
    let provisional = max(0, series.provisional)
    guard provisional < count else { return AlertTest(reason: .tooShort) }
    let bounds = series.bounds.prefix(count).map { bounds in
      bounds.flatMap { $0.low.isFinite && $0.high.isFinite && $0.low <= $0.high ? $0 : nil }
    }
    guard bounds.allSatisfy({ ($0?.low ?? 0) >= 0 }) else { return AlertTest(reason: .negativeValues) }
    let latest = count - 1 - provisional
    let season = max(1, season)
    let low = AlertReader.reader(series.periods, bounds, \.low, latest: latest, season: season, rules: rules)
    let isExact = bounds.allSatisfy { $0.map { $0.low == $0.high } ?? true }
    let high =
      isExact
      ? low : AlertReader.reader(series.periods, bounds, \.high, latest: latest, season: season, rules: rules)
    return low.flatMap { low in high.map { isExact ? [low] : [low, $0] } }.test(
      series.periods, bounds, latest: latest)
  }

  /// Takes the readings of every watched period.
  ///
  /// Half of what a series may spend belongs to the settled period where there are provisional ones, else all of it.
  init(periods: [Period] = [], reason: NotEstimable?) {
    self.periods = periods
    self.reason = reason
  }

  fileprivate static func period(
    _ reading: AlertReading, _ periods: [String], at place: Int, latest: Int, share: Double
  ) -> Period? {
    let isSettled = place == latest
    let lowerP = isSettled ? reading.lowerP : nil
    let ends = [reading.expected, reading.range.low, reading.range.high, reading.higherP, lowerP ?? 0]
    guard ends.allSatisfy(\.isFinite) else { return nil }
    let rare = min(reading.higherP, lowerP ?? 1)
    let side = lowerP.map { $0 < reading.higherP } ?? false ? -1.0 : 1
    let distance = rare < 0.5 ? -side * NormalDistribution.quantile(max(rare, 1e-300)) : 0
    let fewer = lowerP == nil ? 0 : share * shareOfFewer
    return Period(
      watched: AlertFinding.Watched(
        first: periods[reading.first], last: periods[place], standing: isSettled ? .settled : .provisional,
        observed: reading.observed, expected: reading.expected, range: reading.range,
        higherP: reading.higherP, lowerP: lowerP, adjustedP: 1, distance: distance, state: .usual),
      higherShare: share - fewer, lowerShare: fewer, isEmergence: reading.isEmergence)
  }
}

extension Estimate<[AlertReader]> {
  fileprivate func test(_ periods: [String], _ bounds: [(low: Double, high: Double)?], latest: Int)
    -> AlertTest
  {
    switch self {
    case .failure(let reason): return AlertTest(reason: reason)
    case .success(let readers):
      let provisional = bounds.count - 1 - latest
      var test = AlertTest(reason: bounds[latest] == nil ? .missingLatest : nil)
      for place in latest..<bounds.count {
        guard let observed = bounds[place] else { continue }
        let share =
          place > latest ? 0.5 / Double(provisional) : provisional > 0 ? 0.5 : 1
        let recorded = ValueBounds(low: observed.low, high: observed.high)
        let reading = AlertReading.joined(readers.compactMap { $0.reading(recorded, at: place) })
        if let reading,
          let period = AlertTest.period(reading, periods, at: place, latest: latest, share: share)
        {
          test.periods.append(period)
        } else if place == latest {
          test.reason = .noConvergence
        }
      }
      return test
    }
  }
}
