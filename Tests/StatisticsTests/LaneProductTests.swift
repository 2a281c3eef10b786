import Testing

@testable import Statistics

/// Sums of products of four series at a time against the same sums written plainly, to the bit.
@Suite struct LaneProductTests {
  private static func numbers(_ count: Int, seed: UInt64) -> [Lanes] {
    var stream = RandomStream(seed: seed, series: 0)
    return (0..<count).map { _ in
      Lanes(stream.normal(), stream.normal(), stream.normal(), stream.normal())
    }
  }

  @Test(arguments: 0...13)
  func laggedProductsAreThoseOfEachLag(count: Int) {
    let (left, right) = (Self.numbers(count, seed: 1), Self.numbers(count, seed: 2))
    for highest in 0...(count + 2) {
      let plain = (0..<min(highest + 1, count)).map { lag in
        (lag..<count).reduce(Lanes.zero) { $0 + left[$1] * right[$1 - lag] }
      }
      #expect(Lanes.laggedProducts(left, right, highestLag: highest) == plain)
    }
  }

  @Test(arguments: 0...9)
  func sumsOverTermsAreThoseOfEachPeriod(terms: Int) {
    let factors = Self.numbers(terms, seed: 3)
    let values = Self.numbers(5 * terms, seed: 4).map { $0[0] }
    let columns = (0..<terms).map { Array(values[(5 * $0)..<(5 * $0 + 5)]) }
    let periods = [0, 2, 3]
    let numbers = [1.5, -2, 0]
    let plain = zip(periods, numbers).map { period, number in
      (0..<terms).reduce(Lanes.zero) { $0 + factors[$1] * columns[$1][period] } * number
    }
    #expect(Lanes.sums(of: columns, at: periods, times: factors, and: numbers) == plain)
  }
}
