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

  /// Whether a column names what a record is of.
  public enum Identity: String, Sendable, Hashable, Codable {
    /// It does not.
    case none
    /// It names the record: rows with the same value are one.
    case record
    /// It names the case that a record belongs to; several records may have the same.
    case group
  }

  /// Whether a value has to be known.
  public enum Requirement: String, Sendable, Hashable, Codable {
    /// It need not be.
    case optional
    /// It has to be, in every row.
    case required
  }

  /// Where the range of a column of days or years comes from.
  public enum RangeRule: String, Sendable, Hashable, Codable {
    /// Its contract gives it, or nothing limits it further.
    case given
    /// It ends 100 years before and after the year of the run.
    case aroundToday
  }

  /// What becomes of a date that fits two patterns and means two days.
  public enum PatternRule: String, Sendable, Hashable, Codable {
    /// The first pattern that fits tells the day.
    case first
    /// It is unknown: nothing in the column tells which pattern is meant.
    case agreeing
  }

  /// The name.
  public var name: String
  /// How text becomes a value.
  public var reading: Reading
  /// Texts that mean that nothing is known, beside the empty one; case and letter variants are folded.
  public var missingWords: [String]
  /// What becomes of a value that does not fit.
  public var onFailure: FailureRule
  /// Whether the column names a record or its case.
  public var identity: Identity
  /// Whether its values are never shown, not even to those who may see records.
  public var isSensitive: Bool
  /// Whether a value has to be known.
  public var requirement: Requirement
  /// The mark between the thousands of whole numbers, or nil.
  public var thousands: String?
  /// Where the range comes from.
  public var rangeRule: RangeRule
  /// What becomes of a date that fits two patterns; what a survey of the column decides.
  public var patternRule = PatternRule.first
  /// Words that mean one code or another; what a survey of the column decides.
  public var ambiguousWords: [String] = []

  /// Whether the column names a record or its case, and so a person.
  public var isKey: Bool { identity != .none }

  /// Creates a column.
  public init(
    name: String, reading: Reading, missingWords: [String] = [], onFailure: FailureRule = .missing,
    identity: Identity = .none, isSensitive: Bool = false, requirement: Requirement = .optional,
    thousands: String? = nil, rangeRule: RangeRule = .given
  ) {
    self.name = name
    self.reading = reading
    self.missingWords = missingWords
    self.onFailure = onFailure
    self.identity = identity
    self.isSensitive = isSensitive
    self.requirement = requirement
    self.thousands = thousands
    self.rangeRule = rangeRule
  }
}
