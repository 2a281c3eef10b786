/// Sessions of a trainer that may be the days of one course: on days that follow each other, at one place and with the same numbers.
///
/// Two days follow each other where at most two lie between them, since a weekend may. Nobody can tell such days from sessions that were
/// held one after the other for as many officers each.
struct CourseDays {
  /// What the days of one course have in common.
  struct Course: Hashable {
    var trainers: Set<String>
    var place: String
    var agency: String
    var officers: [String: Int]
    var total: Int?
  }

  private var days: [Course: Set<Int>] = [:]

  /// The most days from one to the next.
  private static let longestStep = 3

  /// Takes a session.
  mutating func add(_ session: TrainingSession, _ numbers: SessionNumbers) {
    guard let (course, day) = Self.course(of: session, numbers) else { return }
    days[course, default: []].insert(day)
  }

  /// What a session has in common with other days of its course, and the number of its day; nil for one without a day or without officers,
  /// which could be any, and for one that stands for several.
  static func course(of session: TrainingSession, _ numbers: SessionNumbers) -> (course: Course, day: Int)? {
    guard session.count == 1, numbers.seats > 0, session.day != nil,
      let day = SessionDate(month: session.month, day: session.day)?.number
    else { return nil }
    let course = Course(
      trainers: Set(session.trainers),
      place: (session.place ?? "").lowercased().filter { $0.isLetter || $0.isNumber },
      agency: session.agency.groupCode, officers: session.officers, total: session.total)
    return (course, day)
  }

  /// The days that follow each other, in order; each of the lists may be of one course.
  static func runs(_ days: some Sequence<Int>) -> [[Int]] {
    var runs: [[Int]] = []
    for day in days.sorted() {
      if let last = runs.last?.last, day - last <= longestStep {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs
  }

  /// Those who held sessions that may be days of one course, in order.
  var codes: [String] {
    let several = days.filter { Self.runs($0.value).contains { $0.count > 1 } }
    return several.keys.reduce(into: Set<String>()) { $0.formUnion($1.trainers) }.sorted()
  }
}
