public import Statistics

/// What a surveillance method says of one period.
public struct SurveillanceEpoch: Sendable, Hashable {
  /// The place of the period on the grid, from 0.
  public var place: Int
  /// The count of the period.
  public var observed: Double
  /// What the method says of it, or why it says nothing.
  public var answer: Estimate<SurveillanceAnswer>
}

/// A count beside what its past leads one to expect.
///
/// Alarms are for high counts only, and each period has a chance of a false one of its own: over many periods or series some
/// are certain.
public struct SurveillanceAnswer: Sendable, Hashable {
  /// Where a bound comes from.
  public enum Basis: Sendable, Hashable {
    /// The method's own rule.
    case method
    /// An exact bound from the counts of the same time of the year, since the method has none for this reason.
    case exact(NotEstimable)
  }

  /// The expected count.
  public var expected: Double
  /// The count above which there is an alarm, of a CUSUM that from which on there is one; not necessarily a whole number.
  public var bound: Double
  /// The method's statistic: how far the count is outside in units of its own, the larger the farther; nil where it has none.
  ///
  /// Farrington: (count - expected) / (bound - expected). EARS: standard deviations above the baseline. CUSUM: the sum.
  public var statistic: Double?
  /// Whether there is an alarm.
  public var isAlarm: Bool
  /// Where the bound comes from.
  public var basis: Basis
  /// The regression behind it; nil for methods without one.
  public var model: SurveillanceModel?

  /// The same, or `noConvergence` where a number is not finite.
  var whereFinite: Estimate<SurveillanceAnswer> {
    let numbers = [expected, bound, statistic, model?.dispersion, model?.slope, model?.p].compactMap(\.self)
    return numbers.allSatisfy(\.isFinite) ? .success(self) : .failure(.noConvergence)
  }
}

/// The regression on reference counts that a bound rests on.
public struct SurveillanceModel: Sendable, Hashable {
  /// Pearson's dispersion of the reference counts, raised to 1.
  public var dispersion: Double
  /// The log of the factor a period; nil where no trend was kept.
  public var slope: Double?
  /// The chance of a count at least as high by the method's rule, if nothing has changed.
  public var p: Double
}
