import Statistics
import Testing

@Suite struct NormalDistributionTests {
  /// mpmath 1.3, 50 digits.
  @Test(arguments: [(0.975, 1.959963984540054), (0.95, 1.6448536269514722), (1e-10, -6.361340902404056)])
  func quantilesAgreeWithHighPrecision(p: Double, z: Double) {
    #expect(abs(NormalDistribution.quantile(p) - z) <= 1e-14 * abs(z), "\(NormalDistribution.quantile(p))")
  }
}
