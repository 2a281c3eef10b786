import Glibc

/// The test of Bartlett that groups have the same variance.
///
/// `value` has a chi-square distribution with one degree of freedom less than groups, where values are normal.
/// Values that are not finite count as missing. Fewer than two groups, or a group of fewer than two values, are
/// `tooShort`; a group without spread is `constant`. O(n). Source: Bartlett (1937).
public func bartlettTest(_ groups: [[Double]]) -> Estimate<TestStatistic> {
  let known = groups.map(knownValues).filter { !$0.isEmpty }
  guard known.count >= 2, known.allSatisfy({ $0.count >= 2 }) else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: known.flatMap(\.self))
  let moments = known.map { SampleMoments($0, scale: scale) }
  guard moments.allSatisfy({ !$0.isConstant() }) else { return .failure(.constant) }
  let rest = moments.reduce(0) { $0 + Double($1.count - 1) }
  let pooled = moments.reduce(0) { $0 + Double($1.count - 1) / rest * $1.variance }
  let value = moments.reduce(0) { $0 + Double($1.count - 1) * log(pooled / $1.variance) }
  let k = Double(known.count)
  let inverses = moments.reduce(-1 / rest) { $0 + 1 / Double($1.count - 1) }
  return chiSquareStatistic(value / (1 + inverses / (3 * (k - 1))), degreesOfFreedom: k - 1)
}
