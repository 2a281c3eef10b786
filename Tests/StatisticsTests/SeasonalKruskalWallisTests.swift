import Statistics
import Testing

@Suite struct SeasonalKruskalWallisTests {
  private let quarters: [Double] = [3, 5, 4, 9, 2, 6, 4, 11, 5, 5, 6, 12, 4, 7, 5, 10]

  private func places(_ values: [Double]) -> [Double] { values.indices.map(Double.init) }

  /// H of scipy.stats.kruskal and p of scipy.stats.f_oneway on the ranks, scipy 1.17.1.
  @Test func aSeriesWithTiesAgreesWithThePeer() throws {
    let test = try seasonalKruskalWallis(index: places(quarters), values: quarters, season: 4).get()
    #expect(abs(test.value / 12.300884955752213 - 1) < 1e-12)
    #expect(abs(test.p / 9.154275949480238e-05 - 1) < 1e-12)
  }

  @Test func aTrendPlaysNoPart() throws {
    let risen = quarters.enumerated().map { $1 + 64 * Double($0) }
    let one = try seasonalKruskalWallis(index: places(quarters), values: quarters, season: 4).get()
    let other = try seasonalKruskalWallis(index: places(risen), values: risen, season: 4).get()
    #expect(abs(one.value - other.value) < 1e-9)
  }

  @Test func aPatternWithoutNoiseHasPZero() throws {
    let pattern = (0..<24).map { Double([5, 1, 8][$0 % 3]) }
    let test = try seasonalKruskalWallis(index: places(pattern), values: pattern, season: 3).get()
    #expect(test.p == 0 && test.value == 23)
  }

  @Test func whatCannotBeTestedHasAReason() {
    let line = (0..<24).map { 3 * Double($0) }
    #expect(
      seasonalKruskalWallis(index: line.map { $0 / 3 }, values: line, season: 12)
        == .failure(.zeroVarianceAfterDetrending))
    #expect(
      seasonalKruskalWallis(index: [0, 1, 2, 3], values: [1, 2, 1, 3], season: 2) == .failure(.tooShort))
    #expect(
      seasonalKruskalWallis(index: places(quarters), values: quarters, season: 1) == .failure(.tooShort))
  }
}
