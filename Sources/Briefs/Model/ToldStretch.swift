import Foundation
import Statistics
public import Tables
public import Trends

/// A stretch of a story with its dates as periods and its numbers as figures, as a sentence or a chart needs it.
public struct ToldStretch: Sendable, Hashable, Codable {
  /// The first period.
  public var first: Period
  /// The last period.
  public var last: Period
  /// The earliest and the latest period in which it may have begun; nil for the stretch that begins a series.
  public var start: Start?
  /// Which way the series moves in it.
  public var direction: Stretch.Direction
  /// The mean of a period.
  public var mean: Quantity
  /// The fitted figure of the first period.
  public var from: Quantity
  /// The fitted figure of the last period.
  public var to: Quantity
  /// The ratio from one year to the next, where that can be told.
  public var ratioPerYear: Quantity?
  /// The ratio to the end of the stretch before, where it can be told from noise.
  public var step: Double?
  /// The likely range of `step`; nil where it has none.
  public var stepInterval: Stretch.RatioInterval?
  /// The largest figure.
  public var peak: Quantity
  /// The first period that has it.
  public var peakPeriod: Period
  /// Whether it reaches to the end of what is known.
  public var end: End

  /// Whether its beginning is known to within a year; a sentence that says less of when confuses more than it tells.
  var isDated: Bool {
    start.map { $0.latest.ordinal - $0.earliest.ordinal <= $0.latest.frequency.periodsPerYear } ?? true
  }

  /// Where a stretch ends.
  public enum End: String, Sendable, Hashable, Codable {
    /// Another follows.
    case followed
    /// It lasts until the end of the story.
    case open
  }

  /// Between which periods a stretch began.
  public struct Start: Sendable, Hashable, Codable {
    /// The earliest.
    public var earliest: Period
    /// The latest.
    public var latest: Period
  }

  /// A stretch of a story on periods of a frequency; nil where a date is none of these.
  init?(_ stretch: Stretch, frequency: Period.Frequency, end: End) {
    guard let first = Period(text: stretch.first, frequency: frequency),
      let last = Period(text: stretch.last, frequency: frequency),
      let peakPeriod = Period(text: stretch.peak.period, frequency: frequency)
    else { return nil }
    self.first = first
    self.last = last
    if let start = stretch.start, let earliest = Period(text: start.earliest, frequency: frequency),
      let latest = Period(text: start.latest, frequency: frequency)
    {
      self.start = Start(earliest: earliest, latest: latest)
    }
    direction = stretch.direction
    mean = Quantity(stretch.mean, form: .significant(digits: 2))
    from = Quantity(stretch.from, form: .significant(digits: 2))
    to = Quantity(stretch.to, form: .significant(digits: 2))
    ratioPerYear = stretch.ratioPerYear.map { Quantity($0, form: .number(decimals: 2)) }
    step = stretch.step
    stepInterval = stretch.stepInterval
    peak = Quantity(stretch.peak.value)
    self.peakPeriod = peakPeriod
    self.end = end
  }

  /// How much it tells: the step into it and its own change, on a scale of ratios on which small numbers count for little.
  var weight: Double {
    func level(_ quantity: Quantity) -> Double {
      quantity.ends.map { Self.damped(($0.low + $0.high) / 2) } ?? 0
    }
    let own = (level(to) - level(from)).magnitude
    return own + (step.map { _ in stepWeight } ?? 0)
  }

  /// The step into it on the same scale.
  private var stepWeight: Double {
    guard let step, step > 0, let ends = from.ends else { return 0 }
    let now = (ends.low + ends.high) / 2
    return (Self.damped(now) - Self.damped(now / step)).magnitude
  }

  /// Below about 20 a period a ratio says little.
  private static func damped(_ value: Double) -> Double { log(max(0, value) + 20) }
}

extension Quantity {
  /// A number of which the least and the most are known.
  init(_ bounds: ValueBounds, form: Form? = nil) {
    let form = form ?? .number(decimals: Self.decimals(for: bounds.high))
    self.init(
      bounds.exact.map { .exact(value: $0) } ?? .interval(low: bounds.low, high: bounds.high), form: form)
  }
}
