import Evaluations
import Statistics
import TestSupport
import Testing

@Suite("A cascade of trainers")
struct CascadeTests {
  /// March 2020.
  private static let march = 12 * 2020 + 2

  private func session(
    _ trainer: String, by teacher: String? = nil, month: Int? = nil, trained: Int? = nil,
    agency: String? = "police",
    women: Int? = nil, men: Int? = nil, total: Int? = nil, means: (Double, Double)? = nil
  ) -> TrainingSession {
    var officers: [String: Int] = [:]
    officers["F"] = women
    officers["M"] = men
    return TrainingSession(
      trainer: trainer, trainedBy: teacher, trainedMonth: trained, month: month, agency: agency,
      officers: officers,
      total: total, meanBefore: means?.0, meanAfter: means?.1)
  }

  private func cascade(_ sessions: [TrainingSession], chosen: [String]? = nil) -> Cascade {
    CascadeAnalysis.cascade(
      of: sessions,
      settings: CascadeSettings(
        chosen: chosen,
        trainedMonths: Dictionary(
          uniqueKeysWithValues: Set((chosen ?? []) + sessions.map(\.trainer)).map { ($0, Self.march) })))
  }

  @Test("A session that two held together counts once, and for both")
  func together() {
    var both = session("T1", month: Self.march + 2, women: 2, men: 8, means: (8, 12))
    both.others = ["T2"]
    let alone = session("T2", month: Self.march + 5, women: 1, men: 4, means: (9, 10))
    let result = cascade([both, alone])
    #expect(result.sessions == 2 && result.seats == 15 && result.sessionsWithMeans == 2)
    #expect(result.trainers.map(\.code) == ["T1", "T2"])
    #expect(result.trainers.map(\.sessions) == [1, 2] && result.trainers.map(\.seats) == [10, 15])
    #expect(result.generations.map(\.sessions) == [2] && result.generations.map(\.seats) == [15])
    #expect(result.generations[0].active == 2 && result.trainersWithMeans == 2)
    // Both are in one session, so that they are no independent reports.
    #expect(result.gain?.wrappedValue == .failure(.tooShort))
  }

  @Test("Sessions of one day, place and agency with the same numbers that two report may be one")
  func sameSession() {
    func report(_ trainer: String, day: Int? = 12, place: String? = "Lahore", men: Int = 9) -> TrainingSession
    {
      TrainingSession(
        trainer: trainer, month: Self.march + 3, place: place, agency: "FIA", officers: ["F": 2, "M": men],
        day: day)
    }
    let result = cascade([report("T1"), report("T2", place: "LAHORE "), report("T3", men: 8)])
    #expect(result.problems == [.sameSession(codes: ["T1", "T2"])])
    // The seats stay an upper bound, and the largest session the lower one.
    #expect(result.seats == 32 && result.fewestOfficers == 11)
    #expect(cascade([report("T1", day: nil), report("T2", day: nil)]).problems.isEmpty)
    #expect(cascade([report("T1", place: nil), report("T2", place: nil)]).problems.isEmpty)
  }

  @Test("Who was chosen and has no session is late only where the own training is known")
  func undatedChosen() {
    let held = session("T1", month: Self.march + 9, trained: Self.march, women: 1, men: 9)
    let settings = CascadeSettings(chosen: ["T1", "T2", "T3"], trainedMonths: ["T2": Self.march])
    let result = CascadeAnalysis.cascade(of: [held], settings: settings)
    #expect(result.trainers.map(\.report) == [.later, .none, .noneUndated])
  }

