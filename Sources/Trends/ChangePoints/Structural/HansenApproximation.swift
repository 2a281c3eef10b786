import Statistics

/// An approximate p value of a test with an unknown change point.
struct HansenApproximation {
  /// 25 rows of polynomial coefficients and degrees of freedom, see `HansenCoefficients`.
  let rows: [[Double]]
  /// The number of parameters that may change.
  let parameters: Int
  /// The odds ratio of the trimmed ends, at least 1.
  let lambda: Double

  /// Interpolates linearly between the rows of neighbouring trimmed shares.
  func test(_ statistic: Double) -> StabilityTest {
    let share = 1 / (1 + lambda.squareRoot())
    let fixed = ChiSquareDistribution(degreesOfFreedom: Double(parameters))?.survival(max(statistic, 0)) ?? 1
    if share >= 0.5 { return StabilityTest(statistic: statistic, p: fixed) }
    if share <= 0.01 { return result(statistic, [(rows.count - 1, 1)], fixed: 0) }
    if share >= 0.49 {
      let weight = (0.5 - share) * 100
      return result(statistic, [(0, weight)], fixed: (1 - weight) * fixed)
    }
    let place = (0.51 - share) * 50
    let row = min(Int(place), rows.count - 1)
    let rest = place - Double(row)
    return result(statistic, [(row - 1, 1 - rest), (row, rest)], fixed: 0)
  }

  private func result(_ statistic: Double, _ parts: [(row: Int, weight: Double)], fixed: Double)
    -> StabilityTest
  {
    var p = fixed
    var precision = StabilityTest.Precision.value
    for part in parts {
      let row = rows[part.row]
      let turn = Self.turningPoint(row)
      if statistic > turn { precision = .upperBound }
      let x = min(statistic, turn)
      let value = row.dropLast().reversed().reduce(0) { $0 * x + $1 }
      let chi = ChiSquareDistribution(degreesOfFreedom: row[row.count - 1])
      p += part.weight * (chi?.survival(max(value, 0)) ?? 1)
    }
    return StabilityTest(statistic: statistic, p: p, precision: precision)
  }

  /// The statistic beyond which the polynomial falls, which no p value can follow; infinity where it never
  /// does.
  private static func turningPoint(_ row: [Double]) -> Double {
    let slope = row.dropFirst().dropLast().enumerated().map { Double($0.offset + 1) * $0.element }
    guard slope.count > 1 else { return .infinity }
    let (a, b, c) = (slope[0], slope[1], slope.count > 2 ? slope[2] : 0)
    if c == 0 { return b < 0 ? -a / b : .infinity }
    let discriminant = b * b - 4 * a * c
    guard discriminant >= 0 else { return .infinity }
    let roots = [-1.0, 1.0].map { (-b + $0 * discriminant.squareRoot()) / (2 * c) }
    return roots.filter { $0 > 0 && b + 2 * c * $0 < 0 }.min() ?? .infinity
  }
}
