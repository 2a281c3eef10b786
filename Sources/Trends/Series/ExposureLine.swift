/// An exposure that is known at some times, and between them on straight lines.
public struct ExposureLine: Sendable {
  private let known: [(time: Double, value: Double)]

  /// Takes known values at their times, in years; of several at one time the last counts.
  ///
  /// Values that are not finite numbers above 0 are left out.
  public init(_ known: [(time: Double, value: Double)]) {
    var latest: [Double: Double] = [:]
    for (time, value) in known where value > 0 && value.isFinite && time.isFinite { latest[time] = value }
    self.known = latest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The exposure at a time in years; nil before the first and after the last known one.
  public func value(at time: Double) -> Double? {
    guard let after = known.firstIndex(where: { $0.time >= time }) else { return nil }
    if known[after].time == time { return known[after].value }
    guard after > 0 else { return nil }
    let (left, right) = (known[after - 1], known[after])
    return left.value + (time - left.time) / (right.time - left.time) * (right.value - left.value)
  }
}
