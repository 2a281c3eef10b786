/// Sessions of a trainer that may be the days of one course: on days that follow each other, at one place and with the same numbers.
///
/// Two days follow each other where at most two lie between them, since a weekend may. Nobody can tell such days from sessions that were
/// held one after the other for as many officers each.
struct CourseDays {
  /// What the days of one course have in common.
  private struct Course: Hashable {
    var trainers: Set<String>
    var place: String
    var agency: String
    var officers: [String: Int]
    var total: Int?
  }

  /// How many sessions there are on each day, by the day's number.
  private var days: [Course: [Int: Int]] = [:]
  private var seats: [Course: Int] = [:]

  /// The most days from one to the next.
  private static let longestStep = 3

  /// Takes a session; one without a day or without officers could be any, and one that stands for several is none.
  mutating func add(_ session: TrainingSession, _ numbers: SessionNumbers) {
    guard session.count == 1, numbers.seats > 0, session.day != nil,
      let day = SessionDate(month: session.month, day: session.day)?.number
    else { return }
    let course = Course(
      trainers: Set(session.trainers),
      place: (session.place ?? "").lowercased().filter { $0.isLetter || $0.isNumber },
      agency: session.agency.groupCode, officers: session.officers, total: session.total)
    days[course, default: [:]][day, default: 0] += 1
    seats[course] = numbers.seats
  }

  /// How many sessions, and seats in them, there are beyond those of as few courses as can be, and whose they are, in order.
  var courses: (sessions: Int, seats: Int, codes: [String]) {
    var sessions = 0
    var spare = 0
    var codes: Set<String> = []
    for (course, counts) in days {
      var runs: [[Int]] = []
      for day in counts.keys.sorted() {
        if let last = runs.last?.last, day - last <= Self.longestStep {
          runs[runs.count - 1].append(day)
        } else {
          runs.append([day])
        }
      }
      for run in runs where run.count > 1 {
        let each = run.map { counts[$0] ?? 0 }
        let more = each.reduce(0, +) - (each.max() ?? 0)
        sessions += more
        spare += more * (seats[course] ?? 0)
        codes.formUnion(course.trainers)
      }
    }
    return (sessions, spare, codes.sorted())
  }
}
