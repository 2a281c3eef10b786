public import Tables

/// How a contract says that its file is written, and how its rows make a table.
public struct FileDeclaration: Sendable, Hashable {
  /// Who says it.
  public enum Origin: Sendable, Hashable {
    /// Nobody: the file is what its first bytes say, CSV as RFC 4180 has it.
    case standard
    /// The contract.
    case declared
    /// The file itself, with what the contract says beside `detect`.
    case detected
  }

  /// The sheets of a workbook that have one table together.
  public struct Sheets: Sendable, Hashable {
    /// The column that takes the name of the sheet of each row.
    public var column: String
    /// The names of the sheets, or nil for all that can be seen and hold something.
    public var names: [String]?
  }

  /// Who says it.
  public var origin = Origin.standard
  /// How the file is written.
  public var options = SourceOptions()
  /// How its rows make a table.
  public var layout = TableLayout()
  /// The parts of that which the contract says itself, where the file is to say the rest.
  public var saidOfRows: Set<DeclaredRows.Part> = []
  /// How its numbers are written.
  public var numbers = NumberStyle()
  /// The sheets that are read one after the other, or nil where it is one.
  public var sheets: Sheets?
  /// The column that takes what the name of each file says, or nil.
  public var fileColumn: String?
  /// The sheet whose rows those of this one belong to, or nil.
  public var join: ParentRows.Join?
  /// The columns of several choices in one cell, each with the columns of yes and no that it becomes.
  public var choices: [ChoiceColumn] = []

  /// Creates the declaration of a file of which a contract says nothing.
  public init() {}
}
