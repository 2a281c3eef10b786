/// One session that a trainer held, as it was read.
public struct TrainingSession: Sendable, Hashable {
  /// Whether a session was held, or a trainer is named who reported none.
  public enum Occurrence: Sendable, Hashable {
    /// A session.
    case held
    /// A trainer who reported none.
    case noneReported
    /// A session that was cancelled, postponed or planned, so that its trainer has reported none by it.
    case notHeld
  }

  /// The code of the trainer.
  public var trainer: String
  /// The codes of those who held it with the trainer, in order; empty where the trainer held it alone.
  public var others: [String] = []
  /// The code of the one who trained the trainer; nil for a master trainer, who was trained by the programme.
  public var trainedBy: String?
  /// The months since the year 0 of the trainer's own training (12 × year + month − 1); nil where it is not known.
  public var trainedMonth: Int?
  /// The months since the year 0 of the session; nil where it is not known.
  public var month: Int?
  /// The day of the month of the trainer's own training, from 1; nil where it is not known.
  public var trainedDay: Int?
  /// The day of the month of the session, from 1; nil where it is not known.
  public var day: Int?
  /// The place; nil where it is not known.
  public var place: String?
  /// The agency of those taught; nil where it is not known.
  public var agency: String?
  /// The officers taught by sex code; without an entry the number is not known.
  public var officers: [String: Int]
  /// All officers taught where the file gives a total of its own; nil where it is the sum.
  public var total: Int?
  /// The mean score before; nil where it is not known.
  public var meanBefore: Double?
  /// The mean score after; nil where it is not known.
  public var meanAfter: Double?
  /// What both means are out of; nil where nobody says it.
  public var outOf: Double?
  /// Whether it was held.
  public var occurrence = Occurrence.held
  /// How many sessions it stands for, from 1: a row may say that so many were held, with the officers of all of them together.
  public var count = 1

  /// The codes of all who held it, the trainer first.
  public var trainers: [String] { [trainer] + others }

  /// Creates a session.
  public init(
    trainer: String, trainedBy: String? = nil, trainedMonth: Int? = nil, month: Int? = nil,
    place: String? = nil, agency: String? = nil, officers: [String: Int] = [:], total: Int? = nil,
    meanBefore: Double? = nil, meanAfter: Double? = nil, trainedDay: Int? = nil, day: Int? = nil
  ) {
    self.trainer = trainer
    self.trainedBy = trainedBy
    self.trainedMonth = trainedMonth
    self.month = month
    self.place = place
    self.agency = agency
    self.officers = officers
    self.total = total
    self.meanBefore = meanBefore
    self.meanAfter = meanAfter
    self.trainedDay = trainedDay
    self.day = day
  }
}
