import Evaluations
import Tables
import Testing

@testable import Stages

/// Sessions as they come by mail.
@Suite struct SessionSheetReaderTests {
  private static let names = [
    "Trainer", "Taught by", "date", "women", "men", "total", "Mean before", "mean_after",
  ]

  private static func read(_ rows: [[String]]) throws(SourceProblems) -> [TrainingSession] {
    try SessionSheetReader(
      layout: SessionLayout(columns: SessionLayout.detected(in: names)),
      rows: SheetRows(
        file: "sessions.csv", names: names, rows: rows.enumerated().map { .init(fields: $1, line: $0 + 2) })
    ).sessions().sessions
  }

  @Test func blanksAreNotKnownAndMonthsOrDaysTellTheMonth() throws {
    let sessions = try Self.read([
      ["t 1", "", "2020-03-09", "3", "۱۲", "15", "8,5", "11"], ["T2", "T1", "2021-01", "", "", "20", "", ""],
      ["T2", "T1", "", "-", "4", "", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["T1", "T2", "T2"] && sessions.map(\.trainedBy) == [nil, "T1", "T1"])
    #expect(sessions.map(\.month) == [2020 * 12 + 2, 2021 * 12, nil])
    #expect(sessions.map(\.officers) == [["F": 3, "M": 12], [:], ["M": 4]])
    #expect(sessions.map(\.total) == [15, 20, nil] && sessions[0].meanBefore == 8.5)
  }

  @Test func whatIsNoNumberOrNoDayIsNamed() {
    do throws(SourceProblems) {
      _ = try Self.read([
        ["T1", "", "3/4/2020", "-2", "many", "1.5", "x", ""], ["", "", "", "", "", "", "", ""],
      ])
      Issue.record("nothing was wrong")
    } catch {
      #expect(
        error.faults.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" } == [
          "2 date date", "2 women count", "2 men count", "2 total count", "2 Mean before number",
          "3 Trainer code",
        ])
    }
  }

  @Test func aTrainerMayBeCalledAndTrainedByA() throws {
    let sessions = try Self.read([
      ["A", "", "2020-03", "1", "2", "3", "", ""], ["B", "A", "2020-09", "1", "2", "3", "", ""],
      ["C", "absent", "2020-09", "1", "2", "3", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["A", "B", "C"] && sessions.map(\.trainedBy) == [nil, "A", nil])
  }

  @Test func aRowWithoutDateAndNumbersIsATrainerWhoReportedNone() throws {
    let sessions = try Self.read([
      ["T1", "", "2020-03", "1", "2", "3", "", ""], ["T2", "T1", "", "", "", "", "", ""],
      ["T3", "T1", "2020-05", "", "", "", "", ""],
    ])
    #expect(sessions.map(\.occurrence) == [.held, .noneReported, .held])
    let cascade = CascadeAnalysis.cascade(of: sessions, settings: CascadeSettings())
    #expect(cascade.sessions == 2 && cascade.trainers.count == 3)
    #expect(cascade.trainers.first { $0.code == "T2" }?.report == .noneUndated)
  }

  @Test func rowsOfTotalsAreNoTrainers() throws {
    let sessions = try Self.read([
      ["T1", "", "2020-03", "1", "2", "3", "", ""], ["Total", "", "", "1", "2", "3", "", ""],
      ["Moyenne", "", "", "1", "2", "3", "", ""],
    ])
    #expect(sessions.map(\.trainer) == ["T1"])
  }

  @Test(arguments: [
    (["05.03.2021", "06.03.2021"], [2, 2], [5, 6]), (["25/03/2021", "03/04/2021"], [2, 3], [25, 3]),
    (["03/25/2021", "03/04/2021"], [2, 2], [25, 4]),
  ])
  func theOrderOfDayAndMonthIsToldByOtherDates(dates: [String], months: [Int], days: [Int]) throws {
    let sessions = try Self.read(dates.map { ["T1", "", $0, "1", "2", "3", "", ""] })
    #expect(sessions.map(\.month) == months.map { 2021 * 12 + $0 } && sessions.map(\.day) == days)
  }

  @Test func theOrderOfDayAndMonthMayBeSaid() {
    #expect(DateOrder.told(by: ["25/03/2021", "03/25/2021"]) == nil)
    #expect(DateOrder.told(by: ["03/04/2021", ""]) == nil)
    #expect(DateOrder.monthDay.day("03/04/2021")?.enclosing(.month)?.month == 3)
    #expect(DateOrder.dayMonth.day("31/02/2021") == nil)
  }

  @Test func columnsAreFoundInFrench() {
    let columns = SessionLayout.detected(in: [
      "formateur", "formé par", "formé le", "date", "lieu", "service", "femmes", "hommes", "total", "avant",
      "après",
    ])
    #expect(columns.count == SessionLayout.Role.allCases.count)
  }
}
