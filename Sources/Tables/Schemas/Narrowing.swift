import Language

/// One condition that leaves of a source only a part, so that no page calls the part the whole.
public struct Narrowing: Sendable, Hashable, Codable {
  /// What a condition leaves.
  public enum Kept: Sendable, Hashable, Codable {
    /// The categories with these codes.
    case codes([String])
    /// What fulfils a condition, as a pipeline writes it.
    case condition(String)
  }

  /// The dimension; nil where a condition is on several columns, or on none.
  public var dimension: String?
  /// The code list of the dimension, or nil.
  public var codeList: String?
  /// What is left.
  public var kept: Kept
  /// What the dimension is called, and how its categories are said.
  public var words: ColumnWords

  /// Creates a narrowing.
  public init(dimension: String?, codeList: String?, kept: Kept, words: ColumnWords = ColumnWords()) {
    self.dimension = dimension
    self.codeList = codeList
    self.kept = kept
    self.words = words
  }

  /// What the conditions of a filter leave of a source; conditions on its period alone are left out, for a table shows
  /// its periods itself.
  static func all(of filter: TypedExpression?, on source: CountsSchema) -> [Narrowing] {
    (filter?.conjuncts ?? []).compactMap { condition in
      let columns = condition.mentionedColumns
      if columns.isEmpty || columns == [source.period?.name ?? ""] { return nil }
      guard columns.count == 1, let name = columns.first else {
        return Narrowing(dimension: nil, codeList: nil, kept: .condition(condition.plainText))
      }
      let dimension = source.dimensions.first { $0.name == name }
      let kept = condition.keptCodes.map { Kept.codes($0) } ?? .condition(condition.plainText)
      return Narrowing(
        dimension: name, codeList: dimension?.codeList, kept: kept, words: source.words[name] ?? ColumnWords()
      )
    }
  }
}

extension TypedExpression {
  /// The codes that a condition on one column leaves, by `=` or `in`; nil for any other condition.
  fileprivate var keptCodes: [String]? {
    func code(_ value: TypedExpression) -> String? {
      if case .literal(.code(let code)) = value { code } else { nil }
    }
    switch self {
    case .binary(.equal, .column, let value, _), .binary(.equal, let value, .column, _):
      return code(value).map { [$0] }
    case .membership(.column, let values, negated: false):
      let codes = values.compactMap(code)
      return codes.count == values.count ? codes : nil
    default: return nil
    }
  }
}
