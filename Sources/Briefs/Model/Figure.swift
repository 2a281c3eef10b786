public import Tables

/// A chart with its heading, its data as a table, and its source.
public struct Figure: Sendable, Hashable, Codable {
  /// The finding in one sentence.
  public var headline: String
  /// The numbers of the headline, each once.
  public var facts: [Fact]
  /// What is drawn, with its unit.
  public var subtitle: String
  /// The crime the figure is about, or nil.
  public var crime: Crime?
  /// The chart.
  public var chart: Chart
  /// The data of the chart.
  public var table: DataTable
  /// How to read the chart; empty for none.
  public var note: String
  /// Where the figures come from.
  public var sources: [SourceCitation]
  /// Where figures come from that nobody published; empty for published ones.
  public var origin: String

  /// Creates a figure.
  public init(
    headline: String, facts: [Fact] = [], subtitle: String, crime: Crime?, chart: Chart,
    table: DataTable, note: String, sources: [SourceCitation], origin: String = ""
  ) {
    self.headline = headline
    self.facts = facts
    self.subtitle = subtitle
    self.crime = crime
    self.chart = chart
    self.table = table
    self.note = note
    self.sources = sources
    self.origin = origin
  }
}
