public import Language

/// When a comparison of two figures holds for all they can stand for, and when for none of it.
///
/// Both are told by the ends: a value that is not known to an end lies anywhere beyond it. Where
/// neither is told, the truth is unknown. Engines print the same tests.
struct CellComparison {
  /// An end of one of the two figures.
  enum End { case leftLow, leftHigh, rightLow, rightHigh }

  /// A comparison of two ends.
  struct Test {
    var left: End
    var symbol: Expression.BinaryOperator
    var right: End
  }

  /// What must hold of the ends, all of it, for the comparison to be true.
  var truth: [Test]
  /// What of the ends, any of it, makes the comparison false.
  var falsity: [Test]

  /// The tests of an operator; nil where it compares nothing.
  init?(_ symbol: Expression.BinaryOperator) {
    switch symbol {
    case .less:
      truth = [Test(left: .leftHigh, symbol: .less, right: .rightLow)]
      falsity = [Test(left: .leftLow, symbol: .greaterOrEqual, right: .rightHigh)]
    case .lessOrEqual:
      truth = [Test(left: .leftHigh, symbol: .lessOrEqual, right: .rightLow)]
      falsity = [Test(left: .leftLow, symbol: .greater, right: .rightHigh)]
    case .greater:
      truth = [Test(left: .leftLow, symbol: .greater, right: .rightHigh)]
      falsity = [Test(left: .leftHigh, symbol: .lessOrEqual, right: .rightLow)]
    case .greaterOrEqual:
      truth = [Test(left: .leftLow, symbol: .greaterOrEqual, right: .rightHigh)]
      falsity = [Test(left: .leftHigh, symbol: .less, right: .rightLow)]
    case .equal:
      truth = [
        Test(left: .leftLow, symbol: .equal, right: .rightHigh),
        Test(left: .leftHigh, symbol: .equal, right: .rightLow),
      ]
      falsity = [
        Test(left: .leftHigh, symbol: .less, right: .rightLow),
        Test(left: .leftLow, symbol: .greater, right: .rightHigh),
      ]
    case .notEqual, .or, .and, .add, .subtract, .multiply, .divide: return nil
    }
  }

  /// The truth for two pairs of ends; nil is unknown.
  func truth(of left: (low: Double?, high: Double?), _ right: (low: Double?, high: Double?)) -> Bool? {
    func end(_ end: End) -> Double? {
      switch end {
      case .leftLow: left.low
      case .leftHigh: left.high
      case .rightLow: right.low
      case .rightHigh: right.high
      }
    }
    func holds(_ test: Test) -> Bool {
      guard let one = end(test.left), let other = end(test.right) else { return false }
      return switch test.symbol {
      case .less: one < other
      case .lessOrEqual: one <= other
      case .greater: one > other
      case .greaterOrEqual: one >= other
      default: one == other
      }
    }
    if truth.allSatisfy(holds) { return true }
    return falsity.contains(where: holds) ? false : nil
  }
}

extension Cell {
  /// Whether a comparison with another cell holds for all that both can stand for; nil where it holds
  /// for some of it, or where nothing is known.
  public func compared(_ symbol: Expression.BinaryOperator, with other: Cell) -> Bool? {
    if symbol == .notEqual { return compared(.equal, with: other).map { !$0 } }
    return CellComparison(symbol)?.truth(of: (low, high), (other.low, other.high))
  }
}
