import Statistics
import Testing
import Trends

@testable import Stages

/// What every method says of series with hidden cells, and what is said of several together.
@Suite struct MethodFindingsTests {
  /// Twelve years of months, rising, with a season; some cells hidden as 0 to 4.
  private static func series(_ code: String, hidden: Set<Int> = []) -> LabelledSeries {
    var stream = RandomStream(seed: 3, series: UInt64(code.utf8.reduce(0) { $0 + Int($1) }))
    let values = (0..<144).map { place -> Double in
      let line = 50 + 0.5 * Double(place)
      let season = 10 * Double(place % 12)
      return (line + season + 8 * stream.normal()).rounded()
    }
    return LabelledSeries(
      measure: "detections", key: [KeyPart(dimension: "route", code: code)],
      periods: values.indices.map { "\(2009 + $0 / 12)-\($0 % 12 + 1)" },
      values: values.enumerated().map { hidden.contains($0) ? nil : $1 },
      bounds: values.enumerated().map { hidden.contains($0) ? (0, 4) : ($1, $1) },
      exposure: values.indices.map { 1000 + Double($0 * $0 % 97) })
  }

  private static func findings(_ series: [LabelledSeries], _ names: [String]) throws -> [Finding] {
    let requests =
      names == ["all"]
      ? TrendMethodRequest.all(hasExposure: true)
      : try names.map { try TrendMethodRequest($0, hasExposure: true) }
    return MethodFindings.findings(
      requests, over: series.map { TrendMethodInput(series: $0, season: 12, periodsPerYear: 12) })
  }

  private static func results(_ finding: Finding) throws -> [String: MethodResult] {
    try #require(finding.body as? MethodsFinding).results
  }

  @Test func aMethodThatTakesNoBoundsHasNoAnswerWhereValuesAreHidden() throws {
    let found = try Self.findings([Self.series("A", hidden: [5, 40]), Self.series("B")], ["all"])
    #expect(found.count == 3 && found.map { $0.key.first?.code } == ["A", "B", nil])
    let (hidden, known, both) = try (Self.results(found[0]), Self.results(found[1]), Self.results(found[2]))
    #expect(hidden.count + both.count == TrendMethod.all.count)
    for method in TrendMethod.all where method.hidden == .refused {
      let result = try #require(hidden[method.name] ?? both[method.name])
      #expect(result == MethodResult(notEstimable: .hiddenValues), "\(method.name)")
      if let whole = known[method.name] { #expect(whole.notEstimable != .hiddenValues, "\(method.name)") }
    }
    let bounded = TrendMethod.all.filter { $0.hidden == .asBounds }
    #expect(bounded.count == 7)
    for method in bounded { #expect(hidden[method.name]?.notEstimable != .hiddenValues, "\(method.name)") }
    #expect(try #require(found[2].body as? MethodsFinding).seriesTogether == 2)
    #expect(found[2].window.basis == SeriesBasis(known: 286, hidden: 2))
  }

  @Test func theDefaultVerdictByNameIsThatOfTheStage() throws {
    let series = [Self.series("A", hidden: [5, 40]), Self.series("B")]
    let trends = TrendAnalysis.trends(series, season: 12, periodsPerYear: 12, alpha: 0.05)
    for (finding, trend) in zip(try Self.findings(series, ["trend"]), trends) {
      let result = try #require(try Self.results(finding)["trend"])
      #expect(result["adjustedP"] == (try? trend.adjustedP.get()))
      #expect(result.quantities["direction"] == .word(try trend.direction.get().rawValue))
    }
  }

  /// A total repeats its parts, and would count each of them twice.
  @Test func totalsAreNotTakenTogetherWithTheirParts() throws {
    let parts = [Self.series("A"), Self.series("B")]
    let apart = try Self.findings(parts, ["mannKendallRegional"])
    let beside = try Self.findings(parts + [Self.series("_T")], ["mannKendallRegional"])
    #expect(apart == beside && apart.count == 1)
    let alone = try Self.findings([Self.series("_T")], ["mannKendallRegional"])
    #expect(try #require(alone.first?.body as? MethodsFinding).seriesTogether == 1)
  }

  @Test func withoutMethodsThereIsNothing() throws {
    #expect(try Self.findings([Self.series("A")], []).isEmpty)
  }
}
