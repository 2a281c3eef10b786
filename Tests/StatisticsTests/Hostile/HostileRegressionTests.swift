import Foundation
import LinearAlgebra
import Statistics
import Testing

/// Every method of regression and diagnostics on hostile series: a finite number or a reason, never a trap.
///
/// WAYMARK_HOSTILE sets how many series; without it a few thousand.
@Suite struct HostileRegressionTests {
  private static let count = HostileSeries.countInBlock(usual: 2_000)

  @Test(arguments: HostileSeries.blocks) func everyMethodGivesAFiniteNumberOrAReason(block: Int) {
    var random = HostileSeries(seed: 2_026 + UInt64(block))
    var numbers = 0
    var reasons = 0
    for place in 0..<Self.count {
      let series = random.next()
      for (name, answer) in Self.answers(series, isThorough: place % 8 == 0) {
        switch answer {
        case .failure: reasons += 1
        case .success(let values):
          numbers += 1
          if !values.allSatisfy(\.isFinite) { Issue.record("\(name) of \(series): \(values)") }
        }
      }
    }
    // Both outcomes occur, so neither branch is idle.
    #expect(numbers > Self.count && reasons > Self.count)
  }

  private static let kinds: [CoefficientCovariance] = [
    .classical, .hc0, .hc1, .hc2, .hc3, .hc4, .hc4m, .hc5, .neweyWest(lags: -1), .neweyWest(lags: 0),
    .neweyWest(lags: 3), .neweyWest(lags: .max - 1, correction: .degreesOfFreedom), .neweyWestAutomatic,
    .andrews(.none), .andrews(.firstOrder),
  ]

  /// Robust errors and exact distributions cost most of the time, so only a thorough look has them.
  private static func answers(_ series: [Double?], isThorough: Bool) -> [(String, Estimate<[Double]>)] {
    let known = series.enumerated().compactMap { place, value -> (Double, Double)? in
      value.flatMap { $0.isFinite ? (Double(place), $0) : nil }
    }
    let (index, values) = (known.map(\.0), known.map(\.1))
    var all: [(String, Estimate<[Double]>)] = []
    func add(_ name: String, _ test: Estimate<TestStatistic>) {
      all.append((name, test.map { [$0.value, $0.p] }))
    }
    for lags in [-1, 0, 1, 12, Int.max] {
      all.append(("autocorrelations", autocorrelations(values, lags: lags)))
      all.append(("partialAutocorrelations", partialAutocorrelations(values, lags: lags)))
      add("ljungBox", portmanteauTest(values, lags: lags))
      add("boxPierce", portmanteauTest(values, lags: lags, weighting: .boxPierce, fitted: 1))
    }
    add("jarqueBera", jarqueBeraTest(values))
    let fits: [(String, Estimate<LinearRegression>)] = [
      ("level", ordinaryLeastSquares(RegressionDesign(terms: []), values: values)),
      ("line", ordinaryLeastSquares(index: index, values: values, degree: 1)),
      ("cubic", ordinaryLeastSquares(index: index, values: values, degree: 3)),
      ("wave", ordinaryLeastSquares(.trendWithHarmonic(index, period: 12), values: values)),
      ("itself", ordinaryLeastSquares(RegressionDesign(terms: [values]), values: values)),
      (
        "weighted",
        weightedLeastSquares(
          .polynomial(index, degree: 1), values: values, weights: values.map { abs($0) + 1e-300 })
      ),
      ("zero weights", weightedLeastSquares(.polynomial(index, degree: 1), values: values, weights: values)),
    ]
    for (name, estimate) in fits {
      all.append(
        (name, estimate.map { $0.coefficients + $0.residuals + $0.leverages + [$0.residualVariance] }))
      guard case .success(let fit) = estimate else { continue }
      for kind in isThorough ? kinds : [.classical] {
        all.append(("\(name) errors \(kind)", fit.standardErrors(kind)))
        all.append(
          (
            "\(name) inference \(kind)",
            fit.inference(kind).map { $0.flatMap { [$0.t, $0.p, $0.estimate.lower, $0.estimate.upper] } }
          ))
      }
      for (what, value) in [
        ("determination", fit.determination), ("adjusted", fit.adjustedDetermination),
        ("likelihood", fit.logLikelihood), ("akaike", fit.akaike), ("schwarz", fit.schwarz),
        ("durbinWatson", fit.durbinWatson),
      ] { all.append(("\(name) \(what)", value.map { [$0] })) }
      for distribution in isThorough ? [DurbinWatsonDistribution.exact, .normal] : [.normal] {
        all.append(
          (
            "\(name) Durbin-Watson",
            fit.durbinWatsonTest(distribution).map { [$0.statistic, $0.tails.lower, $0.tails.upper] }
          ))
      }
      add("\(name) overall", fit.overallTest)
      for lags in [-1, 1, 2, Int.max] { add("\(name) Breusch-Godfrey", fit.breuschGodfreyTest(lags: lags)) }
      add("\(name) Breusch-Pagan", fit.breuschPaganTest())
      add("\(name) RESET", fit.resetTest())
      add("\(name) cumulative", fit.cumulativeResidualTest())
    }
    return all
  }

