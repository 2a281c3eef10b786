/// What a code list says about a code.
public enum CodeLookup: Sendable, Hashable {
  /// The code is in the list.
  case known
  /// The code is not in the list; the closest one, if any.
  case unknown(suggestion: String?)
  /// There is no such list.
  case noSuchList
}

/// The names an expression may use.
public struct ExpressionScope: Sendable {
  /// The columns and their types.
  public var columns: [String: ScalarType]
  /// The types of the parameters, and which of them are lists.
  public var parameters: [String: (type: ScalarType, isList: Bool)]
  /// The names bound by `for`.
  public var bindings: [String: ScalarType]
  /// Looks codes up.
  public var codes: @Sendable (_ list: String, _ code: String) -> CodeLookup
  /// What the columns belong to, for messages.
  public var tableName: String

  /// Creates a scope.
  public init(
    columns: [String: ScalarType], parameters: [String: (type: ScalarType, isList: Bool)] = [:],
    bindings: [String: ScalarType] = [:],
    codes: @escaping @Sendable (_ list: String, _ code: String) -> CodeLookup, tableName: String
  ) {
    self.columns = columns
    self.parameters = parameters
    self.bindings = bindings
    self.codes = codes
    self.tableName = tableName
  }
}
