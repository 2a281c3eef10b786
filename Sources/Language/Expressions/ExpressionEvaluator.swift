/// Computes expressions over the values of one row, with the three truth values of the language.
///
/// This is what an expression means; engines print the same. Parameters and bindings have to be
/// replaced before: one that is left is unknown.
public struct ExpressionEvaluator {
  /// What is known of a value.
  public enum Operand: Sendable, Hashable {
    /// Nothing.
    case unknown
    /// A number between two, both included; equal ends are an exact one, an infinite one is no bound.
    case number(low: Double, high: Double)
    /// Text, a code, or a day, month or year in ISO 8601, whose order is that of time.
    case word(String)

    /// An exact number.
    public static func exact(_ number: Double) -> Operand { .number(low: number, high: number) }
  }

  /// The code of an unknown category: it equals only itself where it is asked for by name.
  private static let unknownCode = "_U"

  private let column: (String) -> Operand

  /// Creates an evaluator over the values of a row by column.
  public init(column: @escaping (String) -> Operand) { self.column = column }

  /// An evaluator for what mentions no column.
  public init() { column = { _ in .unknown } }

  /// The truth of an expression, or nil when it is unknown.
  public func truth(_ expression: TypedExpression) -> Bool? {
    switch expression {
    case .literal(.boolean(let value)): return value
    case .not(let operand): return truth(operand).map { !$0 }
    case .known(let operand, let negated): return isKnown(operand) != negated
    case .binary(.and, let left, let right, _):
      let answers = [truth(left), truth(right)]
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .binary(.or, let left, let right, _):
      let answers = [truth(left), truth(right)]
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .binary(let symbol, let left, let right, _): return comparison(symbol, left, right)
    case .membership(let operand, let values, let negated):
      let answers = values.map { comparison(.equal, operand, $0) }
      let answer = answers.contains(true) ? true : answers.contains(nil) ? nil : false
      return answer.map { $0 != negated }
    default: return nil
    }
  }

  /// Whether a value is neither missing nor hidden nor of an unknown category.
  private func isKnown(_ expression: TypedExpression) -> Bool {
    switch value(expression) {
    case .unknown: false
    case .number(let low, let high): low == high
    case .word(let word): word != Self.unknownCode
    }
  }

  private func comparison(
    _ symbol: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression
  ) -> Bool? {
    switch (value(left), value(right)) {
    case (.number(let low, let high), .number(let otherLow, let otherHigh)):
      return IntervalComparison.truth(symbol, (low, high), (otherLow, otherHigh))
    case (.word(let first), .word(let second)):
      // Of an unknown category nothing is known, unless it is the category that is asked for.
      let asks = [left, right].contains(.literal(.code(Self.unknownCode)))
      guard asks || (first != Self.unknownCode && second != Self.unknownCode) else { return nil }
      return Self.comparison(symbol, first.utf8, second.utf8)
    default: return nil
    }
  }

  /// Words are compared by their bytes, as engines do.
  private static func comparison(
    _ symbol: Expression.BinaryOperator, _ first: String.UTF8View, _ second: String.UTF8View
  ) -> Bool? {
    switch symbol {
    case .equal: first.elementsEqual(second)
    case .notEqual: !first.elementsEqual(second)
    case .less: first.lexicographicallyPrecedes(second)
    case .lessOrEqual: !second.lexicographicallyPrecedes(first)
    case .greater: second.lexicographicallyPrecedes(first)
    case .greaterOrEqual: !first.lexicographicallyPrecedes(second)
    default: nil
    }
  }

  /// What is known of the value of an expression that is not a truth value.
  public func value(_ expression: TypedExpression) -> Operand {
    switch expression {
    case .literal(.integer(let number)): return .exact(Double(number))
    case .literal(.real(let number)): return .exact(number)
    case .literal(let value): return .word(value.canonicalText)
    case .column(let name, _): return column(name)
    case .negated(let operand):
      guard case .number(let low, let high) = value(operand) else { return .unknown }
      return .number(low: -high, high: -low)
    case .binary(let symbol, let left, let right, _):
      guard case .number(let low, let high) = value(left),
        case .number(let otherLow, let otherHigh) = value(right)
      else { return .unknown }
      return Self.arithmetic(symbol, (low, high), (otherLow, otherHigh))
    default: return .unknown
    }
  }

  private static func arithmetic(
    _ symbol: Expression.BinaryOperator, _ left: (low: Double, high: Double),
    _ right: (low: Double, high: Double)
  ) -> Operand {
    switch symbol {
    case .add: return number([left.low + right.low, left.high + right.high])
    case .subtract: return number([left.low - right.high, left.high - right.low])
    case .multiply:
      // An end without bound times zero is zero: the values themselves are finite.
      func product(_ first: Double, _ second: Double) -> Double {
        first == 0 || second == 0 ? 0 : first * second
      }
      return number([
        product(left.low, right.low), product(left.low, right.high), product(left.high, right.low),
        product(left.high, right.high),
      ])
    case .divide:
      guard right.low > 0 || right.high < 0 else { return .unknown }
      return number([
        left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high,
      ])
    default: return .unknown
    }
  }

  /// The interval from the least to the greatest; unknown where one of them is no number.
  private static func number(_ ends: [Double]) -> Operand {
    guard let low = ends.min(), let high = ends.max(), !ends.contains(where: \.isNaN) else { return .unknown }
    return .number(low: low, high: high)
  }
}
