/// The two-sided p value of the sum of signs over all pairs of values, all orders of them being as likely; at most 1.
///
/// Ties keep their number in every order. Exact up to two million products of pairs and values, beyond by the normal distribution with
/// the variance for ties and continuity correction. Fewer than two values have p 1.
func permutationP(ofSignSumOf values: [Double]) -> Double {
  let (sum, variance, sorted) = sortedSignSum(values)
  var groups: [Int] = []
  for place in sorted.indices {
    if place > 0, sorted[place] == sorted[place - 1] {
      groups[groups.count - 1] += 1
    } else {
      groups.append(1)
    }
  }
  let pairs = groups.reduce(0) { $0 + $1 * (values.count - $1) } / 2
  guard pairs > 0 else { return 1 }
  guard pairs * values.count <= 2_000_000 else {
    return MannKendall(s: sum, variance: variance, pairs: Double(pairs)).p
  }
  return KendallDistribution.twoSidedP(discordant: (pairs - Int(abs(sum))) / 2, groups: groups)
}

extension KendallDistribution {
  /// The chance of at most so many pairs in falling order, or as many in rising order, among values with ties.
  ///
  /// The numbers of orders by falling pairs are the coefficients of a Gaussian multinomial: groups of alike values
  /// join one after the other, value by value, each step times (1 - q^(a + k)) / (1 - q^k). O(pairs x values). Source:
  /// MacMahon (1916) for the coefficients; Kendall (1975) for the test.
  static func twoSidedP(discordant: Int, groups: [Int]) -> Double {
    guard discordant >= 0 else { return 0 }
    var shares = [Double](repeating: 0, count: discordant + 1)
    shares[0] = 1
    var joined = 0
    for group in groups {
      for number in stride(from: 1, through: group, by: 1) where joined > 0 {
        // The share of orders is that of coefficients over their sum, (a + k) / k for each step.
        let scale = Double(number) / Double(joined + number)
        for place in stride(from: discordant, through: joined + number, by: -1) {
          shares[place] -= shares[place - joined - number]
        }
        for place in shares.indices {
          if place >= number { shares[place] += shares[place - number] }
        }
        for place in shares.indices { shares[place] *= scale }
      }
      joined += group
    }
    return min(1, max(0, 2 * shares.reduce(0, +)))
  }
}
