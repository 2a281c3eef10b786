import Language

/// Evaluates rules on one row; an unknown operand makes the answer unknown.
struct RowExpression {
  /// The known numbers of the row by column.
  var numbers: [String: Double]
  /// The texts of the row by column.
  var texts: [String: String]

  /// The answer, or nil when it is unknown.
  func truth(_ expression: TypedExpression) -> Bool? {
    switch expression {
    case .literal(.boolean(let value)): return value
    case .not(let operand): return truth(operand).map { !$0 }
    case .known(let operand, let negated): return (number(operand) != nil || text(operand) != nil) != negated
    case .binary(.and, let left, let right, _):
      let answers = [truth(left), truth(right)]
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .binary(.or, let left, let right, _):
      let answers = [truth(left), truth(right)]
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .binary(let symbol, let left, let right, _):
      if let first = number(left), let second = number(right) { return compared(symbol, first, second) }
      if let first = text(left), let second = text(right) { return compared(symbol, first, second) }
      return nil
    case .membership(let operand, let values, let negated):
      guard let subject = text(operand) else { return nil }
      return values.contains { text($0) == subject } != negated
    default: return nil
    }
  }

  private func compared<Value: Comparable>(
    _ symbol: Expression.BinaryOperator, _ left: Value, _ right: Value
  ) -> Bool? {
    switch symbol {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: nil
    }
  }

  private func number(_ expression: TypedExpression) -> Double? {
    switch expression {
    case .literal(.integer(let value)): return Double(value)
    case .literal(.real(let value)): return value
    case .column(let name, _): return numbers[name]
    case .negated(let operand): return number(operand).map { -$0 }
    case .binary(let symbol, let left, let right, _):
      guard let first = number(left), let second = number(right) else { return nil }
      switch symbol {
      case .add: return first + second
      case .subtract: return first - second
      case .multiply: return first * second
      case .divide: return second == 0 ? nil : first / second
      default: return nil
      }
    default: return nil
    }
  }

  private func text(_ expression: TypedExpression) -> String? {
    switch expression {
    case .literal(.integer), .literal(.real): nil
    case .literal(let value): value.canonicalText
    case .column(let name, _): texts[name]
    default: nil
    }
  }
}
