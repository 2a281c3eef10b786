public import Tables

/// A contract for a file that has none, as recognised: what its columns are, on what evidence, and what is not certain.
public struct FirstContract: Sendable {
  /// What a row stands for.
  public enum Kind: String, Sendable, CaseIterable {
    /// A figure.
    case counts
    /// A case, a person or an event.
    case records
  }

  /// What a column is for.
  public enum Role: String, Sendable {
    case period, dimension, measure, status, vintage, key, group, attribute
  }

  /// One column.
  public struct Column: Sendable {
    /// The heading.
    public var name: String
    /// What it is for.
    public var role: Role
    /// The type, in the word of a contract.
    public var type: String
    /// The code list, for type `code`.
    public var list: String?
    /// Further keys with their values as YAML, in order.
    public var keys: [Setting] = []
    /// Whether its values are never shown.
    public var isSensitive = false
    /// What it was recognised by, without a value of a record.
    public var evidence: String
    /// What is not certain.
    public var doubts: [String] = []
    /// The code of each text, for type `code`, as the list and the column's own words have it.
    public var codes: [String: String] = [:]
    /// How many categories it has; 0 where it is none.
    public var categoryCount = 0
    /// Whether a page should have it one category at a time, since its categories are never added.
    public var isApart = false
    /// The text of its totals, or nil.
    public var total: String?
    /// Whether it is said to have no total, since a category only seems to be one.
    public var hasNoTotal = false
    /// Texts that are totals too, whose rows a rule leaves out.
    public var furtherTotals: [String] = []
    /// Whether its blanks are totals.
    public var hasBlankTotals = false
    /// The columns of yes and no that the choices in its cells become, or nil where a cell holds one thing.
    public var choices: CellChoices?

    /// Says that its categories are never added.
    mutating func neverAdd() {
      if !isApart { keys.append(Setting(key: "additive", value: "false")) }
      isApart = true
    }

    /// What it is, in words.
    public var what: String {
      if let choices { return "\(choices.columns.count) choices, each a column of yes and no" }
      let sensitive = isSensitive ? ", sensitive" : ""
      let listed = list.map { " of list \($0)" } ?? ""
      return (role == .attribute ? type : "\(role.word), \(type)") + listed + sensitive
    }
  }

  /// A key of a column and its value as YAML.
  public struct Setting: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value, as it is written.
    public var value: String
  }

  /// Columns whose headings are periods or categories.
  public struct Unpivot: Sendable, Hashable {
    /// The headings, in order.
    public var columns: [String]
    /// Whether no other column stands between them.
    public var isSpan: Bool
    /// The columns that take the headings, one for all of each or one for each of its rows.
    public var into: [String]
    /// The column that takes the cells.
    public var values: String
    /// What the headings are, in words.
    public var evidence: String
    /// Which of `into` takes periods, or nil where none does.
    public var periodAxis: Int?
    /// Whether a heading of one row is divided into a period and words.
    public var split: TableLayout.Unpivot.Split?
  }

  /// The name, for `contract` and for files.
  public var name: String
  /// What the file is called.
  public var title: String
  /// What a row stands for.
  public var kind: Kind
  /// What speaks for that.
  public var kindEvidence: String
  /// What is not certain about it, or nil.
  public var kindDoubt: String?
  /// In records, the unit: `victim`, `perpetrator`, `person` or `event`.
  public var unit: String
  /// The columns in order.
  public var columns: [Column]
  /// Columns that become rows, or nil.
  public var unpivot: Unpivot?
  /// Words that mean that nothing is known.
  public var missing: [String] = []
  /// The lists that are written.
  public var writtenLists: [WrittenCodeList] = []
  /// How many rows were looked at.
  public var rowCount: Int
  /// What else whoever reads it should know.
  public var remarks: [String] = []

  /// The lists of the project that it uses, in order.
  public var usedLists: [String] {
    let written = Set(writtenLists.map(\.name))
    return Set(columns.compactMap(\.list)).subtracting(written).sorted()
  }

  /// The doubtful columns, in order.
  public var doubtful: [Column] { columns.filter { !$0.doubts.isEmpty } }

  /// Takes a column as recognised: it is no longer in doubt.
  public mutating func confirm(_ name: String) {
    for index in columns.indices where columns[index].name == name { columns[index].doubts = [] }
  }

  /// Makes a column plain text that enters no table; in records also one whose values are never shown.
  public mutating func setAside(_ name: String) {
    for index in columns.indices where columns[index].name == name {
      if let list = columns[index].list { writtenLists.removeAll { $0.name == list } }
      columns[index].role = .attribute
      columns[index].type = "text"
      columns[index].list = nil
      columns[index].keys = []
      columns[index].codes = [:]
      columns[index].total = nil
      columns[index].furtherTotals = []
      columns[index].hasBlankTotals = false
      columns[index].choices = nil
      columns[index].isSensitive = kind == .records
      columns[index].doubts = []
    }
  }
}

extension FirstContract.Role {
  /// The role in a contract, or nil where it is written without one.
  var key: String? {
    switch self {
    case .attribute: nil
    case .group: "case"
    default: rawValue
    }
  }

  /// The role in words.
  var word: String { self == .group ? "case" : rawValue }
}
