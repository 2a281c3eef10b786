import Foundation
import Statistics
import Testing
import Trends

/// What a finding says of a series: one direction, sizes that agree with it, and what happened.
@Suite struct TrendAnalysisTests {
  private static func series(
    _ values: [Double?], bounds: [(low: Double, high: Double)?]? = nil, exposure: [Double?]? = nil
  ) -> LabelledSeries {
    let periods = values.indices.map { place in
      let month = place % 12 + 1
      return "\(2009 + place / 12)-\(month < 10 ? "0" : "")\(month)"
    }
    return LabelledSeries(
      measure: "detections", key: [], periods: periods, values: values,
      bounds: bounds ?? values.map { $0.map { ($0, $0) } }, exposure: exposure)
  }

  private static func finding(_ series: LabelledSeries, season: Int = 12) -> TrendFinding {
    TrendAnalysis.trends([series], season: season, periodsPerYear: 12, alpha: 0.05)[0]
  }

  private static func poisson(_ means: [Double], seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed, series: 1)
    return means.map { mean in
      var (count, probability, rest) = (0.0, exp(-mean), stream.uniform())
      while rest > probability, count < 10_000 {
        rest -= probability
        count += 1
        probability *= mean / count
      }
      return count
    }
  }

  @Test(arguments: [[1.0, 1], [5, 0.1], [100, 3], [2, 40]])
  func anExactlyStraightLineRisesAndItsMirrorFalls(_ line: [Double]) throws {
    let values = (0..<60).map { line[0] + line[1] * Double($0) }
    let up = Self.finding(Self.series(values))
    #expect(try up.direction.get() == .rising && up.adjustedP.get() < 0.001)
    #expect(try up.ratioPerYear.get().value > 1 && up.slopePerYear.get().value > 0)
    let down = Self.finding(Self.series(values.reversed()))
    #expect(try down.direction.get() == .falling && down.ratioPerYear.get().value < 1)
  }

  /// Most months are zero, so the median slope is: that blocks no direction.
  @Test func aMedianSlopeOfZeroBlocksNoDirection() throws {
    var rising = 0
    for seed in 1...20 {
      let values = Self.poisson(
        (0..<196).map { 0.5 * exp(log(1.2) * Double($0) / 12) }, seed: UInt64(seed))
      let finding = Self.finding(Self.series(values))
      if try finding.direction.get() == .rising { rising += 1 }
      #expect(try finding.direction.get() != .falling)
    }
    #expect(rising >= 18)
  }

  /// A hot month at the end of three years is no growth of a third a year.
  @Test(arguments: [[35], [33, 34]]) func theSizeIsKnownWithoutHotMonths(_ hot: [Int]) throws {
    var values = Self.poisson([Double](repeating: 200, count: 36), seed: 41)
    #expect(Self.finding(Self.series(values)).withoutExceptional == nil)
    for place in hot { values[place] = 2_400 }
    let finding = Self.finding(Self.series(values))
    let without = try #require(finding.withoutExceptional)
    #expect(without.periods == hot.map { "2011-\($0 - 23)" })
    #expect(try finding.ratioPerYear.get().value > 1.1)
    #expect((0.95...1.05).contains(without.ratioPerYear.value) && without.p > 0.05)
    #expect(try finding.direction.get() == .noClearChange)
  }

  /// Four single months twice as high in the last year are no trend of the others.
  @Test func whatExceptionalMonthsAloneMakeHasNoDirection() throws {
    var doubted = 0
    for seed in 1...20 {
      var values = Self.poisson([Double](repeating: 200, count: 36), seed: UInt64(100 + seed))
      for place in [25, 28, 31, 34] { values[place] = 400 }
      let finding = Self.finding(Self.series(values))
      if finding.doubt == .exceptionalPeriods {
        doubted += 1
        #expect(try finding.test.get().p < 0.05 && finding.direction.get() == .noClearChange)
      }
    }
    #expect(doubted >= 2)
  }

  @Test func aSurgeAndItsEndIsAChangeInNoOneDirection() throws {
    let means = (0..<196).map { (60..<84).contains($0) ? 900.0 : 50 }
    let finding = Self.finding(Self.series(Self.poisson(means, seed: 4)))
    #expect(try finding.direction.get() == .changed)
    let story = try finding.story.get()
    #expect(story.stretches.map(\.first) == ["2009-01", "2014-01", "2016-01"])
    #expect(story.stretches.map(\.direction) == [.level, .level, .level])
  }

  /// The last three months are half of what they will be: nothing is said of them.
  @Test func whatIsProvisionalAtTheEndMakesNoFall() throws {
    var values = Self.poisson([Double](repeating: 200, count: 120), seed: 7)
    let whole = Self.finding(Self.series(values))
    for (place, share) in zip(117..<120, [0.7, 0.4, 0.1]) {
      values[place] = (values[place] * share).rounded()
    }
    var late = Self.series(values)
    late.provisional = 3
    let finding = Self.finding(late)
    #expect(try finding.direction.get() == .noClearChange && whole.direction.get() == .noClearChange)
    #expect(try finding.story.get().stretches.map(\.last) == ["2018-09"])
    // A series that is provisional throughout is tested as it is.
    late.provisional = 120
    #expect((try? Self.finding(late).test.get()) != nil)
  }

  @Test func hiddenValuesThatPointBothWaysLeaveNoDirection() throws {
    let values: [Double?] = (0..<60).map { $0 % 2 == 0 ? 10 + Double($0 % 3) : nil }
    let bounds: [(low: Double, high: Double)?] = values.enumerated().map { place, value in
      if let value { return (low: value, high: value) }
      return (low: 0, high: place < 30 ? 40 : 4)
    }
    let finding = Self.finding(Self.series(values, bounds: bounds), season: 1)
    #expect(finding.directionAtBounds != nil)
    if let q = try? finding.adjustedP.get(), q < 0.05 {
      #expect(try finding.direction.get() != .rising && finding.direction.get() != .falling)
    }
  }

  /// Counts that grow with the population they come from: the number rises, the rate does not.
  @Test func withAnExposureAllIsThatOfTheRate() throws {
    let persons = (0..<120).map { 1000 * exp(0.008 * Double($0)) }
    let values = Self.poisson(persons.map { $0 * 0.2 }, seed: 3)
    let counts = Self.finding(Self.series(values))
    #expect(try counts.direction.get() == .rising && !counts.isPerExposure)
    let rate = Self.finding(Self.series(values, exposure: persons))
    #expect(try rate.isPerExposure && rate.test.get().p > 0.05)
    let interval = try rate.ratioPerYear.get()
    #expect(interval.lower < 1 && interval.upper > 1)
    let slope = try rate.slopePerYear.get()
    #expect(slope.lower < 0 && slope.upper > 0 && slope.upper < 0.1)
  }

  /// Where a value is below zero no ratio tells of it: the rank test does.
  @Test func valuesBelowZeroAreTestedByRanks() throws {
    let finding = Self.finding(Self.series((0..<60).map { Double($0) - 30 + Double($0 % 5) }))
    #expect(try finding.test.get().method == .mannKendallSeasonalAR1 && finding.direction.get() == .rising)
    #expect(finding.ratioPerYear == .failure(.negativeValues))
  }

  /// One event in many empty months is no trend, wherever it stands.
  @Test(arguments: [0, 100, 180, 191, 195]) func oneEventIsNoTrend(_ place: Int) throws {
    var values = [Double](repeating: 0, count: 196)
    values[place] = 1
    let direction = try Self.finding(Self.series(values)).direction.get()
    if (10..<186).contains(place) { #expect(direction == .noClearChange) }
    let p = try Self.finding(Self.series(values)).test.get().p
    #expect(p >= 2 * Double(min(place, 195 - place) + 1) / 196 - 1e-9)
  }

  @Test func aSeriesSaysTheSameWhateverStandsBesideIt() throws {
    let own = Self.series(Self.poisson([Double](repeating: 20, count: 120), seed: 9))
    let others = (0..<70).map {
      Self.series(Self.poisson([Double](repeating: 5, count: 36 + $0), seed: UInt64($0)))
    }
    let alone = Self.finding(own)
    let beside = TrendAnalysis.trends(others + [own], season: 12, periodsPerYear: 12, alpha: 0.05)[70]
    #expect(
      alone.test == beside.test && alone.story == beside.story && alone.ratioPerYear == beside.ratioPerYear)
  }
}
