import Statistics
import Testing
import Trends

/// What else explains a change: where it is so, and where it is not.
@Suite struct ExplanationAnalysisTests {
  private typealias Samples = ExplanationSamples

  /// Evidence that recording changed, rather than that it did not.
  private static let doubts = [
    "coverage", "definition", "unknown", "backlog", "incompleteTail", "sharedShift", "oneSource",
  ]

  @Test func aRiseInEverySourceIsToldToHoldInEachAndHasNoOtherExplanation() {
    var holds = 0
    for seed in 1...10 {
      let series = Samples.table(seed: UInt64(seed)) { _, _, month in 12 * (1 + Double(month) / 36) }
      let kinds = Samples.kinds(Samples.explanations(series)[0])
      #expect(!kinds.contains(where: Self.doubts.contains), "seed \(seed): \(kinds)")
      holds += kinds.contains("eachSource") ? 1 : 0
    }
    #expect(holds >= 9)
  }

  @Test func seriesInWhichNothingHappensHaveNoOtherExplanation() {
    for seed in 1...20 {
      let series = Samples.table(hasUnknown: true, seed: UInt64(seed)) { _, _, _ in 12 }
      for (one, explanations) in zip(series, Samples.explanations(series)) {
        let kinds = Samples.kinds(explanations)
        #expect(!kinds.contains(where: Self.doubts.contains), "seed \(seed), \(one.key): \(kinds)")
      }
    }
  }

  @Test func aSourceThatEndsIsAChangeOfCoverage() throws {
    let series = Samples.table(sources: 3, seed: 4) { source, _, month in
      source == 1 && month >= 40 ? 0 : 15
    }
    let explanations = Samples.explanations(series)
    guard case .coverage(let change)? = explanations[0].first else {
      Issue.record("\(explanations[0])")
      return
    }
    #expect(change.sources == [.init(code: "source-1", event: .ended, period: "2004-04")])
    #expect(change.ratio < 0.8 && change.ratioWithout > 0.9 && change.scope == .series)
    // What is not known by source has the coverage of its total.
    let ofParts = explanations.dropFirst(4).joined().compactMap { one -> CoverageChange? in
      if case .coverage(let change) = one { change } else { nil }
    }
    #expect(!ofParts.isEmpty && ofParts.allSatisfy { $0.scope == .total })
  }

  @Test func aRiseOfOneSourceDisappearsWithoutIt() {
    let series = Samples.table(sources: 3, seed: 5) { source, _, month in
      source == 2 && month >= 40 ? 45 : 15
    }
    guard case .oneSource(let one)? = Samples.explanations(series)[0].first else {
      Issue.record("\(Samples.explanations(series)[0])")
      return
    }
    #expect(one.code == "source-2" && one.start == "2004-05" && one.ratioWithout < 1.15)
  }

  @Test func withoutADimensionOfSourcesNothingIsSaidOfSources() {
    let series = Samples.table(sources: 3, seed: 5) { source, _, month in
      source == 2 && month >= 40 ? 45 : 15
    }
    let kinds = Samples.explanations(series, recording: RecordingContext()).joined().map(\.kind)
    #expect(!kinds.contains("oneSource") && !kinds.contains("eachSource") && !kinds.contains("coverage"))
  }

  @Test func aJumpOfAllCategoriesIsPerhapsOneOfRecordingAndOneOfAFewIsNot() {
    let shared = Samples.table(sources: 1, forms: 5, seed: 7) { _, _, month in month >= 40 ? 51 : 30 }
    guard
      case .sharedShift(let shift)? = Samples.explanations(shared)[0].first(where: {
        $0.kind == "sharedShift"
      })
    else {
      Issue.record("\(Samples.explanations(shared)[0])")
      return
    }
    #expect(shift.start == "2004-05" && shift.dimensions == ["form"] && shift.shared >= 4)
    // One large part moves the total, and none of the others.
    let large = Samples.table(sources: 1, forms: 5, seed: 8) { _, form, month in
      form == 0 ? (month >= 40 ? 300 : 100) : 20
    }
    #expect(!Samples.explanations(large).joined().map(\.kind).contains("sharedShift"))
    // Two of five rise.
    let few = Samples.table(sources: 1, forms: 5, seed: 9) { _, form, month in
      form < 2 && month >= 40 ? 80 : 30
    }
    #expect(!Samples.explanations(few).joined().map(\.kind).contains("sharedShift"))
  }

  @Test func aDeclaredEventTakesThePlaceOfAnUndeclaredShift() {
    var series = Samples.table(sources: 1, forms: 5, seed: 7) { _, _, month in month >= 40 ? 51 : 30 }
    for place in series.indices { series[place].events = [Samples.event(41)] }
    let kinds = Samples.explanations(series).joined().map(\.kind)
    #expect(!kinds.contains("sharedShift") && kinds.contains("event"))
    // Three months away is not near.
    for place in series.indices { series[place].events = [Samples.event(43)] }
    #expect(!Samples.explanations(series).joined().map(\.kind).contains("event"))
  }

