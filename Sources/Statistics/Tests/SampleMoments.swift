/// The finite values of a sample; a value that is not finite counts as missing.
func knownValues(_ values: [Double]) -> [Double] { values.filter(\.isFinite) }

/// The pairs of which both values are finite; the longer list is cut where the other ends.
func knownPairs(_ before: [Double], _ after: [Double]) -> (before: [Double], after: [Double]) {
  let pairs = zip(before, after).filter { $0.isFinite && $1.isFinite }
  return (pairs.map(\.0), pairs.map(\.1))
}

/// The mean and the variance of finite values, over a power of two where they are huge or tiny.
struct SampleMoments {
  /// How many values there are.
  let count: Int
  /// What mean and variance are to be multiplied by, the variance twice.
  let scale: Double
  /// The mean over the scale.
  let mean: Double
  /// The variance with divisor n - 1 over the square of the scale; 0 of one value.
  let variance: Double
  /// The largest value without its sign, over the scale.
  let largest: Double

  /// Takes the moments of at least one finite value, in the scale that is given or in its own.
  init(_ values: [Double], scale: Double? = nil) {
    let scale = scale ?? powerOfTwoScale(of: values)
    self.scale = scale
    count = values.count
    let first = (values.first ?? 0) / scale
    let moved = values.map { $0 / scale - first }
    let centre = moved.reduce(0, +) / Double(max(values.count, 1))
    mean = first + centre
    let squares = moved.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    variance = values.count > 1 ? squares / Double(values.count - 1) : 0
    largest = values.reduce(0) { max($0, abs($1 / scale)) }
  }

  /// The standard deviation over the scale.
  var deviation: Double { variance.squareRoot() }

  /// Whether what varies is rounding of the values, or of values of a size that is given.
  func isConstant(size: Double = 0) -> Bool { deviation <= 10 * Double.ulpOfOne * max(largest, size) }
}

/// The moments of the finite values of two groups, over one scale.
///
/// A group of fewer than two is `tooShort`, both groups without any spread `constant`.
func twoSamples(_ first: [Double], _ second: [Double]) -> Estimate<(SampleMoments, SampleMoments)> {
  let (first, second) = (knownValues(first), knownValues(second))
  guard first.count >= 2, second.count >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: first + second)
  let (a, b) = (SampleMoments(first, scale: scale), SampleMoments(second, scale: scale))
  let size = max(a.largest, b.largest)
  guard !a.isConstant(size: size) || !b.isConstant(size: size) else { return .failure(.constant) }
  return .success((a, b))
}

extension IntervalEstimate {
  /// The estimate with its ends, or `noConvergence` where one of them overflows.
  static func finite(_ value: Double, _ lower: Double, _ upper: Double, level: Double) -> Estimate<
    IntervalEstimate
  > {
    guard value.isFinite, lower.isFinite, upper.isFinite else { return .failure(.noConvergence) }
    return .success(IntervalEstimate(value: value, lower: lower, upper: upper, level: level))
  }
}

/// A confidence level from 0.5 to 0.9999; anything else is brought within.
func confidenceLevel(_ level: Double) -> Double { level.isNaN ? 0.95 : min(max(level, 0.5), 0.9999) }
