public import Language
public import Tables

/// What a source promises: its columns, where it comes from and what it covers.
public struct Contract: Sendable {
  /// A column of the source.
  public struct Column: Sendable {
    /// What a column is for.
    public enum Role: String, Sendable, CaseIterable {
      case period, dimension, measure, vintage, attribute
    }

    /// What happens to a value that does not fit its type.
    public enum FailureRule: String, Sendable, CaseIterable {
      /// The source is refused.
      case fail
      /// The value is missing, or of an unknown category; a warning counts such rows.
      case missing
    }

    /// The name.
    public var name: String
    /// The type.
    public var type: ScalarType
    /// What it is for.
    public var role: Role
    /// Whether labels and aliases stand for codes.
    public var matchesLabels: Bool
    /// Codes beside those of the list.
    public var also: Set<String>
    /// The mark between thousands, or nil.
    public var thousands: String?
    /// The intervals that words stand for.
    public var masks: [String: ClosedRange<Double>]
    /// What happens to a value that does not fit.
    public var onFailure: FailureRule
    /// The source's own word for a total, or nil.
    public var margin: String?
    /// Whether figures of different categories may be added.
    public var isAdditive = true
    /// What a measure is.
    public var kind = CountsSchema.MeasureKind.amount
  }

  /// A rule on a row.
  public struct Rule: Sendable {
    /// The name, printed in warnings.
    public var id: String
    /// What must hold; an unknown answer passes.
    public var expectation: TypedExpression
  }

  /// The name.
  public var name: String
  /// Whether its figures are published, and where.
  public var citation: SourceCitation?
  /// What the source covers.
  public var coverage: CountsSchema.Coverage?
  /// The columns in order.
  public var columns: [Column]
  /// The rules in order.
  public var rules: [Rule]
  /// What a source of case records promises; nil for published figures, which have all the rest.
  public var records: RecordsContract?

  /// The shape of the table of counts that this source becomes.
  public var schema: CountsSchema {
    let dimensions = columns.filter { $0.role == .dimension || $0.role == .vintage }.map { column in
      var list: String?
      if case .code(let name) = column.type { list = name }
      return CountsSchema.Dimension(
        name: column.name, codeList: list, hasMargin: column.margin != nil,
        isVintage: column.role == .vintage, isAdditive: column.isAdditive)
    }
    let period = columns.first { $0.role == .period }.map {
      CountsSchema.PeriodColumn(name: $0.name, frequency: $0.type == .year ? .year : .month)
    }
    let measures = columns.filter { $0.role == .measure }
    let kinds = measures.filter { $0.kind != .amount }.map { ($0.name, $0.kind) }
    return CountsSchema(
      contracts: [name], citations: citation.map { [$0] } ?? [], dimensions: dimensions, period: period,
      measures: measures.map(\.name), coverage: coverage,
      measureKinds: kinds.isEmpty ? nil : Dictionary(kinds) { first, _ in first })
  }

  /// The codes that columns allow beside those of their list, by list.
  public var additionalCodes: [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for column in columns {
      if case .code(let list) = column.type { result[list, default: []].formUnion(column.also) }
    }
    return result
  }

  /// The types of the columns, for expressions.
  public var types: [String: ScalarType] {
    Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
  }
}
