public import Language

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
    /// Whether figures of different categories may be added; those of categories that overlap may not.
    public var isAdditive: Bool
    /// Whether the codes are sources: those who recorded what is counted.
    public var isSource: Bool
    /// Since when the breakdown is collected, where that is later than the coverage.
    public var since: Period?
    /// Since when a category is collected, where that is later than the breakdown.
    public var categoriesSince: [String: Period]
    /// For releases that are what earlier runs knew, named by the day since which they were known: the last day until which
    /// each was known; nil for the releases of a source.
    public var knownUntil: [String: Period]?

    /// Creates a dimension.
    public init(
      name: String, codeList: String?, hasMargin: Bool = false, isVintage: Bool = false,
      isAdditive: Bool = true, isSource: Bool = false, since: Period? = nil,
      categoriesSince: [String: Period] = [:], knownUntil: [String: Period]? = nil
    ) {
      self.name = name
      self.codeList = codeList
      self.hasMargin = hasMargin
      self.isVintage = isVintage
      self.isAdditive = isAdditive
      self.isSource = isSource
      self.since = since
      self.categoriesSince = categoriesSince
      self.knownUntil = knownUntil
    }

    /// Reads a dimension; one that was stored before it said so is additive, of no sources and collected from the start.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      name = try values.decode(String.self, forKey: .name)
      codeList = try values.decodeIfPresent(String.self, forKey: .codeList)
      hasMargin = try values.decode(Bool.self, forKey: .hasMargin)
      isVintage = try values.decode(Bool.self, forKey: .isVintage)
      isAdditive = try values.decodeIfPresent(Bool.self, forKey: .isAdditive) ?? true
      isSource = try values.decodeIfPresent(Bool.self, forKey: .isSource) ?? false
      since = try values.decodeIfPresent(Period.self, forKey: .since)
      categoriesSince =
        try values.decodeIfPresent([String: Period].self, forKey: .categoriesSince) ?? [:]
      knownUntil = try values.decodeIfPresent([String: Period].self, forKey: .knownUntil)
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

    /// Reads a coverage; one that was stored before it said so has a fixed end.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      first = try values.decode(Period.self, forKey: .first)
      last = try values.decode(Period.self, forKey: .last)
      end = try values.decodeIfPresent(End.self, forKey: .end) ?? .fixed
      absent = try values.decode(Absent.self, forKey: .absent)
      provisional = try values.decode(Int.self, forKey: .provisional)
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
  /// The first and the last period of which the source has a row; nil where that is not known.
  public var seen: Seen?

  /// The first and the last period of which a source has a row.
  public struct Seen: Sendable, Hashable, Codable {
    /// The first.
    public var first: Period
    /// The last.
    public var last: Period

    /// Creates the span of some periods, or nil where there are none.
    public init?(_ periods: [Period]) {
      guard let first = periods.min(), let last = periods.max() else { return nil }
      (self.first, self.last) = (first, last)
    }
  }
  /// What the measures are that do not add up, by name; nil where all are amounts.
  public var measureKinds: [String: MeasureKind]?

  /// What a measure is.
  public enum MeasureKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A count or another amount: parts add up to the whole.
    case amount
    /// Cases in so many persons, or the like.
    case rate
    /// A part of a whole.
    case share
    /// A mean or a median.
    case mean
    /// Each figure holds those of the periods before it, as of `cumulative`.
    case runningTotal = "running-total"
  }

  /// Whether figures of a measure may be added.
  public func isAdditive(measure: String) -> Bool { (measureKinds?[measure] ?? .amount) == .amount }

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

  /// What columns are called, by name.
  public var words: [String: ColumnWords] = [:]
  /// What every page of these figures must say.
  public var notes: [LocalizedText] = []
  /// What is declared to have happened, in the order of contract and pipeline.
  public var events: [DeclaredEvent] = []
  /// How the figures came about.
  public var origin = FigureOrigin.recorded
  /// The codes whose figures are projections, by dimension; a dimension that was summed over may be among them.
  public var projections: [String: [String]] = [:]
  /// What the figures are about, or nil where the contract does not say.
  public var matter: Matter?
  /// What one row of the source stands for, in the contract's word such as `count` or `victim`; nil where sources differ.
  public var unit: String?
  /// What the figures are only of, in the order conditions narrowed them; empty where they are of all of the source.
  public var narrowed: [Narrowing] = []

  /// Creates a schema.
  public init(
    contracts: [String], citations: [SourceCitation], dimensions: [Dimension],
    period: PeriodColumn?, measures: [String], coverage: Coverage? = nil,
    measureKinds: [String: MeasureKind]? = nil
  ) {
    self.contracts = contracts
    self.citations = citations
    self.dimensions = dimensions
    self.period = period
    self.measures = measures
    self.coverage = coverage
    self.measureKinds = measureKinds
  }

  /// Reads a schema; of one that was stored before it said so, contracts say nothing.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    contracts = try values.decode([String].self, forKey: .contracts)
    citations = try values.decode([SourceCitation].self, forKey: .citations)
    dimensions = try values.decode([Dimension].self, forKey: .dimensions)
    period = try values.decodeIfPresent(PeriodColumn.self, forKey: .period)
    measures = try values.decode([String].self, forKey: .measures)
    coverage = try values.decodeIfPresent(Coverage.self, forKey: .coverage)
    seen = try values.decodeIfPresent(Seen.self, forKey: .seen)
    measureKinds = try values.decodeIfPresent([String: MeasureKind].self, forKey: .measureKinds)
    words = try values.decodeIfPresent([String: ColumnWords].self, forKey: .words) ?? [:]
    notes = try values.decodeIfPresent([LocalizedText].self, forKey: .notes) ?? []
    events = try values.decodeIfPresent([DeclaredEvent].self, forKey: .events) ?? []
    origin = try values.decodeIfPresent(FigureOrigin.self, forKey: .origin) ?? .recorded
    projections = try values.decodeIfPresent([String: [String]].self, forKey: .projections) ?? [:]
    matter = try values.decodeIfPresent(Matter.self, forKey: .matter)
    unit = try values.decodeIfPresent(String.self, forKey: .unit)
    narrowed = try values.decodeIfPresent([Narrowing].self, forKey: .narrowed) ?? []
  }

  /// The code of a margin.
  public static let marginCode = "_T"
  /// The code of an unknown category.
  public static let unknownCode = "_U"
}
