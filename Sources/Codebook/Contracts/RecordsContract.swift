public import Language
public import Tables

/// What a source of case records promises: one row a case, person or event.
public struct RecordsContract: Sendable {
  /// What one row stands for.
  public enum Unit: String, Sendable, CaseIterable {
    case victim, perpetrator, person, event
  }

  /// What the rows are about.
  public enum Matter: Sendable, Hashable {
    /// One matter, trafficking or smuggling.
    case one
    /// Both, told apart by a column of codes: they are never added.
    case mixed(column: String)
  }

  /// What one row stands for.
  public var unit: Unit
  /// What the rows are about.
  public var matter: Matter
  /// Texts that mean that nothing is known, in every column.
  public var missingWords: [String] = []
  /// How each column is read, in order of the contract.
  public var columns: [RecordColumn]
  /// The columns of the source that tell a column of days, months or years together, by its name.
  public var sources: [String: [String]] = [:]
  /// The types of the columns, for expressions.
  public var types: [String: ScalarType]
  /// The columns with the role dimension, in order of the contract.
  public var dimensions: [String] = []
  /// The column of days, months or years that places a record in time, or nil.
  public var period: String?
  /// What that column tells: days, months or years, and of years the calendar.
  public var periodFrequency = Period.Frequency.day

  /// The frequency in which the coverage is told: months, or the years that the column tells.
  var coverageFrequency: Period.Frequency {
    periodFrequency.length == .year ? periodFrequency : .month
  }

  /// The column that names a record, or nil.
  public var key: String? { columns.first { $0.identity == .record }?.name }

  /// The column that names the case of a record, or nil.
  public var group: String? { columns.first { $0.identity == .group }?.name }

  /// The columns whose values are never shown.
  public var sensitive: Set<String> { Set(columns.filter(\.isSensitive).map(\.name)) }
}
