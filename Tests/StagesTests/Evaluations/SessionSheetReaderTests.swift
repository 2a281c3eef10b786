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
    ).sessions()
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
}
