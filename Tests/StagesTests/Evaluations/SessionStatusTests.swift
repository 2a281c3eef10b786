import Evaluations
import Tables
import Testing

@testable import Stages

/// Cells of a column of statuses, and what they say.
private let cellsOfStatuses: [(String, SessionStatus)] = [
  ("Held", .held), ("conducted", .held), ("Realizada", .held), ("проведено", .held), ("برگزار شد", .held),
  ("منعقد ہوا", .held),
  ("عقدت", .held), ("réalisée", .held), ("Yes", .held), ("✓", .held), ("Completed on 5 May", .held),
  ("Cancelled", .notHeld(.cancelled)), ("Session was cancelled", .notHeld(.cancelled)),
  ("Cancelled due to floods", .notHeld(.cancelled)), ("Cancelada", .notHeld(.cancelled)),
  ("отменено", .notHeld(.cancelled)),
  ("لغو شد", .notHeld(.cancelled)), ("ملغاة", .notHeld(.cancelled)), ("منسوخ", .notHeld(.cancelled)),
  ("annulée", .notHeld(.cancelled)), ("скасовано", .notHeld(.cancelled)), ("Postponed", .notHeld(.postponed)),
  ("Pospuesta", .notHeld(.postponed)), ("перенесено", .notHeld(.postponed)),
  ("reportée", .notHeld(.postponed)),
  ("مؤجلة", .notHeld(.postponed)), ("ملتوی", .notHeld(.postponed)), ("به تعویق افتاد", .notHeld(.postponed)),
  ("planned", .notHeld(.planned)), ("запланировано", .notHeld(.planned)), ("prévue", .notHeld(.planned)),
  ("programada", .notHeld(.planned)), ("Not held", .notHeld(.none)), ("did not take place", .notHeld(.none)),
  ("No", .notHeld(.none)), ("не состоялось", .notHeld(.none)), ("برگزار نشد", .notHeld(.none)), ("", .unsaid),
  ("-", .unsaid),
  ("Postponed, held in June", .unclear), ("rescheduled", .unclear), ("ongoing", .unclear),
  ("not cancelled", .unclear),
]

/// Rows of sessions with a status or a remark, with the rows that count.
@Suite struct SessionStatusTests {
  @Test(arguments: cellsOfStatuses)
  func aCellSaysWhetherASessionWasHeld(_ text: String, _ status: SessionStatus) {
    #expect(SessionStatus(text, question: .held) == status)
  }

  @Test func yesUnderAHeadingOfCancellingIsNotHeld() {
    #expect(SessionStatus("yes", question: .init("Cancelled?")) == .notHeld(.cancelled))
    #expect(SessionStatus("no", question: .init("Annulée")) == .held)
    #expect(SessionStatus("yes", question: .init("Held? (Y/N)")) == .held)
    #expect(SessionStatus("yes", question: .init("Status")) == .held)
  }

  @Test(arguments: [
    "Status", "Held?", "Held (Y/N)", "Session held", "Estado", "¿Realizada?", "Statut", "Réalisée", "Статус",
    "Проведено?",
    "الحالة", "وضعیت", "حیثیت", "Cancelled",
  ])
  func columnsOfStatusesAreFound(_ heading: String) {
    #expect(SessionLayout.detected(in: ["Trainer", heading])[.status] == heading)
  }

  private static let names = ["Trainer", "Trained by", "Date", "Women", "Men", "Status", "Remarks"]

  private static func read(
    _ rows: [[String]], _ names: [String] = names, named: Set<SessionLayout.Role> = []
  ) throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    try SessionSheetReader(
      layout: SessionLayout(columns: SessionLayout.detected(in: names), named: named),
      rows: SheetRows(
        file: "sessions.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) }),
      today: CalendarDay(year: 2026, month: 11, day: 30)
    ).sessions()
  }

