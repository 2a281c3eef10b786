import Statistics

/// Noise and dependence of a series from differences of neighbours, which a few changes in level hardly
/// touch.
struct NeighbourNoise {
  /// The autocorrelation at lag one, within 0...0.9.
  let autocorrelation: Double

  /// The squared scale of differences at lag 2 over that at lag 1 is 1 + r for an AR(1) process.
  init(_ values: [Double]) {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let scaled = largest > 0 && largest.isFinite ? values.map { $0 / largest } : values
    func scale(lag: Int) -> Double {
      median(zip(scaled.dropFirst(lag), scaled).map { abs($0 - $1) }) ?? 0
    }
    let (first, second) = (scale(lag: 1), scale(lag: 2))
    guard first > 0 else {
      autocorrelation = 0
      return
    }
    let ratio = second / first
    autocorrelation = min(max(ratio * ratio - 1, 0), 0.9)
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
