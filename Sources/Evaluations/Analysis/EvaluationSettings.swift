/// How the scores of a training are evaluated.
public struct EvaluationSettings: Sendable, Hashable {
  /// The confidence level of all intervals, between 0 and 1.
  public var level = 0.95
  /// Where the reliability of the test is from, for choosing trainers and for regression to the mean.
  public var reliability = Reliability.measured
  /// Who is to be chosen as a trainer.
  public var choice = Choice.asDeclared
  /// The occasion by which is chosen.
  public var choiceOccasion = Occasion.after
  /// How the participants came to the training.
  public var admission = Admission.open
  /// What an item that was not answered is.
  public var unanswered = Unanswered.wrong
  /// The seed of simulations.
  public var seed: UInt64 = 18

  /// The p value below which a change counts as told from chance.
  public static let significance = 0.05
  /// The share of those at the most that can be reached from which a ceiling is spoken of (Terwee 2007: 15 per cent).
  static let ceilingShare = 0.15

  /// Creates settings with the values above.
  public init() {}

  /// Where the reliability of a test is from.
  public enum Reliability: Sendable, Hashable {
    /// Cronbach's alpha of the items on the same occasion; not known where only totals are.
    case measured
    /// Known from elsewhere, above 0 and below 1.
    case declared(Double)
  }

  /// Who is to be chosen.
  public enum Choice: Sendable, Hashable {
    /// Those whom the sheet calls chosen, if any.
    case asDeclared
    /// The best so many, unless the sheet says who was chosen.
    case best(Int)
  }

  /// How the participants came to the training.
  public enum Admission: Sendable, Hashable {
    /// Not by their first scores.
    case open
    /// By low first scores. Those of the sheet without a second score are taken as the candidates who were not admitted.
    case byFirstTest
    /// By low first scores, out of candidates with this mean.
    case byFirstTestOf(candidatesMean: Double)
  }

  /// What an item that was not answered is, where the person answered another item on the same occasion.
  public enum Unanswered: String, Sendable, Hashable, CaseIterable {
    /// Wrong, as in a test with time enough.
    case wrong
    /// Not known: the item and a total made of it have no value.
    case unknown
  }
}
