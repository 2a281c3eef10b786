import Tables
import Testing

@testable import Stages

/// Cells of numbers of officers, with all, women and men; nil where the cell is not read.
private let cellsOfOfficers: [(String, [Int?]?)] = [
  ("20", [20, nil, nil]), ("20 (5F, 15M)", [20, 5, 15]), ("20 (5 F / 15 M)", [20, 5, 15]),
  ("5F + 15M", [nil, 5, 15]),
  ("F: 5, M: 15", [nil, 5, 15]), ("20 (F=5)", nil), ("20 (5F)", [20, 5, nil]),
  ("20 (5 women, 15 men)", [20, 5, 15]),
  ("5 mujeres y 15 hombres", [nil, 5, 15]), ("20 (5M, 15H)", [20, 5, 15]), ("20 (5F et 15H)", [20, 5, 15]),
  ("20 (4 ж, 16 ч)", [20, 4, 16]), ("20 чел. (4 ж, 16 м)", [20, 4, 16]), ("۲۰ نفر", [20, nil, nil]),
  ("20 participants", [20, nil, nil]), ("12 осіб", [12, nil, nil]), ("20 pax", [20, nil, nil]),
  ("20 (5F, 16M)", nil),
  ("17/20", nil), ("15-20", nil), ("~20", nil), ("20+5", nil), ("1,200", nil), ("20.5", nil),
  ("20 (15M)", nil), ("many", nil), ("", nil),
]

/// Cells of dates with their first and last days in 2021 as months and days; nil where the cell is not read.
private let cellsOfDays: [(String, [Int]?)] = [
  ("3-5 mayo 2021", [5, 3, 5, 5]), ("12–14 March 2021", [3, 12, 3, 14]),
  ("del 3 al 5 de mayo de 2021", [5, 3, 5, 5]),
  ("du 3 au 5 mai 2021", [5, 3, 5, 5]), ("28 Feb - 2 March 2021", [2, 28, 3, 2]),
  ("12-14/03/2021", [3, 12, 3, 14]),
  ("12-14.03.2021", [3, 12, 3, 14]), ("2021-03-12 to 2021-03-14", [3, 12, 3, 14]),
  ("12/03/2021 - 14/03/2021", [3, 12, 3, 14]),
  ("5–6 апреля 2021", [4, 5, 4, 6]), ("с 5 по 6 апреля 2021", [4, 5, 4, 6]),
  ("3 y 4 de mayo de 2021", [5, 3, 5, 4]),
  ("3, 4 and 5 May 2021", [5, 3, 5, 5]), ("March 12-14, 2021", [3, 12, 3, 14]),
  ("7 de junio de 2021", [6, 7, 6, 7]),
  ("2021-03-12", [3, 12, 3, 12]), ("03-05-2021", [5, 3, 5, 3]), ("5-3 May 2021", nil), ("3-5 May", nil),
  ("3 May - 5 July 2021", nil),
  ("1-5", nil), ("31-32 May 2021", nil), ("May - June 2021", nil),
]

/// Cells of scores in points and as per cent, with how they are read; nil where they are refused.
private let cellsOfShares: [([String], [String]?)] = [
  (["17 (85%)", "12 (60%)", "9"], ["17/20", "12/20", "9"]), (["85% (17)", "60 % (12)"], ["17/20", "12/20"]),
  (["17/20 (85%)", "12 (60%)"], ["17/20", "12/20"]), (["13 (52%)", "14 (56 %)"], ["13/25", "14/25"]),
  (["11 (73%)", "9 (60%)", "13 (87%)"], ["11/15", "9/15", "13/15"]),
  // One that does not go with the others, and too few to tell.
  (["17 (85%)", "12 (65%)"], nil), (["0 (0%)", "0 (0%)"], nil), (["1 (1%)"], nil),
]

/// Cells as people type them: numbers of officers, days, scores with their per cents.
@Suite struct CellTextTests {
  @Test(arguments: cellsOfOfficers)
  func officersAreReadWithTheirSexes(_ text: String, _ numbers: [Int?]?) {
    let read = OfficersText(text)
    #expect(read.map { [$0.total, $0.women, $0.men] } == numbers)
  }

  @Test(
    arguments: [
      ("Participants (M/F)", "15/5", [5, 15]), ("Participants F/M", "5 / 15", [5, 15]),
      ("Officers (Male/Female)", "15+5", [5, 15]), ("Participantes (H/M)", "15/5", [5, 15]),
      ("Participants", "15/5", nil), ("Participants (M/F)", "15-5", nil),
      ("Participants (M/F)", "15/5/2", nil),
    ] as [(String, String, [Int?]?)])
  func aHeadingTellsWhichOfTwoNumbersIsOfWomen(_ heading: String, _ text: String, _ numbers: [Int?]?) {
    #expect(OfficersText(text, below: heading).map { [$0.women, $0.men] } == numbers)
    #expect(SessionLayout.detected(in: ["Trainer", heading])[.total] == heading)
  }

  @Test(arguments: cellsOfDays)
  func daysAreReadFromTheFirstToTheLast(_ text: String, _ days: [Int]?) {
    let read = try? SheetDays(text, order: .dayMonth)
    let told = read.map { read in
      [read.first, read.last].flatMap { [$0.month - 2021 * 12 + 1, $0.day ?? 0] }
    }
    #expect(told == days, "\(text)")
  }

  @Test func aRangeWithoutOrderTellsTheDayByItsForm() throws {
    #expect(try SheetDays("3-5/03/2021", order: nil).first.day == 3)
    #expect((try? SheetDays("3-5/03/2021", order: .monthDay)) == nil)
  }

  @Test(arguments: cellsOfShares)
  func pointsAndPerCentsTellTogetherWhatTheyAreOutOf(_ cells: [String], _ read: [String]?) {
    let rows = SheetRows(
      file: "scores.csv", names: ["Post"], rows: cells.enumerated().map { .init(fields: [$1], line: $0 + 2) })
    let shares = SharesOfPoints(rows, ["Post"], rows.rows.indices, missing: [])
    var problems = SourceProblems()
    shares.refuse(&problems)
    #expect(problems.isEmpty == (read != nil), "\(problems.lines)")
    if let read { #expect(shares.rows.rows.map(\.fields[0]) == read) }
  }

  @Test func whatIsDeclaredDecides() {
    let rows = SheetRows(
      file: "scores.csv", names: ["Post"],
      rows: [
        .init(fields: ["0 (0%)"], line: 2), .init(fields: ["17 (85%)"], line: 3),
        .init(fields: ["17 (68%)"], line: 4),
      ])
    let shares = SharesOfPoints(rows, ["Post"], [0, 1], missing: []) { _ in 20 }
    #expect(shares.rows.rows[0].fields == ["0/20"])
    var problems = SourceProblems()
    SharesOfPoints(rows, ["Post"], [0, 1, 2], missing: []) { _ in 20 }.refuse(&problems)
    #expect(problems.faults.map { "\($0.line ?? 0) \($0.rule)" } == ["4 maximum"])
  }
}
