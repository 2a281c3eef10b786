public import Tables

/// A chart with its heading, its data as a table, and its source.
public struct Figure: Sendable, Hashable, Codable {
  /// The finding in one sentence.
  public var headline: String
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

  /// Creates a figure.
  public init(
    headline: String, subtitle: String, crime: Crime?, chart: Chart, table: DataTable, note: String,
    sources: [SourceCitation]
  ) {
    self.headline = headline
    self.subtitle = subtitle
    self.crime = crime
    self.chart = chart
    self.table = table
    self.note = note
    self.sources = sources
  }
}

/// The crime a figure is about; figures of the two are never added.
public enum Crime: String, Sendable, Hashable, Codable {
  /// Trafficking in persons.
  case trafficking = "TIP"
  /// Smuggling of migrants.
  case smuggling = "SOM"
}

/// A table of text cells.
public struct DataTable: Sendable, Hashable, Codable {
  /// The caption; empty for none.
  public var caption: String
  /// The column heads.
  public var columns: [String]
  /// The rows; the first `labelColumns` cells of each are labels.
  public var rows: [[String]]
  /// How many columns hold labels.
  public var labelColumns: Int

  /// Creates a table.
  public init(caption: String, columns: [String], rows: [[String]], labelColumns: Int = 1) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.labelColumns = labelColumns
  }
}
