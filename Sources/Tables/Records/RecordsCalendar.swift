/// Where records lie in time: their day, and the months that their source says it covers.
public struct RecordsCalendar: Sendable, Hashable {
  /// The column of days that gives the period.
  public var column: String
  /// What the source covers, or nil where it does not say.
  public var coverage: CountsSchema.Coverage?

  /// Creates a calendar.
  public init(column: String, coverage: CountsSchema.Coverage?) {
    self.column = column
    self.coverage = coverage
  }

  /// The rule that counts records without a known day.
  public static let undated = "undated"
  /// The rule that counts records outside what the source covers.
  public static let uncovered = "outside-coverage"
}
