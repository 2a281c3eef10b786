import Glibc

/// The result of Pettitt's test for one change of level.
public struct Pettitt: Sendable, Hashable {
  /// The largest statistic; positive where the values after the change are lower.
  public var u: Double
  /// The number of values before the change.
  public var valuesBefore: Int
  /// The approximate p value, at most 1.
  public var p: Double
}

/// Pettitt's test for one change of level at an unknown time, on values in order of time.
///
/// The first place counts where several are equal. p = 2 exp(-6 U^2 / (n^3 + n^2)) is good from about ten values
/// on, and supposes independence. Fewer than two values are `tooShort`; constant ones have U 0 and p 1.
/// O(n log n). Source: Pettitt (1979).
public func pettitt(_ values: [Double]) -> Estimate<Pettitt> {
  guard values.count >= 2 else { return .failure(.tooShort) }
  let n = Double(values.count)
  var (sum, best, change) = (0.0, 0.0, 1)
  for (place, rank) in averageRanks(values).dropLast().enumerated() {
    sum += rank
    let u = 2 * sum - Double(place + 1) * (n + 1)
    if abs(u) > abs(best) { (best, change) = (u, place + 1) }
  }
  let p = min(1, 2 * exp(-6 * best * best / (n * n * n + n * n)))
  return .success(Pettitt(u: best, valuesBefore: change, p: p))
}
