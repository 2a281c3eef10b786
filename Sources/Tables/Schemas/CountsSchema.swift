/// The shape of a table of counts: dimensions, an optional period, measures, and where they come from.
///
/// Dimension values are codes. In every table the margin of a dimension carries the code `_T` and
/// an unknown category the code `_U` (SDMX).
public struct CountsSchema: Sendable, Hashable, Codable {
  /// A dimension: a column of codes.
  public struct Dimension: Sendable, Hashable, Codable {
    /// The column's name.
    public var name: String
    /// The code list, or nil for a dimension without one.
    public var codeList: String?
    /// Whether rows with the margin code can occur.
    public var hasMargin: Bool
    /// Whether the codes are releases of the same figures: nothing ever sums over them.
    public var isVintage: Bool
    /// Since when the breakdown is collected, where that is later than the coverage.
    public var since: Period?
    /// Since when a category is collected, where that is later than the breakdown.
    public var categoriesSince: [String: Period]

    /// Creates a dimension.
    public init(
      name: String, codeList: String?, hasMargin: Bool = false, isVintage: Bool = false, since: Period? = nil,
      categoriesSince: [String: Period] = [:]
    ) {
      self.name = name
      self.codeList = codeList
      self.hasMargin = hasMargin
      self.isVintage = isVintage
      self.since = since
      self.categoriesSince = categoriesSince
    }

    /// The first period in which nothing recorded of a category can mean zero.
    public func start(of code: String, in coverage: Coverage) -> Period {
      max(coverage.first, categoriesSince[code] ?? since ?? coverage.first)
    }
  }

  /// The periods a source covers, and what an absent row means inside them.
  public struct Coverage: Sendable, Hashable, Codable {
    /// What an absent row inside the coverage stands for.
    public enum Absent: String, Sendable, Hashable, Codable {
      /// Nothing was recorded: a true zero.
      case zero
      /// A value that should exist and does not.
      case missing
    }

    /// What says where the coverage ends.
    public enum End: String, Sendable, Hashable, Codable {
      /// The contract: what lies behind it is a fault of the source.
      case fixed
      /// The last period in the data, so that a new month is no fault.
      case data
    }

    /// The first period covered.
    public var first: Period
    /// The last period covered; until the data is read, of one that follows the data, the first.
    public var last: Period
    /// What says where the coverage ends.
    public var end: End
    /// What an absent row stands for.
    public var absent: Absent
    /// How many of the last periods may still be revised.
    public var provisional: Int

    /// Creates a coverage.
    public init(first: Period, last: Period, end: End = .fixed, absent: Absent, provisional: Int) {
      self.first = first
      self.last = last
      self.end = end
      self.absent = absent
      self.provisional = provisional
    }
  }

  /// The contracts of the sources, in the order they entered.
  public var contracts: [String]
  /// Where the figures come from.
  public var citations: [SourceCitation]
  /// The dimensions in order.
  public var dimensions: [Dimension]
  /// The period column and its frequency, or nil.
  public var period: PeriodColumn?
  /// The names of the measures in order.
  public var measures: [String]
  /// What the source covers, or nil when its contract does not say.
  public var coverage: Coverage?

  /// The column that holds the period of a row.
  public struct PeriodColumn: Sendable, Hashable, Codable {
    /// The column's name.
    public var name: String
    /// How long a period is.
    public var frequency: Period.Frequency

    /// Creates a period column.
    public init(name: String, frequency: Period.Frequency) {
      self.name = name
      self.frequency = frequency
    }
  }

  /// Creates a schema.
  public init(
    contracts: [String], citations: [SourceCitation], dimensions: [Dimension],
    period: PeriodColumn?, measures: [String], coverage: Coverage? = nil
  ) {
    self.contracts = contracts
    self.citations = citations
    self.dimensions = dimensions
    self.period = period
    self.measures = measures
    self.coverage = coverage
  }

  /// The code of a margin.
  public static let marginCode = "_T"
  /// The code of an unknown category.
  public static let unknownCode = "_U"
}
