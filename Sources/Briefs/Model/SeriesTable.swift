/// Series one a row, each with a small line and a word.
public struct SeriesTable: Sendable, Hashable, Codable {
  /// A series.
  public struct Row: Sendable, Hashable, Codable {
    /// The labels, one a label column.
    public var labels: [String]
    /// The crime, or nil.
    public var crime: Crime?
    /// The figures, one a figure column.
    public var figures: [String]
    /// The points of the small line.
    public var points: [ChartPoint]
    /// The direction or pattern in a word.
    public var word: String
    /// Whether the row stands out.
    public var emphasis: Emphasis

    /// Creates a row.
    public init(
      labels: [String], crime: Crime?, figures: [String], points: [ChartPoint], word: String,
      emphasis: Emphasis = .plain
    ) {
      self.labels = labels
      self.crime = crime
      self.figures = figures
      self.points = points
      self.word = word
      self.emphasis = emphasis
    }
  }

  /// How much a row stands out.
  public enum Emphasis: String, Sendable, Hashable, Codable {
    /// As all others.
    case plain
    /// A clear change.
    case clear
  }

  /// The caption; empty where the heading above says it.
  public var caption: String
  /// How to read the table; empty for nothing.
  public var note: String
  /// The heads of the label columns.
  public var labelColumns: [String]
  /// The heads of the figure columns.
  public var figureColumns: [String]
  /// The head of the column of small lines.
  public var lineColumn: String
  /// The head of the last column; empty for none.
  public var wordColumn: String
  /// The rows.
  public var rows: [Row]

  /// Creates a table.
  public init(
    caption: String, note: String = "", labelColumns: [String], figureColumns: [String], lineColumn: String,
    wordColumn: String, rows: [Row]
  ) {
    self.caption = caption
    self.note = note
    self.labelColumns = labelColumns
    self.figureColumns = figureColumns
    self.lineColumn = lineColumn
    self.wordColumn = wordColumn
    self.rows = rows
  }
}
