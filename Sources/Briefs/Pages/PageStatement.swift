import Statistics
import Tables
import Trends

extension FindingStatement {
  /// Per cent are told only where the usual period has at least this many.
  private static let smallestBase = 20.0

  /// The statement a page makes of a finding on a series.
  ///
  /// The change is that of the yearly number from one year to the next: the slope a year of a period's number,
  /// times the periods of a year; of what does not add up, the slope a year. Where the last year went the other way, the direction says so; where the ratio of the
  /// count model contradicts the direction or the slope, it is left out and that is said.
  ///
  /// Nil for a finding that is no trend.
  init?(
    _ finding: Finding, subject: SeriesName, cells: [(period: Period, cell: Cell)], isAdditive: Bool
  ) {
    guard let trend = finding.trend else { return nil }
    self.init(subject: subject)
    familySize = finding.family?.series ?? 0
    let known = cells.compactMap(\.cell.value)
    let frequency =
      cells.first?.period.frequency ?? Period(text: finding.window.firstPeriod)?.frequency ?? .year
    firstPeriod = Period(text: finding.window.firstPeriod, frequency: frequency)
    lastPeriod = Period(text: finding.window.lastPeriod, frequency: frequency)
    // What the source did not collect or publish at the start is no part of what changed since.
    if let known = cells.first(where: { $0.cell.low != nil })?.period { firstPeriod = known }
    usualLevel = known.isEmpty ? nil : TrendLine.median(known)
    knownPeriods = known.count
    zeroPeriods = known.count { $0 == 0 }
    provisionalPeriods = cells.count { $0.cell.value != nil && $0.cell.marks.contains(.provisional) }
    pattern = try? trend.pattern.get()
    latest = FullYears.latest(cells, isAdditive: isAdditive)
    switch trend.direction {
    case .failure(let reason):
      self.reason = reason
      return
    case .success(.rising): direction = .rising
    case .success(.falling): direction = .falling
    case .success(.noClearChange): direction = .noClearChange
    }
    if let now = latest?.latest.ends, let before = latest?.before.ends {
      if direction == .rising, now.high < before.low { direction = .risen }
      if direction == .falling, now.low > before.high { direction = .fallen }
    } else {
      // Of a last year that is not known nothing is said in the present.
      if direction == .rising { direction = .rose }
      if direction == .falling { direction = .fell }
    }
    adjustedP = try? trend.adjustedP.get()
    evidence = !isClear ? .weak : (adjustedP ?? 1) < 0.01 ? .strong : .moderate
    // What does not add up over months has no yearly number: its change is that of the figure itself.
    changePerYear = Self.range(trend.slopePerYear, times: isAdditive ? Double(frequency.periodsPerYear) : 1)
    ratioPerYear = Self.range(trend.rateRatioPerYear, times: 1)
    if let usualLevel, usualLevel >= Self.smallestBase {
      percentPerYear = Self.range(trend.percentPerYear, times: 1)
    }
    guard let ratio = ratioPerYear else { return }
    let change = changePerYear?.value ?? 0
    if (direction.isUp && ratio.value < 1) || (direction.isDown && ratio.value > 1)
      || (change > 0 && ratio.value < 1) || (change < 0 && ratio.value > 1)
      || (change == 0 && (ratio.lower > 1 || ratio.upper < 1))
    {
      ratioPerYear = nil
      ratioContradicts = true
    }
  }

  private static func range(_ estimate: Estimate<IntervalEstimate>, times factor: Double) -> RangedValue? {
    guard case .success(let value) = estimate else { return nil }
    return .init(value: value.value * factor, lower: value.lower * factor, upper: value.upper * factor)
  }
}

extension Finding {
  /// The trend as a line through a chart of the same series, or nil without a slope.
  func line(through points: [ChartPoint]) -> TrendLine? {
    guard case .success(let slope)? = trend?.slopePerYear else { return nil }
    return TrendLine(through: points, perYear: slope.value, lower: slope.lower, upper: slope.upper)
  }

  /// Effect over its uncertainty: the size of the test's statistic.
  var strength: Double { (try? trend?.test.get().z.magnitude) ?? 0 }

  /// Whether a test was made.
  var isTested: Bool { (try? trend?.direction.get()) != nil }
}
