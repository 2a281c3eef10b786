public import Statistics

/// A joinpoint model with one number of joinpoints.
public struct JoinpointModel: Sendable, Hashable {
  /// One straight piece.
  public struct Segment: Sendable, Hashable {
    /// The place where it begins.
    public var start: Double
    /// The place where it ends.
    public var end: Double
    /// Its slope a step of the places, on the scale of the fit, with an interval of Student's t.
    public var slope: IntervalEstimate
    /// The standard error of the slope, the joinpoints taken as known.
    public var standardError: Double
    /// The two-sided p value of the slope.
    public var p: Double
    /// Per cent a step, 100 (exp(slope) - 1), where the fit is of logarithms; `noConvergence` on overflow.
    public var percentChange: Estimate<IntervalEstimate>
  }

  /// The measures by which models are compared; smaller is better.
  public struct Criteria: Sendable, Hashable {
    /// ln(SSE / n) + (2k + 2) ln n / n; for Poisson likelihood the first term is the deviance over dispersion
    /// and n.
    public var bic: Double
    /// The same with 3k + 2.
    public var bic3: Double
    /// The same with (2 + largest partial R squared) k + 2.
    public var weightedBIC: Double

    /// One of them.
    public subscript(criterion: JoinpointCriterion) -> Double {
      switch criterion {
      case .weightedBIC: weightedBIC
      case .bic: bic
      case .bic3: bic3
      }
    }
  }

  /// The mean change over all places, segments weighted by their length.
  public struct AverageChange: Sendable, Hashable {
    /// With variances of the slopes alone, as the NCI program computes it.
    public var parametric: Estimate<IntervalEstimate>
    /// With the whole covariance of the slopes.
    public var covariance: Estimate<IntervalEstimate>
    /// By empirical quantiles, for the chosen model where it was asked for.
    public var empirical: Estimate<IntervalEstimate>?
  }

  /// The joinpoints as places among the observations, from 0.
  public var joinpoints: [Int]
  /// The joinpoints on the axis of the places.
  public var positions: [Double]
  /// The weighted sum of squared residuals, on the scale of the fit; the deviance for Poisson likelihood.
  public var sumOfSquares: Double
  /// Observations minus 2k + 2.
  public var degreesOfFreedom: Int
  /// The curve at place 0, on the scale of the fit.
  public var intercept: Double
  /// The pieces, one more than joinpoints.
  public var segments: [Segment]
  /// Per joinpoint, the share of the local residual variance that its kink takes up.
  public var partialDeterminations: [Double]
  /// The criteria; `zeroVarianceAfterDetrending` for an exact fit.
  public var criteria: Estimate<Criteria>
  /// The mean change a step: per cent for a fit of logarithms, else in units of the values.
  public var averageChange: AverageChange
}
