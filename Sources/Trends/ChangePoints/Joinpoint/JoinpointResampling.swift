import Statistics

/// The empirical-quantile interval of the mean change.
///
/// Residuals of the chosen model, times the root of n over the degrees of freedom, are drawn by their
/// quantile function at random shares (linear between ordered residuals) and added to its curve; the
/// joinpoints are searched anew, their number kept, and the interval is cut out of the mean changes by ranks.
/// It holds for the uncertainty of the joinpoints, which the parametric interval leaves out. Source: Kim et
/// al. (2017).
public struct JoinpointResampling: Sendable, Hashable {
  /// The number of samples.
  public var samples: Int
  /// The seed of the random streams.
  public var seed: UInt64
  /// The number that tells the series from others of the same seed, see `RandomStream`.
  public var series: UInt64

  /// Creates a resampling.
  public init(samples: Int = 1000, seed: UInt64 = 1, series: UInt64 = 0) {
    self.samples = min(max(samples, 2), 1_000_000)
    self.seed = seed
    self.series = series
  }

  /// The interval for a model of `values`; `noConvergence` where a sample has no model.
  func interval(
    _ model: JoinpointModel, of values: [Double], size: Double, fitting: JoinpointFitting
  ) -> Estimate<IntervalEstimate> {
    let roots = fitting.roots ?? values.map { _ in 1 }
    guard let search = fitting.search, let first = fitting.x.first, let last = fitting.x.last,
      let curve = SegmentedLine(
        x: fitting.x[...], y: values[...], roots: fitting.roots?[...], kinks: model.positions)
    else { return .failure(.noConvergence) }
    let inflation = (Double(values.count) / Double(model.degreesOfFreedom)).squareRoot()
    let residuals = zip(curve.residuals, roots).map { $0 * $1 * inflation }.sorted()
    let fitted = zip(values, curve.residuals).map(-)
    var means: [Double] = []
    let samplesOfResiduals = (0..<samples).map { sample in
      var stream = RandomStream(seed: seed, series: series, replicate: UInt32(truncatingIfNeeded: sample))
      return zip(fitted, roots).map { $0 + quantile(residuals, stream.uniform()) / $1 }
    }
    let count = model.joinpoints.count
    guard let sets = search.best(of: samplesOfResiduals, upTo: count) else { return .failure(.noConvergence) }
    for (sample, set) in zip(samplesOfResiduals, sets) {
      guard set.count > count else { return .failure(.noConvergence) }
      let kinks = set[count].observations.map { fitting.x[$0] }
      guard
        let line = SegmentedLine(x: fitting.x[...], y: sample[...], roots: fitting.roots?[...], kinks: kinks)
      else { return .failure(.noConvergence) }
      let ends = [first] + kinks + [last]
      means.append(
        zip(zip(ends.dropFirst(), ends), line.slopes).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
          / (last - first))
    }
    means.sort()
    let tail = (1 - fitting.options.level) / 2
    let inference = fitting.inference(curve, model: model, size: size)
    return inference.change(
      IntervalEstimate(
        value: inference.mean * size, lower: quantile(means, tail) * size,
        upper: quantile(means, 1 - tail) * size, level: fitting.options.level))
  }

  /// The quantile of sorted values, linear between them.
  private func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let low = min(max(Int(place), 0), sorted.count - 1)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }
}
