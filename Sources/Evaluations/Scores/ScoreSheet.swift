/// The scores of those who took part in a training, as they were read.
public struct ScoreSheet: Sendable, Hashable {
  /// Those who took part, each once, in order of their codes.
  public var participants: [Participant]
  /// The items of the test, in order; empty where only totals are known.
  public var items: [String]
  /// The most that a score can be; nil where it is not known.
  public var maximum: Double?
  /// The dimensions that tell groups apart, such as `sex`, in order.
  public var dimensions: [String]
  /// What the scores measure.
  public var instrument: Instrument

  /// What scores measure.
  public enum Instrument: String, Sendable, Hashable, Codable, CaseIterable {
    /// What people know.
    case test
    /// How people rate themselves or the training.
    case selfAssessment
  }

  /// Creates a sheet.
  public init(
    participants: [Participant], items: [String] = [], maximum: Double?, dimensions: [String],
    instrument: Instrument = .test
  ) {
    self.instrument = instrument
    self.participants = participants
    self.items = items
    self.maximum = maximum
    self.dimensions = dimensions
  }
}

/// A time at which the test was taken.
public enum Occasion: String, Sendable, Hashable, Codable, CaseIterable {
  /// Before the training.
  case before
  /// At its end.
  case after
  /// Some months later.
  case followUp
}

/// One person who took part, known by an anonymous code.
public struct Participant: Sendable, Hashable {
  /// The code.
  public var code: String
  /// The code of the group by dimension; without an entry it is not known.
  public var groups: [String: String]
  /// The score on each occasion; without an entry there is none.
  public var scores: [Occasion: Double]
  /// The credit of each item of the sheet, from 0 to 1, on each occasion; nil is not answered.
  ///
  /// Without an entry only the total is known.
  public var answers: [Occasion: [Double?]]
  /// Whether the person was chosen as a trainer.
  public var choice: Choice

  /// Whether a person was chosen as a trainer.
  public enum Choice: String, Sendable, Hashable, Codable, CaseIterable {
    /// Chosen.
    case chosen
    /// Not chosen.
    case notChosen
    /// The file does not say.
    case unknown
  }

  /// Creates a participant.
  public init(
    code: String, groups: [String: String] = [:], scores: [Occasion: Double] = [:],
    answers: [Occasion: [Double?]] = [:], choice: Choice = .unknown
  ) {
    self.code = code
    self.groups = groups
    self.scores = scores
    self.answers = answers
    self.choice = choice
  }
}
