import Glibc
import Statistics

/// Fits, compares and chooses the joinpoint models of series on one set of places.
struct JoinpointFitting {
  /// A series on the scale of the fit, divided by its size.
  struct Prepared {
    var values: [Double]
    var size: Double
  }

  let x: [Double]
  let roots: [Double]?
  let weightScale: Double
  let options: JoinpointOptions
  let maximum: Int
  let search: JoinpointSearch?

  /// `weights` are above 0 and at most 1, in units of `weightScale`.
  init(x: [Double], weights: [Double]?, weightScale: Double, options: JoinpointOptions) {
    self.x = x
    roots = weights.map { $0.map { $0.squareRoot() } }
    self.weightScale = weightScale
    self.options = options
    maximum = options.feasibleMaximum(observations: x.count)
    let isRising = zip(x, x.dropFirst()).allSatisfy { $0 < $1 } && x.allSatisfy(\.isFinite)
    search =
      isRising && x.count >= 3
      ? JoinpointSearch(
        x: x, roots: roots, toEnd: options.toEnd, between: options.between,
        mostCandidates: JoinpointSearch.mostCandidates(upTo: maximum)) : nil
  }

  /// One result a series.
  func fits(_ series: [[Double]]) -> [Estimate<JoinpointFit>] {
    let prepared = series.map(prepare)
    let usable = prepared.compactMap { try? $0.get() }
    guard let search, let sets = search.best(of: usable.map(\.values), upTo: maximum) else {
      return prepared.map { one in one.flatMap { _ in .failure(.noConvergence) } }
    }
    var remaining = sets[...]
    return prepared.map { one in one.flatMap { fit($0, sets: remaining.removeFirst()) } }
  }

  private func prepare(_ values: [Double]) -> Estimate<Prepared> {
    guard values.count == x.count, values.count >= 3, values.allSatisfy(\.isFinite) else {
      return .failure(.tooShort)
    }
    if values.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
    if values.allSatisfy({ $0 == values[0] }) { return .failure(.constant) }
    var scaled = values
    if options.scale == .logarithm {
      guard values.allSatisfy({ $0 > 0 }) else { return .failure(.zeroBaseline) }
      scaled = values.map { log($0) }
    }
    let size = scaled.reduce(0) { max($0, abs($1)) }
    guard size >= .leastNormalMagnitude * 4 else { return .failure(.zeroVarianceAfterDetrending) }
    return .success(Prepared(values: scaled.map { $0 / size }, size: size))
  }

  private func fit(_ series: Prepared, sets: [JoinpointSearch.Best]) -> Estimate<JoinpointFit> {
    var models: [JoinpointModel] = []
    for set in sets {
      guard let model = model(series, joinpoints: moved(set.observations, series.values)) else { break }
      models.append(model)
      if case .failure = model.criteria { break }
    }
    guard let line = models.first else { return .failure(.noConvergence) }
    if case .failure(let reason) = line.criteria { return .failure(reason) }
    var result = JoinpointFit(models: models, selected: 0, tests: [])
    switch options.selection {
    case .criterion(let criterion): result.selected = result.choice(criterion)
    case .permutation(let permutation):
      (result.selected, result.tests) = permutation.select(result, of: series.values, fitting: self)
    }
    if case .empirical(let resampling) = options.averageInterval {
      result.models[result.selected].averageChange.empirical = resampling.interval(
        result.model, of: series.values, size: series.size, fitting: self)
    }
    return .success(result)
  }

  /// The joinpoints of a thinned grid, each moved while the sum of squares falls.
  private func moved(_ joinpoints: [Int], _ values: [Double]) -> [Int] {
    guard let spacing = search?.spacing, spacing > 1 else { return joinpoints }
    return options.moved(joinpoints, observations: x.count, spacing: spacing) { set in
      SegmentedLine(x: x[...], y: values[...], roots: roots?[...], kinks: set.map { x[$0] })?.sumOfSquares
    }
  }

