import Statistics
import Tables
import Trends

extension Finding {
  /// Per cent are told only where the usual period has at least this many.
  private static let smallestBase = 20.0

  /// The statement a page makes of a trend; nil for another kind of finding.
  ///
  /// The change is that of the yearly number from one year to the next: the slope a year of a
  /// period's number, times the periods of a year.
  func statement(subject: String, unit: String, points: [ChartPoint], alternative: String)
    -> FindingStatement?
  {
    guard let trend else { return nil }
    let known = points.compactMap(\.value)
    let usual = known.isEmpty ? nil : TrendLine.median(known)
    let periods = Double(points.first?.period.frequency.periodsPerYear ?? 1)
    var statement = FindingStatement(
      subject: subject, unit: unit, direction: .untested, evidence: nil, firstPeriod: window.firstPeriod,
      lastPeriod: window.lastPeriod, usualLevel: usual, alternative: alternative)
    statement.pattern = (try? trend.pattern.get())?.words ?? PatternCategory.wordsForNone
    switch trend.direction {
    case .failure(let reason):
      statement.reason = EstimateText.reason(reason)
      return statement
    case .success(.rising): statement.direction = .rising
    case .success(.falling): statement.direction = .falling
    case .success(.noClearChange): statement.direction = .noClearChange
    }
    statement.adjustedP = try? trend.adjustedP.get()
    statement.evidence =
      !statement.isClear ? .weak : (statement.adjustedP ?? 1) < 0.01 ? .strong : .moderate
    statement.changePerYear = Self.range(trend.slopePerYear, times: periods)
    statement.ratioPerYear = Self.range(trend.rateRatioPerYear, times: 1)
    if let usual, usual >= Self.smallestBase {
      statement.percentPerYear = Self.range(trend.percentPerYear, times: 1)
    }
    return statement
  }

  /// The trend as a line through a chart of the same series, or nil without a slope.
  func line(through points: [ChartPoint]) -> TrendLine? {
    guard case .success(let slope)? = trend?.slopePerYear else { return nil }
    return TrendLine(through: points, perYear: slope.value, lower: slope.lower, upper: slope.upper)
  }

  private static func range(_ estimate: Estimate<IntervalEstimate>, times factor: Double)
    -> FindingStatement.Range?
  {
    guard case .success(let value) = estimate else { return nil }
    return .init(value: value.value * factor, lower: value.lower * factor, upper: value.upper * factor)
  }
}
