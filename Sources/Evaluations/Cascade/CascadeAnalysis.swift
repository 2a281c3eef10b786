import Statistics

/// How far a training spread, by the sessions that its trainers held.
public enum CascadeAnalysis {
  /// The months within which a trainer should have held a session.
  static let dueMonths = 6

  /// The cascade of sessions.
  ///
  /// Trainers are those who held sessions, those of whom it is said that they reported none, and those who were chosen.
  /// Where it is not said who was chosen, those whom no one trained count as master trainers. Numbers below 0 or above
  /// 100,000 and months of no year from 1 to 9999 count as not known and are named among the problems. Months count to the
  /// day where days are known. The same session of a trainer twice, dated and alike in all, counts twice, so that the seats
  /// stay an upper bound, and is named; so are sessions of several trainers of one day, place and agency with the same numbers. A session
  /// that several held together counts once, and for each of them. Sessions of a trainer on days that follow each other, at one place and
  /// with the same numbers, count as sessions, and are named: they may be days of one course. `fewestSessions` and `fewestSeats` take what may be one for one. A session that gives a total and fewer of known sex has the rest of unknown sex;
  /// where more are of known sex than the total says, the larger counts. A session of a trainer before the own training does
  /// not count for the months to the first and last. Whether a trainer is late is judged by the day that is given, else by the last date of the file. The
  /// gain is over sessions that give both means and a number of officers, as per cent where they are out of different numbers; where
  /// nobody says of all what they are out of and they differ, there is none. The order of the sessions changes nothing. O(n log
  /// n).
  public static func cascade(of sessions: [TrainingSession], settings: CascadeSettings) -> Cascade {
    let tree = TrainerTree(sessions: sessions, chosen: settings.chosen, lineage: settings.lineage)
    let places = Dictionary(tree.codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sexes = SessionNumbers.sexes(of: sessions)
    var diaries = [TrainerDiary](repeating: TrainerDiary(), count: tree.codes.count)
    var seats = SeatCount()
    var problems = tree.problems
    var fewest = FewestOfficers()
    var fewestSessions = FewestSessions()
    var means = SessionMeans()
    var incomplete = 0
    var seen: Set<TrainingSession> = []
    var reports = SessionReports()
    var days = CourseDays()
    for session in sessions {
      let holders = session.trainers.reduce(into: [Int]()) { holders, code in
        if let place = places[code], !holders.contains(place) { holders.append(place) }
      }
      guard let place = holders.first else { continue }
      guard session.occurrence == .held else {
        for holder in holders { diaries[holder].addTraining(of: session) }
        continue
      }
      let numbers = SessionNumbers(session, sexes: sexes)
      let agency = session.agency.groupCode
      if session.month != nil, !seen.insert(session).inserted {
        problems.append(.repeatedSession(code: session.trainer))
      }
      reports.add(session, numbers)
      days.add(session, numbers)
      fewestSessions.add(session, numbers)
      if numbers.completeness == .incomplete { incomplete += session.count }
      if numbers.totalDiffers { problems.append(.totalDiffers(code: session.trainer)) }
      let months = [session.month, session.trainedMonth].compactMap { $0 }
      if numbers.hasImpossibleNumber || months.contains(where: { !isPossible(month: $0) }) {
        problems.append(.impossibleNumber(code: session.trainer))
      }
      for holder in holders { diaries[holder].add(session, seats: numbers.seats) }
      seats.add(
        numbers, sessions: session.count, agency: agency, generation: tree.generations[place],
        trainers: holders)
      fewest.add(numbers, agency: agency, sessions: session.count)
      means.add(session, seats: numbers.seats, trainers: holders)
    }
    problems += reports.problems
    problems += days.codes.map { .courseDays(code: $0) }
    let apart = fewestSessions.fewest()
    let last = diaries.compactMap(\.lastDate).max()
    let judged = settings.asOf.flatMap { SessionDate(month: $0.month, day: $0.day) } ?? last
    let trained = tree.codes.indices.map { place in
      diaries[place].trained
        ?? (tree.generations[place] == 1
          ? SessionDate(month: settings.trainedMonths[tree.codes[place]], day: nil) : nil)
    }
    var trainers: [Cascade.Trainer] = []
    for (place, code) in tree.codes.enumerated() {
      let parent = tree.parents[place]
      let trainer = diaries[place].trainer(
        code: code, parent: parent, generation: tree.generations[place], trained: trained[place],
        judged: judged)
      if trainer.heldSessionBeforeTraining { problems.append(.beforeOwnTraining(code: code)) }
      if let own = trained[place], let teacher = parent.flatMap({ trained[$0] }),
        own.months(since: teacher) < 0
      {
        problems.append(.trainedBeforeTeacher(code: code))
      }
      trainers.append(trainer.trainer)
    }
    let (gain, maximum, unclear) = means.gain(level: settings.level)
    if !unclear.isEmpty { problems.append(.differentScales(codes: unclear.map { tree.codes[$0] })) }
    let notHeld = sessions.count { $0.occurrence == .notHeld }
    let held = sessions.reduce(0) { $0 + ($1.occurrence == .held ? $1.count : 0) }
    var cascade = Cascade(
      trainers: trainers, generations: seats.generations(of: trainers), bySex: seats.reached(\.sex),
      byAgency: seats.reached(\.agency), seats: seats.total, fewestOfficers: fewest.count,
      sessionsWithoutNumbers: incomplete, sessions: held,
      gain: gain,
      sessionsWithMeans: means.count, trainersWithMeans: means.trainers, lastMonth: last?.month,
      problems: Cascade.Problem.inOrder(problems), crossing: seats.crossing, gainMaximum: maximum,
      fewestSessions: apart?.sessions, fewestSeats: apart?.seats,
      sessionsNotHeld: notHeld > 0 ? notHeld : nil)
    cascade.asOf = settings.asOf
    return cascade
  }

  /// Whether months since the year 0 are of a year from 1 to 9999.
  static func isPossible(month: Int) -> Bool { (12..<120_000).contains(month) }
}

extension Cascade.Problem {
  /// Problems in order of their kinds and codes, each once.
  static func inOrder(_ problems: [Cascade.Problem]) -> [Cascade.Problem] {
    Array(Set(problems)).sorted { first, second in
      first.rank != second.rank
        ? first.rank < second.rank : first.codes.lexicographicallyPrecedes(second.codes)
    }
  }

  /// The codes concerned.
  public var codes: [String] {
    switch self {
    case .circle(let codes), .sameSession(let codes), .differentScales(let codes):
      codes.isEmpty ? [""] : codes
    case .severalTeachers(let code), .unknownTeacher(let code), .beforeOwnTraining(let code),
      .totalDiffers(let code), .impossibleNumber(let code), .notAmongChosen(let code),
      .repeatedSession(let code), .trainedBeforeTeacher(let code), .courseDays(let code):
      [code]
    }
  }

  private var rank: Int {
    switch self {
    case .circle: 0
    case .unknownTeacher: 1
    case .notAmongChosen: 2
    case .severalTeachers: 3
    case .beforeOwnTraining: 4
    case .trainedBeforeTeacher: 5
    case .repeatedSession: 6
    case .sameSession: 7
    case .courseDays: 8
    case .totalDiffers: 9
    case .impossibleNumber: 10
    case .differentScales: 11
    }
  }
}
