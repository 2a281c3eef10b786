import Statistics
import TestSupport
import Testing
import Trends

@testable import Briefs
@testable import Stages

@Suite struct FindingStorageTests {
  private static let store = FindingsStore(bodies: FindingKindTests.bodies)

  @Test(arguments: 0..<60) func findingsAreReadAsTheyWereWritten(seed: UInt64) throws {
    var random = RandomFindings(seed: seed)
    for _ in 0..<20 {
      let findings = random.list()
      let bytes = try FindingsStore.bytes(findings)
      let read = try Self.store.findings(bytes)
      #expect(read == findings)
      #expect(try FindingsStore.bytes(read) == bytes)
    }
  }

  @Test(arguments: NotEstimable.allCases) func everyReasonIsKept(_ reason: NotEstimable) throws {
    let bodies: [any FindingBody] = [
      Self.trend(reason), RecordYearFinding(year: 2020, excess: .failure(reason)),
      MethodsFinding(results: ["pettitt": MethodResult(notEstimable: reason)]),
    ]
    for body in bodies {
      let findings = [Self.finding("AFG", body)]
      let bytes = try FindingsStore.bytes(findings)
      #expect(String(decoding: bytes, as: UTF8.self).contains(#""notEstimable":"\#(reason.rawValue)""#))
      #expect(try Self.store.findings(bytes) == findings)
    }
  }

