/// The result of a seasonal Mann-Kendall test whose variance and distribution allow for dependence.
public struct MannKendallSeasonalAR1: Sendable, Hashable {
  /// The sum of signs over all pairs of the same season.
  public var s: Double
  /// The variance of `s` under no trend: that of independent values times `inflation`.
  public var variance: Double
  /// `s` over its standard deviation, without continuity correction.
  public var z: Double
  /// The two-sided p value of `z` in a Student distribution.
  public var p: Double
  /// `s` over the number of pairs.
  public var tau: Double
  /// The lag-one autocorrelation of what is left without trend and seasons.
  public var autocorrelation: Double
  /// The same, corrected for what the estimation takes away; from -0.9 to 0.95.
  public var correctedAutocorrelation: Double
  /// By how much the variance grows.
  public var inflation: Double
  /// The degrees of freedom of the Student distribution.
  public var degreesOfFreedom: Double
}

/// The seasonal Mann-Kendall test with AR(1)-parametric variance: the test of the default verdict.
///
/// `index` are the places of the known values on the grid, whole numbers in rising order; `season` is the number
/// of periods of a season, 1 for none. Only values of the same season are compared, so a seasonal pattern of any
/// form plays no part, nor do the seasons' ties. Fewer than five values, or fewer than four more than there are
/// seasons, are `tooShort`; values that are all alike within each season, or on one line, are
/// `zeroVarianceAfterDetrending`. O(n^2). Source: own method after Hirsch and Slack (1984) and Hamed and Rao
/// (1998); definition, reasons and error rates in Documentation/Methods.md.
public func mannKendallSeasonalAR1(
  index: [Double], values: [Double], season: Int = 1
) -> Estimate<MannKendallSeasonalAR1> {
  guard values.count >= 5, index.count == values.count, season >= 1,
    let seasons = SeasonalGroups(index: index, season: season)
  else { return .failure(.tooShort) }
  let n = values.count
  guard n - seasons.count >= 4 else { return .failure(.tooShort) }
  var (s, variance, pairs) = (0.0, 0.0, 0.0)
  for members in seasons.members {
    let one = signSumAndVariance(members.map { values[$0] })
    s += one.s
    variance += one.variance
    pairs += Double(members.count * (members.count - 1) / 2)
  }
  guard variance > 0, let residuals = seasons.residuals(index: index, values: values) else {
    return .failure(.zeroVarianceAfterDetrending)
  }
  var dependence = SeasonalDependence(index: index, seasons: seasons)
  let observed = dependence.autocorrelation(of: residuals)
  let rho = dependence.corrected(observed)
  let (inflation, slope) = dependence.inflation(rho)
  // Satterthwaite's degrees of freedom of a variance known up to the error of rho, 2 / variance of its logarithm; by
  // simulation too cautious, the more so the weaker the dependence, hence the factor.
  let error = dependence.errorVariance(rho)
  let relative = slope / inflation
  let satterthwaite = 2 / max(relative * relative * error, 1e-9)
  let freedom = min(max((2 - abs(rho)) * satterthwaite, 2), Double(n))
  let z = s / (variance * inflation).squareRoot()
  guard let student = StudentTDistribution(degreesOfFreedom: freedom), z.isFinite else {
    return .failure(.noConvergence)
  }
  return .success(
    MannKendallSeasonalAR1(
      s: s, variance: variance * inflation, z: z, p: student.twoSidedP(z), tau: s / pairs,
      autocorrelation: observed, correctedAutocorrelation: rho, inflation: inflation,
      degreesOfFreedom: freedom))
}
