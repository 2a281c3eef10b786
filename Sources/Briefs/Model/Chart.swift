public import Tables

/// A chart as data.
public enum Chart: Sendable, Hashable, Codable {
  /// One line with an optional trend.
  case line(LineSeries)
  /// One panel a series, all on one scale.
  case multiples([LineSeries])
}

/// A series of points a chart draws.
public struct LineSeries: Sendable, Hashable, Codable {
  /// The name of the series.
  public var name: String
  /// The points, one a period, without gaps in periods.
  public var points: [ChartPoint]
  /// The trend, or nil.
  public var trend: TrendLine?
  /// The crime that colours the series, or nil.
  public var crime: Crime?
  /// How many decimals labels show.
  public var decimals: Int

  /// Creates a series.
  public init(
    name: String, points: [ChartPoint], trend: TrendLine? = nil, crime: Crime?, decimals: Int = 0
  ) {
    self.name = name
    self.points = points
    self.trend = trend
    self.crime = crime
    self.decimals = decimals
  }

  /// Sen's line through a chart, in units of the axis.
  public struct TrendLine: Sendable, Hashable, Codable {
    /// The slope a year.
    public var perYear: Double
    /// The lower end of the slope's range.
    public var lower: Double
    /// The upper end of the slope's range.
    public var upper: Double

    /// Creates a line from a slope and its range.
    public init(perYear: Double, lower: Double, upper: Double) {
      self.perYear = perYear
      self.lower = lower
      self.upper = upper
    }
  }
}

/// One point of a chart: a period, and a value or why there is none.
public struct ChartPoint: Sendable, Hashable, Codable {
  /// What a point can be.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A known value.
    case value
    /// A true zero.
    case zero
    /// A value that may be revised.
    case provisional
    /// Hidden by its publisher; drawn as a cross, never as a value.
    case suppressed
    /// No value.
    case missing
  }

  /// The period.
  public var period: Period
  /// What the point is.
  public var kind: Kind
  /// The value; nil for suppressed and missing points.
  public var value: Double?

  /// Creates a point from a cell; a suppressed cell brings no value along.
  public init(period: Period, cell: Cell) {
    self.period = period
    self.value = cell.value
    switch cell.status {
    case .observed, .seriesBreak: kind = .value
    case .trueZero: kind = .zero
    case .provisional: kind = .provisional
    case .suppressed: kind = .suppressed
    case .missing, .notCollected: kind = .missing
    }
  }
}
