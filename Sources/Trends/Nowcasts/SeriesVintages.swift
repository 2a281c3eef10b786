public import Statistics

/// What was known of a series at earlier dates.
public struct SeriesVintages: Sendable {
  /// What was known of each period after each delay.
  public var triangle: ReportingTriangle
  /// The place in the grid of the series of the first row of the triangle.
  public var firstRow: Int
  /// The names of the first and the last vintage that the triangle rests on, and how many there are.
  public var span: Span

  /// From which vintage to which.
  public struct Span: Sendable, Hashable, Codable {
    /// The first.
    public var first: String
    /// The last.
    public var last: String
    /// How many.
    public var count: Int

    /// Creates a span.
    public init(first: String, last: String, count: Int) {
      (self.first, self.last, self.count) = (first, last, count)
    }
  }

  /// Creates the vintages of a series.
  public init(triangle: ReportingTriangle, firstRow: Int, span: Span) {
    (self.triangle, self.firstRow, self.span) = (triangle, firstRow, span)
  }
}
