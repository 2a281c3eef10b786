import Testing

@testable import Statistics

@Suite struct MannKendallSeasonalAR1Tests {
  @Test func aSeasonalPatternOfAnyFormPlaysNoPart() throws {
    var stream = RandomStream(seed: 1, series: 1)
    let noise = (0..<120).map { _ in stream.normal() }
    let pattern = noise.indices.map { noise[$0] + [0, 50, -900, 3][$0 % 4] }
    let index = noise.indices.map(Double.init)
    let plain = try mannKendallSeasonalAR1(index: index, values: noise, season: 4).get()
    let seasonal = try mannKendallSeasonalAR1(index: index, values: pattern, season: 4).get()
    #expect(plain.s == seasonal.s)
    #expect(abs(plain.p - seasonal.p) < 1e-9)
  }

  @Test func dependenceInflatesTheVarianceAndTakesFreedom() throws {
    var stream = RandomStream(seed: 2, series: 1)
    let noise = (0..<240).map { _ in stream.normal() }
    var persistent = noise
    for place in 1..<240 { persistent[place] += 0.7 * persistent[place - 1] }
    let index = noise.indices.map(Double.init)
    let one = try mannKendallSeasonalAR1(index: index, values: noise).get()
    let other = try mannKendallSeasonalAR1(index: index, values: persistent).get()
    #expect(abs(one.correctedAutocorrelation) < 0.2 && abs(other.correctedAutocorrelation - 0.7) < 0.15)
    #expect(other.inflation > 3 && other.degreesOfFreedom < one.degreesOfFreedom)
  }

  /// Mean autocorrelation of 6,000 simulated series without trend, standard error 0.003 (24 values: 0.004).
  @Test(arguments: [
    (60, 1, 0.0, -0.033), (60, 1, 0.7, 0.602), (120, 1, 0.4, 0.369), (240, 1, 0.7, 0.676),
    (120, 12, 0.4, 0.379), (120, 12, 0.7, 0.664), (240, 12, 0.0, -0.003),
  ])
  func theExpectedAutocorrelationIsThatOfSimulation(_ n: Int, _ season: Int, _ rho: Double, _ mean: Double)
    throws
  {
    let index = (0..<n).map(Double.init)
    let groups = try #require(SeasonalGroups(index: index, season: season))
    var dependence = SeasonalDependence(index: index, seasons: groups)
    #expect(abs(dependence.expected(rho) - mean) < 0.008)
    #expect(abs(dependence.corrected(dependence.expected(rho)) - rho) < 1e-6)
  }

  /// Mean of s squared over the variance of independence, 6,000 simulated series, standard error about 2 %.
  @Test(arguments: [
    (60, 1, 0.7, 4.65), (240, 1, 0.4, 2.22), (24, 12, 0.7, 2.98), (36, 12, 0.7, 3.52), (60, 12, 0.7, 3.96),
    (120, 12, -0.4, 0.53), (240, 12, 0.7, 5.11),
  ])
  func theInflationIsThatOfSimulation(_ n: Int, _ season: Int, _ rho: Double, _ ratio: Double) throws {
    let index = (0..<n).map(Double.init)
    let groups = try #require(SeasonalGroups(index: index, season: season))
    var dependence = SeasonalDependence(index: index, seasons: groups)
    let (factor, derivative) = dependence.inflation(rho)
    #expect(abs(factor / ratio - 1) < 0.06)
    let numeric = (dependence.inflation(rho + 1e-5).factor - dependence.inflation(rho - 1e-5).factor) / 2e-5
    #expect(abs(derivative / numeric - 1) < 1e-5)
  }

  @Test func valuesAlikeWithinEachSeasonHaveAReason() {
    let index = (0..<48).map(Double.init)
    let pattern = index.map { Double(Int($0) % 12) }
    #expect(
      mannKendallSeasonalAR1(index: index, values: pattern, season: 12).map(\.p)
        == .failure(.zeroVarianceAfterDetrending))
    #expect(
      mannKendallSeasonalAR1(index: index, values: index).map(\.p) == .failure(.zeroVarianceAfterDetrending))
  }
}
