/// The fewest sessions that the rows of a file can be of: those that may be one count once.
///
/// They may be where they are dated and alike in all; where several trainers report one of a day, place and agency with the same numbers;
/// and where they are the days of one course (`CourseDays`). Of two that a trainer held on one such day, one other each is the same.
struct FewestSessions {
  private var seats: [Int] = []
  private var counts: [Int] = []
  /// For each session one that it may be the same as, or itself.
  private var parents: [Int] = []
  private var alike: [TrainingSession: Int] = [:]
  private var reports: [SessionReports.Sight: [Set<String>: [Int]]] = [:]
  private var courses: [CourseDays.Course: [Int: [Int]]] = [:]

  /// Takes a session.
  mutating func add(_ session: TrainingSession, _ numbers: SessionNumbers) {
    let index = seats.count
    seats.append(numbers.seats)
    counts.append(session.count)
    parents.append(index)
    if session.month != nil {
      if let first = alike[session] {
        join(first, index)
        return
      }
      alike[session] = index
    }
    if let sight = SessionReports.Sight(session, numbers) {
      reports[sight, default: [:]][Set(session.trainers), default: []].append(index)
    }
    if let (course, day) = CourseDays.course(of: session, numbers) {
      courses[course, default: [:]][day, default: []].append(index)
    }
  }

  /// The fewest sessions, and the seats in them; nil where none may be the same as another.
  mutating func fewest() -> (sessions: Int, seats: Int)? {
    for reports in reports.values where reports.count > 1 { join(Array(reports.values)) }
    for days in courses.values {
      for run in CourseDays.runs(days.keys) { join(run.compactMap { days[$0] }) }
    }
    var largest: [Int: (sessions: Int, seats: Int)] = [:]
    for index in parents.indices {
      let one = largest[root(index)] ?? (0, 0)
      largest[root(index)] = (max(one.sessions, counts[index]), max(one.seats, seats[index]))
    }
    guard largest.count < parents.count else { return nil }
    return largest.values.reduce((0, 0)) { ($0.0 + $1.sessions, $0.1 + $1.seats) }
  }

  /// Takes the first of each list for one, the second of each, and so on.
  private mutating func join(_ lists: [[Int]]) {
    for place in 0..<(lists.map(\.count).max() ?? 0) {
      let same = lists.compactMap { place < $0.count ? $0[place] : nil }
      for other in same.dropFirst() { join(same[0], other) }
    }
  }

  private mutating func join(_ first: Int, _ second: Int) { parents[root(second)] = root(first) }

  private func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index { index = parents[index] }
    return index
  }
}
