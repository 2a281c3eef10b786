/// The exact distribution of Kendall's sum of signs without ties.
enum KendallDistribution {
  /// The most values for which it is computed: a second of work.
  static let longest = 1_000

  /// The two-sided p value of a sum of signs of `count` untied values, at most 1.
  ///
  /// O(count^3). The probabilities of 0, 1, ... pairs in falling order follow by recurrence. Source: Kendall (1975).
  static func twoSidedP(s: Double, count: Int) -> Double {
    guard count >= 2 else { return 1 }
    let pairs = count * (count - 1) / 2
    let discordant = (pairs - Int(abs(s))) / 2
    var probabilities = [1.0]
    for size in 2...count {
      var next = [Double](repeating: 0, count: min(probabilities.count + size - 1, discordant + 1))
      var window = 0.0
      for place in next.indices {
        if place < probabilities.count { window += probabilities[place] }
        if place >= size { window -= probabilities[place - size] }
        next[place] = window / Double(size)
      }
      probabilities = next
    }
    return min(1, 2 * probabilities.prefix(discordant + 1).reduce(0, +))
  }
}
