import Evaluations
import Tables
import Testing

@testable import Stages

/// Scores of two kinds in one sheet, by person, with the rules that they break; before and after.
private let mixtures: [(String, [(String, String)], [String])] = [
  ("points of one test", (0..<12).map { ("\(8 + $0 % 5)", "\(12 + $0 % 6)") }, []),
  (
    "points before and shares after", (0..<12).map { ("\(8 + $0 % 5)", "0.\(65 + $0)") }, ["0 post"]
  ),
  ("shares before and points after", (0..<12).map { ("0.\(45 + $0)", "\(12 + $0 % 6)") }, ["0 pre"]),
  (
    "shares on both occasions", (0..<12).map { ("0.\(45 + $0)", "0.\(65 + $0)") }, []
  ),
  (
    "a share among points", (0..<12).map { ("\(8 + $0 % 5)", $0 == 3 ? "0.85" : "\(12 + $0 % 6)") },
    ["5 post"]
  ),
  (
    "half points", (0..<12).map { ($0 == 3 ? "0.5" : "\(3 + $0 % 5).5", "\(12 + $0 % 6)") }, []
  ),
  (
    "per cents without a sign in every other row",
    (0..<12).map { $0 % 3 == 0 ? ("\(45 + $0)", "\(70 + $0)") : ("\(8 + $0 % 5)", "\(12 + $0 % 4)") },
    ["2 pre", "5 pre", "8 pre", "11 pre", "2 post", "5 post", "8 post", "11 post"]
  ),
  (
    "one far above the others",
    (0..<12).map { ("\(8 + $0 % 5)", $0 == 7 ? "71" : "\(12 + $0 % 6)") }, ["9 post"]
  ),
  (
    "one twice as high", (0..<12).map { ("\(8 + $0 % 5)", $0 == 7 ? "24" : "\(12 + $0 % 6)") }, []
  ),
  (
    "few points of a short test", (0..<12).map { ("\($0 % 3)", $0 == 7 ? "9" : "\(1 + $0 % 4)") }, []
  ),
  (
    "scores out of a hundred", (0..<12).map { ("\(15 + 4 * $0)", "\(30 + 5 * $0)") }, []
  ),
]

/// Scores that are hardly all out of one number.
@Suite struct ScoreMixturesTests {
  private static func faults(_ rows: [(String, String)], _ change: (inout ScoreLayout) -> Void = { _ in })
    -> (faults: [String], notes: [String])
  {
    var layout = ScoreLayout(participant: "code")
    layout.scores = [.before: "pre", .after: "post"]
    change(&layout)
    let table = rows.enumerated().map {
      SheetRows.Row(fields: ["A\($0)", $1.0, $1.1], line: $0 + 2)
    }
    var reader = ScoreSheetReader(
      layout: layout, rows: SheetRows(file: "s.csv", names: ["code", "pre", "post"], rows: table))
    do throws(SourceProblems) {
      return ([], try reader.sheet().notes.map(\.text))
    } catch {
      return (error.faults.map { "\($0.line ?? 0) \($0.column ?? "")" }, [])
    }
  }

  @Test(arguments: mixtures)
  func mixturesAreRefused(_ name: String, _ rows: [(String, String)], _ expected: [String]) {
    #expect(Set(Self.faults(rows).faults) == Set(expected), "\(name)")
  }

  @Test func aMaximumSaysThatTheyAreRight() {
    let high = mixtures.first { $0.0 == "one far above the others" }?.1 ?? []
    #expect(Self.faults(high) { $0.maximum = 100 }.faults.isEmpty)
    let shares = mixtures.first { $0.0 == "points before and shares after" }?.1 ?? []
    #expect(Self.faults(shares) { $0.maximum = 20 }.faults == ["0 post"])
    #expect(Self.faults(shares) { $0.maxima = [.before: 20, .after: 1] }.faults.isEmpty)
  }

  @Test func oneFarBelowAllOthersIsSaid() {
    let rows = (0..<12).map { ($0 == 4 ? "9" : "\(40 + $0)", "\(60 + 2 * $0)") }
    let read = Self.faults(rows)
    #expect(read.faults.isEmpty && read.notes.contains { $0.contains("line 6") }, "\(read)")
  }

  @Test func sharesBelowAHeadingThatSaysPerCentAreRefused() {
    var layout = ScoreLayout(participant: "code")
    layout.scores = [.before: "Before %", .after: "After %"]
    let rows = (0..<8).map { SheetRows.Row(fields: ["A\($0)", "\(40 + $0)", "0.\(61 + $0)"], line: $0 + 2) }
    var reader = ScoreSheetReader(
      layout: layout, rows: SheetRows(file: "s.csv", names: ["code", "Before %", "After %"], rows: rows))
    #expect(throws: SourceProblems.self) { _ = try reader.sheet() }
  }
}
