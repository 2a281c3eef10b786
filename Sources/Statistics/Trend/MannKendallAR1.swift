import Glibc

/// The result of a Mann-Kendall test whose variance allows for dependence.
public struct MannKendallAR1: Sendable, Hashable {
  /// The test with the inflated variance.
  public var test: MannKendall
  /// The lag-one autocorrelation of the detrended values.
  public var autocorrelation: Double
  /// The same, corrected for its bias and clipped.
  public var correctedAutocorrelation: Double
  /// By how much the variance grows.
  public var inflation: Double
}

/// The Mann-Kendall test with AR(1)-parametric variance.
///
/// `index` are the places of the known values on the grid; across a gap neighbours count as
/// consecutive. A constant series has z 0 and p 1. Fewer than five values are `tooShort`; values
/// on an exact line are `zeroVarianceAfterDetrending`. O(n^2).
/// Source: own method; definition and reference values in Documentation/Methods.md.
public func mannKendallAR1(index: [Double], values: [Double]) -> Estimate<MannKendallAR1> {
  guard values.count >= 5, index.count == values.count else { return .failure(.tooShort) }
  let slope = PairwiseSlopes(x: index, y: values).median().median
  guard slope.isFinite else { return .failure(.noConvergence) }
  let n = Double(values.count)
  let pairs = n * (n - 1) / 2
  if values.allSatisfy({ $0 == values[0] }) {
    return .success(
      MannKendallAR1(
        test: MannKendall(s: 0, variance: 0, pairs: pairs), autocorrelation: 0,
        correctedAutocorrelation: 0, inflation: 1))
  }
  let residuals = movedResiduals(index: index, values: values, slope: slope)
  let mean = residuals.reduce(0, +) / n
  let centred = residuals.map { $0 - mean }
  let scale = centred.reduce(0) { max($0, abs($1)) }
  let size = values.reduce(0) { max($0, abs($1)) }
  // What rounding leaves of an exact line is no dependence.
  guard scale > size * 1e-13, scale.isFinite else { return .failure(.zeroVarianceAfterDetrending) }
  let scaled = centred.map { $0 / scale }
  let total = scaled.reduce(0) { $0 + $1 * $1 }
  let r1 = zip(scaled, scaled.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / total
  let rho = min(max((n * r1 + 2) / (n - 4), -0.9), 0.95)
  var sum = 0.0
  for lag in stride(from: 1.0, through: n - 2, by: 1) {
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * (6 / Double.pi) * asin(pow(rho, lag) / 2)
  }
  let inflation = max(0.05, 1 + 2 / (n * (n - 1) * (n - 2)) * sum)
  let (s, variance) = signSumAndVariance(values)
  return .success(
    MannKendallAR1(
      test: MannKendall(s: s, variance: variance * inflation, pairs: pairs),
      autocorrelation: r1, correctedAutocorrelation: rho, inflation: inflation))
}
