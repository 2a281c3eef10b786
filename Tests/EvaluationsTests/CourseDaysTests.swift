import Evaluations
import Testing

/// Days of sessions in 2024 of one trainer, place and size, as months from 1 and days, with the fewest sessions that there can have been; nil for as many as there are.
private let daysOfSessions: [([(Int, Int)], Int?)] = [
  ([(3, 4), (3, 5), (3, 6)], 1), ([(3, 4), (3, 18)], nil), ([(3, 7), (3, 8), (3, 11)], 1),
  ([(3, 4), (3, 8)], nil),
  ([(2, 28), (2, 29), (3, 1)], 1), ([(12, 31), (12, 30), (3, 1)], 2),
]

/// Sessions that may be days of one course, rows that stand for several sessions, and files that do not say who trained whom.
@Suite struct CourseDaysTests {
  private func session(
    _ trainer: String, _ month: Int, _ day: Int, men: Int = 20, place: String? = "Nairobi"
  ) -> TrainingSession {
    TrainingSession(
      trainer: trainer, month: 2024 * 12 + month - 1, place: place, agency: "police", officers: ["M": men],
      day: day)
  }

  private func cascade(_ sessions: [TrainingSession], _ lineage: CascadeSettings.Lineage = .told) -> Cascade {
    CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings(lineage: lineage))
  }

  @Test(arguments: daysOfSessions)
  func daysThatFollowEachOtherMayBeOfOneCourse(_ days: [(Int, Int)], _ fewest: Int?) {
    let result = cascade(days.map { session("T1", $0.0, $0.1) })
    #expect(result.sessions == days.count && result.seats == 20 * days.count)
    #expect(result.fewestSessions == fewest && result.fewestSeats == fewest.map { 20 * $0 })
    #expect(result.problems.contains(.courseDays(code: "T1")) == (fewest != nil))
  }

  @Test func whatMayBeOneSessionIsOneOfTheFewest() {
    func marked(_ session: TrainingSession, _ mean: Double) -> TrainingSession {
      var session = session
      session.meanBefore = mean
      return session
    }
    let one = session("T1", 3, 4)
    func fewest(_ sessions: [TrainingSession]) -> Int? {
      let forwards = cascade(sessions)
      let backwards = cascade(sessions.reversed())
      #expect(
        forwards.fewestSessions == backwards.fewestSessions && forwards.fewestSeats == backwards.fewestSeats)
      #expect(forwards.fewestSeats == forwards.fewestSessions.map { 20 * $0 })
      return forwards.fewestSessions
    }
    // Alike in all, and not.
    #expect(fewest([one, one]) == 1 && fewest([one, one, session("T2", 5, 4)]) == 2)
    #expect(fewest([marked(one, 8), marked(one, 9)]) == nil)
    // Two groups on each of two days.
    let groups = [3, 4].flatMap { day in [8.0, 9].map { marked(session("T1", 3, day), $0) } }
    #expect(fewest(groups) == 2)
    // Two trainers report one session, or the two that one of them held.
    #expect(fewest([one, session("T2", 3, 4)]) == 1 && fewest([one, session("T2", 3, 4), one]) == 1)
    #expect(fewest([marked(one, 8), marked(one, 9), session("T2", 3, 4)]) == 2)
    // The days of a course that two report.
    #expect(fewest([one, session("T2", 3, 4), session("T1", 3, 5), session("T2", 3, 5)]) == 1)
    // Nothing is known of the day.
    var undated = one
    (undated.month, undated.day) = (nil, nil)
    #expect(fewest([undated, undated]) == nil)
  }

  @Test func anotherTrainerPlaceOrNumberIsAnotherCourse() {
    let first = session("T1", 3, 4)
    for other in [session("T2", 3, 5), session("T1", 3, 5, men: 19), session("T1", 3, 5, place: "Kisumu")] {
      #expect(cascade([first, other]).fewestSessions == nil)
    }
  }

  @Test func theRangeOfSeatsIsNotToldOutside() throws {
    let sessions = (1...6).flatMap {
      [session("T\($0)", 3, 4, place: "P\($0)"), session("T\($0)", 3, 5, place: "P\($0)")]
    }
    let released = try #require(cascade(sessions).released())
    #expect(released.fewestSessions == 6 && released.fewestSeats == nil && released.problems.isEmpty)
  }

  @Test func aRowMayStandForSeveralSessions() {
    var several = session("T1", 3, 4, men: 61)
    several.count = 3
    let result = cascade([several, session("T1", 3, 5, men: 61)])
    #expect(result.sessions == 4 && result.seats == 122 && result.trainers[0].sessions == 4)
    #expect(result.generations.map(\.sessions) == [4] && result.fewestSessions == nil)
    // The largest of three sessions of 61 had 21 at least.
    #expect(cascade([several]).fewestOfficers == 21)
  }

  @Test func womenAloneNeedNotBeAll() {
    func problems(_ officers: [String: Int]) -> [Cascade.Problem] {
      var other = session("T2", 3, 4)
      other.officers = officers
      other.total = 18
      return cascade([other]).problems
    }
    #expect(problems(["F": 6]).isEmpty && problems(["F": 19]) == [.totalDiffers(code: "T2")])
    #expect(problems(["F": 6, "M": 11]) == [.totalDiffers(code: "T2")])
  }

  @Test func withoutWhoTrainedWhomNoGenerationIsKnown() {
    let sessions = [session("T1", 3, 4), session("T2", 4, 4)]
    #expect(cascade(sessions).trainers.map(\.generation) == [1, 1])
    #expect(cascade(sessions, .untold).trainers.map(\.generation) == [0, 0])
    let chosen = CascadeAnalysis.cascade(
      of: sessions, settings: CascadeSettings(chosen: ["T1"], lineage: .untold))
    #expect(chosen.trainers.map(\.generation) == [1, 0])
  }
}
