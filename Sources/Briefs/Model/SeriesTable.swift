/// Series one a row, each with a small line and a word.
public struct SeriesTable: Sendable, Hashable, Codable {
  /// A series.
  public struct Row: Sendable, Hashable, Codable {
    /// The labels, one a label column.
    public var labels: [Phrase]
    /// The crime, or nil.
    public var crime: Crime?
    /// The figures, one a figure column.
    public var figures: [Entry]
    /// The points of the small line.
    public var points: [ChartPoint]
    /// The last column, or nil.
    public var word: Phrase?
    /// Whether the row stands out.
    public var emphasis: Emphasis

    /// Creates a row.
    public init(
      labels: [Phrase], crime: Crime?, figures: [Entry], points: [ChartPoint], word: Phrase?,
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

  /// The caption; nil where the heading above says it.
  public var caption: Phrase?
  /// How to read the table; nil for nothing.
  public var note: Phrase?
  /// The heads of the label columns.
  public var labelColumns: [Phrase]
  /// The heads of the figure columns.
  public var figureColumns: [Phrase]
  /// The head of the column of small lines.
  public var lineColumn: Phrase
  /// The head of the last column; nil for none.
  public var wordColumn: Phrase?
  /// The rows.
  public var rows: [Row]

  /// Creates a table.
  public init(
    caption: Phrase?, note: Phrase? = nil, labelColumns: [Phrase], figureColumns: [Phrase],
    lineColumn: Phrase, wordColumn: Phrase?, rows: [Row]
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
