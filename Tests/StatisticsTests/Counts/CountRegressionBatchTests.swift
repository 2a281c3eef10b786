import Statistics
import Testing

@Suite struct CountRegressionBatchTests {
  private let methods: [(@Sendable ([CountSeries], CountDesign) -> [Estimate<CountRegression>])] = [
    { poissonRegression($0, design: $1) }, { quasiPoissonRegression($0, design: $1) },
    { negativeBinomialRegression($0, design: $1) },
    { negativeBinomialRegression($0, design: $1, theta: .fixed(2)) },
    { firthPoissonRegression($0, design: $1) },
  ]

  @Test func aSeriesInABatchGetsToTheBitWhatItGetsAlone() {
    let design = CountDesign(periods: 10)
    // A series that holds what is not a number does not equal itself.
    let series = CountSamples.hostile.filter { !$0.counts.contains { $0?.isNaN ?? false } }
    for method in methods {
      let alone = series.map { method([$0], design)[0] }
      #expect(method(series, design) == alone)
      let backward = method(series.reversed(), design)
      #expect(backward == alone.reversed())
    }
  }

  @Test(arguments: [CountDesign.Season.none, .harmonics([4]), .factors(3), .harmonics([.nan, 0, -4, 2])])
  func everyHostileSeriesIsAValueOrAReason(season: CountDesign.Season) {
    for method in methods {
      for one in CountSamples.hostile {
        let design = CountDesign(periods: max(one.counts.count, 8), season: season)
        guard case .success(let fit) = method([one], design)[0] else { continue }
        var numbers = fit.coefficients + [fit.dispersion, fit.deviance, fit.pearsonChiSquared]
        numbers += [fit.logLikelihood, fit.akaikeCriterion ?? 0] + fit.fitted.compactMap(\.self)
        numbers += (try? fit.nullDeviance.get()).map { [$0] } ?? []
        for errors in [
          CountCovariance.classical, .hc0, .hc3, .neweyWest(lags: 20), .neweyWest(lags: -1),
        ] {
          numbers += (try? fit.standardErrors(errors).get()) ?? []
          let interval = try? fit.waldInterval(of: 1, errors: errors, reference: .studentT).get()
          numbers += interval.map { [$0.lower, $0.upper] } ?? []
          numbers += (try? fit.waldTest(of: 1, errors: errors).get()).map { [$0.statistic, $0.p] } ?? []
        }
        let profile = try? fit.profileInterval(of: 1).get()
        numbers += profile.map { [$0.lower, $0.value, $0.upper] } ?? []
        #expect(numbers.allSatisfy { $0.isFinite }, "\(one)")
      }
    }
  }

  @Test func anEmptyBatchIsEmpty() {
    for method in methods { #expect(method([], CountDesign(periods: 5)).isEmpty) }
    let none = CountDesign(periods: -1)
    for method in methods {
      let results = method(CountSamples.hostile, none)
      #expect(results.allSatisfy { $0 == .failure(.tooShort) })
    }
  }
}
