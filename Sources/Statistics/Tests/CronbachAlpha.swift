import Glibc

/// Where the interval of alpha is from.
public enum AlphaInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// The F distribution: items that are normal and covary alike (Feldt 1965).
  case feldt
  /// The wider of both ends of Feldt and of a jackknife of log(1 - alpha).
  case widened
}

/// Cronbach's alpha of the items of a test, which is KR-20 where they are right or wrong, with its interval.
///
/// `answers` holds a row a person and a column an item; a person with a value that is not finite does not
/// count. Where many persons are right in nearly all items, Feldt's interval covers 85 to 90 %; the widened
/// one, the default, 91 to 98 %. Fewer than two persons or items, or rows of different lengths, are `tooShort`;
/// totals that do not vary are `constant`, an overflow `noConvergence`. O(persons x items). Source: Cronbach
/// (1951); Kuder and Richardson (1937); Feldt (1965); for the jackknife Miller (1974).
public func cronbachAlpha(
  _ answers: [[Double]], level: Double = 0.95, method: AlphaInterval = .widened
) -> Estimate<IntervalEstimate> {
  let known = completeRows(answers)
  guard known.count >= 2, let items = known.first?.count, items >= 2 else { return .failure(.tooShort) }
  let scale = powerOfTwoScale(of: known.flatMap(\.self))
  let sums = AnswerSums(known.map { row in row.map { $0 / scale } })
  guard !SampleMoments(sums.totals, scale: 1).isConstant(), let alpha = sums.alpha(without: nil) else {
    return .failure(.constant)
  }
  let (n, k) = (Double(known.count), Double(items))
  let level = confidenceLevel(level)
  guard
    let distribution = FDistribution(
      numeratorDegreesOfFreedom: n - 1, denominatorDegreesOfFreedom: (n - 1) * (k - 1)),
    let t = StudentTDistribution(degreesOfFreedom: n - 1)
  else { return .failure(.noConvergence) }
  let tail = (1 - level) / 2
  var rest = (
    most: (1 - alpha) * distribution.upperQuantile(tail), least: (1 - alpha) * distribution.quantile(tail)
  )
  if method == .widened, let error = sums.jackknifeError() {
    let reach = exp(t.upperQuantile(tail) * error)
    rest = (max(rest.most, (1 - alpha) * reach), min(rest.least, (1 - alpha) / reach))
  }
  return IntervalEstimate.finite(alpha, 1 - rest.most, 1 - rest.least, level: level)
}

/// Answers moved by those of the first person, and their sums over persons.
private struct AnswerSums {
  let rows: [[Double]]
  let totals: [Double]
  private let sums: [Double]
  private let squares: [Double]
  private let sumOfTotals: Double
  private let squareOfTotals: Double

  init(_ answers: [[Double]]) {
    let first = answers.first ?? []
    let moved = answers.map { row in zip(row, first).map { $0 - $1 } }
    rows = moved
    totals = moved.map { $0.reduce(0, +) }
    sums = first.indices.map { item in moved.reduce(0) { $0 + $1[item] } }
    squares = first.indices.map { item in moved.reduce(0) { $0 + $1[item] * $1[item] } }
    sumOfTotals = totals.reduce(0, +)
    squareOfTotals = totals.reduce(0) { $0 + $1 * $1 }
  }

  /// Alpha of all, or of all but one; nil where totals do not vary.
  ///
  /// Items that all agree have 1, which rounding may pass.
  func alpha(without person: Int?) -> Double? {
    let n = Double(rows.count) - (person == nil ? 0 : 1)
    func variance(_ sum: Double, _ square: Double, _ left: Double) -> Double {
      max(0, square - left * left - (sum - left) / n * (sum - left))
    }
    let total = variance(sumOfTotals, squareOfTotals, person.map { totals[$0] } ?? 0)
    guard total > 1e-12 * squareOfTotals else { return nil }
    let within = sums.indices.reduce(0) { sum, item in
      sum + variance(sums[item], squares[item], person.map { rows[$0][item] } ?? 0)
    }
    let k = Double(sums.count)
    return min(1, k / (k - 1) * (1 - within / total))
  }

  /// The jackknife's standard error of log(1 - alpha); nil where it is not known for all but one person.
  func jackknifeError() -> Double? {
    let logs = rows.indices.compactMap { person in alpha(without: person).map { log(1 - $0) } }
    guard logs.count == rows.count, logs.count >= 3, logs.allSatisfy(\.isFinite) else { return nil }
    let squares = scaledAndCentred(logs).reduce(0) { $0 + $1 * $1 }
    let n = Double(logs.count)
    return (squares * (n - 1) / n).squareRoot()
  }
}

/// The rows without a value that is not finite; nothing where rows differ in length.
func completeRows(_ answers: [[Double]]) -> [[Double]] {
  let known = answers.filter { $0.allSatisfy(\.isFinite) }
  guard let first = known.first, known.allSatisfy({ $0.count == first.count }) else { return [] }
  return known
}
