/// A sheet of a workbook as plain values: cells, their looks, and charts that draw cells.
///
/// Rows and columns count from 0. Text is always written as text, so none of it is ever a formula or a link.
struct WorkbookSheet: Sendable, Hashable {
  /// What a cell holds.
  enum Value: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A number.
    case number(Double)
  }

  /// How a cell looks.
  enum Look: Sendable, Hashable, CaseIterable {
    /// A number of a table.
    case field
    /// Words of a table.
    case words
    /// The title of the sheet.
    case title
    /// What stands below the title.
    case subtitle
    /// A warning.
    case banner
    /// The head of a column of words.
    case head
    /// The head of a column of numbers.
    case headOfNumbers
    /// What stands below a table.
    case note
  }

  /// A cell.
  struct Cell: Sendable, Hashable {
    /// Its row.
    var row: Int
    /// Its column.
    var column: Int
    /// What it holds.
    var value: Value
    /// How it looks.
    var look: Look
    /// How a number of it is printed, in the words of spreadsheets; empty for the usual way.
    var format: String
    /// The last column that it takes up; nil for its own.
    var through: Int?
  }

  /// A chart, which holds no figure of its own.
  struct Chart: Sendable, Hashable {
    /// What is drawn.
    enum Kind: Sendable, Hashable {
      /// Lines over periods.
      case lines
      /// Bars from the start of a line.
      case bars
      /// Bars towards the start of a line, the left half of a pyramid.
      case barsTowardsStart
    }

    /// A series: a column of the sheet.
    struct Series: Sendable, Hashable {
      /// The column of its figures; their name is the head.
      var column: Int
      /// Its colour.
      var colour: UInt32
    }

    /// What is drawn.
    var kind: Kind
    /// The title.
    var title: String
    /// What stands for the chart where it cannot be seen.
    var description: String
    /// The series.
    var series: [Series]
    /// The column of the names of periods or categories.
    var categories: Int
    /// The row of the heads.
    var head: Int
    /// The rows that are drawn.
    var rows: ClosedRange<Int>
    /// The end of the axis of figures; nil where the program that opens the sheet chooses.
    var maximum: Double?
    /// How periods are printed, as that of a cell.
    var periodFormat: String
    /// Where it stands: from the corner of a cell, in pixels.
    var place: Place
    /// Its size in pixels.
    var size: Size

    /// Where a chart stands.
    struct Place: Sendable, Hashable {
      /// The row and the column of the cell.
      var row, column: Int
      /// The pixels from its corner.
      var x, y: Int
    }

    /// How large a chart is.
    struct Size: Sendable, Hashable {
      /// Pixels.
      var width, height: Int
    }
  }

  /// The name on the tab.
  var name: String
  /// The cells.
  var cells: [Cell] = []
  /// The widths of the columns, in characters.
  var widths: [Double] = []
  /// The heights of rows that have one of their own, in points.
  var heights: [Int: Double] = [:]
  /// The cell at which the rows above and the columns before stay in sight; nil for none.
  var frozen: Corner?
  /// The head and rows of a table that can be filtered; nil for none.
  var filtered: Region?
  /// The charts.
  var charts: [Chart] = []

  /// A place between cells.
  struct Corner: Sendable, Hashable {
    /// How many rows lie above and how many columns before.
    var rows, columns: Int
  }

  /// A field of cells.
  struct Region: Sendable, Hashable {
    /// Its rows and columns.
    var rows, columns: ClosedRange<Int>
  }
}
