import Glibc

/// Fisher's exact test of a table of two by two.
public struct FisherExactTest: Sendable, Hashable, Codable {
  /// The exact p value, two-sided: all tables that are as likely as this one or less.
  public var p: Double
  /// The conditional maximum-likelihood estimate of the odds ratio; 0 or infinite at the edge, which an encoder
  /// may refuse.
  public var oddsRatio: Double
  /// The lower end of its exact interval.
  public var lower: Double
  /// The upper end; infinite at the edge.
  public var upper: Double
}

/// Fisher's exact test that the rows of `[[a, b], [c, d]]` have the same odds, with the conditional odds ratio
/// a d / b c.
///
/// The interval holds the odds ratios that each one-sided exact test does not refuse (Clopper and Pearson). A
/// count below 0 is `negativeValues`, a row or column without any count `tooFewEvents`, since nothing else
/// could have come, more than 1,000,000 in all `tooLong`. O(n).
/// Source: Fisher (1935); Cornfield (1956).
public func fisherExactTest(a: Int, b: Int, c: Int, d: Int, level: Double = 0.95) -> Estimate<FisherExactTest>
{
  guard min(a, b, c, d) >= 0 else { return .failure(.negativeValues) }
  let limit = 1_000_000
  guard max(a, b, c, d) <= limit, a + b + c + d <= limit else { return .failure(.tooLong) }
  guard a + b > 0, c + d > 0, a + c > 0, b + d > 0 else { return .failure(.tooFewEvents) }
  let table = ConditionalTable(first: a + b, second: c + d, column: a + c)
  let null = table.probabilities(logOdds: 0)
  let place = a - table.least
  let observed = null[place] * (1 + 1e-7)
  let p = null.reduce(0) { $0 + ($1 <= observed ? $1 : 0) }
  let tail = (1 - confidenceLevel(level)) / 2
  let (isLeast, isMost) = (place == 0, place == null.count - 1)
  let ratio =
    isLeast ? 0 : isMost ? .infinity : table.odds { table.mean($0) - Double(a) }
  let lower =
    isLeast ? 0 : table.odds { odds in table.probabilities(logOdds: odds)[place...].reduce(0, +) - tail }
  let upper =
    isMost
    ? .infinity : table.odds { odds in tail - table.probabilities(logOdds: odds)[...place].reduce(0, +) }
  return .success(FisherExactTest(p: min(1, p), oddsRatio: ratio, lower: lower, upper: upper))
}

/// The first count of a table of two by two whose margins are given.
struct ConditionalTable {
  /// The least it can be.
  let least: Int
  /// The logarithms of the probabilities of each, but for a constant, at even odds.
  private let logWeights: [Double]

  /// The table of two rows and of the first column.
  init(first: Int, second: Int, column: Int) {
    least = max(0, column - second)
    let most = min(first, column)
    var weights = [0.0]
    for count in least..<most {
      let up = Double(first - count) * Double(column - count)
      let down = Double(count + 1) * Double(second - column + count + 1)
      weights.append((weights.last ?? 0) + log(up / down))
    }
    logWeights = weights
  }

  /// The probabilities of each count from the least at given odds.
  func probabilities(logOdds: Double) -> [Double] {
    let tilted = logWeights.enumerated().map { $1 + Double($0) * logOdds }
    let top = tilted.max() ?? 0
    let weights = tilted.map { exp($0 - top) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The mean count at given odds.
  func mean(_ logOdds: Double) -> Double {
    probabilities(logOdds: logOdds).enumerated().reduce(Double(least)) { $0 + Double($1.offset) * $1.element }
  }

  /// The odds at which a rising function of their logarithm is 0 (bisection).
  func odds(_ rising: (Double) -> Double) -> Double {
    var (low, high) = (-1.0, 1.0)
    while rising(low) > 0, low > -500 { low *= 2 }
    while rising(high) < 0, high < 500 { high *= 2 }
    for _ in 0..<80 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      if rising(middle) < 0 { low = middle } else { high = middle }
    }
    return exp(low / 2 + high / 2)
  }
}
