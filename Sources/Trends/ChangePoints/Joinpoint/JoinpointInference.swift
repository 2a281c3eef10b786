import Glibc
import Statistics

/// Turns slopes and their covariance into segments and a mean change.
struct JoinpointInference {
  /// The slopes, in units of `size` a step.
  let slopes: [Double]
  /// Their covariance.
  let covariance: [[Double]]
  /// The first place, the joinpoints, the last place.
  let ends: [Double]
  let freedom: Int
  let scale: JoinpointOptions.Scale
  let level: Double
  /// What a slope of 1 is worth on the scale of the fit.
  let size: Double

  private var t: StudentTDistribution? { StudentTDistribution(degreesOfFreedom: Double(freedom)) }

  /// The segments; nil where an end is not finite.
  func segments() -> [JoinpointModel.Segment]? {
    guard let t else { return nil }
    let reach = t.upperQuantile((1 - level) / 2)
    let segments = slopes.indices.map { place in
      let error = max(covariance[place][place], 0).squareRoot()
      let slope = interval(slopes[place], error: error, reach: reach)
      let p = error > 0 ? t.twoSidedP(slopes[place] / error) : (slopes[place] == 0 ? 1 : 0)
      return JoinpointModel.Segment(
        start: ends[place], end: ends[place + 1], slope: slope, standardError: error * size, p: p,
        percentChange: percentage(slope))
    }
    let isFinite = segments.allSatisfy {
      $0.slope.lower.isFinite && $0.slope.upper.isFinite && $0.standardError.isFinite && $0.p.isFinite
    }
    return isFinite ? segments : nil
  }

  /// The mean slope, segments weighted by their length.
  var mean: Double { dot(shares, slopes) }

  private var shares: [Double] {
    let range = ends[ends.count - 1] - ends[0]
    return zip(ends.dropFirst(), ends).map { ($0 - $1) / range }
  }

  /// The mean change with its parametric intervals.
  func averageChange() -> JoinpointModel.AverageChange {
    let shares = shares
    var own = 0.0
    var whole = 0.0
    for row in shares.indices {
      own += shares[row] * shares[row] * covariance[row][row]
      for column in shares.indices { whole += shares[row] * shares[column] * covariance[row][column] }
    }
    // With joinpoints the mean is referred to the normal distribution, as the NCI program does.
    let tail = (1 - level) / 2
    let reach =
      shares.count == 1 ? t?.upperQuantile(tail) ?? .infinity : NormalDistribution.upperQuantile(tail)
    return JoinpointModel.AverageChange(
      parametric: change(interval(mean, error: max(own, 0).squareRoot(), reach: reach)),
      covariance: change(interval(mean, error: max(whole, 0).squareRoot(), reach: reach)), empirical: nil)
  }

  /// A mean slope as the change that is told: per cent for logarithms.
  func change(_ slope: IntervalEstimate) -> Estimate<IntervalEstimate> {
    guard slope.lower.isFinite, slope.upper.isFinite else { return .failure(.noConvergence) }
    return scale == .logarithm ? percentage(slope) : .success(slope)
  }

  private func interval(_ value: Double, error: Double, reach: Double) -> IntervalEstimate {
    IntervalEstimate(
      value: value * size, lower: (value - reach * error) * size, upper: (value + reach * error) * size,
      level: level)
  }

  private func percentage(_ slope: IntervalEstimate) -> Estimate<IntervalEstimate> {
    let change = IntervalEstimate(
      value: 100 * expm1(slope.value), lower: 100 * expm1(slope.lower), upper: 100 * expm1(slope.upper),
      level: slope.level)
    guard scale == .logarithm, change.upper.isFinite else { return .failure(.noConvergence) }
    return .success(change)
  }
}
