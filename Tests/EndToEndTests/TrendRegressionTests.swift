import Testing

@Suite struct TrendRegressionTests {
  private func run(_ method: String, _ more: String...) throws -> CommandRun {
    let workspace = try Workspace()
    let rows = (0..<12).map { "\(2000 + $0),\($0 * $0 % 7 + 3 * $0),\($0 + 1),a\n" }
    try workspace.write("year,count,people,place\n" + rows.joined(), to: "series.csv")
    return try CommandRun.waymark(
      ["trend", "series.csv", "--time", "year", "--value", "count", "--by", "place", "--method", method]
        + more,
      in: workspace.url)
  }

  @Test func aRegressionHasItsCoefficientsAndErrors() throws {
    let result = try run(
      "ordinaryLeastSquares:errors=hc3,ordinaryLeastSquares:degree=2:errors=neweyWest:lag=2")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.contains("\"ordinaryLeastSquares:errors=hc3\":{\"coefficients\":["))
    #expect(result.output.contains("\"standardErrors\":["))
  }

  @Test func theTestsOfResidualsHaveAStatisticAndAProbability() throws {
    let methods = [
      "durbinWatson", "breuschGodfrey:lags=1", "breuschPagan", "reset", "cumulativeResiduals", "jarqueBera",
      "ljungBox:lags=3", "boxPierce", "autocorrelation", "partialAutocorrelation:lags=2",
    ]
    let result = try run(methods.joined(separator: ","))
    #expect(result.exitCode == 0, "\(result.messages)")
    for method in methods { #expect(result.output.contains("\"\(method)\":{")) }
    #expect(!result.output.contains("notEstimable"), "\(result.output)")
  }

  @Test func weightsAreTheExposure() throws {
    let result = try run("weightedLeastSquares", "--exposure", "people")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.contains("\"weightedLeastSquares\":{\"coefficients\":["))
    #expect(try run("weightedLeastSquares").exitCode == 2)
  }
}
