/// Fisher's F distribution, of the ratio of two independent mean squares.
public struct FDistribution: ContinuousDistribution, Hashable {
  /// The degrees of freedom of the numerator, above 0, not necessarily whole.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom of the denominator, above 0, not necessarily whole.
  public let denominatorDegreesOfFreedom: Double

  /// Creates the distribution, or nil where a parameter is not from 1e-10 to 1e10.
  public init?(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    guard isParameter(numeratorDegreesOfFreedom), isParameter(denominatorDegreesOfFreedom) else { return nil }
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ f: Double) -> TailProbabilities {
    guard f > 0 else { return .allAbove }
    guard f.isFinite else { return .allBelow }
    return incompleteBeta(point(f))
  }

  /// The density at a place; infinite at a pole.
  public func density(_ f: Double) -> Double {
    guard f > 0, f.isFinite else {
      guard f == 0 else { return 0 }
      return numeratorDegreesOfFreedom < 2 ? .infinity : numeratorDegreesOfFreedom == 2 ? 1 : 0
    }
    return point(f).kernel / f
  }

  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    return positiveQuantile(QuantileTarget(lower: p), start: 1, of: self)
  }

  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return .infinity }
    guard q < 1 else { return 0 }
    return positiveQuantile(QuantileTarget(upper: q), start: 1, of: self)
  }

  /// The place on the beta distribution; its distance from the mean is that of `f` from 1.
  private func point(_ f: Double) -> BetaPoint {
    let (a, b) = (numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2)
    let odds = f * (a / b)
    let inverse = b / a / f
    return BetaPoint(
      a: a, b: b, x: 1 / (1 + inverse), y: 1 / (1 + odds),
      excess: odds < 1 ? a * (f - 1) / (1 + odds) : b * ((f - 1) / f) / (1 + inverse))
  }
}
