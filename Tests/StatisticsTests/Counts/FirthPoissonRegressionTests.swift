import Statistics
import Testing

@Suite struct FirthPoissonRegressionTests {
  /// The same penalised likelihood maximised by numpy 2 (scoring) and by scipy's Nelder-Mead.
  @Test(arguments: [
    ([0.0, 0, 0, 0, 0, 3], -6.993116942183741, 1.6323963404330537, 0.9129274300716744),
    ([1, 0, 2, 1, 3, 2, 5, 4], -0.23527369877401086, 0.26395290252730147, 0.11137512709092293),
  ])
  func coefficientsAgreeWithDirectMaximisation(
    counts: [Double], intercept: Double, slope: Double, error: Double
  ) throws {
    let series = CountSeries(counts: counts.map(Optional.init))
    let fit = try firthPoissonRegression(series, design: CountDesign(periods: counts.count)).get()
    #expect(abs(fit.coefficients[0] - intercept) <= 1e-8 * abs(intercept))
    #expect(abs(fit.coefficients[1] - slope) <= 1e-8 * slope)
    let errors = try fit.standardErrors().get()
    #expect(abs(errors[1] - error) <= 1e-8)
  }

  /// With a level and a slope the penalty adds 1/2 for each, so the mean of six zeros is 1 / 6.
  @Test func onlyZerosHaveALevel() throws {
    let series = CountSeries(counts: [0, 0, 0, 0, 0, 0])
    let fit = try firthPoissonRegression(series, design: CountDesign(periods: 6)).get()
    #expect(abs(fit.coefficients[0] + 1.791759469228055) < 1e-9)
    #expect(abs(fit.coefficients[1]) < 1e-9)
  }
}
