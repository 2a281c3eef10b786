import Foundation
public import Tables
import Trends

/// The story of a series as a page tells it.
public struct ToldStory: Sendable, Hashable, Codable {
  /// Every stretch, in order.
  public var stretches: [ToldStretch]
  /// Single periods far from both their neighbours.
  public var exceptional: [Period]
  /// The first period with anything recorded, after a time of nothing.
  public var firstSeen: Period?
  /// The last period with anything recorded, before a time of nothing.
  public var lastSeen: Period?
  /// The last year beside those before.
  public var lastYear: ToldYear?

  /// A story on periods of a frequency; nil where a date is none of these.
  init?(_ story: SeriesStory, frequency: Period.Frequency) {
    stretches = []
    for (place, stretch) in story.stretches.enumerated() {
      let end: ToldStretch.End = place == story.stretches.count - 1 ? .open : .followed
      guard let told = ToldStretch(stretch, frequency: frequency, end: end) else { return nil }
      stretches.append(told)
    }
    func period(_ text: String) -> Period? { Period(text: text, frequency: frequency) }
    exceptional = story.exceptional.compactMap(period)
    firstSeen = story.firstSeen.flatMap(period)
    lastSeen = story.lastSeen.flatMap(period)
    lastYear = story.lastYear.flatMap { ToldYear($0, frequency: frequency) }
    // What a stretch that moves the same way has told already needs no test of its own.
    let way: Stretch.Direction? = lastYear.map { $0.ratio >= 1 ? .rising : .falling }
    if way == stretches.last?.direction { lastYear?.remark = .partOfStretch }
    // A level that began within the years that are compared is the difference, and no chance.
    if let way, let year = lastYear?.years, let last = stretches.last, let step = last.step,
      (step > 1) == (way == .rising),
      last.first >= year.first.advanced(by: -year.first.frequency.periodsPerYear)
    {
      lastYear?.remark = .partOfStretch
    }
    // Something after nothing is none either.
    if lastYear?.remark == .chance, lastYear?.years.before.value == 0 {
      lastYear?.remark = ToldYear.Remark.none
    }
  }

  /// Where the stretches lead together.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// Up all the way.
    case higher
    /// Down all the way.
    case lower
    /// Up and down.
    case mixed
  }

  /// Where the stretches lead together; less than a fifth against the way is no turn.
  var outcome: Outcome {
    let levels = stretches.flatMap { [$0.from, $0.to] }.compactMap { $0.ends.map { ($0.low + $0.high) / 2 } }
    guard let first = levels.first, let last = levels.last else { return .mixed }
    let steps = zip(levels, levels.dropFirst())
    if last > first, steps.allSatisfy({ $1 >= $0 / 1.2 }) { return .higher }
    if last < first, steps.allSatisfy({ $1 <= $0 * 1.2 }) { return .lower }
    return .mixed
  }

  /// The stretches of a brief telling: the last one and those that tell most, in order of time; ties go to the earlier.
  func brief(most: Int) -> [ToldStretch] {
    guard let last = stretches.indices.last else { return [] }
    // A stretch tells as much as the step out of it, too: without it the next one would begin from nowhere.
    let ranked = stretches.indices.dropLast().sorted {
      let weights = [weight($0), weight($1)]
      return weights[0] == weights[1] ? $0 < $1 : weights[0] > weights[1]
    }
    return (ranked.prefix(max(0, most - 1)) + [last]).sorted().map { stretches[$0] }
  }

  private func weight(_ place: Int) -> Double {
    stretches[place].weight + (stretches.indices.contains(place + 1) ? stretches[place + 1].weight / 2 : 0)
  }

  /// How much news there is: what its stretches tell, halved for every two years since.
  ///
  /// What still goes on counts in full; a level tells what its first period brought.
  func news(until now: Period) -> Double {
    stretches.reduce(0) { most, stretch in
      let isMoving = stretch.direction == .rising || stretch.direction == .falling
      let date = !isMoving ? stretch.first : stretch.end == .open ? now : stretch.last
      let years = Double(max(0, now.ordinal - date.ordinal)) / Double(now.frequency.periodsPerYear)
      return max(most, stretch.weight * exp2(-years / 2))
    }
  }
}

/// The last year of a series beside the one before and the three before.
public struct ToldYear: Sendable, Hashable, Codable {
  /// The last year and the one before.
  public var years: RecentYears
  /// The last year over the one before.
  public var ratio: Double
  /// The p value of no change between them but for exceptional periods, not adjusted.
  public var p: Double
  /// The same with exceptional periods at the level of those beside them; nil where that is much the same.
  public var levelled: Levelled?
  /// What is said of the difference.
  public var remark: Remark
  /// The least and the largest of the three years before; nil where they are not known.
  public var range: Range?

  /// Two years with exceptional periods at the level of those beside them.
  public struct Levelled: Sendable, Hashable, Codable {
    /// The exceptional periods.
    public var periods: [Period]
    /// What was recorded in them.
    public var recorded: Quantity
    /// The last year.
    public var latest: Quantity
    /// The year before.
    public var before: Quantity
    /// The last year over the one before.
    public var ratio: Double
    /// What is said of the difference.
    public var remark: Remark
  }

  /// What is said of the difference of two years.
  public enum Remark: String, Sendable, Hashable, Codable {
    /// Nothing beside the figures.
    case none
    /// Such series show it without any change.
    case chance
    /// The last stretch moves the same way.
    case partOfStretch
  }

  /// The three years before the last.
  public struct Range: Sendable, Hashable, Codable {
    /// The least.
    public var lowest: Quantity
    /// The largest.
    public var highest: Quantity
    /// The p value of no change from their mean, not adjusted.
    public var p: Double
  }

  /// A comparison on periods of a frequency; nil where a date is none of these.
  init?(_ year: YearComparison, frequency: Period.Frequency) {
    guard let first = Period(text: year.first, frequency: frequency),
      let last = Period(text: year.last, frequency: frequency)
    else { return nil }
    years = RecentYears(
      first: first, last: last, latest: Quantity(year.latest), before: Quantity(year.before))
    ratio = year.ratio
    p = year.lastingP
    remark = year.p < 0.05 ? .none : .chance
    if let levelled = year.levelled, log(levelled.ratio / year.ratio).magnitude >= log(1.1) {
      self.levelled = Levelled(
        periods: levelled.periods.compactMap { Period(text: $0, frequency: frequency) },
        recorded: Quantity(levelled.recorded), latest: Quantity(levelled.latest.whole),
        before: Quantity(levelled.before.whole), ratio: levelled.ratio,
        remark: levelled.p < 0.05 ? .none : .chance)
    }
    range = year.threeYears.map {
      Range(lowest: Quantity($0.lowest), highest: Quantity($0.highest), p: $0.p)
    }
  }
}

extension ValueBounds {
  /// To whole events: what would have been recorded is no figure that anybody counted.
  fileprivate var whole: ValueBounds { ValueBounds(low: low.rounded(), high: high.rounded()) }
}
