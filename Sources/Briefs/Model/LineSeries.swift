/// A series of points a chart draws.
public struct LineSeries: Sendable, Hashable, Codable {
  /// The name of the series.
  public var name: Phrase
  /// What narrows the name; nil for nothing.
  public var detail: Phrase?
  /// The points, one a period, without gaps in periods.
  public var points: [ChartPoint]
  /// The stretches of its story; none where it has none.
  public var curves: [ChartCurve]
  /// The declared events about it, in order of time; nil where there are none.
  public var events: [ChartEvent]?
  /// What the colour stands for.
  public var tone: Tone
  /// How many decimals labels show.
  public var decimals: Int

  /// Creates a series.
  public init(
    name: Phrase, detail: Phrase? = nil, points: [ChartPoint], curves: [ChartCurve] = [],
    events: [ChartEvent]? = nil, tone: Tone, decimals: Int = 0
  ) {
    self.name = name
    self.detail = detail
    self.points = points
    self.curves = curves
    self.events = events
    self.tone = tone
    self.decimals = decimals
  }
}
