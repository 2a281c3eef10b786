public import Language

/// How the records of a source are made clean: columns read, columns derived, rows rejected, and rows
/// of one key made one.
///
/// Rows with the same key become one record. What some of them know and others do not is kept; what
/// they contradict each other in is unknown. So no order of rows, and no subset of the columns that a
/// query reads, changes a value.
public struct RecordsCleaning: Sendable, Hashable {
  /// Rows that are left out.
  public struct Rejection: Sendable, Hashable {
    /// The name of the rule.
    public var id: String
    /// Rows for which it is true are left out.
    public var expression: TypedExpression

    /// Creates a rule.
    public init(id: String, expression: TypedExpression) {
      self.id = id
      self.expression = expression
    }
  }

  /// The columns of the source, in its order.
  public var columns: [RecordColumn]
  /// The columns that follow from others, each after those it mentions.
  public var derived: [DerivedColumn]
  /// The column that names a record, or nil where rows are not made one.
  public var key: String?
  /// The column that names the case which a record belongs to; with a key, rows are one that share both.
  public var group: String?
  /// The rules by which rows are left out; the first that is true counts.
  public var rejections: [Rejection]

  /// Creates a plan.
  public init(
    columns: [RecordColumn], derived: [DerivedColumn] = [], key: String? = nil, group: String? = nil,
    rejections: [Rejection] = []
  ) {
    self.columns = columns
    self.derived = derived
    self.key = key
    self.group = group
    self.rejections = rejections
  }

  /// The columns that rows have in common which become one record; empty where none do.
  public var keys: [String] { key.map { (group.map { [$0] } ?? []) + [$0] } ?? [] }

  /// The rule that rejects rows without a key.
  public static let noKey = "no-key"

  /// The names of all rules that reject, in the order in which they are asked.
  public var rejectionNames: [String] {
    (key == nil ? [] : [Self.noKey])
      + columns.filter { $0.onFailure == .reject }.map { "\($0.name)-unreadable" } + rejections.map(\.id)
  }

  /// The codes of a column of codes, or nil.
  public func codes(of name: String) -> CodeWords? {
    if let derived = derived.first(where: { $0.name == name }) { return derived.codes }
    if case .code(let words)? = columns.first(where: { $0.name == name })?.reading { return words }
    return nil
  }

  /// The columns that a table must never be split or filtered by: keys, sensitive columns, and what follows from them.
  public var secretColumns: Set<String> {
    Set(columns.filter { $0.isKey || $0.isSensitive }.map(\.name))
      .union(derived.filter(\.isSensitive).map(\.name))
  }

  /// The columns whose values are never shown: sensitive ones, and what follows from them or from a key.
  public var maskedColumns: Set<String> {
    Set(columns.filter(\.isSensitive).map(\.name)).union(derived.filter(\.isSensitive).map(\.name))
  }

  /// The columns of the source that some columns, and all rejections, need.
  public func sourceColumns(for names: Set<String>) -> [RecordColumn] {
    var needed = names
    for rejection in rejections { needed.formUnion(rejection.expression.mentionedColumns) }
    for column in columns where column.onFailure == .reject { needed.insert(column.name) }
    for derived in derived.reversed() where needed.contains(derived.name) {
      needed.formUnion(derived.mentionedColumns)
    }
    needed.formUnion(keys)
    return columns.filter { needed.contains($0.name) }
  }

  /// The columns of the source that derived columns and rules mention, and those whose values have to be known.
  public var mentionedSourceColumns: Set<String> {
    var names = requiredColumns
    for derived in derived { names.formUnion(derived.mentionedColumns) }
    for rejection in rejections { names.formUnion(rejection.expression.mentionedColumns) }
    return names.intersection(columns.map(\.name))
  }

  /// The columns whose values have to be known.
  public var requiredColumns: Set<String> {
    Set(columns.filter { $0.requirement == .required }.map(\.name))
  }

  /// The plan on a day: ranges that end 100 years from it.
  public func on(_ today: CalendarDay?) -> RecordsCleaning {
    guard let year = today?.year else { return self }
    var result = self
    for (index, column) in columns.enumerated() where column.rangeRule == .aroundToday {
      switch column.reading {
      case .date(let patterns, _):
        let first = CalendarDay(year: max(1, year - 100), month: 1, day: 1)
        let last = CalendarDay(year: min(9999, year + 100), month: 12, day: 31)
        result.columns[index].reading = .date(patterns, first...last)
      case .integer: result.columns[index].reading = .integer(Int64(year - 100)...Int64(year + 100))
      case .text, .code, .real: break
      }
    }
    return result
  }

  /// The derived columns that some columns, and all rejections, need, in order.
  public func derivedColumns(for names: Set<String>) -> [DerivedColumn] {
    var needed = names
    for rejection in rejections { needed.formUnion(rejection.expression.mentionedColumns) }
    for derived in derived.reversed() where needed.contains(derived.name) {
      needed.formUnion(derived.mentionedColumns)
    }
    return derived.filter { needed.contains($0.name) }
  }
}