  @Test func sessionsThatWereNotHeldDoNotCountAndTheirTrainersStay() throws {
    let (sessions, notes) = try Self.read([
      ["T1", "", "2024-03-04", "5", "15", "Held", ""],
      ["T2", "T1", "2024-04-04", "5", "15", "Cancelled", ""],
      // What is planned may lie in the future, and say anything of its numbers.
      ["T2", "T1", "2027-04-04", "about 20", "", "planned", ""],
      ["T3", "T1", "", "", "", "Postponed to May", ""],
    ])
    #expect(sessions.map(\.occurrence) == [.held, .notHeld, .notHeld, .notHeld])
    let note = notes.first { $0.rule == "not-held" }
    #expect(
      note?.text
        == "sessions.csv: 3 sessions were not held and do not count (1 cancelled, 1 postponed, 1 planned): lines 3, 4 and 5"
    )
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(
      cascade.sessions == 1 && cascade.seats == 20 && cascade.trainers.map(\.code) == ["T1", "T2", "T3"])
    #expect(cascade.trainers.map(\.generation) == [1, 2, 2] && cascade.sessionsNotHeld == 3)
  }

  @Test func aWordThatNobodyUnderstandsIsRefusedByItsLine() {
    do throws(SourceProblems) {
      _ = try Self.read([
        ["T1", "", "2024-03-04", "5", "15", "Held", ""],
        ["T2", "", "2024-04-04", "5", "15", "rescheduled", ""],
      ])
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" } == ["3 Status status"])
      #expect(error.remedy?.contains("--cascade status=none") == true)
    }
  }

  @Test func aColumnThatIsCalledSoAndHoldsOtherWordsIsNone() throws {
    let names = ["Trainer", "Fecha", "Mujeres", "Hombres", "Estado"]
    let rows = [["T1", "2024-03-04", "5", "15", "Chiapas"], ["T2", "2024-03-05", "5", "15", "Oaxaca"]]
    let (sessions, notes) = try Self.read(rows, names)
    #expect(sessions.map(\.occurrence) == [.held, .held] && notes.contains { $0.rule == "no-status" })
    #expect(throws: SourceProblems.self) { _ = try Self.read(rows, names, named: [.status]) }
  }

  @Test(arguments: [
    ("Cancelled due to security", "not-held 1"), ("Postponed", "not-held 1"),
    ("Postponed from April to May", "doubtful-session 1"), ("good group", ""), ("", ""),
  ])
  func aRemarkMaySayThatASessionWasNotHeld(_ remark: String, _ said: String) throws {
    let (sessions, notes) = try Self.read([
      ["T1", "", "2024-03-04", "5", "15", "Held", ""], ["T2", "", "2024-05-04", "5", "15", "", remark],
    ])
    let told = notes.filter { ["not-held", "doubtful-session"].contains($0.rule) }.map {
      "\($0.rule) \($0.count)"
    }
    #expect(told == (said.isEmpty ? [] : [said]))
    #expect((sessions[1].occurrence == .held) == !said.hasPrefix("not-held"))
  }

  @Test func aNumberOrADateMaySayThatASessionWasNotHeld() throws {
    let (sessions, _) = try Self.read([
      ["T1", "", "2024-03-04", "5", "15", "", ""], ["T2", "", "2024-05-04", "cancelled", "", "", ""],
      ["T3", "", "postponed", "", "", "", ""],
    ])
    #expect(sessions.map(\.occurrence) == [.held, .notHeld, .notHeld])
  }

  @Test(arguments: [
    ("3", "60", [3], 60, ""), ("1", "20", [1], 20, ""), ("", "20", [1], 20, ""),
    ("two", "20", [], 0, "count"), ("0", "20", [], 0, "count"),
    ("2.5", "20", [], 0, "count"),
  ])
  func aRowMayStandForSeveralSessions(
    _ sessions: String, _ men: String, _ counts: [Int], _ seats: Int, _ rule: String
  ) throws {
    let names = ["Trainer", "Number of sessions", "Men"]
    do throws(SourceProblems) {
      let read = try Self.read([["T1", sessions, men]], names).sessions
      #expect(read.map(\.count) == counts && read.map { $0.officers["M"] ?? 0 } == [seats] && rule.isEmpty)
    } catch {
      #expect(error.faults.map(\.rule) == [rule])
    }
  }

  @Test func noSessionsAreATrainerWhoReportedNone() throws {
    let read = try Self.read([["T1", "0", "0"], ["T2", "2", "30"]], ["Trainer", "No. of sessions", "Men"])
    #expect(read.sessions.map(\.occurrence) == [.noneReported, .held])
  }

  @Test func withoutAColumnOfTeachersItIsSaid() throws {
    let (_, notes) = try Self.read([["T1", "2", "30"]], ["Trainer", "No. of sessions", "Men"])
    #expect(notes.contains { $0.rule == "no-lineage" && $0.text.contains("--cascade trained-by=COLUMN") })
  }
}
