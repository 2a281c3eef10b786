import Statistics

extension TrendMethod {
  /// The Mann-Kendall family.
  static let rankTests = [
    TrendMethod(
      "mannKendall", use: .byDefault,
      .each { input, _ in TrendMethodResult(mannKendall(input.values), numbers) }),
    TrendMethod(
      "mannKendallAR1", use: .byDefault,
      .each { input, _ in
        TrendMethodResult(mannKendallAR1(index: input.index, values: input.values)) { result in
          numbers(result.test).merging([
            "autocorrelation": result.autocorrelation, "inflation": result.inflation,
          ]) { one, _ in one }
        }
      }),
  ]

  private static func numbers(_ test: MannKendall) -> [String: Double] {
    ["s": test.s, "variance": test.variance, "z": test.z, "p": test.p, "tau": test.tau]
  }
}
