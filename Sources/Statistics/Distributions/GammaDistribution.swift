import Glibc

/// The gamma distribution with a shape and a scale; its mean is shape x scale.
public struct GammaDistribution: ContinuousDistribution, Hashable {
  /// The shape, above 0.
  public let shape: Double
  /// The scale, above 0, in the unit of the values.
  public let scale: Double

  /// Creates the distribution, or nil where a parameter is not from 1e-10 to 1e10.
  public init?(shape: Double, scale: Double = 1) {
    guard isParameter(shape), isParameter(scale) else { return nil }
    self.shape = shape
    self.scale = scale
  }

  /// The probabilities of values up to a place and beyond it.
  public func tails(_ x: Double) -> TailProbabilities {
    regularisedIncompleteGamma(shape: shape, x / scale)
  }

  /// The density at a place; infinite at a pole.
  public func density(_ x: Double) -> Double {
    let place = x / scale
    guard place > 0, place.isFinite else {
      guard place == 0 else { return 0 }
      return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0
    }
    return gammaKernel(shape, place) / place / scale
  }

  /// The value below which a share lies, or the end of the support.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    return positiveQuantile(QuantileTarget(lower: p), start: shape * scale, of: self)
  }

  /// The value beyond which a share lies, or the end of the support.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 else { return .infinity }
    guard q < 1 else { return 0 }
    return positiveQuantile(QuantileTarget(upper: q), start: shape * scale, of: self)
  }
}
