/// When a comparison of two intervals holds for every pair of their numbers, and when for none.
///
/// Both are told by the ends, an infinite one being no bound; where neither is told, the truth is
/// unknown. The evaluator of expressions computes these tests, and engines print them.
public struct IntervalComparison: Sendable {
  /// An end of one of the two intervals.
  public enum End: Sendable { case leftLow, leftHigh, rightLow, rightHigh }

  /// A comparison of two ends.
  public struct Test: Sendable {
    /// The first end.
    public var left: End
    /// How it is compared.
    public var symbol: Expression.BinaryOperator
    /// The second end.
    public var right: End

    init(_ left: End, _ symbol: Expression.BinaryOperator, _ right: End) {
      self.left = left
      self.symbol = symbol
      self.right = right
    }
  }

  /// What must hold of the ends, all of it, for the comparison to be true.
  public let truth: [Test]
  /// What of the ends, any of it, makes the comparison false.
  public let falsity: [Test]

  /// The tests of an operator; nil where it compares nothing.
  ///
  /// `!=` is `not =` and has none of its own.
  public init?(_ symbol: Expression.BinaryOperator) {
    switch symbol {
    case .less:
      truth = [Test(.leftHigh, .less, .rightLow)]
      falsity = [Test(.leftLow, .greaterOrEqual, .rightHigh)]
    case .lessOrEqual:
      truth = [Test(.leftHigh, .lessOrEqual, .rightLow)]
      falsity = [Test(.leftLow, .greater, .rightHigh)]
    case .greater:
      truth = [Test(.leftLow, .greater, .rightHigh)]
      falsity = [Test(.leftHigh, .lessOrEqual, .rightLow)]
    case .greaterOrEqual:
      truth = [Test(.leftLow, .greaterOrEqual, .rightHigh)]
      falsity = [Test(.leftHigh, .less, .rightLow)]
    case .equal:
      truth = [Test(.leftLow, .equal, .rightHigh), Test(.leftHigh, .equal, .rightLow)]
      falsity = [Test(.leftHigh, .less, .rightLow), Test(.leftLow, .greater, .rightHigh)]
    case .notEqual, .or, .and, .add, .subtract, .multiply, .divide: return nil
    }
  }

  /// The truth for two intervals; nil is unknown.
  public static func truth(
    _ symbol: Expression.BinaryOperator, _ left: (low: Double, high: Double),
    _ right: (low: Double, high: Double)
  ) -> Bool? {
    if symbol == .notEqual { return truth(.equal, left, right).map { !$0 } }
    guard let tests = IntervalComparison(symbol) else { return nil }
    func end(_ end: End) -> Double {
      switch end {
      case .leftLow: left.low
      case .leftHigh: left.high
      case .rightLow: right.low
      case .rightHigh: right.high
      }
    }
    func holds(_ test: Test) -> Bool {
      let (one, other) = (end(test.left), end(test.right))
      return switch test.symbol {
      case .less: one < other
      case .lessOrEqual: one <= other
      case .greater: one > other
      case .greaterOrEqual: one >= other
      default: one == other
      }
    }
    if tests.truth.allSatisfy(holds) { return true }
    return tests.falsity.contains(where: holds) ? false : nil
  }
}
