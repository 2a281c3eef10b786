public import Statistics

/// How many took part, and how many of them can be compared.
///
/// Where it leaves the office a number that would tell of fewer persons than the threshold is nil, never 0.
public struct Attendance: Sendable, Hashable, Codable {
  /// All of the sheet.
  public var attended: Int?
  /// Those with a score before.
  public var before: Int?
  /// Those with a score after.
  public var after: Int?
  /// Those with both.
  public var paired: Int
  /// Those with a score at the follow-up.
  public var followUp: Int?
  /// Those without any score.
  public var without: Int?
  /// How much higher those who have no score after had scored before than those who have one, with its interval
  /// (`moderatedDifference`, Welch's for small groups); nil where
  /// nobody is missing after.
  public var missingAfterDifference: StoredEstimate<IntervalEstimate>?
  /// Where `attended` is withheld since so few have not both scores: fewer than this have not; nil where it is not said.
  public var fewerMissingThan: Int?

  /// Creates an attendance.
  public init(
    attended: Int?, before: Int?, after: Int?, paired: Int, followUp: Int?, without: Int?,
    missingAfterDifference: Estimate<IntervalEstimate>?, fewerMissingThan: Int? = nil
  ) {
    self.attended = attended
    self.before = before
    self.after = after
    self.paired = paired
    self.followUp = followUp
    self.without = without
    self.missingAfterDifference = missingAfterDifference.map { StoredEstimate(wrappedValue: $0) }
    self.fewerMissingThan = fewerMissingThan
  }
}
