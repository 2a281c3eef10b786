import Foundation
import Testing

@testable import Statistics

/// The fit against the same model computed with dense matrices by Reference/Numbers/make_log_linear_trend.py (numpy 2.4).
@Suite struct LogLinearTrendReferenceTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    var name: String
    var series: CountSeries
    var season = 1
    var periodsPerYear = 12.0
    var slope: Double
    var error: Double
    var independentError: Double
    var dependence: Dependence
    var capped: [Int] = []
    var hasMonthsThatAdd = false
    var testDescription: String { name }
  }

  private static func wave(
    _ seed: Int, _ count: Int, _ base: Double, growth: Double = 0, swing: Double = 0, memory: Double = 0,
    missing: Set<Int> = []
  ) -> [Double?] {
    LogLinearSamples.wave(
      seed, count, base, growth: growth, swing: swing, memory: memory, missing: missing, exp: { exp($0) })
  }

  private static let references: [Reference] = {
    let independent = Dependence(autocorrelation: 0, share: 0)
    var spike = wave(7, 60, 20)
    spike[30] = 400
    let exposure = (0..<72).map { Optional(1000 * pow(1.01, Double($0))) }
    return [
      Reference(
        name: "plain", series: CountSeries(counts: wave(1, 60, 20, growth: 0.004)), slope: 0.0312393101784,
        error: 0.0151606072963, independentError: 0.0151606072963, dependence: independent),
      Reference(
        name: "sparse", series: CountSeries(counts: wave(2, 120, 0.6, growth: 0.003)), slope: 0.0440926442796,
        error: 0.024378634516, independentError: 0.024378634516, dependence: independent),
      Reference(
        name: "persistent", series: CountSeries(counts: wave(3, 120, 40, growth: -0.002, memory: 0.8)),
        slope: -0.00537276785413, error: 0.0266988692334, independentError: 0.00883862902489,
        dependence: Dependence(autocorrelation: 0.8, share: 1)),
      Reference(
        name: "months", series: CountSeries(counts: wave(4, 72, 15, growth: 0.005, swing: 0.8)), season: 12,
        slope: 0.0854548778989, error: 0.0113330802481, independentError: 0.0113330802481,
        dependence: independent),
      Reference(
        name: "gaps",
        series: CountSeries(
          counts: wave(5, 72, 30, growth: 0.003, memory: 0.6, missing: Set(20..<30).union([3, 44]))),
        slope: 0.0387446707578, error: 0.0306105611281, independentError: 0.0163714045198,
        dependence: Dependence(autocorrelation: 0.6, share: 1)),
      Reference(
        name: "exposure",
        series: CountSeries(counts: wave(8, 72, 25, growth: 0.01, swing: 0.4), exposure: exposure),
        season: 12,
        slope: 0.00991558460493, error: 0.0301058778285, independentError: 0.0114019040067,
        dependence: Dependence(autocorrelation: 0.99, share: 0.5)),
      Reference(
        name: "month without events",
        series: CountSeries(counts: wave(6, 60, 9).enumerated().map { $0 % 12 == 0 ? 0 : $1 }), season: 12,
        slope: 0.0140574285174, error: 0.0184380299026, independentError: 0.0184380299026,
        dependence: independent),
      Reference(
        name: "one month stands out", series: CountSeries(counts: spike), slope: 0.0152363917108,
        error: 0.0197426090089, independentError: 0.0197426090089, dependence: independent, capped: [30]),
      Reference(
        name: "months that scatter alike", series: CountSeries(counts: LogLinearSamples.alike(10, 72)),
        season: 12,
        slope: 0.0153897891436, error: 0.00569306907309, independentError: 0.00569306907309,
        dependence: independent, hasMonthsThatAdd: true),
      Reference(
        name: "dependent months that scatter alike",
        series: CountSeries(counts: LogLinearSamples.alike(11, 96, memory: 0.7)), season: 12,
        slope: 0.0233771778536, error: 0.0149363925726, independentError: 0.00431419746691,
        dependence: Dependence(autocorrelation: 0.87, share: 0.9), hasMonthsThatAdd: true),
      Reference(
        name: "waves", series: CountSeries(counts: wave(9, 60, 0.5, swing: 0.9)), season: 12,
        slope: -0.0391833595141, error: 0.0898397555575, independentError: 0.0898397555575,
        dependence: independent),
      Reference(
        name: "annual", series: CountSeries(counts: [3, 5, 8, 13, 20, 33, 21, 40]), periodsPerYear: 1,
        slope: 0.355383273139, error: 0.0861733761594, independentError: 0.0440968870306,
        dependence: Dependence(autocorrelation: 0.87, share: 0.9)),
    ]
  }()

  @Test(arguments: references) func slopeErrorAndModelAreThoseOfDenseMatrices(_ reference: Reference) throws {
    let columns = TrendColumns(
      reference.series, season: reference.season, periodsPerYear: reference.periodsPerYear)
    let mean = try #require(TrendMean(columns))
    let fit = try #require(DependenceFit(mean))
    #expect((mean.variance == .constant) == reference.hasMonthsThatAdd)
    #expect(abs(fit.slope - reference.slope) < 1e-9)
    #expect(abs(fit.standardError / reference.error - 1) < 1e-8)
    #expect(abs(fit.independentError / reference.independentError - 1) < 1e-8)
    #expect(Dependence.candidates[fit.model] == reference.dependence)
    let trend = try logLinearTrend(
      reference.series, season: reference.season, periodsPerYear: reference.periodsPerYear
    ).get()
    #expect(trend.cappedPeriods == reference.capped)
    #expect(abs(log(try trend.ratioPerYear.get().value) - reference.slope) < 1e-9)
  }
}
