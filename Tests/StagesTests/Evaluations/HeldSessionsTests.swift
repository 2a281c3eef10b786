import Evaluations
import Statistics
import Tables
import Testing

@testable import Stages

/// Means of sessions before and after with what a column says they are out of, their mean change, and what that is out of.
private let meansOfSessions: [([(String, String, String)], Double?, Double?)] = [
  // Out of one number, whoever says it.
  ([("9/20", "13/20", ""), ("8", "11", "20")], 3.5, 20.0), ([("9", "13", ""), ("8", "11", "")], 3.5, nil),
  // Out of different numbers that are all known: as per cent.
  ([("9/20", "13/20", ""), ("45 %", "65 %", ""), ("4", "6.3", "10")], 21, 100),
  // Nobody says what some are out of.
  ([("9/20", "13/20", ""), ("45 %", "65 %", ""), ("9", "13", "")], nil, nil),
  ([("9", "13", ""), ("45", "65", ""), ("9", "13", "")], nil, nil),
  ([("4", "6", ""), ("8", "13", ""), ("9", "14", "")], nil, nil),
]

/// Who held a session, with whom, trained by whom, and on which scale its means are.
@Suite struct HeldSessionsTests {
  private static let names = [
    "Session", "Trainer", "Co-trainer", "Trained by", "Date", "Women", "Men", "Total", "Mean before",
    "Mean after",
    "Max",
  ]

  private static func read(
    _ rows: [[String]], _ names: [String] = names
  ) throws(SourceProblems) -> (sessions: [TrainingSession], notes: [SheetNote]) {
    let columns = SessionLayout.detected(in: names)
    return try SessionSheetReader(
      layout: SessionLayout(
        columns: columns, moreTrainers: SessionLayout.moreTrainers(in: names, beside: columns)),
      rows: SheetRows(
        file: "sessions.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) })
    ).sessions()
  }

  private static func row(
    _ trainer: String, with other: String = "", by teacher: String = "", _ date: String,
    _ total: String = "20",
    session: String = "", means: (String, String) = ("", ""), maximum: String = ""
  ) -> [String] {
    [session, trainer, other, teacher, date, "", "", total, means.0, means.1, maximum]
  }

  @Test func aCoTrainerHeldTheSessionToo() throws {
    let (sessions, _) = try Self.read([
      Self.row("MT01", with: "MT02", "2024-04-15"), Self.row("MT03", with: "-", "2024-04-16"),
      Self.row("MT04", with: "none", "2024-04-17"), Self.row("MT05", with: "L1 & L2", "2024-04-18"),
    ])
    #expect(sessions.map(\.trainers) == [["MT01", "MT02"], ["MT03"], ["MT04"], ["MT05", "L1", "L2"]])
  }

  @Test func columnsMayBeNumbered() throws {
    let names = ["Trainer 1", "Trainer 2", "Trainer 3", "Date", "Total"]
    let (sessions, _) = try Self.read(
      [["MT01", "MT02", "MT03", "2024-04-15", "20"], ["MT02", "", "", "2024-05-15", "20"]], names)
    #expect(sessions.map(\.trainers) == [["MT01", "MT02", "MT03"], ["MT02"]])
  }

  @Test func whoTrainedTheTrainerDidNotTrainTheCoTrainer() throws {
    let (sessions, _) = try Self.read([
      Self.row("MT01", "2024-03-15"), Self.row("MT02", "2024-03-16"),
      Self.row("L201", with: "MT02", by: "MT01", "2024-04-15"),
    ])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.trainers.map(\.code) == ["MT01", "L201", "MT02"])
    #expect(cascade.trainers.map(\.generation) == [1, 2, 1] && cascade.sessions == 3)
  }

  @Test func rowsOfOneSessionNumberAreOneSession() throws {
    let rows = [
      Self.row("MT01", "2024-04-15", session: "S1"), Self.row("MT02", "2024-04-15", session: "s 1"),
      Self.row("MT01", "2024-04-15", session: "S1"), Self.row("MT03", "2024-04-15", session: "S2"),
      // Numbers that begin anew for each trainer are of sessions of their own.
      Self.row("MT04", "2024-05-15", session: "S1"),
    ]
    let (sessions, notes) = try Self.read(rows)
    #expect(sessions.map(\.trainers) == [["MT01", "MT02"], ["MT03"], ["MT04"]])
    #expect(notes.map { "\($0.rule) \($0.count)" }.contains("session-number 1"))
    #expect(notes.map { "\($0.rule) \($0.count)" }.contains("session-twice 1"))
  }

  @Test func noOfficersAndNoDateIsNoSession() throws {
    let (sessions, notes) = try Self.read([
      Self.row("MT01", "2024-04-15"), Self.row("MT02", "", "0"), Self.row("MT03", "2024-04-16", "0"),
    ])
    #expect(sessions.map(\.occurrence) == [.held, .noneReported, .held])
    #expect(notes.first { $0.rule == "no-session" }?.text.hasSuffix("line 3") == true)
  }

  @Test(arguments: ["HQ", "UNODC", "-", "Headquarters", "Expert", ""])
  func whoeverAnOutsiderTrainedIsOfTheFirstGeneration(_ teacher: String) throws {
    let (sessions, _) = try Self.read([
      Self.row("MT01", by: teacher, "2024-04-15"), Self.row("L201", by: "MT01", "2024-05-15"),
    ])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.trainers.map(\.generation) == [1, 2] && cascade.problems.isEmpty)
  }

  @Test func aTrainerOfWhomTheFileDoesNotTellIsNone() throws {
    let (sessions, _) = try Self.read([Self.row("L201", by: "MT09", "2024-04-15")])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.problems == [.unknownTeacher(code: "MT09")])
  }

  @Test func codesThatNearlyMeetAreNamedByTheirLines() throws {
    let (_, notes) = try Self.read([
      Self.row("MT02", "2024-04-15"), Self.row("mt 02", "2024-04-16"), Self.row("MT-02", "2024-04-17"),
    ])
    #expect(notes.first { $0.rule == "codes-nearly-meet" }?.text.contains("lines 2 and 4") == true)
  }

  @Test func datesInBothOrdersAreRefusedWithBothLines() {
    do throws(SourceProblems) {
      _ = try Self.read([
        Self.row("MT01", "31/12/2024"), Self.row("MT02", "03/04/2024"), Self.row("MT03", "12/31/2024"),
      ])
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.faults.map { "\($0.line ?? 0) \($0.rule)" } == ["4 date-order"])
      #expect(error.faults[0].message.contains("line 2"))
    }
  }

  @Test(arguments: meansOfSessions)
  func meansAreAveragedOnOneScale(
    _ means: [(String, String, String)], _ gain: Double?, _ maximum: Double?
  ) throws {
    let (sessions, _) = try Self.read(
      means.enumerated().map { place, mean in
        Self.row("MT0\(place)", "2024-04-15", means: (mean.0, mean.1), maximum: mean.2)
      })
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    let told = try? cascade.gain?.wrappedValue.get().value
    #expect(told.map { ($0 * 1e6).rounded() / 1e6 } == gain && cascade.gainMaximum == maximum)
    let isNamed = cascade.problems.contains { if case .differentScales = $0 { true } else { false } }
    #expect(isNamed == (gain == nil))
  }

  @Test func aMeanAboveWhatItIsOutOfIsRefused() {
    do throws(SourceProblems) {
      _ = try Self.read([Self.row("MT01", "2024-04-15", means: ("9", "23"), maximum: "20")])
      Issue.record("nothing was wrong")
    } catch {
      #expect(
        error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" } == ["2 Mean after above-maximum"]
      )
    }
  }
}