  @Test("Three generations are laid out, counted and dated")
  func generations() throws {
    let result = cascade(
      [
        session("T1", month: Self.march + 2, women: 2, men: 18, means: (8, 12)),
        session("T1", month: Self.march + 8, women: 1, men: 9),
        session(
          "T4", by: "T1", month: Self.march + 12, trained: Self.march + 2, agency: "FIA", women: 0, men: 10),
        session("T5", by: "T4", month: nil, trained: Self.march + 12, women: 3, men: 4),
      ], chosen: ["T1", "T2", "T3"])
    #expect(result.trainers.map(\.code) == ["T1", "T4", "T5", "T2", "T3"])
    #expect(result.trainers.map(\.parent) == [nil, 0, 1, nil, nil])
    #expect(result.trainers.map(\.generation) == [1, 2, 3, 1, 1])
    #expect(result.trainers.map(\.report) == [.withinSixMonths, .later, .undated, .none, .none])
    #expect(result.trainers[0].monthsToFirst == 2)
    #expect(result.trainers[0].monthsToLast == 8)
    #expect(result.trainers[1].monthsToFirst == 10)
    #expect(result.generations.map(\.trainers) == [3, 1, 1])
    #expect(result.generations.map(\.active) == [1, 1, 1])
    #expect(result.generations.map(\.seats) == [30, 10, 7])
    #expect(
      result.bySex == [.init(code: "F", seats: 6, trainers: 2), .init(code: "M", seats: 41, trainers: 3)])
    #expect(
      result.byAgency == [
        .init(code: "FIA", seats: 10, trainers: 1), .init(code: "police", seats: 37, trainers: 2),
      ])
    #expect(result.seats == 47)
    // Police: at most 3 women and 18 men in one session; FIA: 10 men.
    #expect(result.fewestOfficers == 31)
    #expect(result.lastMonth == Self.march + 12)
    #expect(result.problems.isEmpty)
  }

  @Test("A deadline that lies after the last month of the file is no failure")
  func deadlines() {
    func report(lastMonth: Int) -> Cascade.Trainer.Report {
      cascade([session("T1", month: lastMonth, men: 5)], chosen: ["T1", "T2"]).trainers[1].report
    }
    #expect(report(lastMonth: Self.march + 5) == .notYetDue)
    #expect(report(lastMonth: Self.march + 6) == .none)
    #expect(report(lastMonth: Self.march - 3) == .notYetDue)
    #expect(
      cascade([session("T1", men: 5)], chosen: ["T1", "T2"]).trainers.map(\.report) == [
        .undated, .noneUndated,
      ])
  }

  @Test("Circles are cut above their first code, and no generation is made up")
  func circles() {
    let result = cascade([
      session("B", by: "A", men: 5), session("A", by: "C", men: 5), session("C", by: "B", men: 5),
      session("D", by: "C", men: 5), session("E", by: "E", men: 5), session("M", men: 5),
    ])
    #expect(result.problems == [.circle(codes: ["A", "C", "B"]), .circle(codes: ["E"])])
    #expect(result.trainers.map(\.code) == ["M", "A", "B", "C", "D", "E"])
    #expect(result.trainers.map(\.parent) == [nil, nil, 1, 2, 3, nil])
    #expect(result.trainers.map(\.generation) == [1, 0, 0, 0, 0, 0])
    #expect(result.generations.map(\.generation) == [1, 0])
  }

  @Test("Teachers that are several, unknown or missing are named")
  func teachers() {
    let sessions = [
      session("T4", by: "T2", month: Self.march + 3, men: 5),
      session("T4", by: "T1", month: Self.march + 1, men: 5),
      session("T5", by: "T9", men: 5), session("T6", men: 5), session("T1", by: "T4", men: 5),
      session("T2", men: 5),
    ]
    let result = cascade(sessions, chosen: ["T1", "T2"])
    #expect(
      result.problems == [
        .unknownTeacher(code: "T9"), .notAmongChosen(code: "T6"), .severalTeachers(code: "T1"),
        .severalTeachers(code: "T4"),
      ])
    let trainer = result.trainers.first { $0.code == "T4" }
    #expect(trainer?.generation == 2)
    #expect(trainer?.parent.map { result.trainers[$0].code } == "T1")
    #expect(result.trainers.first { $0.code == "T5" }?.generation == 0)
  }

  @Test("Numbers that do not add up or cannot be are named and leave an upper bound an upper bound")
  func numbers() {
    let result = cascade([
      session("T1", women: 5, men: 10, total: 12),
      session("T2", women: 3, men: nil, total: 10),
      session("T3", women: 2, men: nil),
      session("T4", women: -3, men: 1),
      session("T5"),
      session("T6", women: .max, men: .min, total: .max),
      session("T7", month: .min, trained: .max, women: 0, men: 4, total: 6),
    ])
    #expect(
      result.problems == [
        .totalDiffers(code: "T1"), .totalDiffers(code: "T7"), .impossibleNumber(code: "T4"),
        .impossibleNumber(code: "T6"),
        .impossibleNumber(code: "T7"),
      ])
    #expect(result.seats == 15 + 10 + 2 + 1 + 6)
    #expect(
      result.bySex == [
        .init(code: "F", seats: 10, trainers: 3), .init(code: "M", seats: 15, trainers: 3),
        .init(code: "_U", seats: 9, trainers: 2),
      ])
    #expect(result.sessionsWithoutNumbers == 4)
  }

  @Test(
    "Six months are counted to the day where days are known, else by the calendar",
    arguments: [
      (Int?(1), Int?(1), Cascade.Trainer.Report.withinSixMonths), (1, 13, .later), (15, 13, .withinSixMonths),
      (nil, 13, .withinSixMonths), (1, nil, .withinSixMonths), (0, 40, .withinSixMonths),
    ])
  func days(trained: Int?, held: Int?, report: Cascade.Trainer.Report) {
    var one = session("T1", month: Self.march + 6, trained: Self.march, men: 5)
    (one.trainedDay, one.day) = (trained, held)
    #expect(cascade([one]).trainers[0].report == report)
    // Held in the month of the training, but before its day.
    var early = session("T1", month: Self.march, trained: Self.march, men: 5)
    (early.trainedDay, early.day) = (20, 3)
    #expect(cascade([early]).problems == [.beforeOwnTraining(code: "T1")])
  }

  @Test("A trainer trained before the teacher was, and a session that stands there twice, are named")
  func order() {
    let result = cascade([
      session("T1", month: Self.march + 9, trained: Self.march + 5, men: 5),
      session("T3", by: "T1", month: Self.march + 10, trained: Self.march, men: 5),
      session("T4", by: "T1", month: Self.march + 10, trained: Self.march + 6, men: 5),
    ])
    #expect(result.problems == [.trainedBeforeTeacher(code: "T3")])
    let twice = session("T1", month: Self.march + 2, women: 6, men: 6)
    let doubled = cascade([twice, twice, session("T1", month: Self.march + 3, women: 6, men: 6)])
    #expect(doubled.problems == [.repeatedSession(code: "T1")])
    #expect(doubled.seats == 36)
    #expect(doubled.mostOfficers == 36)
    // Two without a date may be two.
    let undated = session("T1", men: 5)
    #expect(cascade([undated, undated]).problems.isEmpty)
    #expect(cascade([twice, session("T2", month: Self.march)]).mostOfficers == nil)
  }

  @Test("A session before the own training is named, and does not count as the first")
  func early() {
    let result = cascade([
      session("T1", month: Self.march - 1, men: 5), session("T1", month: Self.march + 4, men: 5),
    ])
    #expect(result.problems == [.beforeOwnTraining(code: "T1")])
    #expect(result.trainers[0].monthsToFirst == 4)
  }

  @Test("The gain is weighted by officers, with an interval over trainers")
  func gain() throws {
    // numpy: means of trainers left out one at a time; stats.t.ppf(.975, 3).
    let rows: [(String, Double, Int)] = [
      ("A", 3, 20), ("A", 5, 10), ("B", 2, 15), ("B", 4, 30), ("C", 6, 5), ("D", 1, 20),
    ]
    var sessions = rows.map { session($0.0, men: $0.2, means: (10, 10 + $0.1)) }
    sessions.append(session("E", means: (1, 20)))
    sessions.append(session("F", men: 10, means: (.nan, .infinity)))
    let result = cascade(sessions)
    let gain = try #require(result.gain).wrappedValue.get()
    #expect(abs(gain.value - 3.1) < 1e-12)
    #expect(abs(gain.lower - 1.369262766230587) < 1e-9)
    #expect(abs(gain.upper - 4.830737233769414) < 1e-9)
    #expect(result.sessionsWithMeans == 6)
    #expect(result.trainersWithMeans == 4)
    #expect(cascade([sessions[0]]).gain?.wrappedValue == .failure(.tooShort))
    #expect(cascade([]).gain == nil)
  }

  @Test("The order of the sessions changes nothing")
  func permutation() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<20 {
      var sessions = (0..<30).map { _ in
        session(
          "T\(Int.random(in: 0..<8, using: &generator))",
          by: Bool.random(using: &generator) ? "T\(Int.random(in: 0..<10, using: &generator))" : nil,
          month: Self.march + Int.random(in: -3..<20, using: &generator),
          women: Int.random(in: 0..<5, using: &generator),
          men: Int.random(in: 0..<20, using: &generator),
          means: (5, Double.random(in: 5..<9, using: &generator)))
      }
      let first = cascade(sessions)
      sessions.shuffle(using: &generator)
      #expect(cascade(sessions) == first)
    }
  }

  @Test("The fewest officers are never more than there were", arguments: 0..<60)
  func fewest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Officers of two agencies, sitting in sessions that may not know the agency or the sexes.
    let officers = (0..<40).map { _ in
      (
        agency: Bool.random(using: &generator) ? "police" : "FIA",
        sex: Bool.random(using: &generator) ? "F" : "M"
      )
    }
    var reached: Set<Int> = []
    let sessions = (0..<6).map { place -> TrainingSession in
      let agency = ["police", "FIA", nil].randomElement(using: &generator) ?? nil
      let present = officers.indices.filter {
        (agency == nil || officers[$0].agency == agency) && Int.random(in: 0..<3, using: &generator) == 0
      }
      reached.formUnion(present)
      let women = present.count { officers[$0].sex == "F" }
      let knowsSexes = Bool.random(using: &generator)
      return session(
        "T\(place)", agency: agency, women: knowsSexes ? women : nil,
        men: knowsSexes ? present.count - women : nil,
        total: present.count)
    }
    let result = cascade(sessions)
    #expect(result.fewestOfficers <= reached.count)
    #expect(result.seats >= reached.count)
    #expect(result.fewestOfficers >= sessions.map { $0.total ?? 0 }.max() ?? 0)
  }

  // Five seconds of processor time beside all other tests; what took the square of it would take hours.
  @Test("A hundred thousand sessions in a chain and in a circle take seconds", .timeLimit(.minutes(10)))
  func deep() {
    let count = 100_000
    let chain = (0..<count).map { place in
      session(
        "T\(place)", by: place == 0 ? nil : "T\(place - 1)", month: Self.march, women: 100_000, men: 100_000)
    }
    let result = cascade(chain)
    #expect(result.generations.count == count)
    #expect(result.seats == 20_000_000_000)
    let circle = chain.dropFirst() + [session("T0", by: "T\(count - 1)", men: 1)]
    #expect(cascade(Array(circle)).problems.first?.codes.count == count)
  }

  /// Whoever was trained on 10 January 2021 and reported nothing, where the only session was in March; the day of the report in 2021 and 2022.
  @Test(arguments: [
    (0, 0, Cascade.Trainer.Report.notYetDue), (6, 9, .notYetDue), (7, 9, .notYetDue), (7, 10, .none),
    (13, 1, .none),
  ])
  func sixMonthsAreCountedToTheDayOfTheReport(
    _ month: Int, _ day: Int, _ report: Cascade.Trainer.Report
  ) {
    let asOf = month == 0 ? nil : CascadeSettings.ReportDay(month: 2021 * 12 + month - 1, day: day)
    var silent = TrainingSession(trainer: "T2", trainedMonth: 2021 * 12, trainedDay: 10)
    silent.occurrence = .noneReported
    let held = TrainingSession(
      trainer: "T1", trainedMonth: 2021 * 12, month: 2021 * 12 + 2, officers: ["F": 3], trainedDay: 10, day: 2
    )
    let cascade = CascadeAnalysis.cascade(of: [held, silent], settings: CascadeSettings(asOf: asOf))
    #expect(cascade.trainers.first { $0.code == "T2" }?.report == report && cascade.asOf == asOf)
  }
}
