import Glibc
import Statistics

/// One series prepared for segmentation: centred and scaled where costs are squares.
struct SegmentationProblem {
  private let original: [Double]
  private let values: [Double]
  private let cost: SegmentCost
  private let costs: SegmentCosts
  private let shortest: Int
  /// What the values were divided by; costs of squares are in units of its square.
  private let scale: Double

  static func make(_ values: [Double], cost: SegmentCost, minimumLength: Int) -> Estimate<SegmentationProblem>
  {
    let shortest = max(minimumLength, cost.fewest)
    guard values.count >= shortest, values.allSatisfy(\.isFinite) else { return .failure(.tooShort) }
    if cost.isOfCounts {
      guard values.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeVariance) }
      if case .negativeBinomial(let theta) = cost, !(theta > 0 && theta.isFinite) {
        return .failure(.negativeVariance)
      }
      guard values.reduce(0, +) < 1e300 else { return .failure(.noConvergence) }
      return .success(
        SegmentationProblem(original: values, values: values, cost: cost, shortest: shortest, scale: 1))
    }
    // Halves, so that values at both ends of the range do not overflow.
    let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
    let halves = values.map { $0 / 2 - mean / 2 }
    let spread = halves.reduce(0) { max($0, abs($1)) }
    guard spread.isFinite else { return .failure(.noConvergence) }
    let centred = spread > 0 ? halves.map { $0 / spread } : halves
    return .success(
      SegmentationProblem(
        original: values, values: centred, cost: cost, shortest: shortest, scale: spread > 0 ? 2 * spread : 1)
    )
  }

  private init(original: [Double], values: [Double], cost: SegmentCost, shortest: Int, scale: Double) {
    self.original = original
    self.values = values
    self.cost = cost
    self.shortest = shortest
    self.scale = scale
    costs = SegmentCosts(values, cost: cost)
  }

  /// What a cost of the prepared values is worth in units of the cost of the series.
  var unit: Double { scale * scale }

  /// The penalty in units of the costs of the prepared values.
  func penalty(_ penalty: ChangePenalty) -> Double {
    let n = Double(values.count)
    switch penalty {
    case .fixed(let value): return max(value / scale / scale, 0)
    case .schwarz:
      let parameters = cost == .line ? 3.0 : 2.0
      return parameters * log(n) * (cost.isOfCounts ? 1 : noiseVariance)
    }
  }

  private var noiseVariance: Double {
    let differences = zip(values.dropFirst(), values).map { abs($0 - $1) }
    let typical = (median(differences) ?? 0) / (NormalDistribution.quantile(0.75) * 2.0.squareRoot())
    if typical > 0 { return typical * typical }
    return dot(differences, differences) / (2 * Double(max(differences.count, 1)))
  }

  /// Optimal partitioning; starts that can no longer win are dropped late enough for the shortest segment.
  func penalised(_ penalty: Double) -> Estimate<Segmentation> {
    guard penalty.isFinite || penalty == .infinity else { return .failure(.noConvergence) }
    let n = values.count
    var best = [Double](repeating: .infinity, count: n + 1)
    var origin = [Int](repeating: 0, count: n + 1)
    best[0] = 0
    // Starts that can still win, and for each the end from which on another is at least as good.
    var (starts, until) = ([0], [Int.max])
    var totals = [Double](repeating: 0, count: n + 1)
    for end in shortest...n {
      let newest = end - shortest
      if newest >= shortest {
        starts.append(newest)
        until.append(.max)
      }
      let (least, first) = leastTotal(to: end, from: starts, best, penalty, &totals)
      (best[end], origin[end]) = (least, first)
      // From `end` on, cutting there costs no more than going on from a start that is beaten by the penalty.
      let bar = least + penalty + 1e-9 * abs(least)
      var isAnyOver = false
      for place in starts.indices where totals[place] > bar || until[place] != .max {
        until[place] = min(until[place], end + shortest)
        isAnyOver = isAnyOver || until[place] <= end + 1
      }
      guard isAnyOver else { continue }
      let kept = starts.indices.filter { until[$0] > end + 1 }
      (starts, until) = (kept.map { starts[$0] }, kept.map { until[$0] })
    }
    var ends = [n]
    while let end = ends.last, origin[end] > 0 { ends.append(origin[end]) }
    return result(ends: ends.reversed(), penalty: penalty)
  }

  /// The least total cost up to `end` and the start of its last segment, the first of equals; writes the totals of all
  /// starts one after the other.
  private func leastTotal(
    to end: Int, from starts: [Int], _ best: [Double], _ penalty: Double, _ totals: inout [Double]
  ) -> (Double, Int) {
    let (best, starts) = (best.span, starts.span)
    var totals = totals.mutableSpan
    var (least, first) = (Double.infinity, 0)
    for place in starts.indices {
      let start = starts[place]
      let total = best[start] + costs(start, end) + (start > 0 ? penalty : 0)
      totals[place] = total
      if total < least { (least, first) = (total, start) }
    }
    return (least, first)
  }

  /// Dynamic programming over the number of segments.
  func partitioned(into count: Int) -> Estimate<Segmentation> {
    let n = values.count
    guard count >= 1, count <= n / shortest else { return .failure(.tooShort) }
    var best = (0...n).map { $0 >= shortest ? costs(0, $0) : .infinity }
    var origins: [[Int]] = []
    for segments in 1..<max(count, 1) {
      var next = [Double](repeating: .infinity, count: n + 1)
      var origin = [Int](repeating: 0, count: n + 1)
      for end in ((segments + 1) * shortest)...n {
        for start in (segments * shortest)...(end - shortest) {
          let total = best[start] + costs(start, end)
          if total < next[end] {
            next[end] = total
            origin[end] = start
          }
        }
      }
      origins.append(origin)
      best = next
    }
    var ends = [n]
    for origin in origins.reversed() { ends.append(origin[ends[ends.count - 1]]) }
    return result(ends: ends.reversed(), penalty: 0)
  }

  private func result(ends: [Int], penalty: Double) -> Estimate<Segmentation> {
    let segments = zip([0] + ends, ends).map { $0..<$1 }
    let total = segments.reduce(0) { $0 + SegmentCosts.exact(original[$1], cost: cost) }
    let changes = Double(segments.count - 1)
    let objective = changes > 0 ? total + penalty * unit * changes : total
    guard total.isFinite, objective.isFinite else { return .failure(.noConvergence) }
    return .success(Segmentation(segments: segments, cost: total, objective: objective))
  }
}
