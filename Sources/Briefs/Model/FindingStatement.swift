/// A tested statement on one series: the numbers that every sentence about it is made of.
public struct FindingStatement: Sendable, Hashable, Codable {
  /// The direction a test supports.
  public enum Direction: String, Sendable, Hashable, Codable {
    /// More from year to year.
    case rising
    /// Fewer from year to year.
    case falling
    /// The test found neither.
    case noClearChange
    /// There was nothing to test.
    case untested
  }

  /// A value with the range that holds the true one in 95 of 100 cases.
  public struct Range: Sendable, Hashable, Codable {
    /// The value.
    public var value: Double
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    /// Creates a range.
    public init(value: Double, lower: Double, upper: Double) {
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// What was recorded, such as `Recorded detections of nationals of Iraq on all routes`.
  public var subject: String
  /// What is counted, in the plural.
  public var unit: String
  /// The direction.
  public var direction: Direction
  /// Why nothing was tested; empty where a test was made.
  public var reason: String
  /// How strong the evidence is.
  public var evidence: Evidence?
  /// The first period of the series, `2009-01`.
  public var firstPeriod: String
  /// The last period of the series.
  public var lastPeriod: String
  /// The change of the yearly number from one year to the next.
  public var changePerYear: Range?
  /// The same in per cent of the usual level; nil where that level is below 20 or cannot be told.
  public var percentPerYear: Range?
  /// The rate ratio a year of a model of counts, or nil.
  public var ratioPerYear: Range?
  /// The usual level: the median of the series, in units a period.
  public var usualLevel: Double?
  /// The p value adjusted over the family.
  public var adjustedP: Double?
  /// What else could have the same effect.
  public var alternative: String
  /// The pattern against sibling series in the words of a page; empty where none was looked for.
  public var pattern: String

  /// Creates a statement.
  public init(
    subject: String, unit: String, direction: Direction, reason: String = "", evidence: Evidence?,
    firstPeriod: String, lastPeriod: String, changePerYear: Range? = nil, percentPerYear: Range? = nil,
    ratioPerYear: Range? = nil, usualLevel: Double? = nil, adjustedP: Double? = nil,
    alternative: String = "", pattern: String = ""
  ) {
    self.subject = subject
    self.unit = unit
    self.direction = direction
    self.reason = reason
    self.evidence = evidence
    self.firstPeriod = firstPeriod
    self.lastPeriod = lastPeriod
    self.changePerYear = changePerYear
    self.percentPerYear = percentPerYear
    self.ratioPerYear = ratioPerYear
    self.usualLevel = usualLevel
    self.adjustedP = adjustedP
    self.alternative = alternative
    self.pattern = pattern
  }

  /// Whether a test found a direction.
  public var isClear: Bool { direction == .rising || direction == .falling }
}