  @Test func aBreakAndANewCategoryAreToldWhereAChangeBegins() {
    var series = Samples.table(sources: 1, forms: 2, seed: 11) { _, form, month in
      form == 0 && month >= 40 ? 60 : 30
    }
    series[2].breaks = [40]
    let starts = RecordingContext(starts: [.init(dimension: "form", code: "form-9", period: "2004-05")])
    let explanations = Samples.explanations(series, recording: starts)[2]
    #expect(
      explanations.prefix(2) == [
        .definition(.init(period: "2004-05", sign: .breakMark)),
        .definition(.init(period: "2004-05", sign: .categoryBegins(dimension: "form", code: "form-9"))),
      ])
    series[2].breaks = [20]
    let elsewhere = RecordingContext(starts: [.init(dimension: "form", code: nil, period: "2003-01")])
    #expect(
      !Samples.explanations(series, recording: elsewhere).joined().map(\.kind).contains("definition"))
  }

  @Test func aPeakIsABacklogUnlessEventsPeakInTheSamePeriod() {
    var values = StorySamples.counts([Double](repeating: 40, count: 60), seed: 3).map { Optional($0) }
    values[30] = 170
    let recorded = [Samples.series(["_T", "_T"], values)]
    func kinds(_ events: [Double?]) -> [AlternativeExplanation] {
      Samples.explanations(
        recorded, recording: RecordingContext(byEventPeriod: [Samples.series(["_T", "_T"], events)]))[0]
    }
    let spread = StorySamples.counts([Double](repeating: 42, count: 60), seed: 4).map { Optional($0) }
    guard case .backlog(let backlog)? = kinds(spread).first else {
      Issue.record("\(kinds(spread))")
      return
    }
    #expect(backlog.period == "2003-07" && backlog.value == 170)
    #expect(backlog.evidence == .spreadOverEventPeriods)
    #expect(!kinds(values).map(\.kind).contains("backlog"))
    guard case .backlog(let alone)? = Samples.explanations(recorded)[0].first else {
      Issue.record("no backlog")
      return
    }
    #expect(alone.evidence == .heightOnly)
  }

  @Test func aPeakOfOnePartAloneIsNoBacklog() {
    let series = Samples.table(sources: 2, forms: 3, seed: 12) { _, form, month in
      form == 0 && month == 30 ? 150 : 20
    }
    #expect(!Samples.explanations(series).joined().map(\.kind).contains("backlog"))
  }

  @Test func aTailThatIsDeclaredProvisionalNeedsNoExplanation() {
    let falls = [0.8, 0.6, 0.4, 0.2]
    var series = Samples.table(seed: 13) { _, _, month in month >= 68 ? 30 * falls[month - 68] : 30 }
    #expect(Samples.kinds(Samples.explanations(series)[0]).first == "incompleteTail")
    for place in series.indices { series[place].provisional = 4 }
    #expect(!Samples.explanations(series).joined().map(\.kind).contains("incompleteTail"))
  }

  @Test func whatASinglePeriodShowsIsExplainedToo() {
    let series = Samples.table(sources: 3, seed: 14) { source, _, month in
      source == 0 && month == 71 ? 90 : 15
    }
    let found = ExplanationAnalysis.explanations(
      series, at: [71] + series.dropFirst().map { _ in nil },
      recording: RecordingContext(sourceDimension: "source"), periodsPerYear: 12)
    #expect(found[0].map(\.kind) == ["oneSource"] && found.dropFirst().allSatisfy(\.isEmpty))
    #expect(
      ExplanationAnalysis.explanations(
        series, at: [900], recording: RecordingContext(), periodsPerYear: 12) == [[]])
  }

  @Test func hostileSeriesAreExplainedByNothingThatTraps() {
    let hostile: [[Double?]] = [
      [], [nil], [0], [1e300, -1e300, 1e308, 5], [Double.nan, 3, .infinity, 4, 5, 6, 7],
      Array(repeating: nil, count: 70), Array(repeating: 0, count: 70),
      (0..<70).map { $0 % 2 == 0 ? 1e308 : 0 }, (0..<70).map { Double($0) * .leastNonzeroMagnitude },
      (0..<70).map { $0 < 35 ? nil : 1e15 },
    ]
    var series = hostile.enumerated().map {
      Samples.series([["_T", "a", "b", "_U"][$0 % 4], $0 < 5 ? "_T" : "c"], $1)
    }
    for place in series.indices {
      series[place].events = [Samples.event(3)]
      series[place].events[0].place = [Int.min, Int.max, -1, 35][place % 4]
      series[place].breaks = [Int.min, -1, 35, Int.max]
    }
    let recording = RecordingContext(
      sourceDimension: "source", starts: [.init(dimension: "form", code: nil, period: "2003-01")],
      byEventPeriod: series)
    for perYear in [1, 4, 12, 52, 365] {
      let trends = TrendAnalysis.trends(series, season: 1, periodsPerYear: perYear, alpha: 0.05)
      let found = ExplanationAnalysis.explanations(
        series, trends: trends, recording: recording, periodsPerYear: perYear)
      #expect(found.count == series.count)
    }
  }
}