  @Test(arguments: HostileSeries.blocks) func everySeriesOfABatchHasAFiniteNumberOrAReason(block: Int) throws
  {
    var random = HostileSeries(seed: 7 + UInt64(block))
    let series = (0..<Self.count).map { _ in random.next() }
    let exposure = series.map { $0.map { $0.map(abs) } }
    let batch = SeriesBatch(series, exposure: exposure)
    let index = (0..<batch.periods).map(Double.init)
    let fits = try BatchLeastSquares.factorised(.trendWithHarmonic(index, period: 12), periods: batch.periods)
      .get()
    for weighting in [BatchWeighting.equal, .exposure] {
      for kind in [CoefficientCovariance.classical, .hc3] {
        let found = fits.fit(batch, weighting: weighting, errors: kind)
        let reasons = found.reasons.count { $0 != nil }
        #expect(found.coefficients.isFinite && found.standardErrors.isFinite)
        #expect(reasons > 0 && reasons < series.count)
      }
      #expect(fits.coefficients(batch, weighting: weighting).coefficients.isFinite)
    }
  }

  @Test func distributionsStayWithinTheirRange() {
    let extremes = [
      0, .leastNonzeroMagnitude, 1e-99, 1e-17, 0.3, 1, 2.5, 40, 1e5, 1e9, 1e13, 1e16, 1e99, .infinity,
    ]
    let places = extremes + [-.infinity, -40, -0.3, 1e-300, 1e-17, 0.99, 1e16, 1e160, 1e300]
    func check(_ tails: TailProbabilities, _ what: String) {
      let isSound =
        (0...1).contains(tails.lower) && (0...1).contains(tails.upper)
        && abs(tails.lower + tails.upper - 1) < 1e-6
      if !isSound { Issue.record("\(what): \(tails)") }
    }
    func check(_ number: Double, _ what: String) {
      if number.isNaN { Issue.record("\(what) is not a number") }
    }
    for first in extremes {
      for second in extremes {
        let continuous: [(String, (any ContinuousDistribution)?)] = [
          ("t", StudentTDistribution(degreesOfFreedom: first)),
          ("chi-square", ChiSquareDistribution(degreesOfFreedom: first)),
          ("gamma", GammaDistribution(shape: first, scale: second)),
          ("beta", BetaDistribution(a: first, b: second)),
          ("F", FDistribution(numeratorDegreesOfFreedom: first, denominatorDegreesOfFreedom: second)),
        ]
        let discrete: [(String, (any DiscreteDistribution)?)] = [
          ("Poisson", PoissonDistribution(mean: first)),
          ("binomial", BinomialDistribution(trials: first.rounded(), success: min(second, 1))),
          ("negative binomial", NegativeBinomialDistribution(mean: first, size: second)),
        ]
        for x in places {
          for (name, distribution) in continuous {
            guard let distribution else { continue }
            let what = "\(name)(\(first), \(second)) at \(x)"
            check(distribution.tails(x), what)
            check(distribution.density(x), what + " density")
          }
          for (name, distribution) in discrete {
            guard let distribution else { continue }
            let what = "\(name)(\(first), \(second)) at \(x)"
            check(distribution.tails(x), what)
            check(distribution.probability(x), what + " probability")
          }
        }
        for p in [-1, 0, .leastNonzeroMagnitude, 1e-10, 0.3, 0.5, 0.9, 1 - 1e-16, 1, 2] {
          for (name, distribution) in continuous {
            guard let distribution else { continue }
            check(distribution.quantile(p), "\(name)(\(first), \(second)) quantile \(p)")
            check(distribution.upperQuantile(p), "\(name)(\(first), \(second)) upper quantile \(p)")
          }
          for (name, distribution) in discrete {
            guard let distribution else { continue }
            check(distribution.quantile(p), "\(name)(\(first), \(second)) quantile \(p)")
            check(distribution.upperQuantile(p), "\(name)(\(first), \(second)) upper quantile \(p)")
          }
        }
      }
    }
  }
}
