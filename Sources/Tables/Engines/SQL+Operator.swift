import Language

extension SQL {
  /// An operator of expressions as SQL has it, with spaces around it.
  static func operation(_ symbol: Expression.BinaryOperator) -> SQL {
    switch symbol {
    case .or: " OR "
    case .and: " AND "
    case .equal: " = "
    case .notEqual: " <> "
    case .less: " < "
    case .lessOrEqual: " <= "
    case .greater: " > "
    case .greaterOrEqual: " >= "
    case .add: " + "
    case .subtract: " - "
    case .multiply: " * "
    case .divide: " / "
    }
  }
}
