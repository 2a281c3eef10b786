public import Statistics

/// Breakpoints of a level or a line, for every number of breaks, with the number that BIC chooses.
public struct BaiPerron: Sendable, Hashable {
  /// The best breaks of one number.
  public struct Partition: Sendable, Hashable {
    /// The last place of each segment but the last one, among the values from 0.
    public var breakpoints: [Int]
    /// The residual sum of squares.
    public var sumOfSquares: Double
    /// The criterion; `zeroVarianceAfterDetrending` for an exact fit.
    ///
    /// -2 log likelihood + ln n (p (m + 1) + m + 1), with p coefficients a segment and m breaks.
    public var bic: Estimate<Double>
  }

  /// A break with its interval, as places among the values from 0.
  public struct Break: Sendable, Hashable {
    /// The last place of the segment before the break.
    public var place: Int
    /// Its interval, which may reach beyond the series; `noConvergence` where the limits do not exist.
    public var interval: Estimate<ClosedRange<Int>>
  }

  /// The best partition by number of breaks, from 0.
  public var partitions: [Partition]
  /// The number of breaks with the smallest BIC.
  public var selected: Int
  /// The breaks of the chosen partition with their intervals.
  public var breaks: [Break]
  /// The coefficients of its segments: level, or value at place 0 and slope a place, places from 1 as in y ~
  /// t.
  public var coefficients: [[Double]]
}

/// Bai and Perron's breakpoints by dynamic programming over the triangle of residual sums of squares.
///
/// `values` are finite, in order of time, gaps left out before; their places count as consecutive. No segment
/// is shorter than `trimming` times the number of values, rounded down, and none than one value more than
/// coefficients. The default maximum is ceil(n / shortest) - 2 breaks, as in strucchange, but at least one.
/// Of partitions that are equally good, the one with the earliest last break counts, and so on backwards. Too few values
/// for two segments are `tooShort`, more than 10,000 values `tooLong`; a constant or all-zero series has that reason, an exact
/// line under `.line` is `zeroVarianceAfterDetrending`, an overflow `noConvergence`. O(n^2) for the triangle
/// and O(n^2) a break. Source: Bai and Perron (1998, 2003); Zeileis et al. (2003) for the criterion; Bai
/// (1997) for intervals.
public func baiPerron(
  _ values: [Double], model: BreakpointModel, trimming: Double = 0.15, maximum: Int? = nil,
  level: Double = 0.95
) -> Estimate<BaiPerron> {
  let n = values.count
  let p = model.coefficients
  guard trimming >= 0, trimming < 0.5, values.allSatisfy(\.isFinite) else { return .failure(.tooShort) }
  guard n <= 10_000 else { return .failure(.tooLong) }
  let shortest = max(Int((trimming * Double(n)).rounded(.down)), p + 1)
  guard n >= 2 * shortest else { return .failure(.tooShort) }
  if values.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
  if values.allSatisfy({ $0 == values[0] }) { return .failure(.constant) }
  let scaled = ScaledSeries(values)
  guard let scaled else { return .failure(.noConvergence) }
  let triangle = TriangularResiduals(scaled.values, model: model, shortest: shortest)
  let fits = n / shortest - 1
  let most = min(max(maximum ?? ((n + shortest - 1) / shortest - 2), 1), fits)
  let exact = scaled.exactSquares
  let sets = bestPartitions(triangle, upTo: most, rounding: exact)
  guard scaled.squares(model, 0..<n) > exact else { return .failure(.zeroVarianceAfterDetrending) }
  var partitions: [BaiPerron.Partition] = []
  for breaks in sets {
    let segments = zip([0] + breaks.map { $0 + 1 }, breaks.map { $0 + 1 } + [n]).map { $0..<$1 }
    let squares = segments.reduce(0) { $0 + scaled.squares(model, $1) }
    let bic: Estimate<Double> =
      squares > exact
      ? .success(
        scaled.minusTwoLogLikelihood(squares) + logarithm(n) * Double((p + 1) * segments.count))
      : .failure(.zeroVarianceAfterDetrending)
    let total = squares * scaled.unit * scaled.unit
    guard total.isFinite else { return .failure(.noConvergence) }
    partitions.append(.init(breakpoints: breaks, sumOfSquares: total, bic: bic))
    if case .failure = bic { break }
  }
  let selected = choice(partitions)
  let chosen = partitions[selected].breakpoints
  let segments = zip([0] + chosen.map { $0 + 1 }, chosen.map { $0 + 1 } + [n]).map { $0..<$1 }
  let pieces = segments.map { BreakpointSegment(scaled.values, range: $0, model: model) }
  let breaks = chosen.indices.map { place in
    BaiPerron.Break(
      place: chosen[place],
      interval: breakInterval(pieces[place], pieces[place + 1], at: chosen[place], level: level))
  }
  let coefficients = pieces.map { $0.coefficients(unit: scaled.unit, mean: scaled.mean) }
  guard coefficients.joined().allSatisfy(\.isFinite) else { return .failure(.noConvergence) }
  return .success(
    BaiPerron(partitions: partitions, selected: selected, breaks: breaks, coefficients: coefficients))
}

/// The number of breaks with the smallest criterion, the smaller of equals; an exact partition wins.
private func choice(_ partitions: [BaiPerron.Partition]) -> Int {
  var best = (value: Double.infinity, place: 0)
  for (place, partition) in partitions.enumerated() {
    guard case .success(let value) = partition.bic else { return place }
    if value < best.value { best = (value, place) }
  }
  return best.place
}

/// The breaks with the smallest sum of squares, for 0 to `most` breaks.
///
/// All ends of one number of breaks are updated together, a length of the last segment at a time. Of totals that
/// rounding alone tells apart, within `rounding` and a share of 1e-12, that with the earliest last break counts.
private func bestPartitions(
  _ triangle: TriangularResiduals, upTo most: Int, rounding: Double
) -> [[Int]] {
  let (n, shortest) = (triangle.count, triangle.shortest)
  var best = [Double](repeating: .infinity, count: n + 1)
  for length in shortest...n { best[length] = triangle(0..<length) }
  var origins: [[Int32]] = []
  var result: [[Int]] = [[]]
  for breaks in stride(from: 1, through: most, by: 1) {
    var next = [Double](repeating: .infinity, count: n + 1)
    var origin = [Int32](repeating: 0, count: n + 1)
    let first = breaks * shortest
    for length in stride(from: shortest, through: n - first, by: 1) {
      let squares = triangle.ofLength(length)
      for start in first...(n - length) {
        let total = best[start] + squares[start]
        let least = next[start + length]
        // Longer segments, which start earlier, come later.
        if total <= least + (rounding + 1e-12 * total) {
          next[start + length] = min(total, least)
          origin[start + length] = Int32(start)
        }
      }
    }
    origins.append(origin)
    best = next
    var ends: [Int] = []
    var end = n
    for origin in origins.reversed() {
      end = Int(origin[end])
      ends.append(end - 1)
    }
    result.append(ends.reversed())
  }
  return result
}
