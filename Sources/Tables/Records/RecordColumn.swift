/// A column of case records: its name, and how the text of the source becomes a value.
public struct RecordColumn: Sendable, Hashable, Codable {
  /// How text becomes a value.
  public enum Reading: Sendable, Hashable, Codable {
    /// Free text, trimmed and in Unicode form NFC.
    case text
    /// A code of a list; the words of each code stand beside it.
    case code(CodeWords)
    /// A whole number within bounds.
    case integer(ClosedRange<Int64>)
    /// A real number.
    case real
    /// A calendar day in one of several patterns, the first that fits, within bounds.
    case date([DatePattern], ClosedRange<CalendarDay>)
  }

  /// What becomes of a value that does not fit.
  public enum FailureRule: String, Sendable, Hashable, Codable {
    /// It is unknown, and counted.
    case missing
    /// The row is rejected.
    case reject
  }

  /// The name.
  public var name: String
  /// How text becomes a value.
  public var reading: Reading
  /// Texts that mean that nothing is known, beside the empty one; case and letter variants are folded.
  public var missingWords: [String]
  /// What becomes of a value that does not fit.
  public var onFailure: FailureRule
  /// Whether the column names a case or a person.
  public var isKey: Bool
  /// Whether its values are never shown, not even to those who may see records.
  public var isSensitive: Bool

  /// Creates a column.
  public init(
    name: String, reading: Reading, missingWords: [String] = [], onFailure: FailureRule = .missing,
    isKey: Bool = false, isSensitive: Bool = false
  ) {
    self.name = name
    self.reading = reading
    self.missingWords = missingWords
    self.onFailure = onFailure
    self.isKey = isKey
    self.isSensitive = isSensitive
  }
}
