public import Statistics

/// How one item of the test did.
public struct ItemResult: Sendable, Hashable, Codable {
  /// The name of the item.
  public var name: String
  /// Those who answered it on both occasions, or count as having done so.
  public var pairs: Int
  /// The mean credit before, from 0 to 1: the share that was right.
  @StoredEstimate public var before: Estimate<Double>
  /// The mean credit after.
  @StoredEstimate public var after: Estimate<Double>
  /// How many were wrong before and right after, or where credit is given in parts had more after; nil where it may not be told.
  public var gained: Int?
  /// How many were right before and wrong after, or had less credit after; nil where it may not be told.
  public var lost: Int?
  /// The exact test of McNemar, two-sided.
  @StoredEstimate public var test: Estimate<TestStatistic>
  /// Its p value, adjusted over the items of the test (Benjamini and Hochberg).
  @StoredEstimate public var adjustedP: Estimate<Double>
  /// The correlation of the item with the rest of the test, after, or before where there is no second test.
  @StoredEstimate public var discrimination: Estimate<Double>
  /// What can be said of it.
  public var verdict: Verdict
  /// What is wrong with the item itself.
  public var defects: [Defect]
  /// Where it leaves the office and few did not answer it, `pairs` is rounded to a multiple of this; nil where it is exact.
  public var roundedTo: Int?

  /// What can be said of an item.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case improved, worse, noClearChange, cannotTell
  }

  /// What can be wrong with an item.
  public enum Defect: String, Sendable, Hashable, Codable, CaseIterable {
    /// Everyone had it right before already.
    case everyoneRightBefore
    /// Nobody had it right after.
    case nobodyRightAfter
    /// Those who did well on the rest of the test did worse on it: its key may be wrong.
    case negativeDiscrimination
    /// Fewer had it right after than guessing among four answers would give, and those who did well on the rest of the test did no
    /// better on it: its key may be wrong.
    case belowGuessing
  }

  /// Creates the result of an item.
  public init(
    name: String, pairs: Int, before: Estimate<Double>, after: Estimate<Double>, gained: Int?, lost: Int?,
    test: Estimate<TestStatistic>, adjustedP: Estimate<Double>, discrimination: Estimate<Double>,
    verdict: Verdict, defects: [Defect], roundedTo: Int? = nil
  ) {
    self.name = name
    self.pairs = pairs
    self.before = before
    self.after = after
    self.gained = gained
    self.lost = lost
    self.test = test
    self.adjustedP = adjustedP
    self.discrimination = discrimination
    self.verdict = verdict
    self.defects = defects
    self.roundedTo = roundedTo
  }
}

/// How reliable a test was on one occasion.
public struct Reliability: Sendable, Hashable, Codable {
  /// The occasion.
  public var occasion: Occasion
  /// Those whose answers to all items are known; rounded to a multiple of the threshold where it leaves the office.
  public var persons: Int
  /// The items that differed between persons.
  public var items: Int
  /// Cronbach's alpha, which is KR-20 for items that are right or wrong, with its interval (Feldt 1965).
  @StoredEstimate public var alpha: Estimate<IntervalEstimate>
  /// The standard error of measurement in points.
  @StoredEstimate public var standardError: Estimate<Double>

  /// Creates a reliability.
  public init(
    occasion: Occasion, persons: Int, items: Int, alpha: Estimate<IntervalEstimate>,
    standardError: Estimate<Double>
  ) {
    self.occasion = occasion
    self.persons = persons
    self.items = items
    self.alpha = alpha
    self.standardError = standardError
  }
}
