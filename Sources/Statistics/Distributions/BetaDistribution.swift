/// The beta distribution on the numbers from 0 to 1.
public struct BetaDistribution: ContinuousDistribution, Hashable {
  /// The first shape, above 0.
  public let a: Double
  /// The second shape, above 0.
  public let b: Double

  /// Creates the distribution, or nil where a shape is not from 1e-10 to 1e10.
  public init?(a: Double, b: Double) {
    guard isParameter(a), isParameter(b) else { return nil }
    self.a = a
    self.b = b
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ x: Double) -> TailProbabilities { regularisedIncompleteBeta(x, a: a, b: b) }

  /// The density at a place; infinite at a pole.
  public func density(_ x: Double) -> Double {
    guard x > 0, x < 1 else {
      guard x == 0 || x == 1 else { return 0 }
      let (shape, other) = x == 0 ? (a, b) : (b, a)
      return shape < 1 ? .infinity : shape == 1 ? other : 0
    }
    return BetaPoint(x, a: a, b: b).kernel / x / (1 - x)
  }

  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return 1 }
    return min(positiveQuantile(QuantileTarget(lower: p), start: a / (a + b), of: self), 1)
  }

  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return 1 }
    guard q < 1 else { return 0 }
    return min(positiveQuantile(QuantileTarget(upper: q), start: a / (a + b), of: self), 1)
  }
}
