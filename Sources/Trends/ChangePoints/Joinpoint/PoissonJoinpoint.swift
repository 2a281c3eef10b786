import Glibc
public import Statistics

/// Joinpoint regression of counts by Poisson likelihood: log-linear pieces, zeros allowed, exposure as
/// offset.
///
/// `x` are distinct places in rising order, `counts` finite and not negative, `exposure` above 0 (1 where
/// nil). For each number of joinpoints, the grid of all sets is searched by weighted least squares on the
/// working response and weights of the best curve so far, until the set stays the same; then each joinpoint
/// is moved while the deviance falls. Sets in which an estimate would be infinite are not admitted. Criteria
/// use deviance over dispersion, the dispersion being Pearson's chi-square over the degrees of freedom of the
/// largest model, at least 1; the same factor of each model's own widens its errors. `scale` and permutation
/// tests of the options are not used: the scale is the logarithm, and a permutation gives way to the weighted
/// BIC. Fewer than three counts are `tooShort`, all zero `allZero`, an exact line
/// `zeroVarianceAfterDetrending`; a line without finite estimate is `separation`. Source: Kim et al. (2000),
/// section 5, for the model; Lebreton et al. (1992) for criteria under overdispersion.
public func poissonJoinpoint(
  x: [Double], counts: [Double], exposure: [Double]? = nil, options: JoinpointOptions = JoinpointOptions()
) -> Estimate<JoinpointFit> {
  let exposure = exposure ?? counts.map { _ in 1 }
  guard x.count == counts.count, exposure.count == counts.count, counts.count >= 3, x.allSatisfy(\.isFinite),
    counts.allSatisfy(\.isFinite), zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }),
    exposure.allSatisfy({ $0 > 0 && $0.isFinite })
  else { return .failure(.tooShort) }
  guard counts.allSatisfy({ $0 >= 0 }) else { return .failure(.negativeVariance) }
  if counts.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
  guard let places = ScaledPlaces(x) else { return .failure(.noConvergence) }
  var options = options
  options.scale = .logarithm
  return PoissonJoinpointFitting(
    x: x, places: places, counts: counts, offset: exposure.map { log($0) }, options: options
  ).fit()
}

/// The models of one series of counts.
private struct PoissonJoinpointFitting {
  let x: [Double]
  let places: ScaledPlaces
  let counts: [Double]
  let offset: [Double]
  let options: JoinpointOptions

  func fit() -> Estimate<JoinpointFit> {
    guard let line = curve([]) else { return .failure(.separation) }
    let scale = counts.reduce(0, +)
    guard line.deviance > 1e-24 * scale else {
      return .failure(counts.allSatisfy { $0 == counts[0] } ? .constant : .zeroVarianceAfterDetrending)
    }
    var found: [(joinpoints: [Int], curve: PoissonCurve)] = [([], line)]
    let maximum = options.feasibleMaximum(observations: x.count)
    for count in stride(from: 1, through: maximum, by: 1) {
      guard let best = search(count, from: found[count - 1].curve) else { break }
      found.append(best)
    }
    let largest = found[found.count - 1]
    let dispersion = max(
      largest.curve.pearson(counts[...]) / Double(freedom(largest.joinpoints.count)), 1)
    var models: [JoinpointModel] = []
    for (joinpoints, curve) in found {
      guard let model = model(joinpoints, curve, dispersion: dispersion) else { break }
      models.append(model)
    }
    guard !models.isEmpty else { return .failure(.noConvergence) }
    var result = JoinpointFit(models: models, selected: 0, tests: [])
    if case .criterion(let criterion) = options.selection {
      result.selected = result.choice(criterion)
    } else {
      result.selected = result.choice(.weightedBIC)
    }
    return .success(result)
  }

  private func freedom(_ joinpoints: Int) -> Int { max(x.count - 2 * joinpoints - 2, 1) }

  private func curve(_ joinpoints: [Int]) -> PoissonCurve? {
    PoissonCurve(
      x: places.values[...], counts: counts[...], offset: offset[...],
      kinks: joinpoints.map { places.values[$0] })
  }

