/// The chain ladder: by which factors counts grow from delay to delay, and what that makes of each row.
public struct ChainLadder: Sendable {
  /// By what counts grow from each delay to the next, one less than there are delays.
  public var factors: [Estimate<Double>]
  /// Mack's variance of each factor, a unit of count.
  public var variances: [Estimate<Double>]
  /// One element a row of the triangle.
  public var rows: [Row]

  /// What is known of a row, and what it is going to be.
  public struct Row: Sendable {
    /// What is known by now; nil where the row was never observed.
    public var latest: Double?
    /// What will be known at the longest delay.
    public var ultimate: Estimate<Double>
    /// Mack's standard error of it, 0 where it is known already.
    public var standardError: Estimate<Double>
  }
}

/// The chain ladder of a triangle, with Mack's standard errors (Mack 1993, ASTIN Bulletin 23, section 3).
///
/// A factor is the sum of the counts at the next delay over that at this one, of all rows in which both are known. Over
/// counts of zero it is `zeroBaseline`; without a row, and for the variance with fewer than two rows that have counts, it
/// is `tooShort`; so is what follows from it. Where a later count is below an earlier one a factor may be below 1. The
/// errors hold where rows are independent, and the spread of a row follows its count. O(rows x delays).
public func chainLadder(_ triangle: ReportingTriangle) -> ChainLadder {
  let steps = max(0, triangle.delayCount - 1)
  var factors: [Estimate<Double>] = []
  var variances: [Estimate<Double>] = []
  var bases: [Double] = []
  for delay in 0..<steps {
    let pairs = triangle.cumulative.compactMap { row in
      row[delay].flatMap { now in row[delay + 1].map { (now: now, next: $0) } }
    }
    let base = pairs.reduce(0) { $0 + $1.now }
    bases.append(base)
    guard !pairs.isEmpty else {
      factors.append(.failure(.tooShort))
      variances.append(.failure(.tooShort))
      continue
    }
    guard base > 0 else {
      factors.append(.failure(.zeroBaseline))
      variances.append(.failure(.zeroBaseline))
      continue
    }
    let factor = pairs.reduce(0) { $0 + $1.next } / base
    let counted = pairs.filter { $0.now > 0 }
    let squares = counted.reduce(0) { sum, pair in
      let distance = pair.next / pair.now - factor
      return sum + pair.now * distance * distance
    }
    factors.append(finite(factor))
    variances.append(counted.count < 2 ? .failure(.tooShort) : finite(squares / Double(counted.count - 1)))
  }
  let rows = triangle.cumulative.indices.map { row -> ChainLadder.Row in
    guard let latest = triangle.latest(of: row) else {
      return .init(latest: nil, ultimate: .failure(.tooFewKnown), standardError: .failure(.tooFewKnown))
    }
    var ultimate: Estimate<Double> = .success(latest.count)
    var spread: Estimate<Double> = .success(0)
    for delay in latest.delay..<max(latest.delay, steps) {
      // Mack's sum over the delays still to come, before it is multiplied by the ultimate count.
      spread = spread.flatMap { sum in
        ultimate.flatMap { reached in
          factors[delay].flatMap { factor in
            variances[delay].flatMap { variance in
              guard reached > 0, factor > 0 else { return .failure(.zeroBaseline) }
              return finite(sum + variance / (factor * factor) * (1 / reached + 1 / bases[delay]))
            }
          }
        }
      }
      ultimate = ultimate.flatMap { reached in factors[delay].flatMap { finite(reached * $0) } }
    }
    let error = ultimate.flatMap { ultimate in spread.flatMap { finite(abs(ultimate) * $0.squareRoot()) } }
    return .init(latest: latest.count, ultimate: ultimate, standardError: error)
  }
  return ChainLadder(factors: factors, variances: variances, rows: rows)
}

private func finite(_ value: Double) -> Estimate<Double> {
  value.isFinite ? .success(value) : .failure(.noConvergence)
}
