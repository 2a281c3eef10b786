import Foundation
import Statistics
import Testing
import Trends

/// Steps at declared events: they are no trend, and a trend across one survives.
@Suite struct DeclaredEventTrendTests {
  private static func trend(_ values: [Double], events: [Int]) -> TrendFinding {
    var series = StorySamples.series(values.map { Optional($0) })
    series.events = events.map { ExplanationSamples.event($0) }
    return TrendAnalysis.trends([series], season: 12, periodsPerYear: 12, alpha: 0.05)[0]
  }

  private static func values(_ growth: Double, step: Double, seed: UInt64) -> [Double] {
    StorySamples.counts(
      (0..<120).map { 40 * exp(log(1 + growth) * Double($0 - 60) / 12) * ($0 >= 60 ? step : 1) }, seed: seed)
  }

  @Test(arguments: [2.0, 0.5]) func aPlantedEventIsNotCalledATrend(_ step: Double) throws {
    var (declared, undeclared) = (0, 0)
    for seed in 1...20 {
      let values = Self.values(0, step: step, seed: UInt64(seed))
      let found = Self.trend(values, events: [60])
      declared += [.rising, .falling].contains(try found.direction.get()) ? 1 : 0
      let ratio = try #require(found.steps.first?.ratio)
      #expect(found.steps.count == 1 && abs(log(ratio / step)) < 0.4)
      #expect(found.explanations.isEmpty)
      let without = Self.trend(values, events: [])
      #expect(without.steps.isEmpty)
      undeclared += try without.test.get().p < 0.05 ? 1 : 0
    }
    #expect(declared <= 3 && undeclared > declared)
  }

  @Test func aTrendAcrossAnEventSurvivesInDirectionSizeAndSlope() throws {
    for seed in 1...10 {
      let found = Self.trend(Self.values(0.2, step: 0.4, seed: UInt64(seed)), events: [60])
      #expect(try found.direction.get() == .rising)
      let ratio = try found.ratioPerYear.get()
      #expect(ratio.lower > 1.05 && ratio.upper < 1.4)
      #expect(try found.slopePerYear.get().value > 0)
    }
  }

  @Test func aStepNearAnEndOrWithoutEventsIsLeftOut() throws {
    let values = Self.values(0.1, step: 1, seed: 3)
    for place in [Int.min, -5, 0, 3, 116, 120, 900, Int.max] {
      #expect(Self.trend(values, events: [place]).steps.isEmpty)
    }
    #expect(Self.trend(values, events: [60, 61, 60, 90]).steps.map(\.event.place) == [60, 90])
    var series = StorySamples.series((0..<60).map { $0 < 30 ? 0 : 20 + Double($0 % 5) })
    series.events = [ExplanationSamples.event(30)]
    #expect(
      TrendAnalysis.trends([series], season: 1, periodsPerYear: 12, alpha: 0.05)[0].steps.isEmpty)
  }

  /// Exact values: the model is the truth, so it is found to rounding.
  @Test func anExactLineWithAnExactStepIsFound() throws {
    let values = (0..<72).map { Optional(100 * pow(1.1, Double($0) / 12) * ($0 >= 30 ? 1.5 : 1)) }
    let trend = try logLinearTrend(
      CountSeries(counts: values), season: 1, periodsPerYear: 12, steps: [30]
    ).get()
    #expect(abs(try trend.ratioPerYear.get().value - 1.1) < 1e-6)
    #expect(trend.steps.count == 1 && abs(trend.steps[0].ratio - 1.5) < 1e-6)
  }

  @Test func whatWasStoredWithoutStepsIsReadAndWhatHasThemComesBack() throws {
    let plain = Self.trend(Self.values(0, step: 1, seed: 1), events: [])
    let data = try JSONEncoder().encode(plain)
    let text = String(decoding: data, as: UTF8.self)
    #expect(!text.contains("steps") && !text.contains("explanations"))
    #expect(try JSONDecoder().decode(TrendFinding.self, from: data) == plain)

    let series = ExplanationSamples.table(sources: 3, seed: 5) { source, _, month in
      source == 2 && month >= 40 ? 45 : 15
    }
    let family = "all"
    let findings = ExplanationAnalysis.explained(
      TrendAnalysis.findings(series, season: 12, periodsPerYear: 12, alpha: 0.05, family: family),
      of: series, recording: RecordingContext(sourceDimension: "source"), periodsPerYear: 12)
    #expect(findings[0].trend?.explanations.first?.kind == "oneSource")
    let stored = try JSONEncoder().encode(findings)
    #expect(try JSONDecoder().decode([Finding].self, from: stored) == findings)
    let column = try #require(TrendFinding.columns.firstIndex(of: "explanations"))
    #expect(findings[0].body.lines[0].count == TrendFinding.columns.count)
    #expect(findings[0].body.lines[0][column]?.text.hasPrefix("oneSource=2004-05") == true)
    #expect(findings[0].body.facts.contains { $0.name == "explanation 1" })
  }
}
