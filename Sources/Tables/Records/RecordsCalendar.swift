/// Where records lie in time: their day, and what their source says it covers.
public struct RecordsCalendar: Sendable, Hashable {
  /// What the column of the period holds.
  public enum Content: String, Sendable, Hashable {
    /// Days.
    case days
    /// Years.
    case years
  }

  /// The column of days or years that gives the period.
  public var column: String
  /// What it holds.
  public var content: Content
  /// What the source covers, or nil where it does not say.
  public var coverage: CountsSchema.Coverage?

  /// Creates a calendar.
  public init(column: String, content: Content = .days, coverage: CountsSchema.Coverage?) {
    self.column = column
    self.content = content
    self.coverage = coverage
  }

  /// The rule that counts records without a known day.
  public static let undated = "undated"
  /// The rule that counts records outside what the source covers.
  public static let uncovered = "outside-coverage"
}
