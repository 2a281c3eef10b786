/// What scores before and after a training tell, and what they cannot tell.
public struct Evaluation: Sendable, Hashable, Codable {
  /// The most that a score can be; nil where it is not known.
  public var maximum: Double?
  /// All who took part together.
  public var whole: GroupResult
  /// The groups, in order of the dimensions of the sheet and of their codes; those whose code is not known are the last of a
  /// dimension, with the code `_U`.
  public var groups: [GroupResult]
  /// Whether the groups of a dimension gained differently, one a dimension of two groups or more.
  public var comparisons: [GroupComparison]
  /// The items in order; empty where only totals are known.
  public var items: [ItemResult]
  /// How reliable the test was, one an occasion with items.
  public var reliability: [Reliability]
  /// How trainers were chosen; nil where none were.
  public var selection: TrainerSelection?
  /// What is left out since it would tell of single persons; empty for the eyes of the office alone.
  public var withheld: [Withheld]
  /// How many persons are in each crossing of the groups, by which is decided what may leave the office; nil where it has left.
  public var crossing: Crossing?

  /// Creates an evaluation.
  public init(
    maximum: Double?, whole: GroupResult, groups: [GroupResult], comparisons: [GroupComparison],
    items: [ItemResult], reliability: [Reliability], selection: TrainerSelection?, withheld: [Withheld] = [],
    crossing: Crossing? = nil
  ) {
    self.maximum = maximum
    self.whole = whole
    self.groups = groups
    self.comparisons = comparisons
    self.items = items
    self.reliability = reliability
    self.selection = selection
    self.withheld = withheld
    self.crossing = crossing
  }

  /// Whether the scores are ratings, so that an item is neither right nor wrong.
  public var isOfRatings: Bool { whole.limits.contains(.selfAssessment) }

  /// What is left out of an evaluation that leaves the office.
  public struct Withheld: Sendable, Hashable, Codable {
    /// What it would have been told by, such as `sex`; nil where it is not of a dimension.
    public var dimension: String?
    /// Why.
    public var reason: Reason

    /// Why something is left out.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
      /// A group has fewer persons than the threshold.
      case smallGroup
      /// The rest beside groups that are shown would have fewer persons than the threshold.
      case smallRemainder
      /// What is said of single persons, such as each trainer.
      case singlePersons
      /// Nobody of any group has both scores, so that there is nothing to tell.
      case noPairs
      /// All scores of a group, or all but a few points, stand at an end of the scale, so that a mean tells each of them.
      ///
      /// Which group and which end is not said.
      case equalScores
      /// Fewer persons than the threshold took part, or have both scores: nothing is told.
      case fewParticipants
      /// Fewer trainers than the threshold held sessions, or fewer seats were taken: nothing is told of the spread.
      case fewTrainers
    }

    /// Creates what is left out.
    public init(dimension: String?, reason: Reason) {
      self.dimension = dimension
      self.reason = reason
    }
  }
}
