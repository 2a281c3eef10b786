public import Language

/// A re-aggregation of counts: sums of measures by dimensions and period, with margins.
///
/// A total that the source publishes is the total, for exactly its combination; where there is none, or
/// where a condition cuts the dimension, it is summed from the parts that need the fewest sums, and
/// marked derived. Cells add up as `Cell` says. Of releases that the filter does not choose, only the
/// latest counts, and none are ever added. A dimension or a measure that does not add up is shown as
/// published and never summed. Unknown stays a category.
public struct Disaggregation: Sendable {
  /// A measure of the result and the measure of the source that it sums.
  public struct Measure: Sendable, Hashable {
    /// The name in the result.
    public var name: String
    /// The name in the source.
    public var source: String

    /// Creates a measure.
    public init(name: String, source: String) {
      self.name = name
      self.source = source
    }
  }

  /// A dimension of the result.
  public struct Dimension: Sendable, Hashable {
    /// The name.
    public var name: String
    /// Whether there is a margin.
    public var margin: MarginRule

    /// Creates a dimension.
    public init(name: String, margin: MarginRule) {
      self.name = name
      self.margin = margin
    }
  }

  /// Whether a dimension has a margin in the result.
  public enum MarginRule: String, Sendable, Hashable {
    /// The margin `_T` and every category, unknown included.
    case totalAndEach
    /// Every category and no margin.
    case each
  }

  /// What stands for a combination of category and period that the source does not name.
  public enum FillRule: String, Sendable, Hashable {
    /// Nothing.
    case none
    /// What the coverage says, a true zero or missing, for every category that occurs in the source
    /// before the filter, in every covered period; conditions on a dimension of the result or on
    /// the period bound what is filled.
    case zero
  }

  /// Which rows count, parameters and bindings replaced; nil is all of them.
  public var filter: TypedExpression?
  /// The measures in order.
  public var measures: [Measure]
  /// The dimensions in order.
  public var dimensions: [Dimension]
  /// Which sets of dimensions appear, the others at their margin; nil is every set that the margins allow.
  ///
  /// Only of a source without published totals.
  public var sets: [[String]]?
  /// The frequency of the result, or nil for no period.
  public var period: Period.Frequency?
  /// What stands for what the source does not name.
  public var fill: FillRule

  /// Creates a disaggregation.
  public init(
    filter: TypedExpression?, measures: [Measure], dimensions: [Dimension], sets: [[String]]? = nil,
    period: Period.Frequency?, fill: FillRule
  ) {
    self.filter = filter
    self.measures = measures
    self.dimensions = dimensions
    self.sets = sets
    self.period = period
    self.fill = fill
  }

  /// The shape of the result.
  public func resultSchema(of source: CountsSchema) -> CountsSchema {
    var schema = source
    schema.dimensions = dimensions.compactMap { dimension in
      source.dimensions.first { $0.name == dimension.name }.map {
        CountsSchema.Dimension(
          name: $0.name, codeList: $0.codeList,
          hasMargin: (dimension.margin == .totalAndEach || sets != nil) && !$0.isVintage,
          isVintage: $0.isVintage, isAdditive: $0.isAdditive, isSource: $0.isSource, since: $0.since,
          categoriesSince: $0.categoriesSince, knownUntil: $0.knownUntil)
      }
    }
    schema.measures = measures.map(\.name)
    let kinds = measures.compactMap { measure in
      source.measureKinds?[measure.source].map { (measure.name, $0) }
    }
    schema.measureKinds = kinds.isEmpty ? nil : Dictionary(kinds) { first, _ in first }
    schema.period = period.flatMap { frequency in
      source.period.map { .init(name: $0.name, frequency: frequency) }
    }
    schema.words = source.words(
      dimensions: schema.dimensions.map(\.name), period: schema.period,
      measures: measures.map { ($0.name, $0.source) })
    schema.narrowMeaning(to: filter, of: source)
    return schema
  }
}
