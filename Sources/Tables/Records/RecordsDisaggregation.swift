public import Language

/// Counts of case records by codes and period, with margins: finest cells first, then the roll-up.
public struct RecordsDisaggregation: Sendable {
  /// What is counted.
  public enum Aggregate: Sendable, Hashable {
    /// Records.
    case count
    /// The sum of a column of whole numbers; a lower bound where some records do not know it, and nothing
    /// where none does.
    case sum(String)
  }

  /// A measure of the result.
  public struct Measure: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What is counted.
    public var aggregate: Aggregate

    /// Creates a measure.
    public init(name: String, aggregate: Aggregate) {
      self.name = name
      self.aggregate = aggregate
    }

    /// The column that it sums, or nil.
    var summed: String? {
      if case .sum(let column) = aggregate { column } else { nil }
    }
  }

  /// The dimensions, columns of codes, in order.
  public var dimensions: [Disaggregation.Dimension]
  /// Which sets of dimensions appear, the others at their margin; nil is every set that the margins allow.
  public var sets: [[String]]?
  /// The measures in order.
  public var measures: [Measure]
  /// The column of days or years that gives the period, and the frequency of the result; nil for no period.
  public var period: CountsSchema.PeriodColumn?
  /// Which records count, over columns of codes and the period; parameters and bindings replaced.
  public var filter: TypedExpression?
  /// What stands for what no record names.
  public var fill: Disaggregation.FillRule
  /// When records were made, so that the counts have vintages; nil where they have none, as without a period.
  public var recording: Recording?

  /// When records were made.
  public struct Recording: Sendable, Hashable {
    /// The column of days.
    public var column: String
    /// For how many periods after its own a figure is looked at; what is recorded later counts as final.
    public var delays: Int

    /// Creates a recording.
    public init(column: String, delays: Int) {
      self.column = column
      self.delays = delays
    }
  }

  /// Creates a disaggregation.
  public init(
    dimensions: [Disaggregation.Dimension], sets: [[String]]? = nil, measures: [Measure],
    period: CountsSchema.PeriodColumn?, filter: TypedExpression? = nil, fill: Disaggregation.FillRule = .none
  ) {
    self.dimensions = dimensions
    self.sets = sets
    self.measures = measures
    self.period = period
    self.filter = filter
    self.fill = fill
  }

  /// The columns of codes that cells are split by: the dimensions, then what the filter needs.
  func cellColumns() -> [String] {
    let names = dimensions.map(\.name)
    let others = (filter?.mentionedColumns ?? []).subtracting(names).subtracting(
      period.map { [$0.name] } ?? [])
    return names + others.sorted()
  }

  /// Whether the period's column holds years and no days.
  func isInYears(_ cleaning: RecordsCleaning) -> Bool {
    guard let period, case .integer? = cleaning.columns.first(where: { $0.name == period.name })?.reading
    else { return false }
    return true
  }

  /// The frequency in which cells are counted, of which the result's periods are made; nil without a period.
  func cellFrequency(_ cleaning: RecordsCleaning) -> Period.Frequency? {
    period.map { isInYears(cleaning) ? $0.frequency : $0.frequency.ofCells }
  }

  /// All columns it is computed from.
  public var wantedColumns: Set<String> {
    Set(
      cellColumns() + summedColumns() + (period.map { [$0.name] } ?? [])
        + (recording.map { [$0.column] } ?? []))
  }

  /// The columns of whole numbers that are summed.
  func summedColumns() -> [String] {
    var names: [String] = []
    for name in measures.compactMap(\.summed) where !names.contains(name) { names.append(name) }
    return names
  }

  /// The sets of dimensions of the result, each as the dimensions that are not at their margin.
  func groupingSets() -> [[String]] {
    if let sets { return sets }
    var all: [[String]] = [[]]
    for dimension in dimensions {
      let kept = all.map { $0 + [dimension.name] }
      all = dimension.margin == .totalAndEach ? kept + all : kept
    }
    return all
  }
}

extension Period.Frequency {
  /// The frequency in which records with a day are counted to tell periods of this one.
  public var ofCells: Period.Frequency {
    switch length {
    case .day, .week: self
    case .month, .quarter, .halfYear, .year: .month(of: calendar)
    }
  }
}
