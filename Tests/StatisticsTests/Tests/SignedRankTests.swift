import Statistics
import TestSupport
import Testing

@Suite struct SignedRankTests {
  /// The differences of Hollander and Wolfe (1973), page 29 (depression), of which R 4.2.2 says
  /// wilcox.test(x, y, paired = TRUE, conf.int = TRUE): V = 40, p = 0.0390625, 0.46 (0.01, 0.786).
  private static let depression = zip(
    [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
    [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
  ).map { $0 - $1 }

  @Test func exactTestAndPseudomedianAreThoseOfR() throws {
    let test = try signedRankTest(Self.depression).get()
    #expect(test.positiveSum == 40)
    #expect(test.p == 0.0390625)
    let centre = try hodgesLehmann(Self.depression).get()
    #expect(abs(centre.value - 0.46) < 1e-12)
    #expect(abs(centre.lower - 0.01) < 1e-12)
    #expect(abs(centre.upper - 0.786) < 1e-12)
  }

  /// The share of all signs, given the sizes, that lie as far out or farther, counted one by one.
  private func enumeratedP(_ differences: [Double], _ zeros: SignedRankTest.Zeros) -> Double {
    let sizes = zeros == .dropped ? differences.filter { $0 != 0 } : differences
    let ranks = sizes.map { one in
      let below = sizes.count { abs($0) < abs(one) }
      let equal = sizes.count { abs($0) == abs(one) }
      return Double(below) + Double(equal + 1) / 2
    }
    let moved = sizes.indices.filter { sizes[$0] != 0 }
    let observed = moved.reduce(0) { $0 + (sizes[$1] > 0 ? ranks[$1] : 0) }
    var (below, above) = (0, 0)
    for signs in 0..<(1 << moved.count) {
      let sum = moved.enumerated().reduce(0.0) { $0 + (signs >> $1.offset & 1 == 1 ? ranks[$1.element] : 0) }
      if sum <= observed { below += 1 }
      if sum >= observed { above += 1 }
    }
    return min(1, 2 * Double(min(below, above)) / Double(1 << moved.count))
  }

  @Test(arguments: SignedRankTest.Zeros.allCases)
  func exactPIsThatOfAllSignsWithTiesAndZeros(zeros: SignedRankTest.Zeros) throws {
    var generator = SeededGenerator(seed: 18)
    for _ in 0..<200 {
      let count = Int.random(in: 1...9, using: &generator)
      let differences = (0..<count).map { _ in Double(Int.random(in: -4...4, using: &generator)) }
      guard differences.contains(where: { $0 != 0 }) else { continue }
      let test = try signedRankTest(differences, zeros: zeros).get()
      #expect(abs(test.p - enumeratedP(differences, zeros)) < 1e-14, "\(differences)")
      let turned = try signedRankTest(differences.reversed().map { -$0 }, zeros: zeros).get()
      #expect(turned.p == test.p)
      #expect(turned.positiveSum == test.negativeSum)
      let stretched = try signedRankTest(differences.map { 1e300 * $0 }, zeros: zeros).get()
      #expect(stretched.p == test.p)
    }
  }

  @Test func noClassOfSoManyShowsLessThanTheSmallestP() throws {
    // Four persons: 0.125; five: 0.0625; six changes one way: 0.03125.
    #expect(try smallestSignedRankP(changes: 4).get() == 0.125)
    #expect(try smallestSignedRankP(changes: 5).get() == 0.0625)
    #expect(try smallestSignedRankP(changes: 6).get() == 0.03125)
    for count in 1...30 {
      let least = try smallestSignedRankP(changes: count).get()
      #expect(try signedRankTest((1...count).map(Double.init)).get().p == least)
      #expect(try abs(signTest((1...count).map(Double.init)).get().p / least - 1) < 1e-12)
      #expect(try abs(mcNemarTest(gained: count, lost: 0).get().p / least - 1) < 1e-12)
    }
    #expect(smallestSignedRankP(changes: 0) == .failure(.tooShort))
  }

  @Test func moreEvidenceGivesASmallerP() throws {
    var last = 1.0
    for moved in 0...12 {
      let differences = (1...12).map { $0 <= moved ? Double($0) : -Double($0) }
      let p = try signedRankTest(differences).get().p
      let isBeyondHalf = (1...12).prefix(moved).reduce(0, +) * 2 >= 78
      if isBeyondHalf {
        #expect(p <= last)
        last = p
      }
    }
    #expect(last == 1.0 / 2048)
  }

  @Test func nothingAndNoChangeHaveAReason() {
    #expect(signedRankTest([]) == .failure(.tooShort))
    #expect(signedRankTest([.nan, .infinity]) == .failure(.tooShort))
    #expect(signedRankTest([0, 0, 0]) == .failure(.allZero))
    #expect(signedRankTest([0, 0], zeros: .pratt) == .failure(.allZero))
    #expect(signedRankTest([Double](repeating: 1, count: 601)) == .failure(.tooLong))
    #expect(hodgesLehmann([1, 2, 3, 4]) == .failure(.tooShort))
    #expect(signTest([]) == .failure(.tooShort))
    #expect(mcNemarTest(gained: 0, lost: 0) == .failure(.tooFewEvents))
    #expect(mcNemarTest(gained: -1, lost: 2) == .failure(.negativeValues))
    #expect(mcNemarTest(gained: .max, lost: .max) == .failure(.tooLong))
  }

  @Test func oneValueThatIsMissingChangesNothing() {
    let known = [3.0, -1, 4, 1, -5, 9, 2, 6]
    let withGaps = [.nan, 3.0, -1, 4, .infinity, 1, -5, 9, 2, 6, -.infinity]
    #expect(signedRankTest(known) == signedRankTest(withGaps))
    #expect(hodgesLehmann(known) == hodgesLehmann(withGaps))
    #expect(medianInterval(known) == medianInterval(withGaps))
    #expect(standardisedMeanChange(known) == standardisedMeanChange(withGaps))
  }
}
