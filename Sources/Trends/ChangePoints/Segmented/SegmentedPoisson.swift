import Glibc
public import Statistics

/// A log-linear curve of counts that breaks once, at a place that is estimated.
public struct SegmentedPoisson: Sendable, Hashable {
  /// The place of the break.
  public var breakpoint: Double
  /// The growth of the logarithm of the mean a step, before and after the break.
  public var slopes: [Double]
  /// The deviance.
  public var deviance: Double
  /// Pearson's chi-square over observations minus 4; above 1 where counts vary more than Poisson.
  public var dispersion: Double
}

/// Segmented Poisson regression with one break: the smallest deviance among continuous broken log-linear
/// curves.
///
/// Global for the reason given at `segmentedRegression`: between observations the minimum lies where free
/// curves cross, else on an observation. `x` are distinct places in rising order, `counts` finite and not
/// negative, `exposure` above 0; fewer than five counts, or another number of them, are `tooShort`, more than 2,000 `tooLong`; all zero
/// is `allZero`; pieces without events that would run to minus infinity are left out, and if none is left the
/// reason is `separation`. O(n^2): 3 n fits. Source: Muggeo (2003) for the model.
public func segmentedPoisson(
  x: [Double], counts: [Double], exposure: [Double]? = nil
) -> Estimate<SegmentedPoisson> {
  let n = counts.count
  let exposure = exposure ?? counts.map { _ in 1 }
  guard x.count == n, exposure.count == n, n >= 5, x.allSatisfy(\.isFinite), counts.allSatisfy(\.isFinite),
    zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }), exposure.allSatisfy({ $0 > 0 && $0.isFinite })
  else { return .failure(.tooShort) }
  guard n <= 2_000 else { return .failure(.tooLong) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeVariance) }
  if counts.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
  guard let places = ScaledPlaces(x) else { return .failure(.noConvergence) }
  let t = places.values
  let offset = exposure.map { log($0) }
  var best: (deviance: Double, kink: Double)?
  func take(_ deviance: Double, _ kink: Double) {
    if deviance < best?.deviance ?? .infinity { best = (deviance, kink) }
  }
  for kink in t[1..<(n - 1)] {
    if let curve = PoissonCurve(x: t[...], counts: counts[...], offset: offset[...], kinks: [kink]) {
      take(curve.deviance, kink)
    }
  }
  for last in 1..<(n - 2) {
    guard let left = PoissonCurve(x: t[...last], counts: counts[...last], offset: offset[...last], kinks: []),
      let right = PoissonCurve(
        x: t[(last + 1)...], counts: counts[(last + 1)...], offset: offset[(last + 1)...], kinks: [])
    else { continue }
    let (low, high) = (left.coefficients, right.coefficients)
    let place = (high[0] - high[1] * t[last + 1] - low[0]) / (low[1] - high[1])
    if place >= t[last], place <= t[last + 1] { take(left.deviance + right.deviance, place) }
  }
  guard let best else { return .failure(.separation) }
  guard let curve = PoissonCurve(x: t[...], counts: counts[...], offset: offset[...], kinks: [best.kink])
  else {
    return .failure(.separation)
  }
  let slopes = curve.coefficients.dropFirst().map { $0 / places.unit }
  let dispersion = n > 4 ? curve.pearson(counts[...]) / Double(n - 4) : 0
  guard slopes.allSatisfy(\.isFinite), dispersion.isFinite else { return .failure(.noConvergence) }
  return .success(
    SegmentedPoisson(
      breakpoint: places.original(best.kink), slopes: slopes, deviance: curve.deviance, dispersion: dispersion
    ))
}
