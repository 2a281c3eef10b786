public import Tables

/// A chart with its heading, its data as a table, and its source.
public struct Figure: Sendable, Hashable, Codable {
  /// The finding in one sentence.
  public var headline: Phrase
  /// What is drawn, with its unit.
  public var subtitle: Phrase
  /// The crime the figure is about, or nil.
  public var crime: Crime?
  /// The chart.
  public var chart: Chart
  /// The data of the chart.
  public var table: DataTable
  /// How to read the chart, and what stands beside its figures.
  public var notes: [Phrase]
  /// Where the figures come from.
  public var sources: [SourceCitation]
  /// The contracts of figures that nobody published; empty for published ones.
  public var origin: [String]

  /// Creates a figure.
  public init(
    headline: Phrase, subtitle: Phrase, crime: Crime?, chart: Chart, table: DataTable, notes: [Phrase],
    sources: [SourceCitation], origin: [String] = []
  ) {
    self.headline = headline
    self.subtitle = subtitle
    self.crime = crime
    self.chart = chart
    self.table = table
    self.notes = notes
    self.sources = sources
    self.origin = origin
  }
}
