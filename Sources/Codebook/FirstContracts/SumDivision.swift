/// Which of several figures beside each other are sums of their neighbours: a total stands right before its parts or right behind them.
struct SumDivision {
  /// The places of figures that are parts of no other, in order.
  private(set) var tops: [Int] = []
  /// The places of those of them that are sums.
  private(set) var sums: [Int] = []

  /// Looks through places in order; each sum takes the fewest parts that make it up, and at least two.
  ///
  /// - Parameter isSum: whether the figure of a place is the sum of those of others. It is asked at most once for each run of places, which
  ///   grows with the square of their number.
  init(of places: [Int], isSum: (_ whole: Int, _ parts: [Int]) -> Bool) {
    var next = 0
    while next < places.count {
      let rest = Array(places[next...])
      let counts = 2..<max(2, rest.count)
      if let count = counts.first(where: { isSum(rest[0], Array(rest[1...$0])) }) {
        take(rest[0])
        next += count + 1
      } else if let count = counts.first(where: { isSum(rest[$0], Array(rest[..<$0])) }) {
        take(rest[count])
        next += count + 1
      } else {
        tops.append(rest[0])
        next += 1
      }
    }
  }

  private mutating func take(_ sum: Int) {
    tops.append(sum)
    sums.append(sum)
  }
}
