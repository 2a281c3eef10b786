/// One thing that scores cannot tell.
public enum EvaluationLimit: Sendable, Hashable, Codable {
  /// The scores are ratings by those who took part: how sure they feel, and not what they know.
  case selfAssessment
  /// Nobody has both scores.
  case noPairs
  /// So few pairs that no result could have been told from chance.
  case noTestCanTell(pairs: Int, smallestP: Double)
  /// There are pairs enough, but so few of them changed that no result could have been told from chance.
  case fewChanged(changed: Int, pairs: Int, smallestP: Double)
  /// The test of the ranks and the interval of the mean disagree on whether scores changed, so that no change is told.
  case testAndIntervalDisagree
  /// Only an effect of this size or more would have been seen four times in five.
  case detectable(pairs: Int, effect: Double)
  /// Part of the pairs stood at the most that can be reached, so that their gain cannot be seen.
  case ceiling(atMaximum: Int, pairs: Int, occasion: Occasion)
  /// So many have no second score.
  case attrition(missing: Int, before: Int)
  /// Those without a second score had scored otherwise at the first.
  case selectiveAttrition(difference: Double, lower: Double, upper: Double)
  /// So many of those with an earlier score have none at the follow-up.
  case followUpMissing(missing: Int, of: Int)
  /// All changed by the same, so that neither an effect in standard deviations nor an interval of the mean has a value.
  case equalChanges
  /// The group was chosen by its low first scores, of which a part of the gain comes by itself.
  case regressionToMean(expected: Double)
  /// The group was chosen by its low first scores, and how much of the gain comes by itself cannot be said: the reliability of
  /// the test is not known, or the scores of those who were not chosen.
  case unknownRegressionToMean
  /// No test some months later was read.
  case noFollowUp
  /// No group is known to have had no training.
  case noComparisonGroup
  /// Among all is a group that seems to have had no training, so that the gain of all is not that of the training.
  case comparisonGroup(dimension: String, code: String)
  /// The most that can be reached is not known, so that neither ceiling nor normalised gain is.
  case unknownMaximum
}
