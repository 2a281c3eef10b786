import Statistics

/// What one watched period, or a run that ends with it, is beside the past.
struct AlertReading: Sendable {
  /// The place of the first period of the run; that of the period itself without a run.
  var first: Int
  var observed: ValueBounds
  var expected: Double
  var range: ValueBounds
  var higherP: Double
  /// Nil where nothing can be less than expected.
  var lowerP: Double?
  /// The p value of fewer that nothing at all would have; it depends on the past alone.
  var leastLowerP: Double?
  var isEmergence: Bool

  /// What holds of all readings of the same periods; nil of none, and where a number is beyond arithmetic.
  static func joined(_ readings: [AlertReading]) -> AlertReading? {
    guard readings.allSatisfy(\.isFinite) else { return nil }
    return readings.first.map { readings.dropFirst().reduce($0) { $0.joined(with: $1) } }
  }

  private var isFinite: Bool {
    [observed.low, observed.high, expected, range.low, range.high, higherP, lowerP ?? 0, leastLowerP ?? 0]
      .allSatisfy(\.isFinite)
  }

  /// What holds of two readings, of the least and of the most that the past can be: the larger p values.
  private func joined(with other: AlertReading) -> AlertReading {
    var joined = isEmergence ? other : self
    joined.expected = max(expected, other.expected)
    joined.range = ValueBounds(
      low: min(range.low, other.range.low), high: max(range.high, other.range.high))
    joined.higherP = max(higherP, other.higherP)
    joined.lowerP = lowerP.flatMap { low in other.lowerP.map { max(low, $0) } }
    joined.leastLowerP = leastLowerP.flatMap { low in other.leastLowerP.map { max(low, $0) } }
    joined.isEmergence = isEmergence && other.isEmergence
    return joined
  }
}

/// The past of a series at one bound of its hidden values, ready to judge what follows.
enum AlertReader: Sendable {
  /// Something was recorded in the past: its own level and noise.
  case history(AlertHistory)
  /// Nothing was recorded for long.
  case silence(Silence)

  /// A past that ends with periods without an event.
  struct Silence: Sendable {
    /// The known periods without an event.
    var length: Int
    /// All known values up to their end.
    var past: [Double]
    /// The places of the run that begins with the first event after them and ends with the latest settled period.
    var run: ClosedRange<Int>
    /// The events of the run at the bounds of hidden values.
    var events: ValueBounds
  }

  /// Reads the past before the latest settled period.
  ///
  /// Reasons: `tooShort`, `tooFewKnown` where more than a quarter of the past is missing or all of its last year.
  static func reader(
    _ periods: [String], _ bounds: [(low: Double, high: Double)?],
    _ end: ((low: Double, high: Double)) -> Double, latest: Int, season: Int, rules: AlertRules
  ) -> Estimate<AlertReader> {
    let values = bounds.map { $0.map(end) }
    if let silence = silence(values, bounds, latest: latest, rules: rules) {
      return .success(.silence(silence))
    }
    let past = Array(values[..<latest])
    guard let last = past.lastIndex(where: { $0 != nil }) else { return .failure(.tooShort) }
    guard latest - last <= rules.story.periodsPerYear else { return .failure(.tooFewKnown) }
    switch AlertHistory.of(periods, past, season: season, rules: rules) {
    case .success(let history): return .success(.history(history))
    case .failure(.allZero): return .failure(.tooShort)
    case .failure(let reason): return .failure(reason)
    }
  }

  /// The silence before the last periods, where there is one.
  private static func silence(
    _ values: [Double?], _ bounds: [(low: Double, high: Double)?], latest: Int, rules: AlertRules
  ) -> Silence? {
    let earliest = max(0, latest - Emergence.longestRun + 1)
    let first = (earliest...latest).first { (bounds[$0]?.low ?? 0) >= 1 } ?? latest
    var length = 0
    var start = first
    var place = first - 1
    while place >= 0, (values[place] ?? 0) == 0 {
      if values[place] != nil { (length, start) = (length + 1, place) }
      place -= 1
    }
    guard length >= rules.shortestSilence, 4 * length >= 3 * (first - start) else { return nil }
    var events = ValueBounds(0)
    for place in first...latest {
      events.low += bounds[place]?.low ?? 0
      events.high += bounds[place]?.high ?? 0
    }
    return Silence(
      length: length, past: values[..<first].compactMap(\.self), run: first...latest, events: events)
  }

  /// Judges what was recorded at a place from the latest settled one on, once for each way of reading the past.
  func readings(_ observed: ValueBounds, at place: Int) -> [AlertReading] {
    switch self {
    case .silence(let silence): [silence.reading(observed, at: place)]
    case .history(let history):
      history.predictions(at: place).map { prediction in
        AlertReading(
          first: place, observed: observed, expected: prediction.expected,
          range: prediction.range(tail: 0.025), higherP: prediction.higherP(observed.low),
          lowerP: prediction.lowerP(observed.high), leastLowerP: prediction.lowerP(0), isEmergence: false)
      }
    }
  }
}

extension AlertReader.Silence {
  fileprivate func reading(_ observed: ValueBounds, at place: Int) -> AlertReading {
    let isSettled = place == run.upperBound
    let seen = isSettled ? events : observed
    let emergence = Emergence(
      silent: length, run: isSettled ? run.count : 1, count: seen.low.rounded(.down))
    let p = emergence.count >= 1 ? max(emergence.p, emergence.chance(after: past)) : 1
    return AlertReading(
      first: isSettled ? run.lowerBound : place, observed: seen, expected: 0,
      range: ValueBounds(low: 0, high: emergence.largest(tail: 0.025)), higherP: p, lowerP: nil,
      leastLowerP: nil,
      isEmergence: true)
  }
}
