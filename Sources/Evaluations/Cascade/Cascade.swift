public import Statistics

/// How far a training spread from trainer to trainer.
public struct Cascade: Sendable, Hashable, Codable {
  /// The trainers, a parent before those it trained, siblings in order of their codes.
  public var trainers: [Trainer]
  /// The generations, the master trainers first.
  public var generations: [Generation]
  /// Officers reached by sex, all generations, in order of the codes.
  public var bySex: [Reached]
  /// Officers reached by agency, in order of the codes; `_U` is not known.
  public var byAgency: [Reached]
  /// Seats taken in all sessions that say how many: an upper bound of the officers reached where all do (`mostOfficers`).
  public var seats: Int
  /// The fewest different officers who can have taken them: nobody sits in one session twice, is of two agencies or of two sexes,
  /// so the largest session of each agency and sex counts, and those of an agency or sex not known only beyond that.
  public var fewestOfficers: Int
  /// How many sessions do not say how many they taught, so that the seats are a lower bound.
  public var sessionsWithoutNumbers: Int
  /// The sessions.
  public var sessions: Int
  /// The fewest sessions that there can have been, where some may be one (`Problem.repeatedSession`, `.sameSession`, `.courseDays`); nil where
  /// none may.
  public var fewestSessions: Int?
  /// The sessions that were cancelled, postponed or planned, which are no sessions here; nil where there are none.
  public var sessionsNotHeld: Int?
  /// The seats where they are one; nil where there are none, or where it leaves the office.
  public var fewestSeats: Int?
  /// The mean change of the means of sessions, weighted by their officers, with its interval over trainers; nil without such means.
  public var gain: StoredEstimate<IntervalEstimate>?
  /// What the means are out of, so that the change is in points of it; 100 where sessions have means out of different numbers, which are told
  /// as per cent; nil where nobody says it.
  public var gainMaximum: Double?
  /// The number of sessions that give means before and after and how many they taught; nil where it may not be told.
  public var sessionsWithMeans: Int?
  /// The number of trainers who held them; nil where it may not be told.
  public var trainersWithMeans: Int?
  /// How the last month of the file reads: months since the year 0.
  public var lastMonth: Int?
  /// The day to which months without a session are counted where one was given; nil where it is the last date of the file.
  public var asOf: CascadeSettings.ReportDay?
  /// What is wrong with the tree, each with the codes concerned.
  public var problems: [Problem]
  /// What is left out since it would tell of single persons; empty for the eyes of the office alone.
  public var withheld: [Evaluation.Withheld]
  /// How many seats are in each crossing of agency, generation and sex, by which is decided what may leave the office; nil where
  /// it has left.
  public var crossing: Crossing?

  /// Creates a cascade.
  public init(
    trainers: [Trainer], generations: [Generation], bySex: [Reached], byAgency: [Reached], seats: Int,
    fewestOfficers: Int, sessionsWithoutNumbers: Int, sessions: Int, gain: Estimate<IntervalEstimate>?,
    sessionsWithMeans: Int?, trainersWithMeans: Int?, lastMonth: Int?, problems: [Problem],
    withheld: [Evaluation.Withheld] = [], crossing: Crossing? = nil, gainMaximum: Double? = nil,
    fewestSessions: Int? = nil, fewestSeats: Int? = nil, sessionsNotHeld: Int? = nil
  ) {
    self.gainMaximum = gainMaximum
    self.fewestSessions = fewestSessions
    self.fewestSeats = fewestSeats
    self.sessionsNotHeld = sessionsNotHeld
    self.trainers = trainers
    self.generations = generations
    self.bySex = bySex
    self.byAgency = byAgency
    self.seats = seats
    self.fewestOfficers = fewestOfficers
    self.sessionsWithoutNumbers = sessionsWithoutNumbers
    self.sessions = sessions
    self.gain = gain.map { StoredEstimate(wrappedValue: $0) }
    self.sessionsWithMeans = sessionsWithMeans
    self.trainersWithMeans = trainersWithMeans
    self.lastMonth = lastMonth
    self.problems = problems
    self.withheld = withheld
    self.crossing = crossing
  }

  /// The most officers who can have been reached: the seats; nil where a session does not say how many it taught.
  public var mostOfficers: Int? { sessionsWithoutNumbers == 0 ? seats : nil }

