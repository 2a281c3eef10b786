/// Order statistics of the slopes between all pairs of points, without sorting all of them.
///
/// `(y[j] - y[i]) / (x[j] - x[i])` for i < j, each rounded as written. The result is that of sorting every
/// slope, to the last bit; a zero is always positive.
struct PairwiseSlopes {
  let x: [Double]
  let y: [Double]

  /// The points; `x` distinct and rising, both finite and of one length.
  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  /// The number of pairs.
  var count: Int { y.count * (y.count - 1) / 2 }

  /// Below this number of points it is faster to look at every slope.
  private static let fewest = 20
  /// From this number of points on, every slope takes more memory than a series should.
  private static let many = 1000

  /// The slopes of the given ranks, from 0 in rising order; ranks are within the count and in rising order.
  func ranked(_ ranks: [Int]) -> [Double] {
    if y.count >= Self.fewest, let found = swept(ranks) { return found }
    if y.count >= Self.many { return bracketed(ranks) }
    var slopes = all()
    return ranks.map { slopes.partition(rank: $0) }
  }

  /// The median of all slopes, and the slopes of further ranks.
  func median(with ranks: [Int] = []) -> (median: Double, others: [Double]) {
    let middle = count % 2 == 1 ? [count / 2] : [count / 2 - 1, count / 2]
    let all = (middle + ranks).sorted()
    let found = ranked(all)
    func slope(_ rank: Int) -> Double { all.firstIndex(of: rank).map { found[$0] } ?? 0 }
    let values = middle.map(slope)
    // Halves are added, so that two huge slopes of one sign do not overflow.
    return (values.count == 1 ? values[0] : values[0] / 2 + values[1] / 2, ranks.map(slope))
  }

  /// The slope between two points.
  @inline(__always) func slope(_ first: Int, _ second: Int) -> Double {
    (y[second] - y[first]) / (x[second] - x[first]) + 0
  }

  /// Slopes of so many pairs that lie evenly, in no order; pairs of a point with itself are left out.
  ///
  /// The additive recurrence of Roberts (2018) in two dimensions, in whole numbers.
  func evenlyDrawn(_ draws: Int) -> [Double] {
    var sample: [Double] = []
    sample.reserveCapacity(draws)
    var (u, v): (UInt32, UInt32) = (1 << 31, 1 << 31)
    let size = UInt32(truncatingIfNeeded: y.count)
    for _ in 0..<draws {
      u &+= 3_242_174_889
      v &+= 2_447_445_414
      let i = Int(u.multipliedFullWidth(by: size).high)
      let j = Int(v.multipliedFullWidth(by: size).high)
      if i != j { sample.append(slope(i, j)) }
    }
    return sample
  }

  /// Every slope.
  private func all() -> [Double] {
    var slopes: [Double] = []
    slopes.reserveCapacity(count)
    for second in y.indices {
      for first in 0..<second { slopes.append(slope(first, second)) }
    }
    return slopes
  }
}
