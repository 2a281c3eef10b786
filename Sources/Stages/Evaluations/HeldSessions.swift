import Evaluations

/// Sessions as their rows are read, those of one number together.
///
/// Where rows have a session number, and the same number, date, place, agency and numbers of officers, they are of one session: of
/// several trainers who held it together, or the same row twice.
struct HeldSessions {
  /// The sessions in order of their first rows.
  private(set) var sessions: [TrainingSession] = []
  /// The rows that say by 0 and no date that none was held.
  var emptied: [Int] = []
  /// The rows that stand for several sessions, with how many.
  var several: [(row: Int, sessions: Int)] = []
  /// How many officers the sessions of each row taught, as a mean where it stands for several.
  var sizes: [(row: Int, officers: Int)] = []
  /// The rows that name several days one by one.
  var listed: [Int] = []
  private var places: [Key: Int] = [:]
  private var joined: [Int] = []
  private var repeated: [Int] = []
  private var merged: [Int] = []

  /// What rows of one session have in common.
  private struct Key: Hashable {
    var number: String
    var session: TrainingSession
  }

  /// Takes the session of a row; a number that is empty is none.
  ///
  /// - Returns: where the session of the row stands among all.
  @discardableResult
  mutating func add(_ session: TrainingSession, number: String, row: Int) -> Int {
    guard session.occurrence == .held, !number.isEmpty, session.month != nil else {
      sessions.append(session)
      return sessions.count - 1
    }
    var common = session
    (common.trainer, common.others, common.trainedBy) = ("", [], nil)
    (common.trainedMonth, common.trainedDay) = (nil, nil)
    let key = Key(number: number, session: common)
    guard let place = places[key] else {
      places[key] = sessions.count
      sessions.append(session)
      return sessions.count - 1
    }
    let new = session.trainers.filter { !sessions[place].trainers.contains($0) }
    guard !new.isEmpty else {
      repeated.append(row)
      return place
    }
    joined.append(row)
    join(new, of: session, to: place)
    return place
  }

  /// Takes a row that shares a merged number of officers with one above: it is of the same session, which its trainers held too.
  mutating func join(_ session: TrainingSession, to place: Int, row: Int) {
    merged.append(row)
    let new = session.trainers.filter { !sessions[place].trainers.contains($0) }
    if new.isEmpty {
      tellTraining(of: session.trainers, by: session)
    } else {
      join(new, of: session, to: place)
    }
  }

  private mutating func join(_ new: [String], of session: TrainingSession, to place: Int) {
    tellTraining(of: sessions[place].trainers, by: sessions[place])
    tellTraining(of: new, by: session)
    sessions[place].trainedBy = nil
    (sessions[place].trainedMonth, sessions[place].trainedDay) = (nil, nil)
    sessions[place].others += new
  }

  /// Takes who trained some trainers, and when, apart from a session that others held with them.
  mutating func tellTraining(of trainers: [String], by session: TrainingSession) {
    guard session.trainedBy != nil || session.trainedMonth != nil else { return }
    for trainer in trainers {
      var own = TrainingSession(
        trainer: trainer, trainedBy: session.trainedBy, trainedMonth: session.trainedMonth,
        month: session.month, trainedDay: session.trainedDay)
      own.occurrence = .noneReported
      sessions.append(own)
    }
  }

  /// The rows of sessions with more than a hundred officers and five times as many as the one in the middle.
  private var large: [Int] {
    let known = sizes.map(\.officers).filter { $0 > 0 }.sorted()
    guard known.count >= 5 else { return [] }
    let middle = known[known.count / 2]
    return sizes.filter { $0.officers > 100 && $0.officers / 5 > middle }.map(\.row)
  }

  /// Says what was made of the rows.
  func note(_ notes: inout SheetNotes, in sheet: SheetRows) {
    let together = sessions.count { $0.occurrence == .held && !$0.others.isEmpty }
    if together > 0 {
      notes.add("several-trainers", together) {
        "\($0) session\($0 == 1 ? " was" : "s were") held by several trainers together: \($0 == 1 ? "it counts" : "each counts") once, and for each of them"
      }
    }
    func add(_ rule: String, _ rows: [Int], _ sentence: @escaping @Sendable (Int) -> String) {
      guard !rows.isEmpty else { return }
      let places = sheet.places(rows)
      notes.add(rule, rows.count) { "\(sentence($0)): \(places)" }
    }
    add("session-number", joined) {
      "\($0) row\($0 == 1 ? " is" : "s are") of a session that stands above under its number with another trainer: they count as one"
    }
    add("session-twice", repeated) {
      "\($0) row\($0 == 1 ? " repeats" : "s repeat") a session of the same number and trainer, and \($0 == 1 ? "is" : "are") not counted again"
    }
    add("merged-session", merged) {
      "\($0) row\($0 == 1 ? " shares a merged number" : "s share merged numbers") of officers with the row above, and \($0 == 1 ? "is" : "are") of one session with it"
    }
    add("several-dates", listed) {
      "\($0) row\($0 == 1 ? " names" : "s name") several days, and count\($0 == 1 ? "s" : "") as one session of the first; where they are sessions of their own, give each a row"
    }
    add("large-session", large) {
      "\($0) row\($0 == 1 ? " gives" : "s give") more than five times as many officers as most sessions taught: check whether \($0 == 1 ? "it is" : "they are") of one session"
    }
    let all = several.reduce(0) { $0 + $1.sessions }
    add("several-sessions", several.map(\.row)) {
      "\($0) row\($0 == 1 ? " stands" : "s stand") for \(all) sessions, of which each is counted, and not known how many it taught"
    }
    add("no-session", emptied) {
      "\($0) row\($0 == 1 ? " gives" : "s give") 0 officers and no date, or 0 sessions, and count\($0 == 1 ? "s" : "") as of a trainer who reported no session"
    }
  }
}
