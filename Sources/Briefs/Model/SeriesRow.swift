/// A row of the table of all series.
public struct SeriesRow: Sendable, Hashable, Codable {
  /// The area.
  public var area: String
  /// The series.
  public var name: String
  /// The points of the small line.
  public var points: [ChartPoint]
  /// The sum of the last twelve months.
  public var lastYear: String
  /// Per cent a year with its range.
  public var change: String
  /// The adjusted p value.
  public var adjustedP: String
  /// The direction in a word with its sign, or why there is none.
  public var direction: String
  /// Whether the direction is clear.
  public var isClear: Bool

  /// Creates a row.
  public init(
    area: String, name: String, points: [ChartPoint], lastYear: String, change: String,
    adjustedP: String, direction: String, isClear: Bool
  ) {
    self.area = area
    self.name = name
    self.points = points
    self.lastYear = lastYear
    self.change = change
    self.adjustedP = adjustedP
    self.direction = direction
    self.isClear = isClear
  }
}

/// A finding drawn as a small chart beside its sentence.
public struct FindingCard: Sendable, Hashable, Codable {
  /// The area and the series.
  public var title: String
  /// The finding.
  public var message: Report.Message
  /// The chart.
  public var series: LineSeries

  /// Creates a card.
  public init(title: String, message: Report.Message, series: LineSeries) {
    self.title = title
    self.message = message
    self.series = series
  }
}
