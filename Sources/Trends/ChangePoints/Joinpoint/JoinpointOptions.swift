/// A measure by which models with different numbers of joinpoints are compared; the smallest wins.
public enum JoinpointCriterion: Sendable, Hashable, CaseIterable {
  /// The weighted Bayesian information criterion, between BIC and BIC3. Source: Kim et al. (2022).
  case weightedBIC
  /// The Bayesian information criterion with two parameters a joinpoint. Source: Schwarz (1978).
  case bic
  /// The Bayesian information criterion with three parameters a joinpoint. Source: Kim and Kim (2016).
  case bic3
}

/// How a joinpoint model is fitted and chosen.
public struct JoinpointOptions: Sendable, Hashable {
  /// The scale on which segments are straight.
  public enum Scale: Sendable, Hashable {
    /// The natural logarithm of the values, so that a segment has a constant per cent change.
    case logarithm
    /// The values themselves.
    case identity
  }

  /// How the number of joinpoints is chosen.
  public enum Selection: Sendable, Hashable {
    /// The smallest value of a criterion.
    case criterion(JoinpointCriterion)
    /// The sequence of permutation tests. Source: Kim et al. (2000).
    case permutation(JoinpointPermutation)
  }

  /// How the interval of the mean change is found.
  public enum AverageInterval: Sendable, Hashable {
    /// From the standard errors of the slopes.
    case parametric
    /// From resampled residuals too.
    case empirical(JoinpointResampling)
  }

  /// The scale on which segments are straight.
  public var scale: Scale
  /// How the number of joinpoints is chosen.
  public var selection: Selection
  /// How the interval of the mean change is found.
  public var averageInterval: AverageInterval
  /// The largest number of joinpoints; nil takes `recommendedMaximum`.
  public var maximum: Int?
  /// Observations from a joinpoint to either end, not counting the joinpoint.
  public var toEnd: Int
  /// Observations between two joinpoints, not counting them.
  public var between: Int
  /// The confidence level of all intervals, in 0...1.
  public var level: Double

  /// Creates options; the defaults are those of the NCI program, version 5.
  public init(
    scale: Scale = .logarithm, selection: Selection = .criterion(.weightedBIC),
    averageInterval: AverageInterval = .parametric, maximum: Int? = nil, toEnd: Int = 2, between: Int = 2,
    level: Double = 0.95
  ) {
    self.scale = scale
    self.selection = selection
    self.averageInterval = averageInterval
    self.maximum = maximum
    self.toEnd = max(toEnd, 1)
    self.between = max(between, 0)
    self.level = level
  }

  /// The largest number of joinpoints that `observations` bear.
  ///
  /// The table of the NCI program: 0 below 7 observations, 1 below 12, 2 below 17, 3 below 22, 4 from
  /// then on.
  public static func recommendedMaximum(observations: Int) -> Int {
    switch observations {
    case ..<7: 0
    case ..<12: 1
    case ..<17: 2
    case ..<22: 3
    default: 4
    }
  }

  /// The largest number of joinpoints for which a place is left and a degree of freedom.
  func feasibleMaximum(observations: Int) -> Int {
    let wanted = max(maximum ?? Self.recommendedMaximum(observations: observations), 0)
    let byPlaces = (observations - 2 * toEnd + between) / (between + 1)
    return max(min(wanted, byPlaces, (observations - 3) / 2), 0)
  }
}
