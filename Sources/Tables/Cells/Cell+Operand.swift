public import Language

extension Cell {
  /// What expressions know of the figure.
  public var operand: ExpressionEvaluator.Operand {
    guard let low else { return .unknown }
    return .number(low: low, high: high ?? .infinity)
  }
}
