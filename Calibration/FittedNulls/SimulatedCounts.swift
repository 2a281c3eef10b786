import Foundation
import Statistics
import Trends

/// Poisson counts round means and latent noise.
struct SimulatedCounts: Sendable {
  /// The mean of each month; nil where the series that it stands for has none.
  var means: [Double?]
  var noise: LatentNoise

  /// One series.
  func series(from stream: inout RandomStream) -> LabelledSeries {
    let factors = noise.factors(means.count, from: &stream)
    let values = zip(means, factors).map { mean, factor in
      mean.map { Self.poisson($0 * factor, from: &stream) }
    }
    return LabelledSeries(
      measure: "simulated", key: [], periods: means.indices.map(String.init), values: values,
      bounds: values.map { $0.map { ($0, $0) } })
  }

  private static func poisson(_ mean: Double, from stream: inout RandomStream) -> Double {
    // Means beyond the distribution's are nearly 0, or so large that they vary by nothing.
    PoissonDistribution(mean: mean)?.quantile(stream.uniform()) ?? mean.rounded()
  }
}
