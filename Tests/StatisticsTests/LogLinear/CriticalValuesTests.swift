import Testing

@testable import Statistics

@Suite struct CriticalValuesTests {
  private static func columns(_ count: Int, season: Int = 1) -> TrendColumns {
    TrendColumns(
      CountSeries(counts: (0..<count).map { Double(5 + $0 % 7) }), season: season, periodsPerYear: 12)
  }

  @Test func theTableHasAValueForEveryLevelAndModel() {
    let cells = (CriticalValues.levels.count + 1) * Dependence.candidates.count
    #expect(Dependence.candidates.count == 35)
    #expect(CriticalValueTable.plain.count == cells * CriticalValueTable.plainLengths.count)
    #expect(CriticalValueTable.months.count == cells * CriticalValueTable.monthLengths.count)
    #expect(CriticalValueTable.plainLengths == CriticalValueTable.plainLengths.sorted())
    #expect(CriticalValueTable.monthLengths == CriticalValueTable.monthLengths.sorted())
  }

  @Test(arguments: [6, 7, 13, 24, 47, 60, 93, 196, 250, 5_000], [1, 12])
  func smallerPValuesTakeLargerRatiosAndBack(count: Int, season: Int) throws {
    let columns = Self.columns(count, season: season)
    for model in Dependence.candidates.indices {
      let critical = try #require(CriticalValues(model: model, count: count, columns: columns))
      var last = 1.1
      for step in 0..<400 {
        let p = critical.p(Double(step) * 0.05)
        #expect(p < last && p > 0)
        last = p
      }
      for level in [0.5, 0.1, 0.05, 0.03, 0.01, 0.001, 1e-6] {
        #expect(abs(critical.p(critical.value(level)) / level - 1) < 1e-6)
      }
    }
  }

  @Test func betweenLengthsAndBeyondThemNothingJumps() throws {
    for model in Dependence.candidates.indices {
      func value(_ count: Int) throws -> Double {
        try #require(CriticalValues(model: model, count: count, columns: Self.columns(count))).value(0.05)
      }
      #expect(try abs(value(60) - value(61)) < 0.1 && abs(value(119) - value(120)) < 0.1)
      #expect(try value(2_000) <= 3.55)
    }
  }

  /// By hand: of three places for one event two are at an end; of ten pairs of places one is at either end.
  @Test func permutationsOfTiesAreCounted() {
    #expect(abs(permutationP(ofSignSumOf: [0, 0, 1]) - 2.0 / 3) < 1e-12)
    #expect(abs(permutationP(ofSignSumOf: [0, 0, 0, 1, 1]) - 0.2) < 1e-12)
    #expect(permutationP(ofSignSumOf: [3, 3, 3]) == 1)
    #expect(permutationP(ofSignSumOf: []) == 1)
    #expect(permutationP(ofSignSumOf: [1, 0, 0, 1]) == 1)
  }

  @Test(arguments: [4, 7, 9]) func withoutTiesThePValueIsKendalls(count: Int) throws {
    var stream = RandomStream(seed: 4, series: UInt64(count))
    for _ in 0..<20 {
      let values = stream.permutation(of: count).map(Double.init)
      let exact = try #require(mannKendallExactP(values))
      #expect(abs(permutationP(ofSignSumOf: values) - exact) < 1e-12)
    }
  }
}
