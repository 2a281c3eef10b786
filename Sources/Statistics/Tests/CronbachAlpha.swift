/// Cronbach's alpha of the items of a test, which is KR-20 where they are right or wrong, with its interval.
///
/// `answers` holds a row a person and a column an item; a person with a value that is not finite does not count. The interval is that of Feldt, which assumes
/// items that are normal and covary alike. Fewer than two persons or items, or rows of different lengths, are `tooShort`; totals that do not vary are `constant`, an overflow
/// `noConvergence`. O(persons x items). Source: Cronbach (1951); Kuder and Richardson (1937); Feldt (1965).
public func cronbachAlpha(_ answers: [[Double]], level: Double = 0.95) -> Estimate<IntervalEstimate> {
  let known = completeRows(answers)
  guard known.count >= 2, let items = known.first?.count, items >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: known.flatMap(\.self))
  let totals = SampleMoments(known.map { row in row.reduce(0) { $0 + $1 / scale } }, scale: 1)
  guard !totals.isConstant() else { return .failure(.constant) }
  let within = (0..<items).reduce(0) { sum, item in
    sum + SampleMoments(known.map { $0[item] / scale }, scale: 1).variance
  }
  let (n, k) = (Double(known.count), Double(items))
  // Items that all agree have 1, which rounding may pass.
  let alpha = min(1, k / (k - 1) * (1 - within / totals.variance))
  let level = confidenceLevel(level)
  guard
    let distribution = FDistribution(
      numeratorDegreesOfFreedom: n - 1, denominatorDegreesOfFreedom: (n - 1) * (k - 1))
  else { return .failure(.noConvergence) }
  let tail = (1 - level) / 2
  return IntervalEstimate.finite(
    alpha, 1 - (1 - alpha) * distribution.upperQuantile(tail),
    1 - (1 - alpha) * distribution.quantile(tail), level: level)
}

/// The rows without a value that is not finite; nothing where rows differ in length.
func completeRows(_ answers: [[Double]]) -> [[Double]] {
  let known = answers.filter { $0.allSatisfy(\.isFinite) }
  guard let first = known.first, known.allSatisfy({ $0.count == first.count }) else { return [] }
  return known
}
