import Glibc
public import Statistics

/// A series cut into segments.
public struct Segmentation: Sendable, Hashable {
  /// The segments in order, as ranges of places among the values.
  public var segments: [Range<Int>]
  /// The sum of the costs of the segments.
  public var cost: Double
  /// The cost plus the penalty times the number of changes; equal to the cost where the number was given.
  public var objective: Double

  /// The places at which a new segment begins.
  public var changes: [Int] { segments.dropFirst().map(\.lowerBound) }
}

/// What a further change must save.
public enum ChangePenalty: Sendable, Hashable {
  /// A number in units of the cost.
  case fixed(Double)
  /// Two parameters a change (its place and a level) at ln n each; squares in units of the noise variance.
  ///
  /// The noise variance comes from the median absolute difference of neighbours, or where that is 0 from
  /// their mean squared difference. A segment with a line counts as three parameters. Source: Schwarz (1978);
  /// Yao (1988).
  case schwarz
}

/// The segmentation with the smallest cost plus penalty: exact, by optimal partitioning with pruning.
///
/// `values` are finite, in order of time, gaps left out before; counts are not negative. Segments are at
/// least `minimumLength` long, and never shorter than the cost needs (2, a line 3). A start is given up only
/// `minimumLength` steps after another has beaten it, so that pruning loses nothing. Fewer values than one
/// segment needs are `tooShort`, an overflow is `noConvergence`; a constant series is one segment. O(n^2) at
/// worst, near O(n) with many changes. Source: Jackson et al. (2005); Killick, Fearnhead and Eckley (2012);
/// Rigaill (2015) on minimum lengths.
public func penalisedSegmentation(
  _ values: [Double], cost: SegmentCost, penalty: ChangePenalty = .schwarz, minimumLength: Int = 2
) -> Estimate<Segmentation> {
  SegmentationProblem.make(values, cost: cost, minimumLength: minimumLength).flatMap { problem in
    problem.penalised(problem.penalty(penalty))
  }
}

/// The segmentation with the smallest cost among those with a given number of segments: exact, by dynamic
/// programming.
///
/// As `penalisedSegmentation`; more segments than fit, or fewer than one, are `tooShort`. O(segments * n^2).
/// Source: Auger and Lawrence (1989).
public func optimalSegmentation(
  _ values: [Double], cost: SegmentCost, segments: Int, minimumLength: Int = 2
) -> Estimate<Segmentation> {
  SegmentationProblem.make(values, cost: cost, minimumLength: minimumLength).flatMap { problem in
    problem.partitioned(into: segments)
  }
}
