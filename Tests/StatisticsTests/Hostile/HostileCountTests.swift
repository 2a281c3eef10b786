import Statistics
import Testing

/// Log-linear models of hostile counts: finite numbers or a reason, and the same alone and in a batch.
@Suite struct HostileCountTests {
  private static let methods:
    [(name: String, fit: @Sendable ([CountSeries], CountDesign) -> [Estimate<CountRegression>])] = [
      ("Poisson", { poissonRegression($0, design: $1) }),
      ("quasi-Poisson", { quasiPoissonRegression($0, design: $1) }),
      ("negative binomial", { negativeBinomialRegression($0, design: $1) }),
      ("given theta", { negativeBinomialRegression($0, design: $1, theta: .fixed(0.7)) }),
      ("Firth", { firthPoissonRegression($0, design: $1) }),
    ]

  private static let seasons: [CountDesign.Season] = [
    .none, .harmonics([4]), .factors(3), .harmonics([12, 6]), .factors(12), .harmonics([.nan, 0, -4, 2]),
  ]

  @Test(arguments: HostileSeries.blocks) func everyModelGivesAFiniteNumberOrAReason(block: Int) {
    var random = HostileSeries(seed: 50 + UInt64(block))
    var (numbers, reasons) = (0, 0)
    for place in 0..<HostileSeries.countInBlock(usual: 400) {
      let series = (0..<4).map { _ in
        // Counts and values that are none take turns.
        let counts = random.next().map { value in value.map { place % 3 == 0 ? $0 : abs($0).rounded() } }
        let exposure = place % 2 == 0 ? nil : Optional(random.next())
        return CountSeries(counts: counts, exposure: exposure)
      }
      let periods = series.map(\.counts.count).max() ?? 0
      let design = CountDesign(periods: periods, season: Self.seasons[place % Self.seasons.count])
      for (name, fit) in Self.methods {
        let together = fit(series, design)
        #expect(together.count == series.count)
        for (one, result) in zip(series, together) {
          switch result {
          case .failure: reasons += 1
          case .success(let regression):
            numbers += 1
            let values = Self.numbers(of: regression, withProfile: place % 8 == 0)
            #expect(values.allSatisfy { $0.isFinite }, "\(name) of \(one)")
          }
        }
      }
    }
    #expect(numbers > 0 && reasons > 0)
  }

  private static func numbers(of fit: CountRegression, withProfile: Bool) -> [Double] {
    var numbers = fit.coefficients + [fit.dispersion, fit.deviance, fit.pearsonChiSquared, fit.logLikelihood]
    numbers += [fit.akaikeCriterion].compactMap(\.self) + fit.fitted.compactMap(\.self)
    numbers += [try? fit.nullDeviance.get()].compactMap(\.self)
    for errors in [CountCovariance.classical, .hc0, .hc3, .neweyWest(lags: 20), .neweyWest(lags: -1)] {
      numbers += (try? fit.standardErrors(errors).get()) ?? []
      numbers += (try? fit.covariance(errors).get())?.flatMap(\.self) ?? []
      for place in [CountDesign.intercept, CountDesign.trend, -1, 99] {
        let interval = try? fit.waldInterval(of: place, errors: errors).get()
        numbers += interval.map { [$0.lower, $0.value, $0.upper] } ?? []
        numbers += (try? fit.waldTest(of: place, errors: errors).get()).map { [$0.statistic, $0.p] } ?? []
      }
    }
    if withProfile, let profile = try? fit.profileInterval(of: CountDesign.trend).get() {
      numbers += [profile.lower, profile.value, profile.upper]
    }
    return numbers
  }
}
