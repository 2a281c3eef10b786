import Statistics

/// The tests of a family judged together.
struct AlertFamily: Sendable {
  /// What is said of each series, in order.
  private(set) var bodies: [AlertFinding]

  /// The fewest expected events of a series that can tell a fall of all from chance, and the fewest such series.
  private static let fewestExpected = 5.0
  private static let fewestTogether = 3

  /// Adjusts the p values of the tests by the number of series that had any.
  init(_ tests: [AlertTest], tested: Int, level: Double, isTotal: [Bool]) {
    let number = Double(max(1, tested))
    var states = tests.map { test in test.periods.map { $0.judged(series: number, level: level) } }
    let shared = Self.shared(states, isTotal: isTotal)
    if shared == .fall {
      for place in states.indices {
        for index in states[place].indices where states[place][index].state == .unusuallyLow {
          states[place][index].state = .lowTogether
        }
      }
    }
    bodies = zip(tests, states).map { test, watched in
      let rarest = watched.filter { $0.state != .usual }.min {
        ($0.state.isAlert ? 0 : 1, $0.adjustedP) < ($1.state.isAlert ? 0 : 1, $1.adjustedP)
      }
      let state: Estimate<AlertFinding.State> =
        rarest.map { .success($0.state) } ?? test.reason.map { .failure($0) } ?? .success(.usual)
      return AlertFinding(state: state, watched: watched, level: level, shared: shared)
    }
  }

  /// Whether most series leave their ranges on one side in the latest settled period.
  ///
  /// At least half of those with five or more events expected do, and at least three; where fewer than three can tell, the total
  /// alone, by an alert of its own, in a family of more than one.
  private static func shared(
    _ states: [[AlertFinding.Watched]], isTotal: [Bool]
  ) -> AlertFinding.Shared? {
    let settled = zip(states, isTotal).compactMap { watched, isTotal in
      watched.first { $0.standing == .settled && $0.lowerP != nil && $0.expected >= fewestExpected }
        .map { (watched: $0, isTotal: isTotal) }
    }
    func are(_ side: (AlertFinding.Watched) -> Bool, _ alert: AlertFinding.State) -> Bool {
      let many = settled.count { side($0.watched) }
      guard 2 * many >= settled.count, many > 0 else { return false }
      return many >= fewestTogether
        || settled.count < fewestTogether && states.count > 1
          && settled.contains { $0.isTotal && $0.watched.state == alert }
    }
    if are({ $0.observed.high < $0.range.low }, .unusuallyLow) { return .fall }
    if are({ $0.observed.low > $0.range.high }, .unusuallyHigh) { return .rise }
    return nil
  }
}

extension AlertTest.Period {
  /// What more and fewer may spend; the rest is kept in reserve, since noise is estimated.
  private static let shares = (more: 0.45, fewer: 0.1)
  /// What more may spend where not even zero could be too few (Tarone 1990).
  private static let shareAlone = 0.7
  /// Up to so many expected events it has all: tails of single events are nearly exact, and whole counts spend less.
  private static let fewExpected = 2.0

  /// The period with its p value adjusted over so many series, and its state.
  fileprivate func judged(series: Double, level: Double) -> AlertFinding.Watched {
    var judged = watched
    let fewer = share * Self.shares.fewer
    var (more, lower) = (share * Self.shareAlone, 1.0)
    if let p = watched.lowerP, let least = leastLowerP, least * series <= level * fewer {
      more = share * Self.shares.more
      lower = min(1, p * series / fewer)
    } else if isEmergence || watched.expected <= Self.fewExpected {
      more = share
    }
    let higher = min(1, watched.higherP * series / more)
    judged.adjustedP = min(higher, lower)
    if judged.adjustedP <= level {
      judged.state = higher <= lower ? (isEmergence ? .appeared : .unusuallyHigh) : .unusuallyLow
    }
    return judged
  }
}
