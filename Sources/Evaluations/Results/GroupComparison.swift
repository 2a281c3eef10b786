public import Statistics

/// Whether the groups of one dimension gained differently.
public struct GroupComparison: Sendable, Hashable, Codable {
  /// The dimension.
  public var dimension: String
  /// The codes that are compared; those not known are not.
  public var codes: [String]
  /// How much more the first gained than the second, in points, with its interval
  /// (`moderatedDifference`, Welch's for small groups); nil unless there are two.
  public var difference: StoredEstimate<IntervalEstimate>?
  /// The test that all gained alike: by permutation of Welch's statistic for two groups, Kruskal and Wallis for more.
  @StoredEstimate public var test: Estimate<TestStatistic>
  /// The smallest p value that groups of these sizes could ever show.
  @StoredEstimate public var smallestP: Estimate<Double>
  /// The smallest difference, in standard deviations of the gains, that would be seen four times in five at 5 %.
  @StoredEstimate public var detectable: Estimate<Double>
  /// What can be said of it.
  public var verdict: Verdict
  /// Where it leaves the office the p value of the test is below this, and `test` is `hiddenValues`; nil where it is exact.
  public var pBelow: Double?

  /// What can be said of a comparison.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The groups gained differently.
    case differ
    /// Nothing of the kind was seen.
    case noClearDifference
    /// No result could have been told from chance, or nothing could be tested.
    case cannotTell
  }

  /// Creates a comparison.
  public init(
    dimension: String, codes: [String], difference: Estimate<IntervalEstimate>?,
    test: Estimate<TestStatistic>, smallestP: Estimate<Double>, detectable: Estimate<Double>
  ) {
    self.dimension = dimension
    self.codes = codes
    self.difference = difference.map { StoredEstimate(wrappedValue: $0) }
    self.test = test
    self.smallestP = smallestP
    self.detectable = detectable
    if case .success(let least) = smallestP, least < EvaluationSettings.significance,
      case .success(let test) = test
    {
      verdict = test.p < EvaluationSettings.significance ? .differ : .noClearDifference
    } else {
      verdict = .cannotTell
    }
  }
}
