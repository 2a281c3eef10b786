/// A column of a result or of rows to append; a missing value is the engine's NULL.
public enum ColumnData: Sendable, Hashable {
  /// Whole numbers; dates are days since 1970-01-01 and timestamps microseconds since then.
  case integers(NullableArray<Int64>)
  /// Real numbers.
  case reals(NullableArray<Double>)
  /// Texts, and enumerations by their words.
  case texts(NullableArray<String>)
  /// Truth values.
  case booleans(NullableArray<Bool>)

  /// The number of rows.
  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .reals(let values): values.count
    case .texts(let values): values.count
    case .booleans(let values): values.count
    }
  }
}

/// A result: named columns of equal length.
public struct ResultColumns: Sendable {
  /// The names in order.
  public var names: [String]
  /// The columns in order.
  public var columns: [ColumnData]

  /// The number of rows.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The column of a name, or nil.
  public subscript(name: String) -> ColumnData? {
    names.firstIndex(of: name).map { columns[$0] }
  }
}