  @Test func theFormsOfFindingsAreThoseOnRecord() throws {
    var direction = MethodResult(["slope": 1.5, "intercept": -3])
    direction.setList("places", [2, 4])
    direction.set("ratio", .success(IntervalEstimate(value: 1.1, lower: 1, upper: 1.25, level: 0.95)))
    direction.setReason("bic", .noConvergence)
    direction.setWord("direction", "rising")
    let findings = [
      Self.finding("AFG", Self.trend(nil)), Self.finding("=1+1", Self.trend(.allZero)),
      Self.finding(
        "AFG",
        MethodsFinding(results: [
          "theilSen:level=0.9": direction, "pettitt": MethodResult(notEstimable: .hiddenValues),
        ])),
      Finding(
        measure: "detections", key: [], window: Self.window, family: nil,
        body: MethodsFinding(results: ["mannKendallRegional": MethodResult(["p": 0.25])], seriesTogether: 2)),
    ]
    let json = String(decoding: try FindingsStore.bytes(findings), as: UTF8.self)
    #expect(
      try GoldenFile.difference(json.replacing("},{\"body\"", with: "},\n{\"body\""), "findings.json") == nil)
    for file in FindingsText.files(findings) {
      #expect(try GoldenFile.difference(file.text, "findings.\(file.kind).csv") == nil)
    }
  }

  @Test(arguments: [
    #"{"body":{"other":{"x":1}},"key":[],"measure":"m","window":WINDOW}"#,
    #"{"body":{},"key":[],"measure":"m","window":WINDOW}"#,
    #"{"body":{"methods":{"results":{}},"trend":{}},"key":[],"measure":"m","window":WINDOW}"#,
    #"{"body":{"methods":{"results":{}}},"key":[],"measure":"m"}"#, "{}", "7",
  ])
  func whatIsNoFindingIsRefused(_ text: String) throws {
    let window = #"{"basis":{"derived":0,"hidden":0,"known":1,"missing":0},"firstPeriod":"","lastPeriod":""}"#
    #expect(throws: DecodingError.self) {
      try FindingsStore().findings("[\(text.replacing("WINDOW", with: window))]".utf8)
    }
  }

  /// As a version before typed bodies printed it, the second time with what the first of them left out.
  @Test(arguments: [false, true]) func theFormOfEarlierVersionsIsRead(isFirst: Bool) throws {
    let text = """
      [{"adjustedP":{"value":0.25},"basis":{"derived":0,"hidden":2,"known":194,"missing":0},"count":194,\
      "direction":{"value":"noClearChange"},"directionAtHigh":{"notEstimable":"tooFewKnown"},\
      "directionAtLow":{"value":"rising"},"dispersion":{"value":31.5},"family":"all series of trends[AFG]",\
      "firstPeriod":"2009-01","isDeseasonalised":false,"isPerExposure":false,\
      "key":[{"code":"BLKS","dimension":"route"}],"lastPeriod":"2025-04","measure":"detections",\
      "multiplicity":"holm","pattern":{"value":"none"},"percentPerYear":{"notEstimable":"zeroBaseline"},\
      "rateModel":"quasiPoisson",\
      "rateRatioPerYear":{"value":{"level":0.95,"lower":0.5,"upper":1.5,"value":1}},\
      "slopePerYear":{"value":{"level":0.95,"lower":0,"upper":0,"value":0}},\
      "test":{"value":{"autocorrelation":0.5,"p":0.125,"s":78,"z":0.0625}}}]
      """
    let oldest = text.replacing(#""basis":{"derived":0,"hidden":2,"known":194,"missing":0},"#, with: "")
      .replacing(#""multiplicity":"holm","#, with: "")
    let finding = try #require(try FindingsStore().findings((isFirst ? oldest : text).utf8).first)
    #expect(finding.key == [KeyPart(dimension: "route", code: "BLKS")] && finding.measure == "detections")
    #expect(finding.window.firstPeriod == "2009-01" && finding.window.lastPeriod == "2025-04")
    #expect(finding.window.basis == SeriesBasis(known: 194, hidden: isFirst ? 0 : 2))
    #expect(
      finding.family
        == FindingFamily(
          words: "all series of trends[AFG]", series: 1,
          multiplicity: isFirst ? .benjaminiHochberg : .holm))
    let trend = try #require(finding.trend)
    #expect(trend.directionAtBounds == .init(low: .success(.rising), high: .failure(.tooFewKnown)))
    #expect(trend.adjustedP == .success(0.25) && trend.story == .failure(.noConvergence))
    #expect(try trend.ratioPerYear.get().upper == 1.5 && trend.test.get().method == .mannKendallSeasonalAR1)
  }

  private static let window = FindingWindow(
    firstPeriod: "2009-01", lastPeriod: "2025-04", basis: SeriesBasis(known: 190, hidden: 4, missing: 2))

  private static func finding(_ code: String, _ body: any FindingBody) -> Finding {
    Finding(
      measure: "detections", key: [KeyPart(dimension: "route", code: code)], window: window,
      family: FindingFamily(words: "all series of trends", series: 1, multiplicity: .holm), body: body)
  }

  /// Every estimate missing for a reason, or none.
  private static func trend(_ reason: NotEstimable?) -> TrendFinding {
    func estimate<Value>(_ value: Value) -> Estimate<Value> {
      reason.map(Estimate.failure) ?? .success(value)
    }
    let interval = IntervalEstimate(value: 2, lower: -0.5, upper: 4.25, level: 0.95)
    return TrendFinding(
      test: estimate(
        .init(
          method: .logLinearTrend, statistic: 1.5, p: 0.125, persistence: 0.5, correlatedShare: 0.25,
          drift: .possible)),
      ratioPerYear: estimate(interval), slopePerYear: estimate(interval),
      smallestDetectableRatio: estimate(1.25), dispersion: estimate(31.5), isPerExposure: false,
      pattern: estimate(.intensifyingHigh), adjustedP: estimate(0.25), direction: estimate(.rising),
      directionAtBounds: .init(low: estimate(.noClearChange), high: estimate(.rising)),
      story: estimate(
        SeriesStory(
          stretches: [
            Stretch(
              first: "2009-01", last: "2025-04", start: nil, direction: .level, mean: ValueBounds(4),
              from: ValueBounds(4), to: ValueBounds(low: 4, high: 5),
              peak: DatedValue(period: "2010-02", value: ValueBounds(9)))
          ], peak: DatedValue(period: "2010-02", value: ValueBounds(9)),
          trough: DatedValue(period: "2011-02", value: ValueBounds(0)))))
  }
}
