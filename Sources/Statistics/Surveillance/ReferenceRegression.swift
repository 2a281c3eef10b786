import Glibc

/// A quasi-Poisson regression of reference counts on the levels of a factor and, perhaps, on time.
///
/// Mean of a count: exposure times exp(level + slope * time). Given the slope, the levels have a closed form, so that the
/// likelihood is one of the slope alone, concave, and found by Newton's steps within a bracket. Without a slope nothing is
/// iterated. The maximum is that of iteratively reweighted least squares run to the end (McCullagh and Nelder 1989, section 2.5).
package struct ReferenceRegression: Sendable {
  /// Whether the mean may rise or fall in time.
  package enum Time: Sendable, Hashable {
    /// It may, by a constant factor a period.
    case slope
    /// It does not.
    case none
  }

  /// What is expected of the watched period, 0 where its level has no counts.
  package let expected: Double
  /// The variance of the expected value over the dispersion and the expected value itself: that of a log mean times the mean.
  ///
  /// It stays finite where nothing is expected.
  package let relativeVariance: Double
  /// The log of the factor a period; 0 without one.
  package let slope: Double
  /// The information on the slope, given the levels; 0 without one.
  package let slopeInformation: Double
  /// Pearson's dispersion: the weighted squares of (count - mean) over the mean, over the degrees of freedom.
  package let dispersion: Double
  /// The same with the square of the mean in place of the mean, as R's `surveillance` takes it for the errors of its flexible form.
  package let relativeDispersion: Double
  /// The known counts less the coefficients, above 0.
  package let degreesOfFreedom: Int
  /// The fitted means.
  let means: [Double]
  /// The leverage of each count, from 0 to 1.
  let leverages: [Double]

  /// Fits a model; O(n) a step, of which there are about five.
  ///
  /// - Parameters:
  ///   - data: Counts with at least one of level 0.
  ///   - weights: A weight above 0 for each; nil weighs all alike.
  ///   - time: Whether there is a slope.
  ///   - start: Where the search for the slope begins.
  /// - Returns: The fit, or `tooFewKnown` with no degree of freedom or nothing in level 0, `separation` where no slope is finite,
  ///   `noConvergence` where numbers leave the range of doubles.
  package static func fit(
    _ data: ReferenceCounts, weights: [Double]? = nil, time: Time, start: Double = 0
  ) -> Estimate<ReferenceRegression> {
    let count = data.counts.count
    let weights = weights ?? Array(repeating: 1, count: count)
    var sizes = [Int](repeating: 0, count: data.levelCount)
    for level in data.levels { sizes[level] += 1 }
    let rank = sizes.count { $0 > 0 } + (time == .slope ? 1 : 0)
    guard count > rank, sizes.first ?? 0 > 0 else { return .failure(.tooFewKnown) }
    var sums = LevelSums(data, weights)
    let slope: Double
    switch time {
    case .none:
      slope = 0
      sums.take(slope: 0)
    case .slope:
      switch sums.slope(from: start) {
      case .failure(let reason): return .failure(reason)
      case .success(let found): slope = found
      }
    }
    return fit(data, weights, sums, slope: slope, time, degreesOfFreedom: count - rank)
  }

  private static func fit(
    _ data: ReferenceCounts, _ weights: [Double], _ sums: LevelSums, slope: Double, _ time: Time,
    degreesOfFreedom: Int
  ) -> Estimate<ReferenceRegression> {
    let bases = sums.counts.indices.map { sums.mass[$0] > 0 ? sums.counts[$0] / sums.mass[$0] : 0 }
    let centres = sums.counts.indices.map { sums.mass[$0] > 0 ? sums.moment[$0] / sums.mass[$0] : 0 }
    let information = time == .slope ? sums.information : 0
    var means = [Double](repeating: 0, count: data.counts.count)
    var leverages = means
    var (pearson, relative) = (0.0, 0.0)
    for place in means.indices {
      let level = data.levels[place]
      let mean = bases[level] * sums.shape[place]
      means[place] = mean
      let distance = data.times[place] - centres[level]
      var leverage = weights[place] * sums.shape[place] / sums.mass[level]
      if information > 0 { leverage += weights[place] * mean * distance * distance / information }
      leverages[place] = min(leverage, 1)
      guard mean > 0 else {
        // A level without counts: its mean is 0 in the limit, in which the relative difference is -1.
        relative += weights[place]
        continue
      }
      let difference = data.counts[place] - mean
      pearson += weights[place] * difference / mean * difference
      relative += weights[place] * difference / mean * (difference / mean)
    }
    // 1 over the weight of level 0 times what is expected, in which the counts cancel; the slope adds the distance to now.
    let expected = bases[0]
    var variance = 1 / sums.mass[0]
    if information > 0 { variance += expected * centres[0] * centres[0] / information }
    let (dispersion, relativeDispersion) = (
      pearson / Double(degreesOfFreedom), relative / Double(degreesOfFreedom)
    )
    guard expected.isFinite, variance.isFinite, dispersion.isFinite, relativeDispersion.isFinite else {
      return .failure(.noConvergence)
    }
    return .success(
      ReferenceRegression(
        expected: expected, relativeVariance: variance, slope: slope, slopeInformation: information,
        dispersion: dispersion, relativeDispersion: relativeDispersion, degreesOfFreedom: degreesOfFreedom,
        means: means, leverages: leverages))
  }

  /// The two-sided p value of the slope by Student's t, with one of the dispersions; 1 without a slope.
  package func slopeP(dispersion: Double) -> Double {
    guard slopeInformation > 0, slope != 0 else { return 1 }
    guard dispersion > 0 else { return 0 }
    let t = slope * (slopeInformation / dispersion).squareRoot()
    return StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))?.twoSidedP(t) ?? 1
  }
}
