/// How the rows of a file make a table.
public struct TableLayout: Sendable, Hashable, Codable {
  /// Where the table ends.
  public enum End: Sendable, Hashable, Codable {
    /// With the file.
    case file
    /// Before the first blank row.
    case blank
    /// Before the first row whose first cell that is not blank begins with a word.
    case word(String)
  }

  /// What a row of delimited text with fewer fields than the heading is.
  public enum ShortRows: String, Sendable, Hashable, Codable, CaseIterable {
    /// One whose last cells are blank, as programs write it that leave delimiters out behind the last cell with something in it.
    case blank
  }

  /// Columns whose headings are values: each becomes a row.
  public struct Unpivot: Sendable, Hashable, Codable {
    /// Which columns become rows.
    public enum Columns: Sendable, Hashable, Codable {
      /// Those of these headings.
      case named([String])
      /// All from one heading to another.
      case span(from: String, to: String)
      /// All that the contract does not name.
      case rest
    }

    /// How a heading of one row becomes several columns.
    public enum Split: String, Sendable, Hashable, Codable, CaseIterable {
      /// The period in it and the rest of it (`HeadingSplit`).
      case period
    }

    /// Which columns become rows.
    public var columns: Columns
    /// The column that takes their headings; with several rows of heading one for each, or one for all of them.
    public var into: [String]
    /// How a heading of one row is divided among `into`, or nil where it is not.
    public var split: Split?
    /// The column that takes their cells.
    public var values: String

    /// Creates it.
    public init(columns: Columns, into: [String], values: String, split: Split? = nil) {
      self.columns = columns
      self.split = split
      self.into = into
      self.values = values
    }
  }

  /// A column that the file does not have, which says the same in every row.
  public struct Constant: Sendable, Hashable, Codable {
    /// What the column is called.
    public var name: String
    /// What stands in it.
    public var value: String

    /// Creates it.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How many rows stand above the heading.
  public var skip = 0
  /// How many rows make the heading; their cells are joined with a space between.
  public var header = 1
  /// How many rows below the heading are neither heading nor figures, such as units.
  public var belowHeader = 0
  /// Whether a row of HXL tags stands below the heading.
  public var isTagged = false
  /// Where the table ends.
  public var end = End.file
  /// The headings of columns whose blank cells are as the one above.
  public var fillDown: [String] = []
  /// What short rows are, or nil: a field is missing somewhere in them, and they are refused.
  ///
  /// Rows of sheets are never short.
  public var shortRows: ShortRows?
  /// The columns that become rows, or nil.
  public var unpivot: Unpivot?
  /// Columns behind all others that say the same in every row, such as the name of the sheet.
  public var constants: [Constant] = []

  /// Creates the layout of a plain file: one line of headings, rows to the end.
  public init() {}

  /// How many rows stand from the beginning of the file down to the first row of the table.
  var rowsToBody: Int { skip + header + belowHeader + (isTagged ? 1 : 0) }
}
