import Glibc
import Statistics

/// How well the levels and lines of chosen stretches are known under every model of the noise.
///
/// The variance is what is left over the values less the coefficients, not capped: what tells history from noise in a search is no
/// bound of an error. Models have their restricted likelihood, since stretches take some of a slow noise with them (Patterson and
/// Thompson 1971).
struct StretchNoise {
  /// The variance of the noise under each model, in the order of the grid.
  let variances: [Double]
  /// The restricted logarithm of the likelihood of each, up to a constant.
  private let logarithms: [Double]
  /// The values less the coefficients of all stretches.
  let freedom: Double
  /// The filters over all stretches.
  let fits: [StretchFit]

  /// O(models x values).
  init(_ segmentation: StorySegmentation) {
    let shapes = segmentation.choice.shapes
    let fits = shapes.indices.map(segmentation.fit)
    let coefficients = shapes.reduce(0) { $0 + ($1 == .line ? 2 : 1) }
    let freedom = Double(max(1, segmentation.points.count - coefficients))
    var (variances, logarithms): ([Double], [Double]) = ([], [])
    for model in 0..<DependenceGrid.count {
      let (group, lane) = (model / 8, model % 8)
      var (squares, determinants) = (0.0, 0.0)
      for (fit, shape) in zip(fits, shapes) {
        squares += fit.squares(shape, group)[lane]
        determinants += fit.logarithms[group][lane] + fit.information(shape, model: model)
      }
      let variance = max(segmentation.leastVariance, squares / freedom)
      variances.append(variance)
      logarithms.append(-(determinants + freedom * log(variance) + squares / variance) / 2)
    }
    (self.variances, self.logarithms, self.freedom, self.fits) = (variances, logarithms, freedom, fits)
  }

  /// The models whose restricted log likelihood lies so little below the largest, in order.
  func models(within tolerance: Double) -> [Int] {
    let least = (logarithms.max() ?? 0) - tolerance
    return logarithms.indices.filter { logarithms[$0] >= least }
  }
}
