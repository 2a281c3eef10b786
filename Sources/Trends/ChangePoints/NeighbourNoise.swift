/// Noise and dependence of a series from differences of neighbours, which a few changes in level hardly
/// touch.
struct NeighbourNoise {
  /// The autocorrelation at lag one, within 0...0.9.
  let autocorrelation: Double

  /// The mean square of differences at lag 2 over that at lag 1 is 1 + r for an AR(1) process.
  ///
  /// The largest tenth of the differences is left out, where changes in level stand.
  init(_ values: [Double]) {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let scaled = largest > 0 && largest.isFinite ? values.map { $0 / largest } : values
    func meanSquare(lag: Int) -> Double {
      let differences = zip(scaled.dropFirst(lag), scaled).map { abs($0 - $1) }.sorted()
      let kept = differences.prefix(differences.count - differences.count / 10)
      return kept.isEmpty ? 0 : kept.reduce(0) { $0 + $1 * $1 } / Double(kept.count)
    }
    let (first, second) = (meanSquare(lag: 1), meanSquare(lag: 2))
    autocorrelation = first > 0 ? min(max(second / first - 1, 0), 0.9) : 0
  }

  /// Negative binomial with theta by moments of neighbours, or Poisson where counts vary no more than that.
  static func cost(ofCounts counts: [Double]) -> SegmentCost {
    var excess = 0.0
    var squares = 0.0
    for (first, second) in zip(counts, counts.dropFirst()) {
      let mean = first / 2 + second / 2
      excess += (first - second) * (first - second) / 2 - mean
      squares += mean * mean
    }
    let theta = squares / excess
    return excess > 0 && theta.isFinite && theta > 1e-9 && theta < 1e6
      ? .negativeBinomial(theta: theta) : .poisson
  }
}
