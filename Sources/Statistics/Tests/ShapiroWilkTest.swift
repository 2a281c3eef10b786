import Glibc

/// The test of Shapiro and Wilk that values are normal.
///
/// `value` is W, `p` the probability of a smaller one by Royston's approximation. Values that are not finite
/// count as missing. Fewer than three are `tooShort`, more than 5,000 `tooLong` (the approximation ends there),
/// equal ones `constant`. O(n log n).
/// Source: Shapiro and Wilk (1965); Royston (1995), algorithm AS R94.
public func shapiroWilkTest(_ values: [Double]) -> Estimate<TestStatistic> {
  let sorted = knownValues(values).sorted()
  let n = sorted.count
  guard n >= 3 else { return .failure(.tooShort) }
  guard n <= 5000 else { return .failure(.tooLong) }
  guard !SampleMoments(sorted).isConstant() else { return .failure(.constant) }
  let centred = scaledAndCentred(sorted)
  let weights = shapiroWilkWeights(n)
  let contrast = weights.enumerated().reduce(0) {
    $0 + $1.element * (centred[n - 1 - $1.offset] - centred[$1.offset])
  }
  let w = min(1, contrast * contrast / centred.reduce(0) { $0 + $1 * $1 })
  return .success(TestStatistic(value: w, p: shapiroWilkP(w, count: n)))
}

/// The weights of the differences of the largest and the smallest values, from the outermost inwards.
private func shapiroWilkWeights(_ n: Int) -> [Double] {
  guard n > 3 else { return [Double(0.5).squareRoot()] }
  let scores = (1...n / 2).map { -NormalDistribution.quantile((Double($0) - 0.375) / (Double(n) + 0.25)) }
  let sum = 2 * scores.reduce(0) { $0 + $1 * $1 }
  let root = 1 / Double(n).squareRoot()
  let first =
    polynomial([-2.706056, 4.434685, -2.071190, -0.147981, 0.221157, 0], root) + scores[0] / sum.squareRoot()
  guard n > 5 else {
    let factor = ((sum - 2 * scores[0] * scores[0]) / (1 - 2 * first * first)).squareRoot()
    return [first] + scores.dropFirst().map { $0 / factor }
  }
  let second =
    polynomial([-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, 0], root) + scores[1] / sum.squareRoot()
  let factor =
    ((sum - 2 * scores[0] * scores[0] - 2 * scores[1] * scores[1])
    / (1 - 2 * first * first - 2 * second * second)).squareRoot()
  return [first, second] + scores.dropFirst(2).map { $0 / factor }
}

/// The probability of a smaller W.
private func shapiroWilkP(_ w: Double, count: Int) -> Double {
  if count == 3 {
    return min(1, max(0, 6 / Double.pi * (asin(w.squareRoot()) - asin(Double(0.75).squareRoot()))))
  }
  guard w < 1 else { return 1 }
  let n = Double(count)
  let y = log1p(-w)
  if count <= 11 {
    let limit = 0.459 * n - 2.273
    guard y < limit else { return 1e-99 }
    let mean = polynomial([-0.0006714, 0.025054, -0.39978, 0.5440], n)
    let deviation = exp(polynomial([-0.0020322, 0.062767, -0.77857, 1.3822], n))
    return NormalDistribution.survival((-log(limit - y) - mean) / deviation)
  }
  let size = log(n)
  let mean = polynomial([0.0038915, -0.083751, -0.31082, -1.5861], size)
  let deviation = exp(polynomial([0.0030302, -0.082676, -0.4803], size))
  return NormalDistribution.survival((y - mean) / deviation)
}
