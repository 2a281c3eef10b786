/// Values without their Sen trend, as the modified Mann-Kendall tests take it out.
struct DetrendedValues {
  /// Sen's slope of the values.
  let slope: Double
  /// Value minus slope times place, places counted from 1.
  let values: [Double]

  /// Constant values are `constant`, an exact line is `zeroVarianceAfterDetrending`.
  ///
  /// The product is rounded before it is subtracted, as in the published programs: ties among the ranks of
  /// what is left hang on it.
  static func make(index: [Double], values: [Double]) -> Estimate<DetrendedValues> {
    guard let first = values.first else { return .failure(.tooShort) }
    if values.allSatisfy({ $0 == first }) { return .failure(.constant) }
    let slope = PairwiseSlopes(x: index, y: values).median().median
    guard slope.isFinite else { return .failure(.noConvergence) }
    let detrended = zip(index, values).map { $1 - slope * ($0 + 1) }
    let (least, most) = (detrended.min() ?? 0, detrended.max() ?? 0)
    guard least.isFinite, most.isFinite else { return .failure(.noConvergence) }
    let size = values.reduce(0) { max($0, abs($1)) }
    // What rounding leaves of an exact line has no autocorrelation.
    guard most - least > size * 1e-13 else { return .failure(.zeroVarianceAfterDetrending) }
    return .success(DetrendedValues(slope: slope, values: detrended))
  }
}

/// Values less their first one and less slope times place: values far from 0 keep the digits of what varies.
///
/// Not moved where that would overflow.
func movedResiduals(index: [Double], values: [Double], slope: Double) -> [Double] {
  let first = values.first ?? 0
  let moved = zip(index, values).map { $1 - first - slope * $0 }
  return moved.allSatisfy(\.isFinite) ? moved : zip(index, values).map { $1 - slope * $0 }
}

/// The autocorrelation at a lag: products of deviations from the mean over all squares.
///
/// `deviations` are values minus their mean and must not all be 0. The divisor is the same at every lag.
func autocorrelation(_ deviations: [Double], lag: Int) -> Double {
  var (products, squares) = (0.0, 0.0)
  for place in deviations.indices {
    squares += deviations[place] * deviations[place]
    if place >= lag { products += deviations[place] * deviations[place - lag] }
  }
  return squares > 0 ? products / squares : 0
}

/// Values minus their mean, scaled so that no square overflows; all 0 where they are alike.
func scaledDeviations(_ values: [Double]) -> [Double] {
  let count = Double(values.count)
  let size = values.reduce(0) { max($0, abs($1)) }
  let binade = Double(sign: .plus, exponent: size.exponent, significand: 1)
  guard binade.isNormal else { return values.map { _ in 0 } }
  let scaled = values.map { $0 / binade }
  let mean = scaled.reduce(0, +) / count
  return scaled.map { $0 - mean }
}
