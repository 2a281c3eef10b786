import Testing

@testable import Statistics

@Suite struct PairwiseSlopesTests {
  /// Every slope, sorted: the definition.
  private func sorted(_ x: [Double], _ y: [Double]) -> [Double] {
    var slopes: [Double] = []
    for i in y.indices { for j in y.indices where j > i { slopes.append((y[j] - y[i]) / (x[j] - x[i]) + 0) } }
    return slopes.sorted()
  }

  /// Normal, tied, flat, far from 0, huge, tiny and heavy-tailed values.
  static let shapes: [@Sendable (inout RandomStream) -> Double] = [
    { $0.normal() }, { Double($0.below(4)) }, { $0.below(10) == 0 ? 1 : 0 }, { 1e9 + $0.normal() },
    { $0.normal() * 1e307 }, { $0.normal() * 1e-300 * 1e-10 }, { 1 / $0.normal() },
    { 1e300 * Double($0.below(3)) },
  ]

  @Test(arguments: 0..<shapes.count, [2, 3, 5, 23, 24, 25, 40, 61, 130])
  func ranksAreThoseOfSortedSlopesToTheLastBit(shape: Int, count: Int) {
    for replicate in 0..<6 {
      var stream = RandomStream(seed: 1, series: UInt64(shape * 1000 + count), replicate: UInt32(replicate))
      let hasGaps = replicate % 2 == 1
      var (x, place) = ([Double](), 0.0)
      for _ in 0..<count {
        x.append(place)
        place += hasGaps ? Double(1 + stream.below(4)) : 1
      }
      let y = (0..<count).map { _ in Self.shapes[shape](&stream) }
      let all = sorted(x, y)
      guard all.allSatisfy(\.isFinite) else { continue }
      let slopes = PairwiseSlopes(x: x, y: y)
      let ranks = [all.count / 3, all.count / 2, all.count * 3 / 5, all.count - 1].sorted()
      #expect(slopes.ranked(ranks).map(\.bitPattern) == ranks.map { all[$0].bitPattern })
      let middle =
        all.count % 2 == 1 ? all[all.count / 2] : all[all.count / 2 - 1] / 2 + all[all.count / 2] / 2
      #expect(slopes.median().median.bitPattern == middle.bitPattern)
    }
  }

  /// Normal values, counts with many ties, a steep line, years as places, a level far from 0.
  static let ordinary: [@Sendable (Double, inout RandomStream) -> (x: Double, y: Double)] = [
    { ($0, $1.normal()) }, { ($0, Double($1.below(12))) }, { ($0, 1e3 * $0 + $1.normal()) },
    { (2000 + $0 / 12, 10 * $1.normal()) }, { ($0, 1e6 + $1.normal()) }, { ($0, 1 / $1.normal()) },
  ]

  @Test(arguments: ordinary.indices, [20, 61, 240])
  func theSweepFindsTheRanksOfOrdinaryValues(shape: Int, count: Int) throws {
    var swept = 0
    for replicate in 0..<20 {
      var stream = RandomStream(seed: 2, series: UInt64(shape), replicate: UInt32(replicate))
      let points = (0..<count).map { Self.ordinary[shape](Double($0), &stream) }
      let (x, y) = (points.map(\.x), points.map(\.y))
      let all = sorted(x, y)
      let reach = Int((Double(count * (count - 1) * (2 * count + 5)) / 18).squareRoot())
      let middle = all.count / 2
      let ranks = [middle - reach, middle - 1, middle, middle + reach]
      guard let found = PairwiseSlopes(x: x, y: y).swept(ranks) else { continue }
      swept += 1
      #expect(found.map(\.bitPattern) == ranks.map { all[$0].bitPattern })
    }
    // The slow way is right too, so only its share tells that the fast one is taken.
    #expect(swept >= 19)
  }

  @Test(arguments: 0..<shapes.count, [2, 3, 40, 130])
  func bracketsFindTheRanksOfSortedSlopesToTheLastBit(shape: Int, count: Int) {
    for replicate in 0..<4 {
      var stream = RandomStream(seed: 6, series: UInt64(shape * 1000 + count), replicate: UInt32(replicate))
      let y = (0..<count).map { _ in Self.shapes[shape](&stream) }
      let x = y.indices.map { Double($0 * (1 + replicate)) }
      let all = sorted(x, y)
      guard all.allSatisfy(\.isFinite) else { continue }
      let ranks = Array(Set([0, all.count / 3, all.count / 2, all.count * 9 / 10, all.count - 1])).sorted()
      #expect(PairwiseSlopes(x: x, y: y).bracketed(ranks) == ranks.map { all[$0] })
    }
  }

  @Test func ranksAtBothEndsAreFound() {
    var stream = RandomStream(seed: 5, series: 0)
    let y = (0..<100).map { _ in stream.normal() }
    let x = y.indices.map(Double.init)
    let all = sorted(x, y)
    let ranks = [0, 1, 2475, all.count - 2, all.count - 1]
    #expect(PairwiseSlopes(x: x, y: y).ranked(ranks) == ranks.map { all[$0] })
  }
}

@Suite struct InversionsTests {
  @Test(arguments: [0, 1, 2, 7, 8, 9, 31, 64, 100, 257])
  func sumsOfSignsAndTiesAreThoseOfAllPairs(count: Int) {
    for replicate in 0..<20 {
      var stream = RandomStream(seed: 3, series: UInt64(count), replicate: UInt32(replicate))
      let values = (0..<count).map { _ in
        replicate % 2 == 0 ? stream.normal() * 1e300 : Double(stream.below(1 + replicate))
      }
      var s = 0
      for i in values.indices {
        for later in values[(i + 1)...] { s += (later > values[i] ? 1 : 0) - (later < values[i] ? 1 : 0) }
      }
      func term(_ t: Int) -> Double { Double(t) * Double(t - 1) * Double(2 * t + 5) }
      let groups = Dictionary(grouping: values, by: \.self).values.map(\.count)
      let result = signSumAndVariance(values)
      #expect(result.s == Double(s))
      #expect(result.variance == (term(count) - groups.reduce(0) { $0 + term($1) }) / 18)
    }
  }

  @Test func selectionFindsWhatSortingFinds() {
    for replicate in 0..<50 {
      var stream = RandomStream(seed: 4, series: 0, replicate: UInt32(replicate))
      let values = (0..<(1 + stream.below(300))).map { _ in Double(stream.below(1 + replicate * 4)) }
      let rank = stream.below(values.count)
      var copy = values
      #expect(copy.partition(rank: rank) == values.sorted()[rank])
    }
  }
}
