/// A log-linear model fitted to the counts of one series: log mean = log exposure + terms.
///
/// Coefficients are in the order of the design: intercept, trend a period, season. `exp` of the trend is
/// the ratio of rates from one period to the next.
public struct CountRegression: Sendable, Hashable {
  /// What was fitted.
  public enum Family: Sendable, Hashable {
    /// The variance is the mean.
    case poisson
    /// The variance is the mean times the dispersion.
    case quasiPoisson
    /// The variance is the mean plus its square over theta (NB2).
    case negativeBinomial(Theta)
    /// Poisson counts with Firth's penalty.
    case firthPoisson
  }

  /// The shape of a negative binomial distribution; the variance is mean + mean^2 / theta.
  public enum Theta: Sendable, Hashable {
    /// Given by the caller.
    case given(Double)
    /// Found by maximum likelihood, with its standard error.
    case estimated(Double, standardError: Double)
    /// Counts vary no more than Poisson counts, or theta is above 10,000: the fit is that of Poisson.
    case poissonLimit
  }

  /// What was fitted.
  public var family: Family
  /// The coefficients, on the scale of the logarithm.
  public var coefficients: [Double]
  /// By how much the variance exceeds that of the family: 1, for quasi-Poisson Pearson's chi-squared
  /// over the degrees of freedom.
  public var dispersion: Double
  /// The deviance.
  public var deviance: Double
  /// Pearson's chi-squared statistic.
  public var pearsonChiSquared: Double
  /// The number of periods that entered minus that of coefficients.
  public var residualDegreesOfFreedom: Int
  /// The terms.
  public let design: CountDesign
  /// The data.
  public let series: CountSeries
  /// The means, 0 where a period did not enter.
  let means: [Double]
  /// The inverse of the expected information without dispersion, row by row.
  let inverseInformation: [Double]

  /// The number of periods that entered.
  public var count: Int { residualDegreesOfFreedom + coefficients.count }

  /// The fitted mean of each period, nil where a period did not enter.
  public var fitted: [Double?] {
    means.indices.map { series.count(at: $0) == nil ? nil : means[$0] }
  }

  /// One over theta: 0 for Poisson counts.
  var inverseTheta: Double {
    switch family {
    case .negativeBinomial(.given(let theta)), .negativeBinomial(.estimated(let theta, _)): 1 / theta
    default: 0
    }
  }
}
