import Glibc
public import Statistics

/// The OLS-based CUSUM test: the largest cumulative sum of residuals against a Brownian bridge.
///
/// `values` are finite, in order of time, gaps left out before; their places count as consecutive. Constant
/// and all-zero series and exact fits have those reasons; fewer than three values more than coefficients are
/// `tooShort`. O(n). Source: Ploberger and Krämer (1992).
public func olsCusum(_ values: [Double], model: BreakpointModel = .level) -> Estimate<StabilityTest> {
  StabilityRegression.make(values, model).map { fit in
    var sum = 0.0
    var largest = 0.0
    for residual in fit.residuals {
      sum += residual
      largest = max(largest, abs(sum))
    }
    let statistic = largest / (fit.deviation * Double(fit.count).squareRoot())
    return StabilityTest(statistic: statistic, p: brownianBridgeSupremum(statistic))
  }
}

/// The recursive CUSUM test: the largest cumulative sum of recursive residuals against lines that grow with
/// time.
///
/// As `olsCusum`. The p value is the usual approximation for the crossing of either line.
/// Source: Brown, Durbin and Evans (1975); Zeileis (2004) for the p value.
public func recursiveCusum(_ values: [Double], model: BreakpointModel = .level) -> Estimate<StabilityTest> {
  StabilityRegression.make(values, model).flatMap { fit in
    let residuals = fit.recursiveResiduals()
    let n = Double(residuals.count)
    let mean = residuals.reduce(0, +) / n
    let squares = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > fit.series.exactSquares else { return .failure(.zeroVarianceAfterDetrending) }
    let unit = (squares / (n - 1)).squareRoot() * n.squareRoot()
    var sum = 0.0
    var x = 0.0
    for (place, residual) in residuals.enumerated() {
      sum += residual
      x = max(x, abs(sum / unit) / (1 + 2 * Double(place + 1) / n))
    }
    let crossing =
      NormalDistribution.survival(3 * x)
      + exp(-4 * x * x) * (NormalDistribution.cumulative(x) - NormalDistribution.survival(5 * x))
      - exp(-16 * x * x) * NormalDistribution.survival(x)
    return .success(StabilityTest(statistic: x, p: x < 0.3 ? 1 - 0.1465 * x : 2 * crossing))
  }
}

/// The OLS-based MOSUM test: the largest moving sum of residuals over a window of a share of the values.
///
/// As `olsCusum`. The p value is interpolated in the table of critical values, which ends at 0.01; beyond it
/// 0.01 is an upper bound. `bandwidth` is in 0...0.5; a window of no value is `tooShort`.
/// Source: Chu, Hornik and Kuan (1995).
public func mosum(
  _ values: [Double], model: BreakpointModel = .level, bandwidth: Double = 0.15
) -> Estimate<StabilityTest> {
  StabilityRegression.make(values, model).flatMap { fit in
    guard bandwidth > 0, bandwidth <= 0.5 else { return .failure(.tooShort) }
    let window = Int((bandwidth * Double(fit.count)).rounded(.down))
    guard window >= 1 else { return .failure(.tooShort) }
    var sums = [0.0]
    for residual in fit.residuals { sums.append(sums[sums.count - 1] + residual) }
    let largest = zip(sums.dropFirst(window), sums).reduce(0) { max($0, abs($1.0 - $1.1)) }
    let statistic = largest / (fit.deviation * Double(fit.count).squareRoot())
    return .success(MovingSumTable.test(statistic, bandwidth: bandwidth))
  }
}

/// The score-based CUSUM test of coefficients and variance together.
///
/// As `olsCusum`. The scores are decorrelated by the symmetric root of their cross products, as in
/// strucchange; therefore the statistic depends on the unit of the values. Overflow is `noConvergence`.
/// Source: Zeileis (2005).
public func scoreCusum(_ values: [Double], model: BreakpointModel = .level) -> Estimate<StabilityTest> {
  StabilityRegression.make(values, model).flatMap { fit in
    let n = Double(fit.count)
    let residuals = fit.residuals.map { $0 * fit.series.unit }
    let variance = dot(residuals, residuals) / n
    var scores = [residuals]
    if model == .line { scores.append(residuals.enumerated().map { Double($0.offset + 1) * $0.element }) }
    scores.append(residuals.map { $0 * $0 - variance })
    for place in scores.indices { scores[place] = scores[place].map { $0 / n.squareRoot() } }
    let products = scores.map { row in scores.map { dot(row, $0) } }
    guard products.joined().allSatisfy(\.isFinite), let root = inverseRoot(products) else {
      return .failure(.noConvergence)
    }
    var sums = [Double](repeating: 0, count: scores.count)
    var largest = 0.0
    for place in residuals.indices {
      for index in scores.indices { sums[index] += scores[index][place] }
      for row in root { largest = max(largest, abs(dot(row, sums))) }
    }
    guard largest.isFinite else { return .failure(.noConvergence) }
    let one = brownianBridgeSupremum(largest)
    // 1 - (1 - p)^k without loss where p is small.
    let p = one < 1 ? -expm1(Double(scores.count) * log1p(-one)) : 1
    return .success(StabilityTest(statistic: largest, p: p))
  }
}

/// The probability that a Brownian bridge leaves -x...x; Kolmogorov's distribution.
private func brownianBridgeSupremum(_ x: Double) -> Double {
  guard x > 0.1 else { return 1 }
  if x < 1 {
    let inside = (1...20).reduce(0.0) { sum, term in
      let odd = Double(2 * term - 1)
      return sum + exp(-odd * odd * Double.pi * Double.pi / (8 * x * x))
    }
    return 1 - (2 * Double.pi).squareRoot() / x * inside
  }
  return 2
    * (1...20).reduce(0.0) { sum, term in
      let size = Double(term)
      return sum + (term % 2 == 1 ? 1 : -1) * exp(-2 * size * size * x * x)
    }
}
