import Statistics
import Testing

@Suite struct NegativeBinomialRegressionTests {
  private let design = CountDesign(periods: 12)

  @Test func countsThatVaryLittleAreAtThePoissonLimit() throws {
    let series = CountSeries(counts: [5, 6, 5, 7, 6, 7, 8, 7, 9, 8, 9, 10])
    let fit = try negativeBinomialRegression(series, design: design).get()
    #expect(fit.family == .negativeBinomial(.poissonLimit))
    let poisson = try poissonRegression(series, design: design).get()
    #expect(fit.coefficients == poisson.coefficients)
  }

  @Test func aLikelihoodWithThetaFoundIsTheLargest() throws {
    let series = CountSeries(counts: [5, 0, 12, 3, 25, 1, 8, 40, 2, 17, 0, 30])
    let fit = try negativeBinomialRegression(series, design: design).get()
    guard case .negativeBinomial(.estimated(let theta, let error)) = fit.family else {
      Issue.record("theta was not found")
      return
    }
    #expect(error > 0)
    for factor in [0.9, 0.99, 1.01, 1.1] {
      let other = try negativeBinomialRegression(series, design: design, theta: .fixed(theta * factor)).get()
      #expect(other.logLikelihood < fit.logLikelihood)
    }
    let same = try negativeBinomialRegression(series, design: design, theta: .fixed(theta)).get()
    for (one, other) in zip(same.coefficients, fit.coefficients) { #expect(abs(one - other) < 1e-9) }
  }

  @Test(arguments: [0, -1, Double.infinity, .nan])
  func aThetaThatIsNoneIsAReason(theta: Double) {
    let series = CountSeries(counts: [5, 0, 12, 3, 25, 1, 8, 40, 2, 17, 0, 30])
    #expect(
      negativeBinomialRegression(series, design: design, theta: .fixed(theta)) == .failure(.noConvergence))
  }
}
