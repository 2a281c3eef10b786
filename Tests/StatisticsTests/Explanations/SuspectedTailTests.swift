import Statistics
import Testing

@testable import Trends

/// Last periods that are not all in, which nobody declared.
@Suite struct SuspectedTailTests {
  /// A total and its parts around levels, chance alone.
  private static func family(_ levels: [Double], months: Int = 72, tail: [Double] = [], seed: UInt64)
    -> [LabelledSeries]
  {
    let parts = levels.enumerated().map { place, level in
      let means = (0..<months).map { month in
        level * (months - month <= tail.count ? tail[tail.count - (months - month)] : 1)
      }
      return StorySamples.counts(means, seed: seed + UInt64(place))
    }
    let total = (0..<months).map { month in parts.reduce(0) { $0 + $1[month] } }
    return ([total] + parts).enumerated().map { place, values in
      var series = StorySamples.series(values)
      series.key = [KeyPart(dimension: "route", code: place == 0 ? "_T" : "R\(place)")]
      return series
    }
  }

  @Test func lastMonthsAtSevenFourAndOneTenthAreLeftOut() {
    var found = 0
    for seed in 0..<100 {
      let family = Self.family([40, 60, 90, 50], tail: [0.7, 0.4, 0.1], seed: UInt64(1000 * seed))
      let tails = SuspectedTails.periods(family, periodsPerYear: 12)
      if tails[0] >= 3 { found += 1 }
      // A part has the tail of its total, or none.
      #expect(tails.allSatisfy { $0 == 0 || $0 == tails[0] })
      let findings = SuspectedTails.findings(family, tails: tails)
      #expect(findings.count == (tails.contains { $0 > 0 } ? 1 : 0))
      #expect(findings.allSatisfy { ($0.body as? CompletenessFinding)?.evidence == .figures })
    }
    #expect(found >= 95, "\(found) of 100")
  }

  /// Where last months are missing of all, no part of a part is told to have fallen, though its own totals are too rough to tell it.
  @Test func aPartOfPartsSharesTheTailOfTheWhole() {
    let cells: [(sex: String, region: String, level: Double, last: [Double])] = [
      ("F", "A", 10, [5, 1, 1]), ("F", "B", 30, [15, 8, 8]), ("M", "A", 30, [14, 8, 8]),
      ("M", "B", 40, [20, 9, 1]),
    ]
    let sums = ["F", "M", "_T"].flatMap { sex in
      ["A", "B", "_T"].map { region in
        let own = cells.filter { [$0.sex, "_T"].contains(sex) && [$0.region, "_T"].contains(region) }
        var series = StorySamples.series(
          Array(repeating: own.reduce(0) { $0 + $1.level }, count: 60)
            + (0..<3).map { month in own.reduce(0) { $0 + $1.last[month] } })
        series.key = [KeyPart(dimension: "sex", code: sex), KeyPart(dimension: "region", code: region)]
        return series
      }
    }
    #expect(SuspectedTails.periods(sums, periodsPerYear: 12) == Array(repeating: 3, count: 9))
  }

  @Test func stableFamiliesHaveNone() {
    for seed in 0..<200 {
      let family = Self.family([5, 20, 60], seed: UInt64(77_000 + 1000 * seed))
      #expect(SuspectedTails.periods(family, periodsPerYear: 12).allSatisfy { $0 == 0 }, "\(seed)")
    }
  }

  @Test func seasonsYearsAndWhatIsDeclaredHaveNone() {
    let wave = (0..<72).map { month -> Double in
      let place = month % 12
      return 50 + 9 * Double(place < 6 ? place : 11 - place)
    }
    for cut in 60...72 {
      let series = StorySamples.series(Array(wave.prefix(cut)))
      #expect(SuspectedTails.periods([series], periodsPerYear: 12) == [0], "\(cut)")
    }
    var declared = Self.family([40, 60, 90, 50], tail: [0.7, 0.4, 0.1], seed: 5)
    for place in declared.indices { declared[place].provisional = 3 }
    #expect(SuspectedTails.periods(declared, periodsPerYear: 12).allSatisfy { $0 == 0 })
    let years = StorySamples.series(
      [100, 101, 99, 100, 102, 98, 70, 40, 10], periods: (2010...2018).map(String.init))
    #expect(SuspectedTails.periods([years], periodsPerYear: 1) == [0])
    #expect(SuspectedTails.periods([], periodsPerYear: 12).isEmpty)
  }

  @Test func onePartThatFallsIsNoIncompleteSource() {
    var family = Self.family([40, 60, 90, 50], seed: 9)
    let last = family[1].values.count
    for (place, share) in zip((last - 3)..<last, [28.0, 16, 4]) {
      family[1].values[place] = share
      family[1].bounds[place] = (share, share)
    }
    #expect(SuspectedTails.periods(family, periodsPerYear: 12)[1] == 0)
  }
}
