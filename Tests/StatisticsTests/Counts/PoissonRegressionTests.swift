import Statistics
import Testing

@Suite struct PoissonRegressionTests {
  private let design = CountDesign(periods: 36, season: .harmonics([12, 6]))
  private let series = CountSeries(
    counts: CountSamples.seasonal.map(Optional.init), exposure: CountSamples.population)

  /// statsmodels 0.15.0, GLM with Poisson family, offset and two pairs of waves.
  @Test func trendAndTwoHarmonicsAgreeWithThePeer() throws {
    let fit = try poissonRegression(series, design: design).get()
    let coefficients = [
      -12.064205413150837, 0.015287881247134389, 0.07216055442642666, -0.4818383211735999,
      0.04486151275415601, 0.08463245024876861,
    ]
    let errors = [
      0.12868017724320815, 0.0059180386878483135, 0.09007591157098042, 0.08725995192225236,
      0.08476708405671793, 0.08506641767187473,
    ]
    for (ours, theirs) in zip(fit.coefficients, coefficients) {
      #expect(abs(ours - theirs) <= 1e-9 * abs(theirs))
    }
    let own = try fit.standardErrors().get()
    for (ours, theirs) in zip(own, errors) {
      #expect(abs(ours - theirs) <= 1e-8 * theirs)
    }
  }

  /// The same software, with a level for each month.
  @Test func monthFactorsAgreeWithThePeer() throws {
    let plain = CountSeries(counts: CountSamples.seasonal.map(Optional.init))
    let fit = try quasiPoissonRegression(plain, design: CountDesign(periods: 36, season: .factors(12))).get()
    #expect(abs(fit.coefficients[CountDesign.trend] - 0.01603781199276916) <= 1e-11)
    #expect(abs(fit.coefficients[12] - 0.11126614053131534) <= 1e-9)
    #expect(abs(fit.deviance - 1.5590867916046458) <= 1e-10)
    #expect(abs(fit.dispersion - 0.06876672050809245) <= 1e-9)
  }

  @Test func aLargerExposureOnlyMovesTheLevel() throws {
    let tenfold = CountSeries(counts: series.counts, exposure: series.exposure?.map { $0.map { 10 * $0 } })
    let (one, ten) = try (
      poissonRegression(series, design: design).get(), poissonRegression(tenfold, design: design).get()
    )
    #expect(abs(one.coefficients[0] - ten.coefficients[0] - 2.302585092994046) < 1e-12)
    #expect(abs(one.coefficients[1] - ten.coefficients[1]) < 1e-14)
    #expect(abs(one.deviance - ten.deviance) < 1e-12)
  }

  @Test func periodsWithoutCountOrExposureDoNotEnter() throws {
    var gaps = series
    gaps.counts[3] = nil
    gaps.exposure?[7] = 0
    let fit = try poissonRegression(gaps, design: design).get()
    #expect(fit.count == 34)
    #expect(fit.fitted[3] == nil && fit.fitted[7] == nil && fit.fitted[8] != nil)
  }

  /// All counts stand at one place, or all zeros on one side of the others: the slope is infinite.
  @Test(arguments: [[0.0, 0, 0, 0, 0, 3], [0, 0, 0, 0, 0, 0, 0, 9], [8, 0, 0, 0, 0]])
  func separationIsAReason(counts: [Double]) {
    let series = CountSeries(counts: counts.map(Optional.init))
    let design = CountDesign(periods: counts.count)
    #expect(poissonRegression(series, design: design) == .failure(.separation))
    #expect(negativeBinomialRegression(series, design: design) == .failure(.separation))
  }

  @Test func aMonthThatIsAlwaysZeroSeparates() {
    let counts = (0..<36).map { Optional($0 % 12 == 4 ? 0.0 : 3 + Double($0 % 5)) }
    let series = CountSeries(counts: counts)
    let factors = CountDesign(periods: 36, season: .factors(12))
    #expect(poissonRegression(series, design: factors) == .failure(.separation))
    #expect((try? poissonRegression(series, design: CountDesign(periods: 36)).get()) != nil)
  }

  @Test func zerosOnBothSidesDoNotSeparate() throws {
    let fit = try poissonRegression(
      CountSeries(counts: [0, 0, 0, 4, 5, 0, 0, 0]), design: CountDesign(periods: 8)
    ).get()
    #expect(abs(fit.coefficients[1]) < 0.2)
  }

  @Test func reasonsAreTyped() {
    let design = CountDesign(periods: 6)
    func reason(_ counts: [Double?]) -> Estimate<CountRegression> {
      poissonRegression(CountSeries(counts: counts), design: design)
    }
    #expect(reason([1, 2]) == .failure(.tooShort))
    #expect(reason([0, 0, 0, 0, 0, 0]) == .failure(.allZero))
    #expect(reason([1, 2, 3, -4, 5, 6]) == .failure(.negativeValues))
    let waves = CountDesign(periods: 6, season: .harmonics([2]))
    let odd = CountSeries(counts: [nil, 2, nil, 3, nil, 1, nil, 4])
    #expect(poissonRegression(odd, design: waves) == .failure(.tooShort))
    // Every other period: the wave of two periods and the level are the same column.
    let long = CountSeries(counts: (0..<12).map { $0 % 2 == 0 ? nil : Double($0) })
    let longWaves = CountDesign(periods: 12, season: .harmonics([2]))
    #expect(poissonRegression(long, design: longWaves) == .failure(.tooShort))
  }

  @Test func aConstantSeriesHasNoTrendAndNoDispersion() throws {
    let series = CountSeries(counts: [Double?](repeating: 7, count: 10))
    let fit = try quasiPoissonRegression(series, design: CountDesign(periods: 10)).get()
    #expect(abs(fit.coefficients[1]) < 1e-12)
    #expect(fit.standardErrors() == .failure(.constant))
    #expect(fit.standardErrors(.hc0) == .failure(.constant))
    #expect(fit.profileInterval(of: 1) == .failure(.constant))
  }

  @Test func aProfileIntervalHoldsTheEstimateAndIsNotSymmetric() throws {
    let fit = try poissonRegression(
      CountSeries(counts: [0, 1, 0, 2, 1, 3, 2, 4]), design: CountDesign(periods: 8)
    ).get()
    let interval = try fit.profileInterval(of: 1).get()
    #expect(interval.lower < interval.value && interval.value < interval.upper)
    #expect(abs(interval.upper + interval.lower - 2 * interval.value) > 1e-3)
    #expect(fit.profileInterval(of: 9) == .failure(.tooShort))
  }
}
