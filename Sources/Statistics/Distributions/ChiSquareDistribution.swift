/// The chi-square distribution, of a sum of squares of independent standard normal values.
public struct ChiSquareDistribution: ContinuousDistribution, Hashable {
  /// The degrees of freedom, above 0, not necessarily whole.
  public let degreesOfFreedom: Double
  private let gamma: GammaDistribution

  /// Creates the distribution, or nil where the degrees of freedom are not from 1e-10 to 1e10.
  public init?(degreesOfFreedom: Double) {
    guard let gamma = GammaDistribution(shape: degreesOfFreedom / 2, scale: 2) else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.gamma = gamma
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ x: Double) -> TailProbabilities { gamma.tails(x) }
  /// The density at a place; infinite at a pole.
  public func density(_ x: Double) -> Double { gamma.density(x) }
  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double { gamma.upperQuantile(q) }
}
