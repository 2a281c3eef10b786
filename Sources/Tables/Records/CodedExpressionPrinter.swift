import Language

/// Prints expressions over records as a plan holds them: codes as places, 0 unknown; days and months as numbers.
struct CodedExpressionPrinter {
  /// The codes of each column of codes.
  let codes: (String) -> CodeWords?
  /// The columns of codes and everything else, as the relation names them.
  let column: (String) throws(EngineError) -> SQL

  /// An expression where only true counts, so that what is unknown may be false: a code need not be
  /// asked whether it is known before it is compared.
  func condition(_ expression: TypedExpression) throws(EngineError) -> SQL {
    switch expression {
    case .binary(let symbol, let left, let right, _) where symbol == .and || symbol == .or:
      return try SQL("(") + condition(left) + SQL.operation(symbol) + condition(right) + SQL(")")
    case .membership(.column(let name, _), let values, negated: false):
      guard let words = codes(name), !values.isEmpty else { return try sql(expression) }
      var places: [SQL] = []
      for value in values {
        guard case .literal(.code(let code)) = value else { return try sql(expression) }
        places.append(.number(words.place(of: code) ?? -1))
      }
      return try SQL("(") + column(name) + SQL(" IN (") + places.joined(", ") + SQL("))")
    default: return try sql(expression)
    }
  }

  /// An expression with the three truth values of the language.
  func sql(_ expression: TypedExpression) throws(EngineError) -> SQL {
    switch expression {
    case .literal(let value): return Self.literal(value)
    case .column(let name, _):
      let place = try column(name)
      return codes(name) == nil ? place : SQL("nullif(") + place + SQL(", 0)")
    case .parameter, .binding: throw .statement(kind: .syntax)
    case .binary(let symbol, let left, let right, _):
      if let comparison = try codeComparison(symbol, left, right) { return comparison }
      return try SQL("(") + sql(left) + SQL.operation(symbol) + sql(right) + SQL(")")
    case .not(let operand): return try SQL("(NOT ") + sql(operand) + SQL(")")
    case .negated(let operand): return try SQL("(- ") + sql(operand) + SQL(")")
    case .known(.column(let name, _), let negated) where codes(name) != nil:
      return try SQL("(") + column(name) + (negated ? SQL(" = 0)") : SQL(" <> 0)"))
    case .known(let operand, let negated):
      return try SQL("(") + sql(operand) + (negated ? SQL(" IS NULL)") : SQL(" IS NOT NULL)"))
    case .membership(let operand, let values, let negated):
      if values.isEmpty { return negated ? SQL("TRUE") : SQL("FALSE") }
      var items: [SQL] = []
      for value in values {
        if case .column(let name, _) = operand, case .literal(.code(let code)) = value,
          let words = codes(name)
        {
          items.append(.number(words.place(of: code) ?? -1))
        } else {
          items.append(try sql(value))
        }
      }
      return try SQL("(") + sql(operand) + (negated ? SQL(" NOT IN (") : SQL(" IN ("))
        + items.joined(", ") + SQL("))")
    }
  }

  /// A comparison of a column of codes with one code, by place; with `_U` it asks whether it is known.
  private func codeComparison(
    _ symbol: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) throws(EngineError) -> SQL? {
    let name: String
    let code: String
    switch (left, right) {
    case (.column(let column, _), .literal(.code(let literal))): (name, code) = (column, literal)
    case (.literal(.code(let literal)), .column(let column, _)): (name, code) = (column, literal)
    case (.column(let first, _), .column(let second, _)):
      // Places of two columns agree only where both have one list.
      guard let one = codes(first), let other = codes(second) else { return nil }
      guard one.codes == other.codes else { throw .statement(kind: .syntax) }
      return nil
    default: return nil
    }
    guard let words = codes(name), symbol == .equal || symbol == .notEqual else { return nil }
    let place = try column(name)
    if code == CountsSchema.unknownCode {
      return SQL("(") + place + (symbol == .equal ? SQL(" = 0)") : SQL(" <> 0)"))
    }
    return SQL("(nullif(") + place + SQL(", 0)") + SQL.operation(symbol)
      + .number(words.place(of: code) ?? -1) + SQL(")")
  }

  private static func literal(_ value: TypedValue) -> SQL {
    switch value {
    case .date(let year, let month, let day):
      .number(CalendarDay(year: year, month: month, day: day).number)
    case .month(let year, let month): .number(Period(year: year, month: month).ordinal)
    case .year(let year): .number(year)
    default: .value(value)
    }
  }
}