  /// The best set of a number of joinpoints, from the weights of a smaller model.
  private func search(_ count: Int, from start: PoissonCurve) -> (joinpoints: [Int], curve: PoissonCurve)? {
    var best: (joinpoints: [Int], curve: PoissonCurve)?
    var current = start
    var last: [Int] = []
    for _ in 0..<20 {
      guard let set = weightedSet(count, current), set != last, let next = curve(set) else { break }
      if next.deviance < best?.curve.deviance ?? .infinity { best = (set, next) }
      (current, last) = (next, set)
    }
    guard let best else { return nil }
    let spacing = (x.count + mostCandidates(count) - 1) / mostCandidates(count)
    let moved = options.moved(
      best.joinpoints, observations: x.count, spacing: spacing, loss: { curve($0)?.deviance })
    return curve(moved).map { (moved, $0) }
  }

  private func mostCandidates(_ count: Int) -> Int { JoinpointSearch.mostCandidates(upTo: count) }

  /// The best set by weighted least squares on the working response of a curve.
  private func weightedSet(_ count: Int, _ curve: PoissonCurve) -> [Int]? {
    let largest = curve.means.max() ?? 1
    let roots = curve.means.map { ($0 / largest).squareRoot() }
    let work = curve.means.indices.map { row in
      log(curve.means[row]) - offset[row] + (counts[row] - curve.means[row]) / curve.means[row]
    }
    let mean = work.reduce(0) { $0 + $1 / Double(work.count) }
    let size = max(work.reduce(0) { max($0, abs($1 - mean)) }, .leastNormalMagnitude)
    guard size.isFinite,
      let grid = JoinpointSearch(
        x: places.values, roots: roots, toEnd: options.toEnd, between: options.between,
        mostCandidates: mostCandidates(count)),
      let sets = grid.best(of: [work.map { ($0 - mean) / size }], upTo: count)?.first, sets.count > count
    else { return nil }
    return sets[count].observations
  }

  private func model(_ joinpoints: [Int], _ curve: PoissonCurve, dispersion: Double) -> JoinpointModel? {
    let n = Double(x.count)
    let freedom = freedom(joinpoints.count)
    guard let first = x.first, let last = x.last else { return nil }
    let own = max(curve.pearson(counts[...]) / Double(freedom), 1)
    let unit = 1 / places.unit
    let slopes = curve.coefficients.dropFirst().map { $0 * unit }
    let inference = JoinpointInference(
      slopes: Array(slopes),
      covariance: curve.inverse.dropFirst().map { row in row.dropFirst().map { $0 * own * unit * unit } },
      ends: [first] + joinpoints.map { x[$0] } + [last], freedom: freedom, scale: .logarithm,
      level: options.level, size: 1)
    let intercept = curve.coefficients[0] - inference.slopes[0] * first
    guard let segments = inference.segments(), intercept.isFinite else { return nil }
    let partials = partialDeterminations(joinpoints)
    let k = Double(joinpoints.count)
    let fit = curve.deviance / dispersion / n
    let term = log(n) / n
    return JoinpointModel(
      joinpoints: joinpoints, positions: joinpoints.map { x[$0] }, sumOfSquares: curve.deviance,
      degreesOfFreedom: freedom, intercept: intercept, segments: segments, partialDeterminations: partials,
      criteria: .success(
        .init(
          bic: fit + (2 * k + 2) * term, bic3: fit + (3 * k + 2) * term,
          weightedBIC: fit + ((2 + (partials.max() ?? 0)) * k + 2) * term)),
      averageChange: inference.averageChange())
  }

  /// As for least squares, with deviances in place of sums of squares; 0 where a local fit has no finite
  /// estimate.
  private func partialDeterminations(_ joinpoints: [Int]) -> [Double] {
    joinpoints.indices.map { place in
      let low = place == 0 ? 0 : joinpoints[place - 1] + 1
      let high = place + 1 < joinpoints.count ? joinpoints[place + 1] : x.count - 1
      let (t, y, shift) = (places.values[low...high], counts[low...high], offset[low...high])
      guard let line = PoissonCurve(x: t, counts: y, offset: shift, kinks: []), line.deviance > 0,
        let kink = PoissonCurve(x: t, counts: y, offset: shift, kinks: [places.values[joinpoints[place]]])
      else { return 0 }
      return min(max(1 - kink.deviance / line.deviance, 0), 1)
    }
  }
}