  /// One trainer.
  public struct Trainer: Sendable, Hashable, Codable {
    /// The code; empty where it leaves the office.
    public var code: String
    /// The place of the one who trained this one in the list; nil for a master trainer.
    public var parent: Int?
    /// 1 for a master trainer; 0 where it is not known, as below a teacher who is not known and within a circle.
    public var generation: Int
    /// The sessions held, alone or with others.
    public var sessions: Int
    /// The seats in them.
    public var seats: Int
    /// The whole months from the own training to the first session; nil where either is not known.
    public var monthsToFirst: Int?
    /// The months from the own training to the last session.
    public var monthsToLast: Int?
    /// Whether sessions were reported.
    public var report: Report

    /// Whether a trainer reported sessions.
    public enum Report: String, Sendable, Hashable, Codable, CaseIterable {
      /// Within six months of the own training: to the day where both days are known, else by the months of the calendar.
      case withinSixMonths
      /// Later than that.
      case later
      /// Sessions, of which it is not known when.
      case undated
      /// None, six months or more after the own training.
      case none
      /// None so far, less than six months after the own training.
      case notYetDue
      /// None, and it is not known when the own training was.
      case noneUndated
    }

    /// Creates a trainer.
    public init(
      code: String, parent: Int?, generation: Int, sessions: Int, seats: Int, monthsToFirst: Int?,
      monthsToLast: Int?, report: Report
    ) {
      self.code = code
      self.parent = parent
      self.generation = generation
      self.sessions = sessions
      self.seats = seats
      self.monthsToFirst = monthsToFirst
      self.monthsToLast = monthsToLast
      self.report = report
    }
  }

  /// One generation of trainers.
  public struct Generation: Sendable, Hashable, Codable {
    /// 1 for the master trainers; 0 for those whose generation is not known, who are the last.
    public var generation: Int
    /// Its trainers.
    public var trainers: Int
    /// Those of them who held a session; nil where it would tell of fewer persons than may be told.
    public var active: Int?
    /// The sessions; one that several trainers held counts once, for the generation of the one who is named first.
    public var sessions: Int
    /// The seats in them.
    public var seats: Int
    /// Seats by sex, in order of the codes; `_U` is not known.
    public var bySex: [Reached]

    /// Creates a generation.
    public init(generation: Int, trainers: Int, active: Int?, sessions: Int, seats: Int, bySex: [Reached]) {
      self.generation = generation
      self.trainers = trainers
      self.active = active
      self.sessions = sessions
      self.seats = seats
      self.bySex = bySex
    }
  }

  /// The seats of one group.
  public struct Reached: Sendable, Hashable, Codable {
    /// The code of the group.
    public var code: String
    /// The seats.
    public var seats: Int
    /// The trainers whose sessions they were in; nil where that leaves the office.
    public var trainers: Int?

    /// Creates what a group took.
    public init(code: String, seats: Int, trainers: Int? = nil) {
      self.code = code
      self.seats = seats
      self.trainers = trainers
    }
  }

  /// What is wrong with a tree.
  public enum Problem: Sendable, Hashable, Codable {
    /// A trainer is said to be trained by one who is trained by the trainer.
    case circle(codes: [String])
    /// Sessions of one trainer name different teachers; the first is taken.
    case severalTeachers(code: String)
    /// The one who trained them held no session of the file and is no chosen trainer.
    case unknownTeacher(code: String)
    /// A session lies before the own training of its trainer.
    case beforeOwnTraining(code: String)
    /// The sexes do not add up to the total of the session; the larger counts.
    case totalDiffers(code: String)
    /// A number of officers is below 0 or above 100,000, or a month is not of a year from 1 to 9999; it counts as not known.
    case impossibleNumber(code: String)
    /// A trainer's own training lies before that of the one who trained this one.
    case trainedBeforeTeacher(code: String)
    /// A trainer's session stands in the file twice, alike in all: if it was one, the seats are too many.
    case repeatedSession(code: String)
    /// Several trainers each report a session of one day, place and agency with the same numbers: it may be one, so that the seats are
    /// too many.
    case sameSession(codes: [String])
    /// Sessions of a trainer on days that follow each other, at one place and with the same numbers, may be days of one course.
    case courseDays(code: String)
    /// Means of sessions are on different scales, as far as can be seen, and nobody says which: no change of them is told. The trainers are
    /// those whose sessions do not say what their means are out of, or have the lower ones.
    case differentScales(codes: [String])
    /// One who is said to be trained by nobody is not among the chosen trainers.
    case notAmongChosen(code: String)
  }
}
