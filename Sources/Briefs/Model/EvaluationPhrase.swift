public import Evaluations
public import Language

/// What a page says of the scores before and after a training.
public enum EvaluationPhrase: Sendable, Hashable, Codable {
  // MARK: Did scores rise

  /// Whether scores rose, in one sentence.
  case gained(gain: ToldGain)
  /// The same, led by how many have no second score, where the scores of those who have tell little of all.
  case gainedOfPart(gain: ToldGain, missing: Int, of: Int)
  /// The means before and after.
  case means(gain: ToldGain)
  /// Why no more can be said of a gain.
  case cannotTell(gain: ToldGain)
  /// How many took part, nil where that is not shown, and how many of them have both scores; where it is not shown, fewer than
  /// `fewerMissing` have not.
  case paired(attended: Int?, paired: Int, fewerMissing: Int?)
  /// How many rose, stayed and fell.
  case courses(pairs: Int, rose: Int, stayed: Int, fell: Int)
  /// Whether scores held from the end of the training to the follow-up.
  case retained(gain: ToldGain)
  /// Whether scores at the follow-up are above those before the training, in one sentence.
  case lasting(gain: ToldGain)
  /// A p value, or its bound where that alone may be told, as a field.
  case probability(p: ToldProbability)
  /// About so many: a count that is rounded, as a field.
  case about(count: Int)
  /// From how much to how much a score goes, and how often a range holds the true value.
  case howToRead(scale: ScoreScale)
  /// So many have both scores.
  case withBoth(paired: Int)
  /// Out of so many points at most; nothing where that is not known.
  case ofPoints(scale: ScoreScale)
  /// A range alone, as a field.
  case range(range: RangedValue, form: Quantity.Form)
  /// A value with its range, as a field.
  case ranged(range: RangedValue, form: Quantity.Form)
  /// What a measure of a gain means.
  case meaning(of: Word)

  // MARK: For whom

  /// A group, as a heading.
  case group(part: SeriesName.Part)
  /// A group with its pairs and gain, as a label of a chart.
  case groupGain(part: SeriesName.Part, gain: ToldGain)
  /// Whether groups gained alike.
  case compared(comparison: ToldComparison)
  /// What a comparison could have shown.
  case comparisonPower(comparison: ToldComparison)
  /// What a chart by group shows.
  case drawnByGroup(dimension: LocalizedText, scale: ScoreScale)
  /// Groups of a dimension of which nothing is compared.
  case byGroup(dimension: LocalizedText)
  /// What numbers cannot tell.
  case limit(limit: EvaluationLimit, scale: ScoreScale)
  /// That nothing more stands in the way.
  case noLimit
  /// What scores and sessions were read by.
  case source(contracts: [String])
  /// What is left out, since it would tell of single persons.
  case withheld(dimension: LocalizedText?, reason: Evaluation.Withheld.Reason)

  // MARK: Which questions

  /// How many questions improved, got worse, and show nothing clear.
  case items(items: Int, improved: Int, worse: Int)
  /// Questions of one verdict, by name.
  case itemsNamed(verdict: ItemResult.Verdict, names: [LocalizedText])
  /// What is wrong with questions themselves.
  case defect(defect: ItemResult.Defect, names: [LocalizedText])
  /// That p values were adjusted over so many questions, and what that leaves.
  case itemsAdjusted(items: Int)
  /// What a chart of questions shows.
  case drawnByItem
  /// The same of questions that ask for ratings.
  case drawnByRating
  /// What can be said of a question, as a field.
  case itemVerdict(verdict: ItemResult.Verdict, defects: [ItemResult.Defect])
  /// Counts are rounded to multiples of so many.
  case itemsRounded(to: Int)
  /// Questions that only the table has.
  case itemsNotDrawn(count: Int)
  /// How reliable the test was on an occasion; where it leaves the office the persons are rounded.
  case reliability(
    occasion: Occasion, alpha: RangedValue?, persons: ToldPersons, items: Int, error: Double?,
    scale: ScoreScale)

  /// A word of a column's head or of a short label.
  case word(word: Word)

  /// How many persons, as a page tells it.
  public enum ToldPersons: Sendable, Hashable, Codable {
    /// So many.
    case exact(count: Int)
    /// So many or a few more.
    case atLeast(count: Int)
  }

  /// Words of column heads and short labels.
  public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
    case attended, bothScores, meanBefore, meanAfter, gain, atMaximumBefore, atMaximumAfter, rose, stayed,
      fell, participants
    case measure, value, likelyRange, whatItMeans, meanChange, medianChange, normalisedGain, effect, hedges
    case signedRankP, pairedTP
    case group, pairs, before, after, followUp, cannotTell
    case question, rightBefore, rightAfter, wrongToRight, rightToWrong, adjustedP, discrimination, verdict
    case ratedBefore, ratedAfter, ratedUp, ratedDown
    case improved, worse, noClearChange, untold, brokenQuestion, reliability
    case ceiling, missing, smallNumbers, noFollowUp, noComparisonGroup, chosenByScore, withheld, equalChanges,
      scale, source
  }
}
