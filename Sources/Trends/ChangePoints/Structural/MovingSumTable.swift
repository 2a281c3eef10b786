/// The critical values of the OLS-based MOSUM test with one process.
///
/// Source: Chu, Hornik and Kuan (1995), table for the moving-estimates test with one parameter.
enum MovingSumTable {
  private static let bandwidths = (1...10).map { 0.05 * Double($0) }
  private static let levels = [0.1, 0.05, 0.025, 0.01]
  private static let critical = [
    [0.7552, 0.9809, 1.1211, 1.217, 1.2811, 1.3258, 1.3514, 1.3628, 1.361, 1.3751],
    [0.8017, 1.0483, 1.2059, 1.3158, 1.392, 1.4448, 1.4789, 1.4956, 1.4976, 1.5115],
    [0.8444, 1.1119, 1.2845, 1.4053, 1.4917, 1.5548, 1.5946, 1.6152, 1.621, 1.6341],
    [0.8977, 1.1888, 1.3767, 1.5131, 1.6118, 1.6863, 1.7339, 1.7572, 1.7676, 1.7808],
  ]

  /// The p value by linear interpolation, 1 at 0.
  static func test(_ statistic: Double, bandwidth: Double) -> StabilityTest {
    let values = critical.map { interpolated(bandwidth, bandwidths, $0) }
    let p = interpolated(statistic, [0] + values, [1] + levels)
    return StabilityTest(
      statistic: statistic, p: p, precision: statistic >= values[values.count - 1] ? .upperBound : .value)
  }

  /// Linear between the places, the end values beyond them.
  private static func interpolated(_ x: Double, _ places: [Double], _ values: [Double]) -> Double {
    guard let next = places.firstIndex(where: { $0 >= x }) else { return values[values.count - 1] }
    guard next > 0 else { return values[0] }
    let share = (x - places[next - 1]) / (places[next] - places[next - 1])
    return values[next - 1] + share * (values[next] - values[next - 1])
  }
}
