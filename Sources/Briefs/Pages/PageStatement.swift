import Foundation
import Language
import Statistics
import Tables
import Trends

extension FindingStatement {
  /// Per cent are told only where the usual period has at least this many.
  private static let smallestBase = 20.0
  /// A change of more than this ratio a year is told as times, not in per cent.
  private static let largestPercentage = 3.0

  /// The statement a page makes of a finding on a series.
  ///
  /// The change is that of the yearly number from one year to the next: the slope a year of a period's number,
  /// times the periods of a year; of what does not add up, the slope a year. It is told where it has the sign of the
  /// ratio. Where the last year went the other way, the direction says so.
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
    usualLevel = median(known)
    knownPeriods = known.count
    zeroPeriods = known.count { $0 == 0 }
    provisionalPeriods = cells.count { $0.cell.value != nil && $0.cell.marks.contains(.provisional) }
    pattern = try? trend.pattern.get()
    latest = FullYears.latest(cells, isAdditive: isAdditive)
    story = (try? trend.story.get()).flatMap { ToldStory($0, frequency: frequency) }
    // Where figures ended more than a year before those beside them, that is said.
    if let last = cells.last(where: { $0.cell.low != nil })?.period, let end = lastPeriod,
      end.ordinal - last.ordinal >= frequency.periodsPerYear
    {
      ended = last
    }
    // A share of more than the whole says only that others moved against it.
    shares = trend.shares.shares.filter { (0.05...1).contains($0.value.magnitude) && isAdditive }.compactMap {
      share in
      subject.parts.first { $0.dimension == share.dimension }.map {
        PartOfChange(part: $0, share: share.value)
      }
    }
    contradictions =
      isAdditive || trend.isPerExposure ? trend.shares.contradicted.map { LocalizedText($0) } : []
    // Rates of months do not add up to one of a year.
    if !isAdditive, frequency.length != .year { story?.lastYear = nil }
    switch trend.direction {
    case .failure(let reason):
      self.reason = reason
      return
    case .success(.rising): direction = .rising
    case .success(.falling): direction = .falling
    case .success(.changed): direction = .changed
    case .success(.noClearChange): direction = .noClearChange
    }
    isRate = trend.isPerExposure
    if let now = latest?.latest.ends, let before = latest?.before.ends {
      // Counts that turn say nothing of a rate, and a difference that chance explains is no turn.
      let isTurn = !isRate && story?.lastYear.map { $0.p < 0.05 } ?? true
      if isTurn, direction == .rising, now.high < before.low { direction = .risen }
      if isTurn, direction == .falling, now.low > before.high { direction = .fallen }
    } else {
      // Of a last year that is not known nothing is said in the present.
      if direction == .rising { direction = .rose }
      if direction == .falling { direction = .fell }
    }
    adjustedP = try? trend.adjustedP.get()
    // A change in no one direction was found by the segmentation, which has no p value.
    evidence =
      direction == .changed
      ? .moderate : !isDirected ? .weak : (adjustedP ?? 1) < 0.01 ? .strong : .moderate
    doubt = trend.doubt
    smallestRatio = try? trend.smallestDetectableRatio.get()
    drift = (try? trend.test.get().drift) ?? .excluded
    // Of a level near zero a ratio is no size.
    if isRate || (usualLevel ?? 1) >= 1 { ratioPerYear = Self.range(trend.ratioPerYear, times: 1) }
    if let usualLevel, usualLevel >= Self.smallestBase, let ratio = ratioPerYear,
      ratio.value < Self.largestPercentage
    {
      percentPerYear = .init(
        value: 100 * (ratio.value - 1), lower: 100 * (ratio.lower - 1), upper: 100 * (ratio.upper - 1))
    }
    if let ratio = ratioPerYear, let without = trend.withoutExceptional,
      log(without.ratioPerYear.value / ratio.value).magnitude >= log(1.1),
      let range = Self.range(.success(without.ratioPerYear), times: 1)
    {
      self.without = SizeWithout(
        periods: without.periods.compactMap { Period(text: $0, frequency: frequency) }, ratioPerYear: range)
    }
    // What does not add up over months has no yearly number: its change is that of the figure itself.
    changePerYear = Self.range(trend.slopePerYear, times: isAdditive ? Double(frequency.periodsPerYear) : 1)
    if let change = changePerYear, let ratio = try? trend.ratioPerYear.get(),
      change.value * (ratio.value - 1) < 0
    {
      changePerYear = nil
    }
    // A slope of the rate is no number of what was recorded.
    if isRate { changePerYear = nil }
  }

  private static func range(_ estimate: Estimate<IntervalEstimate>, times factor: Double) -> RangedValue? {
    guard case .success(let value) = estimate else { return nil }
    return .init(value: value.value * factor, lower: value.lower * factor, upper: value.upper * factor)
  }
}

extension FindingStatement {
  /// How much news there is: that of its story; without one, the change of a year of what is no small number.
  var news: Double {
    if let story, let lastPeriod { return story.news(until: lastPeriod) }
    guard isDirected, let percent = percentPerYear?.value else { return 0 }
    return log(1 + percent / 100).magnitude
  }
}
