public import Statistics

/// Change points of one series of a trend stage, as optional parts of its finding.
///
/// A finding may hold `levels` and `joinpoints`; neither takes part in its test or direction.
public enum ChangePointAnalysis {
  /// The changes in level, by exact segmentation; `values` lie on the grid of periods, nil where nothing is known.
  ///
  /// Whole numbers that are not negative are counts: the cost is negative binomial, its theta from the
  /// differences of neighbours (Poisson where they vary no more than that), else squares. The penalty is that of
  /// Schwarz times (1 + r) / (1 - r)^2, r the autocorrelation at lag one from differences at lags one and two,
  /// within 0...0.9, so that dependence is not told as changes. Give deseasonalised values where the series has a
  /// season. Stretches have at least `minimumLength` known values. Fewer than twice as many are `tooShort`;
  /// all-zero and constant series have those reasons. O(n^2) at worst.
  /// Source: Jackson et al. (2005); Chakar et al. (2017) for changes under autocorrelation.
  public static func levels(of values: [Double?], minimumLength: Int = 3) -> Estimate<LevelChanges> {
    let shortest = max(minimumLength, 2)
    let places = values.indices.filter { values[$0]?.isFinite ?? false }
    let known = places.compactMap { values[$0] }
    guard known.count / 2 >= shortest else { return .failure(.tooShort) }
    if known.allSatisfy({ $0 == 0 }) { return .failure(.allZero) }
    if known.allSatisfy({ $0 == known[0] }) { return .failure(.constant) }
    let areCounts = known.allSatisfy { $0 >= 0 && $0 == $0.rounded() && $0 <= 1e15 }
    let noise = NeighbourNoise(areCounts ? known.map { $0.squareRoot() } : known)
    let cost = areCounts ? NeighbourNoise.cost(ofCounts: known) : .level
    // Differences of neighbours see the share 1 - r of the variance; means of stretches vary by (1 + r) / (1 - r).
    let r = noise.autocorrelation
    let dependence = (1 + r) / ((1 - r) * (1 - r))
    return SegmentationProblem.make(known, cost: cost, minimumLength: shortest).flatMap { problem in
      let penalty = problem.penalty(.schwarz) * dependence
      return problem.penalised(penalty).flatMap { found in
        let stretches = found.segments.map { range in
          LevelChanges.Stretch(
            first: places[range.lowerBound], last: places[range.upperBound - 1], count: range.count,
            mean: known[range].reduce(0) { $0 + $1 / Double(range.count) })
        }
        let told = penalty * problem.unit
        guard told.isFinite else { return .failure(.noConvergence) }
        return .success(LevelChanges(stretches: stretches, cost: cost, penalty: told))
      }
    }
  }

  /// The joinpoints, on the grid of periods: of logarithms where every value is above 0, else by Poisson
  /// likelihood.
  ///
  /// Places in the result are those of the grid, from 0, so a slope is the change a period. `exposure` is the
  /// population at risk at each period; values enter as rates for logarithms and with an offset for counts; a
  /// period without exposure does not count. Values below 0 are `negativeVariance`. See `joinpoint` and
  /// `poissonJoinpoint`.
  public static func joinpoints(
    of values: [Double?], exposure: [Double?]? = nil, options: JoinpointOptions = JoinpointOptions()
  ) -> Estimate<JoinpointFit> {
    let known = KnownRates(values, exposure)
    if known.values.contains(where: { $0 <= 0 }) {
      return poissonJoinpoint(
        x: known.places, counts: known.values, exposure: known.exposure, options: options)
    }
    return joinpoint(
      x: known.places, y: zip(known.values, known.exposure).map(/), options: options)
  }

  /// The joinpoints by Poisson likelihood, also where no value is 0; see `joinpoints`.
  public static func poissonJoinpoints(
    of values: [Double?], exposure: [Double?]? = nil, options: JoinpointOptions = JoinpointOptions()
  ) -> Estimate<JoinpointFit> {
    let known = KnownRates(values, exposure)
    return poissonJoinpoint(x: known.places, counts: known.values, exposure: known.exposure, options: options)
  }
}

/// The periods at which both value and exposure are known.
private struct KnownRates {
  private(set) var places: [Double] = []
  private(set) var values: [Double] = []
  private(set) var exposure: [Double] = []

  init(_ values: [Double?], _ exposure: [Double?]?) {
    for (place, value) in values.enumerated() {
      let size = exposure.map { place < $0.count ? $0[place] : nil } ?? 1
      guard let value, let size, value.isFinite, size.isFinite, size > 0 else { continue }
      places.append(Double(place))
      self.values.append(value)
      self.exposure.append(size)
    }
  }
}
