public import Statistics

/// The joinpoint models of one series and the one that was chosen.
public struct JoinpointFit: Sendable, Hashable {
  /// The models by number of joinpoints from 0; the list ends at the first exact one.
  public var models: [JoinpointModel]
  /// The number of joinpoints of the chosen model, its place in `models`.
  public var selected: Int
  /// The permutation tests in the order of the sequence, empty where a criterion chose.
  public var tests: [JoinpointPermutation.Test]

  /// The chosen model.
  public var model: JoinpointModel { models[selected] }

  /// The number of joinpoints with the smallest criterion, the smaller of equals; an exact model wins.
  public func choice(_ criterion: JoinpointCriterion) -> Int {
    var best = (value: Double.infinity, place: 0)
    for (place, model) in models.enumerated() {
      guard case .success(let criteria) = model.criteria else { return place }
      let value = criteria[criterion]
      if value < best.value { best = (value, place) }
    }
    return best.place
  }
}

/// Joinpoint regression: a continuous curve of straight pieces whose joinpoints are observations.
///
/// `x` are distinct places in rising order, `y` values, both finite; gaps are left out before. For every
/// number of joinpoints up to the maximum, all sets on the grid of observations are tried. `weights` are
/// those of least squares on the scale of the fit (for logarithms of counts: the counts); observations of
/// weight 0 do not enter. Fewer than three observations are `tooShort`; values at or below 0 on the
/// logarithmic scale `zeroBaseline` (use `poissonJoinpoint`); a constant or all-zero series and an exact line
/// have those reasons; overflow is `noConvergence`. O(candidates^k / k!) for k joinpoints. Source: Lerman
/// (1980); Kim, Fay, Feuer and Midthune (2000).
public func joinpoint(
  x: [Double], y: [Double], weights: [Double]? = nil, options: JoinpointOptions = JoinpointOptions()
) -> Estimate<JoinpointFit> {
  guard let weights else {
    return joinpoint(x: x, series: [y], options: options).first ?? .failure(.tooShort)
  }
  guard x.count == y.count, weights.count == y.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
    return .failure(.tooShort)
  }
  let kept = y.indices.filter { weights[$0] > 0 }
  let largest = weights.max() ?? 1
  return JoinpointFitting(
    x: kept.map { x[$0] }, weights: kept.map { weights[$0] / largest }, weightScale: largest, options: options
  ).fits([kept.map { y[$0] }])[0]
}

/// Joinpoint regression of many series on the same places, unweighted, in one batch.
///
/// One result a series, in order; each series has as many values as `x`. See the single function.
public func joinpoint(
  x: [Double], series: [[Double]], options: JoinpointOptions = JoinpointOptions()
) -> [Estimate<JoinpointFit>] {
  JoinpointFitting(x: x, weights: nil, weightScale: 1, options: options).fits(series)
}
