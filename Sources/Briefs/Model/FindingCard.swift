/// A finding as a compact card: a small chart beside what was seen, its size, chance and caveat.
public struct FindingCard: Sendable, Hashable, Codable {
  /// One line of a card.
  public struct Line: Sendable, Hashable, Codable {
    /// The word before it, such as `Seen`.
    public var term: String
    /// What it says.
    public var text: String

    /// Creates a line.
    public init(term: String, text: String) {
      self.term = term
      self.text = text
    }
  }

  /// The crime.
  public var crime: Crime?
  /// The area and the series.
  public var title: String
  /// The direction in a word with its sign.
  public var direction: String
  /// The tested statement.
  public var statement: FindingStatement
  /// The lines in order.
  public var lines: [Line]
  /// The chart.
  public var series: LineSeries

  /// Creates a card.
  public init(
    crime: Crime?, title: String, direction: String, statement: FindingStatement, lines: [Line],
    series: LineSeries
  ) {
    self.crime = crime
    self.title = title
    self.direction = direction
    self.statement = statement
    self.lines = lines
    self.series = series
  }
}