  /// The model with given joinpoints; nil where the arithmetic cannot tell the terms apart.
  private func model(_ series: Prepared, joinpoints: [Int]) -> JoinpointModel? {
    let kinks = joinpoints.map { x[$0] }
    guard let curve = SegmentedLine(x: x[...], y: series.values[...], roots: roots?[...], kinks: kinks),
      let first = x.first, let last = x.last
    else { return nil }
    let n = Double(x.count)
    let freedom = x.count - 2 * joinpoints.count - 2
    guard freedom > 0 else { return nil }
    // What rounding leaves of an exact fit is no variance.
    let isExact = curve.residuals.allSatisfy { abs($0) <= 16 * Double.ulpOfOne }
    let squares = isExact ? 0 : curve.sumOfSquares
    let inference = JoinpointInference(
      slopes: curve.slopes,
      covariance: curve.slopeCovariance(variance: squares / Double(freedom)),
      ends: [first] + kinks + [last], freedom: freedom, scale: options.scale, level: options.level,
      size: series.size)
    guard let segments = inference.segments() else { return nil }
    let partials = partialDeterminations(series.values, joinpoints: joinpoints)
    let k = Double(joinpoints.count)
    let criteria: Estimate<JoinpointModel.Criteria> =
      squares > 0
      ? .success(criteria(squares: squares, size: series.size, n: n, k: k, partial: partials.max() ?? 0))
      : .failure(.zeroVarianceAfterDetrending)
    let total = squares * series.size * series.size * weightScale
    guard total.isFinite else { return nil }
    let intercept = (curve.start - curve.slopes[0] * first) * series.size
    guard intercept.isFinite else { return nil }
    return JoinpointModel(
      joinpoints: joinpoints, positions: kinks, sumOfSquares: total, degreesOfFreedom: freedom,
      intercept: intercept, segments: segments, partialDeterminations: partials, criteria: criteria,
      averageChange: inference.averageChange())
  }

  private func criteria(
    squares: Double, size: Double, n: Double, k: Double, partial: Double
  ) -> JoinpointModel.Criteria {
    let fit = log(squares / n) + 2 * log(size) + log(weightScale)
    let unit = log(n) / n
    return JoinpointModel.Criteria(
      bic: fit + (2 * k + 2) * unit, bic3: fit + (3 * k + 2) * unit,
      weightedBIC: fit + ((2 + partial) * k + 2) * unit)
  }

  /// Per joinpoint, what its kink explains of the observations after the joinpoint before, up to the next
  /// one.
  ///
  /// By ordinary least squares, also in a weighted model, as the criterion is defined.
  private func partialDeterminations(_ values: [Double], joinpoints: [Int]) -> [Double] {
    joinpoints.indices.map { place in
      let low = place == 0 ? 0 : joinpoints[place - 1] + 1
      let high = place + 1 < joinpoints.count ? joinpoints[place + 1] : x.count - 1
      guard low < high, let line = SegmentedLine(x: x[low...high], y: values[low...high], kinks: []),
        let kink = SegmentedLine(
          x: x[low...high], y: values[low...high], kinks: [x[joinpoints[place]]]),
        line.sumOfSquares > 0
      else { return 0 }
      return min(max(1 - kink.sumOfSquares / line.sumOfSquares, 0), 1)
    }
  }

  /// The inference of a curve that was fitted with the joinpoints of a model.
  func inference(_ curve: SegmentedLine, model: JoinpointModel, size: Double) -> JoinpointInference {
    JoinpointInference(
      slopes: curve.slopes,
      covariance: curve.slopeCovariance(variance: curve.sumOfSquares / Double(model.degreesOfFreedom)),
      ends: [model.segments[0].start] + model.segments.map(\.end), freedom: model.degreesOfFreedom,
      scale: options.scale, level: options.level, size: size)
  }
}
