public import Language

/// Prints expressions as SQL of DuckDB, every value bound.
///
/// Periods are texts in ISO 8601, which compare as they should. An unknown operand makes a
/// comparison unknown, as in SQL; `is known` is false for NULL and for the code `_U`.
public enum SQLPrinter {
  /// The expression over the columns of a table; parameters and bindings must be replaced before.
  public static func sql(_ expression: TypedExpression) throws(EngineError) -> SQL {
    switch expression {
    case .literal(let value): return .value(value)
    case .column(let name, _): return try .identifier(name)
    case .parameter, .binding: throw .statement(kind: .syntax)
    case .binary(let symbol, let left, let right, _):
      return try SQL("(") + sql(left) + operation(symbol) + sql(right) + SQL(")")
    case .not(let operand): return try SQL("(NOT ") + sql(operand) + SQL(")")
    case .negated(let operand): return try SQL("(- ") + sql(operand) + SQL(")")
    case .membership(let operand, let values, let negated):
      // An empty list holds nothing, which SQL cannot write.
      if values.isEmpty { return negated ? SQL("TRUE") : SQL("FALSE") }
      var items: [SQL] = []
      for value in values { items.append(try sql(value)) }
      let word = negated ? SQL(" NOT IN (") : SQL(" IN (")
      return try SQL("(") + sql(operand) + word + items.joined(", ") + SQL("))")
    case .known(let operand, let negated):
      let value = try sql(operand)
      let known = SQL("(") + value + SQL(" IS NOT NULL AND CAST(") + value + SQL(" AS VARCHAR) <> '_U')")
      return negated ? SQL("(NOT ") + known + SQL(")") : known
    }
  }

  static func operation(_ symbol: Expression.BinaryOperator) -> SQL {
    switch symbol {
    case .or: SQL(" OR ")
    case .and: SQL(" AND ")
    case .equal: SQL(" = ")
    case .notEqual: SQL(" <> ")
    case .less: SQL(" < ")
    case .lessOrEqual: SQL(" <= ")
    case .greater: SQL(" > ")
    case .greaterOrEqual: SQL(" >= ")
    case .add: SQL(" + ")
    case .subtract: SQL(" - ")
    case .multiply: SQL(" * ")
    case .divide: SQL(" / ")
    }
  }
}
