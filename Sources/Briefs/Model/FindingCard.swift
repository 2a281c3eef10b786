/// A finding as a compact card: a small chart beside what was seen, its size, evidence and caveats.
public struct FindingCard: Sendable, Hashable, Codable {
  /// One line of a card.
  public struct Line: Sendable, Hashable, Codable {
    /// The word before it, such as that for what was seen.
    public var term: Phrase
    /// What it says.
    public var sentences: [Phrase]

    /// Creates a line.
    public init(term: Phrase, sentences: [Phrase]) {
      self.term = term
      self.sentences = sentences
    }
  }

  /// The crime.
  public var crime: Crime?
  /// The area and the series.
  public var title: Phrase
  /// The tested statement.
  public var statement: FindingStatement
  /// The lines in order.
  public var lines: [Line]
  /// The chart; nil where the series is not among the tables of the page.
  public var series: LineSeries?

  /// Creates a card.
  public init(
    crime: Crime?, title: Phrase, statement: FindingStatement, lines: [Line], series: LineSeries?
  ) {
    self.crime = crime
    self.title = title
    self.statement = statement
    self.lines = lines
    self.series = series
  }
}
