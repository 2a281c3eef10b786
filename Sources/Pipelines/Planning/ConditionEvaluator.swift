import Language

/// The truth of a `when`: an expression over parameters and the values of `for`.
struct ConditionEvaluator {
  let parameters: [String: ParameterValue]
  let bindings: [Binding]

  /// Whether the condition is true; what cannot be decided is not.
  func isTrue(_ expression: TypedExpression) -> Bool { truth(expression) == true }

  private func truth(_ expression: TypedExpression) -> Bool? {
    switch expression {
    case .literal(.boolean(let value)): return value
    case .not(let inner): return truth(inner).map { !$0 }
    case .known(let inner, let negated): return (value(inner) != nil) != negated
    case .membership(let left, let right, let negated):
      guard let left = value(left) else { return nil }
      return right.flatMap(values).contains { order($0, left) == 0 } != negated
    case .binary(.and, let left, let right, _):
      let (a, b) = (truth(left), truth(right))
      return a == false || b == false ? false : a == true && b == true ? true : nil
    case .binary(.or, let left, let right, _):
      let (a, b) = (truth(left), truth(right))
      return a == true || b == true ? true : a == false && b == false ? false : nil
    case .binary(let operation, let left, let right, _):
      guard let left = value(left), let right = value(right), let order = order(left, right) else {
        return nil
      }
      switch operation {
      case .equal: return order == 0
      case .notEqual: return order != 0
      case .less: return order < 0
      case .lessOrEqual: return order <= 0
      case .greater: return order > 0
      case .greaterOrEqual: return order >= 0
      default: return nil
      }
    default: return nil
    }
  }

  private func values(_ expression: TypedExpression) -> [TypedValue] {
    if case .parameter(let name, let type) = expression, case .list(let texts)? = parameters[name] {
      return texts.compactMap { ScalarValueReader.read($0, as: type) }
    }
    return value(expression).map { [$0] } ?? []
  }

  private func value(_ expression: TypedExpression) -> TypedValue? {
    switch expression {
    case .literal(let value): return value
    case .parameter(let name, let type):
      guard case .scalar(let text)? = parameters[name] else { return nil }
      return ScalarValueReader.read(text, as: type)
    case .binding(let name, let type):
      return bindings.first { $0.name == name }.flatMap { ScalarValueReader.read($0.value, as: type) }
    case .negated(let inner): return value(inner).flatMap(number).map { .real(-$0) }
    case .binary(let operation, let left, let right, _):
      guard let left = value(left).flatMap(number), let right = value(right).flatMap(number) else {
        return nil
      }
      switch operation {
      case .add: return .real(left + right)
      case .subtract: return .real(left - right)
      case .multiply: return .real(left * right)
      case .divide: return right == 0 ? nil : .real(left / right)
      default: return nil
      }
    default: return nil
    }
  }

  private func number(_ value: TypedValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  /// Below 0, 0 or above 0; dates, months and years in their canonical text have the order of time.
  private func order(_ left: TypedValue, _ right: TypedValue) -> Int? {
    if let left = number(left), let right = number(right) { return left < right ? -1 : left > right ? 1 : 0 }
    let (a, b) = (left.canonicalText, right.canonicalText)
    return a == b ? 0 : a < b ? -1 : 1
  }
}
