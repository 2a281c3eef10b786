import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct GroupTests {
  private static let first = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  private static let second = [1.15, 0.88, 0.90, 0.74, 1.21]

  @Test func welchAndMannWhitneyAreThoseOfR() throws {
    // R 4.2.2: wilcox.test(a, b): W = 35, p = 0.2544122544122544; t.test(a, b).
    let ranks = try mannWhitneyTest(Self.first, Self.second).get()
    #expect(ranks.u == 35)
    #expect(abs(ranks.p - 0.2544122544122544) < 1e-14)
    let welch = try welchTest(Self.first, Self.second).get()
    #expect(abs(welch.statistic.value - 2.0413830922100695) < 1e-12)
    #expect(abs(welch.degreesOfFreedom - 12.970538443257542) < 1e-11)
    #expect(abs(welch.statistic.p - 0.062101343781078469) < 1e-12)
    #expect(abs(welch.difference.lower + 0.019724996335104026) < 1e-12)
    #expect(abs(welch.difference.upper - 0.69372499633510387) < 1e-12)
  }

  @Test func fisherIsThatOfR() throws {
    // R 4.2.2: fisher.test(matrix(c(3, 1, 1, 3), 2))$p.value, and of 4 of 23 chosen who are women, none of 47
    // who are not. scipy 1.17.1: odds_ratio([[3, 1], [1, 3]]), whose interval mpmath confirms; R's root search
    // stops at 621.9.
    let tea = try fisherExactTest(a: 3, b: 1, c: 1, d: 3).get()
    #expect(abs(tea.p - 0.48571428571428582) < 1e-14)
    #expect(abs(tea.oddsRatio - 6.408319658199662) < 1e-9)
    #expect(abs(tea.lower - 0.211735595446578567) < 1e-12)
    #expect(abs(tea.upper - 626.243530588814042) < 1e-8)
    let women = try fisherExactTest(a: 4, b: 19, c: 0, d: 47).get()
    #expect(abs(women.p - 0.0096575943810360016) < 1e-14)
    #expect(women.upper == .infinity)
    #expect(fisherExactTest(a: 0, b: 0, c: 3, d: 4) == .failure(.tooFewEvents))
    #expect(fisherExactTest(a: -1, b: 2, c: 3, d: 4) == .failure(.negativeValues))
    #expect(fisherExactTest(a: .max, b: .max, c: .max, d: .max) == .failure(.tooLong))
  }

  @Test func fisherDoesNotDependOnTheOrderOfRowsAndColumns() throws {
    var generator = SeededGenerator(seed: 19)
    for _ in 0..<100 {
      let n = (0..<4).map { _ in Int.random(in: 0...12, using: &generator) }
      guard case .success(let test) = fisherExactTest(a: n[0], b: n[1], c: n[2], d: n[3]) else { continue }
      let turned = try fisherExactTest(a: n[0], b: n[2], c: n[1], d: n[3]).get()
      let swapped = try fisherExactTest(a: n[2], b: n[3], c: n[0], d: n[1]).get()
      #expect(abs(turned.p - test.p) < 1e-12)
      #expect(abs(swapped.p - test.p) < 1e-12)
      #expect(test.lower <= test.oddsRatio && test.oddsRatio <= test.upper)
      #expect(test.p > 0 && test.p <= 1)
    }
  }

  /// All choices of so many places.
  private func choices(_ size: Int, of count: Int) -> [[Int]] {
    (0..<(1 << count)).filter { $0.nonzeroBitCount == size }.map { bits in
      (0..<count).filter { bits >> $0 & 1 == 1 }
    }
  }

  private func welch(_ values: [Double], _ chosen: [Int]) -> Double {
    func moments(_ part: [Double]) -> (Double, Double) {
      let n = Double(part.count)
      let mean = part.reduce(0, +) / n
      return (mean, n > 1 ? part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n : 0)
    }
    let (a, u) = moments(chosen.map { values[$0] })
    let (b, v) = moments(values.indices.filter { !chosen.contains($0) }.map { values[$0] })
    return a == b ? 0 : (a - b) / max((u + v).squareRoot(), 1e-9)
  }

  @Test func permutationTestsAreThoseOfAllDeals() throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<60 {
      let sizes = (Int.random(in: 1...4, using: &generator), Int.random(in: 2...5, using: &generator))
      let values = (0..<sizes.0 + sizes.1).map { _ in Double(Int.random(in: 0...6, using: &generator)) }
      guard Set(values).count > 1 else { continue }
      let (first, second) = (Array(values[..<sizes.0]), Array(values[sizes.0...]))
      let all = choices(sizes.0, of: values.count)
      let observed = welch(values, Array(0..<sizes.0))
      let statistics = all.map { welch(values, $0) }
      let above = statistics.count { $0 >= observed - 1e-7 * max(1, abs(observed)) }
      let below = statistics.count { $0 <= observed + 1e-7 * max(1, abs(observed)) }
      let expected = min(1, 2 * Double(min(above, below)) / Double(all.count))
      let test = try welchPermutationTest(first, second, seed: 1).get()
      #expect(abs(test.p - expected) < 1e-12, "\(first) \(second)")
      // The seed plays no part where all deals are counted, nor does the order of the groups.
      #expect(try welchPermutationTest(second, first, seed: 2).get().p == test.p)
      let sums = all.map { chosen in
        chosen.reduce(0.0) { sum, place in
          sum + Double(values.count { $0 < values[place] })
            + Double(values.count { $0 == values[place] } + 1) / 2
        }
      }
      let own = sums[all.firstIndex(of: Array(0..<sizes.0)) ?? 0]
      let tails = (sums.count { $0 <= own + 1e-9 }, sums.count { $0 >= own - 1e-9 })
      let rankP = min(1, 2 * Double(min(tails.0, tails.1)) / Double(all.count))
      #expect(abs(try mannWhitneyTest(first, second).get().p - rankP) < 1e-12)
      #expect(try smallestPermutationP(sizes: [sizes.0, sizes.1]).get() <= test.p + 1e-12)
    }
  }

  @Test func drawnDealsAreTheSameForTheSameSeedAndNearForAnother() throws {
    var generator = SeededGenerator(seed: 21)
    let values = (0..<70).map { Double(Int.random(in: 0...9, using: &generator)) + ($0 < 12 ? 2 : 0) }
    let (first, second) = (Array(values[..<12]), Array(values[12...]))
    let test = try welchPermutationTest(first, second, seed: 5).get()
    #expect(try welchPermutationTest(first, second, seed: 5).get() == test)
    let other = try welchPermutationTest(first, second, seed: 6).get().p
    // Four standard errors of a share of 9,999 draws, doubled.
    let error = 8 * (test.p / 2 * (1 - test.p / 2) / 9_999).squareRoot()
    #expect(abs(other - test.p) <= error + 2e-4)
    let t = try welchTest(first, second).get().statistic.p
    #expect(abs(t - test.p) < 0.03)
  }

  @Test func smallestPOfGroupsIsTwoOfAllDeals() throws {
    // Two women and three men: 10 deals; four and nineteen: 8,855.
    #expect(abs(try smallestPermutationP(sizes: [2, 3]).get() - 0.2) < 1e-12)
    #expect(abs(try smallestPermutationP(sizes: [4, 19]).get() - 2.0 / 8855) < 1e-15)
    #expect(try smallestPermutationP(sizes: [1, 1]).get() == 1)
    #expect(smallestPermutationP(sizes: [5, 0]) == .failure(.tooShort))
    let test = try kruskalWallisPermutationTest([[1, 2, 3], [7, 8, 9]], seed: 1).get()
    #expect(abs(test.p - 0.1) < 1e-12)
  }

  @Test func kruskalWallisOfAllDealsDoesNotDependOnTheOrderOfGroups() throws {
    let groups = [[3.0, 5, 5], [1.0, 2], [4.0, 4, 6]]
    let test = try kruskalWallisPermutationTest(groups, seed: 1).get()
    let turned = try kruskalWallisPermutationTest(groups.reversed(), seed: 2).get()
    #expect(abs(test.value - turned.value) < 1e-12)
    #expect(abs(test.p - turned.p) < 1e-12)
    #expect(abs(try kruskalWallisTest(groups).get().value - test.value) < 1e-12)
    #expect(kruskalWallisTest([[1, 1], [1]]) == .failure(.constant))
    #expect(kruskalWallisTest([[1, 2], []]) == .failure(.tooShort))
  }

  @Test func moderatedDifferenceLiesBetweenPooledAndWelch() throws {
    // Of equal variances it is the same as both, but for the degrees of freedom.
    let (low, high) = ([1.0, 2, 3, 4], [11.0, 12, 13, 14])
    let moderated = try moderatedDifference(high, low).get()
    #expect(moderated.value == 10)
    let pooled = try welchTest(high, low).get().difference
    #expect(abs(moderated.lower - pooled.lower) < 1e-12)
    // Where four vary little beside nineteen who vary much, it is wider than Welch's.
    let few = [5.0, 5.1, 4.9, 5.0]
    let many = (0..<19).map { Double($0) }
    let welch = try welchTest(few, many).get().difference
    let wider = try moderatedDifference(few, many).get()
    #expect(wider.upper - wider.lower > welch.upper - welch.lower)
    #expect(moderatedDifference([1], [2, 3]) == .failure(.tooShort))
    #expect(moderatedDifference([1, 1], [2, 2]) == .failure(.constant))
  }
}
