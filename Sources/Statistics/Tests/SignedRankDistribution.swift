/// The distribution of the sum of the ranks that carry a plus, where each sign is as likely as the other.
///
/// Ranks are given doubled, so that shared ranks are whole. Convolution over the ranks: O(n x sum). Each
/// probability is a sum of positive terms and keeps its relative precision.
struct SignedRankDistribution {
  /// The probability of each doubled sum from 0.
  let probabilities: [Double]

  /// The most ranks that are convolved; more take too long.
  static let longest = 600

  /// Creates the distribution of doubled ranks of 1 or more.
  init(doubledRanks: [Int]) {
    var probabilities = [1.0]
    for rank in doubledRanks {
      let old = probabilities
      probabilities += [Double](repeating: 0, count: rank)
      for sum in old.indices { probabilities[sum] = 0.5 * old[sum] }
      for sum in old.indices { probabilities[sum + rank] += 0.5 * old[sum] }
    }
    self.probabilities = probabilities
  }

  /// The distribution of the ranks 1 to n.
  init(count: Int) { self.init(doubledRanks: (0..<count).map { 2 * $0 + 2 }) }

  /// The probability of a doubled sum of at most `sum`.
  func cumulative(_ sum: Int) -> Double { probabilities.prefix(max(sum + 1, 0)).reduce(0, +) }

  /// Twice the smaller tail, at most 1.
  func twoSidedP(_ sum: Int) -> Double {
    // It is symmetric: the smaller tail is the lower one of the smaller sum.
    min(1, 2 * cumulative(min(sum, probabilities.count - 1 - sum)))
  }
}
