import Statistics
import Testing
import Trends

@Suite struct ChangePointAnalysisTests {
  @Test func levelsKeepTheirPlacesOnTheGrid() throws {
    var numbers = SeededNumbers(1)
    var values = (0..<60).map { numbers.poisson($0 < 30 ? 5 : 30) as Double? }
    for gap in [3, 29, 30, 44] { values[gap] = nil }
    let levels = try ChangePointAnalysis.levels(of: values).get()
    #expect(levels.changes == [31])
    #expect(levels.stretches.map(\.count) == [28, 28])
    #expect(levels.stretches.map(\.last) == [28, 59])
    #expect(abs(levels.stretches[1].mean - 30) < 4)
  }

  @Test func overdispersedCountsAreNotCutToPieces() throws {
    var numbers = SeededNumbers(2)
    // Negative binomial with theta 2: a gamma mean of shape 2 around 20.
    let values = (0..<120).map { _ in
      numbers.poisson(-10 * naturalLogarithm(numbers.uniform() * numbers.uniform())) as Double?
    }
    let levels = try ChangePointAnalysis.levels(of: values).get()
    #expect(levels.changes.isEmpty)
    if case .negativeBinomial(let theta) = levels.cost { #expect(theta > 0.8 && theta < 5) }
    #expect(levels.cost != .poisson)
    let poisson = try penalisedSegmentation(values.compactMap(\.self), cost: .poisson).get()
    #expect(poisson.changes.count > 5)
  }

  @Test func dependentNoiseIsSeldomToldAsChanges() throws {
    var (falseAlarms, withoutAllowance) = (0, 0)
    for seed in UInt64(1)...20 {
      var numbers = SeededNumbers(seed)
      var state = 0.0
      let values = (0..<120).map { _ -> Double? in
        state = 0.6 * state + numbers.normal()
        return 50.5 + state
      }
      if try !ChangePointAnalysis.levels(of: values).get().changes.isEmpty { falseAlarms += 1 }
      let plain = try penalisedSegmentation(values.compactMap(\.self), cost: .level, minimumLength: 3).get()
      if !plain.changes.isEmpty { withoutAllowance += 1 }
    }
    // Almost every such series is cut by the plain penalty.
    #expect(withoutAllowance >= 15)
    #expect(falseAlarms * 2 <= withoutAllowance)
  }

  @Test func zerosLeadToTheLikelihoodAndExposureToRates() throws {
    let counts: [Double?] = [0, 2, 1, nil, 3, 4, 3, 6, 7, 8]
    #expect(try ChangePointAnalysis.joinpoints(of: counts).get().model.degreesOfFreedom == 7)
    let positive: [Double?] = [10, 12, 15, 18, 21, 27]
    let doubled = try ChangePointAnalysis.joinpoints(of: positive, exposure: [2, 2, 2, 2, 2, 2]).get()
    let plain = try ChangePointAnalysis.joinpoints(of: positive).get()
    #expect(abs(doubled.model.intercept - (plain.model.intercept - naturalLogarithm(2))) < 1e-12)
    #expect(ChangePointAnalysis.joinpoints(of: [1, -1, 2, 3, 4]) == .failure(.negativeVariance))
    #expect(ChangePointAnalysis.levels(of: [nil, 1, 2]) == .failure(.tooShort))
    #expect(ChangePointAnalysis.levels(of: counts.map { _ in 0 }) == .failure(.allZero))
  }
}
