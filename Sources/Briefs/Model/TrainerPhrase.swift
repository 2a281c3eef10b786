public import Evaluations
public import Tables

/// What a page says of trainers: who is chosen by a test, and how far they carry a training.
public enum TrainerPhrase: Sendable, Hashable, Codable {
  // MARK: Who is chosen

  /// How many of how many, exactly or rounded, are chosen, and how many of them in a hundred are expected to be among the truly best.
  case chosen(
    chosen: Int, candidates: Int, roundedTo: Int?, basis: TrainerSelection.Basis, occasion: Occasion,
    best: Double?)
  /// Between which scores a test cannot tell candidates apart, and how many stand there, nil where that is not shown; those whom equal
  /// scores do not decide on are counted apart.
  case zone(lower: Double, upper: Double, chosen: Int?, others: Int?, undecided: Int, scale: ScoreScale)
  /// How far the mean of the chosen falls on another test; below 0 where it rises.
  case fall(deviations: Double, points: Double?, scale: ScoreScale)
  /// What the reliability of the test is, nil where nobody knows, and where it is from.
  case reliability(
    value: Double?, source: TrainerSelection.ReliabilitySource, error: Double?, scale: ScoreScale)
  /// Those around the cut, by code.
  case codes(codes: [String])
  /// So many share the lowest score chosen, and so many places are left for them; with their codes where they may be shown.
  case undecided(count: Int, places: Int, codes: [String])
  /// So many of the chosen have no score.
  case withoutScore(count: Int)
  /// So many are to be chosen, and no more have a score.
  case allChosen(chosen: Int, scored: Int)
  /// So many of the chosen scored below all whom the test cannot tell from the cut.
  case chosenBelowZone(count: Int)
  /// So many of the best have this score or more, where not the best were chosen.
  case bestFrom(score: Double, count: Int, scale: ScoreScale)
  /// That per cents of few persons are not given.
  case sharesLeftOut
  /// What else can decide between those whom a test cannot tell apart.
  case beyondTheTest
  /// Of so many candidates, exactly or rounded.
  case ofCandidates(candidates: Int, roundedTo: Int?)
  /// From one score to another.
  case scores(lower: Double, upper: Double, scale: ScoreScale)
  /// What a chart of a choice shows.
  case drawnChoice(scale: ScoreScale)

  // MARK: How far it spread

  /// How many officers, sessions and trainers.
  case spread(spread: ToldSpread)
  /// Why officers are a range.
  case double(spread: ToldSpread)
  /// How many sessions there were at least, where some may be days of one course.
  case courseDays(sessions: Int, fewest: Int)
  /// So many sessions were cancelled, postponed or planned, and do not count.
  case notHeld(count: Int)
  /// Six months are counted to the last session of the file.
  case countedToLastSession(month: Period)
  /// Six months are counted to a day that was asked for.
  case countedTo(day: Period)
  /// So many sessions do not say how many they taught.
  case sessionsWithoutNumbers(count: Int, sessions: Int)
  /// How many trainers held sessions, and when.
  case reports(trainers: Int, reports: [ReportCount])
  /// How many have reported nothing: since six months or more, and without a date of their own training.
  case silent(late: Int, undated: Int)
  /// Trainers of one standing, by code.
  case standing(report: Cascade.Trainer.Report)
  /// How much scores changed in the sessions that say so, whose number is nil where it is not shown.
  case sessionGain(change: RangedValue, sessions: Int?, of: Int, scale: ScoreScale)
  /// A generation of trainers; 0 where it is not known.
  case generation(number: Int)
  /// What a trainer did, beside the name.
  case work(sessions: Int, seats: Int, report: Cascade.Trainer.Report)
  /// More that are not drawn.
  case more(count: Int)
  /// Those that were trained beyond the last column.
  case beyond(count: Int)
  /// How many of all trainers were trained by another one.
  case trained(byOthers: Int, of: Int)
  /// What a tree shows.
  case drawnTree(trainers: Int, generations: Int)
  /// How the marks of a tree are read.
  case treeMarks
  /// A trainer without a code.
  case someTrainer
  /// What is wrong with the sessions of a file, with codes where they may be shown.
  case problem(problem: ProblemKind, count: Int, codes: [String])
  /// That officers are counted from the fewest to the most that there can be; without a most where sessions do not say how many they taught.
  case fewestAndMost(withoutNumbers: Int)
  /// So many in so many sessions.
  case inSessions(sessions: Int)
  /// So many of them trainers of the second generation and later.
  case ofGenerations(generations: Int)
  /// What officers of one group were reached, as a heading.
  case reachedBy(word: Word)
  /// That seats are counted.
  case seatsNote

  /// A word of a column's head or of a short label.
  case word(word: Word)

  /// Words of column heads and short labels.
  public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
    case chosen, cut, trulyBest, onAnotherTest, candidates, shareOfCandidates, shareOfChosen, blindP
    case chosenOutsideZone, chosenInZone, notDecided, othersInZone, othersOutsideZone, persons
    case trainer, trainedBy, generation, trainers, heldSessions, sessions, seats, firstSession, lastSession,
      standing
    case women, men, sexUnknown, officers, notReported, bySex, byAgency, doubleCounting, numbers,
      gainInSessions
    case problems, tieZone, choice, undecided
  }

  /// What can be wrong with the sessions of a file.
  public enum ProblemKind: String, Sendable, Hashable, Codable, CaseIterable {
    case circle, severalTeachers, unknownTeacher, notAmongChosen, beforeOwnTraining, trainedBeforeTeacher,
      repeatedSession, sameSession, courseDays, totalDiffers, impossibleNumber, differentScales
  }
}

/// How far a training spread, as a page tells it.
public struct ToldSpread: Sendable, Hashable, Codable {
  /// The trainers; nil where that is not shown.
  public var trainers: Int?
  /// The generations; nil where that is not shown.
  public var generations: Int?
  /// The trainers who held sessions; nil where that is not shown.
  public var holders: Int?
  /// The generations that they are of; nil where that is not shown.
  public var holdingGenerations: Int?
  /// The sessions.
  public var sessions: Int
  /// The seats in them.
  public var seats: Int
  /// The fewest different officers who can have taken them.
  public var fewest: Int

  /// How many sessions do not say how many they taught, so that there were more.
  public var withoutNumbers: Int

  /// Takes from a cascade what a page tells.
  public init(_ cascade: Cascade) {
    if !cascade.generations.isEmpty {
      trainers = cascade.generations.reduce(0) { $0 + $1.trainers }
      generations = cascade.generations.count { $0.generation > 0 }
      let active = cascade.generations.map(\.active)
      holders = active.contains(nil) ? nil : active.reduce(0) { $0 + ($1 ?? 0) }
      holdingGenerations = cascade.generations.count { $0.generation > 0 && $0.sessions > 0 }
    }
    sessions = cascade.sessions
    seats = cascade.seats
    withoutNumbers = cascade.sessionsWithoutNumbers
    fewest = min(cascade.fewestOfficers, cascade.seats)
  }
}

/// How many trainers reported in one way.
public struct ReportCount: Sendable, Hashable, Codable {
  /// The way.
  public var report: Cascade.Trainer.Report
  /// How many.
  public var count: Int
}
