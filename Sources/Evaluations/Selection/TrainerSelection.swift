public import Statistics

/// How far a choice of some of the participants by one test can be relied on.
public struct TrainerSelection: Sendable, Hashable, Codable {
  /// Those who could be chosen: with a score on the occasion by which was chosen, and where the file says who was, all of whom it does.
  public var candidates: Int
  /// The candidates with a score on the occasion, by whom all is estimated; nil where it may not be told.
  public var scored: Int?
  /// How many were or are to be chosen.
  public var chosen: Int
  /// Whether the file says who was chosen, or the best scores are taken.
  public var basis: Basis
  /// The occasion.
  public var occasion: Occasion
  /// The reliability of the test; nil where it is neither declared nor measured, so that nothing is estimated.
  public var reliability: Double?
  /// Where the reliability is from.
  public var reliabilitySource: ReliabilitySource
  /// The standard error of measurement in points.
  @StoredEstimate public var standardError: Estimate<Double>
  /// The score of the last of the best so many as were chosen and have one, whoever was chosen.
  @StoredEstimate public var cut: Estimate<Double>
  /// The lowest score that any of the chosen has; below the cut where not the best were chosen.
  @StoredEstimate public var lowestChosen: Estimate<Double>
  /// The scores around the cut that the test cannot tell from it: the cut less and plus 1.96 standard errors of a difference.
  @StoredEstimate public var tieZone: Estimate<IntervalEstimate>
  /// The codes within the zone that are chosen, and those that are not, in order; empty where it leaves the office.
  public var zoneChosen: [String]
  /// Those within the zone that are not chosen.
  public var zoneNotChosen: [String]
  /// How many are within the zone and chosen; nil where there is no zone, as where the reliability is not known, and where it may not be told.
  public var zoneChosenCount: Int?
  /// How many are within the zone and not chosen; nil where there is no zone, or it may not be told.
  public var zoneNotChosenCount: Int?
  /// The codes of those at the cut whom the scores do not tell apart, where not all can be among the best.
  ///
  /// Empty where it leaves the office. They are in neither of the two lists above.
  public var undecided: [String]
  /// How many they are; 0 where the file says who was chosen; nil where it may not be told.
  public var undecidedCount: Int?
  /// How many places are left for them; nil where it may not be told.
  public var undecidedPlaces: Int?
  /// How many of the chosen have no score on the occasion, so that nothing is estimated by them; nil where it may not be told.
  public var chosenWithoutScore: Int?
  /// What the choice cannot be.
  public var limits: [Limit]
  /// Where it leaves the office and a few candidates more or fewer would be told, `candidates` is rounded to a multiple of this.
  public var candidatesRoundedTo: Int?
  /// The share of the chosen expected to be among the true best, from 0 to 1, by simulation, with its interval over repetitions.
  @StoredEstimate public var trulyBest: Estimate<IntervalEstimate>
  /// How far the mean of the chosen falls on a retest, in standard deviations of the scores; below 0 where they are expected to rise,
  /// since those were chosen who scored less than the rest.
  @StoredEstimate public var fall: Estimate<Double>
  /// The same in points.
  @StoredEstimate public var fallInPoints: Estimate<Double>
  /// How the choice stands beside the group, by dimension and code.
  public var balance: [Balance]

  /// What a choice cannot be.
  public enum Limit: Sendable, Hashable, Codable {
    /// As many or more are to be chosen as have a score.
    case notFewerThanCandidates(chosen: Int, scored: Int)
    /// So many share the score at the cut, and only so many of them have a place: the scores do not say who.
    case tiedAtCut(tied: Int, places: Int)
    /// So many of the chosen scored below all that the test cannot tell from the cut: they were chosen for something else.
    case chosenBelowZone(count: Int)
    /// So many of the chosen have no score on the occasion.
    case chosenWithoutScore(count: Int)
  }

  /// Who was chosen.
  public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
    /// The file says who.
    case declared
    /// The best scores are taken.
    case best
  }

  /// Where a reliability is from.
  public enum ReliabilitySource: String, Sendable, Hashable, Codable, CaseIterable {
    /// The settings.
    case declared
    /// The items of the same test.
    case measured
  }

  /// How many of a group were chosen.
  public struct Balance: Sendable, Hashable, Codable {
    /// The dimension.
    public var dimension: String
    /// The code.
    public var code: String
    /// How many of the chosen are of it, without those whom the scores do not decide on.
    public var chosen: Int
    /// How many of those at the cut whom the scores do not decide on are of it; nil where it may not be told.
    public var undecided: Int?
    /// How many of the candidates are of it.
    public var candidates: Int
    /// The exact two-sided p value that the choice was blind to the group (hypergeometric, Fisher).
    @StoredEstimate public var p: Estimate<Double>

    /// Creates a balance.
    public init(
      dimension: String, code: String, chosen: Int, candidates: Int, p: Estimate<Double>, undecided: Int? = 0
    ) {
      self.dimension = dimension
      self.code = code
      self.chosen = chosen
      self.candidates = candidates
      self.p = p
      self.undecided = undecided
    }
  }

  /// Creates a selection.
  public init(
    candidates: Int, chosen: Int, basis: Basis, occasion: Occasion, reliability: Double?,
    reliabilitySource: ReliabilitySource, standardError: Estimate<Double>, cut: Estimate<Double>,
    tieZone: Estimate<IntervalEstimate>, zoneChosen: [String], zoneNotChosen: [String],
    trulyBest: Estimate<IntervalEstimate>, fall: Estimate<Double>, fallInPoints: Estimate<Double>,
    balance: [Balance], undecided: [String] = [], undecidedPlaces: Int = 0, chosenWithoutScore: Int = 0,
    scored: Int? = nil, lowestChosen: Estimate<Double>? = nil, limits: [Limit] = []
  ) {
    self.candidates = candidates
    self.scored = scored ?? candidates
    self.lowestChosen = lowestChosen ?? cut
    self.limits = limits
    self.chosen = chosen
    self.basis = basis
    self.occasion = occasion
    self.reliability = reliability
    self.reliabilitySource = reliabilitySource
    self.standardError = standardError
    self.cut = cut
    self.tieZone = tieZone
    self.zoneChosen = zoneChosen
    self.zoneNotChosen = zoneNotChosen
    if case .success = tieZone {
      (zoneChosenCount, zoneNotChosenCount) = (zoneChosen.count, zoneNotChosen.count)
    }
    self.undecided = undecided
    undecidedCount = undecided.count
    self.undecidedPlaces = undecidedPlaces
    self.chosenWithoutScore = chosenWithoutScore
    self.trulyBest = trulyBest
    self.fall = fall
    self.fallInPoints = fallInPoints
    self.balance = balance
  }
}
