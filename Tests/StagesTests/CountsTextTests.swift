import Briefs
import Stages
import Tables
import TestSupport
import Testing

@Suite struct CountsTextTests {
  private static let schema = CountsSchema(
    contracts: ["x"], citations: [], dimensions: [.init(name: "code, \"quoted\"", codeList: nil)],
    period: .init(name: "month", frequency: .month), measures: ["n"])

  private static func table(_ codes: [String], _ cells: [Cell]) -> CountsTable {
    CountsTable(
      schema: schema, dimensions: [codes],
      periods: codes.indices.map { Period(year: 2020, month: $0 % 12 + 1) },
      measures: [cells], rowCount: codes.count
    ).sorted()
  }

  private static func read(_ csv: String) throws -> CountsTable {
    try CountsText.read(Array(csv.utf8), file: "table.csv", schema: schema)
  }

  @Test(arguments: 0..<40) func aTableIsReadAsItWasWritten(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let characters = ["a", "é", ",", "\"", "\n", "\r\n", "=", "-", " ", "'", "\u{301}", "ي"]
    var codes: [String] = []
    var cells: [Cell] = []
    for row in 0..<60 {
      let text = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
        characters.randomElement(using: &random)
      }
      // Numbered at the end, so that keys differ and codes still begin with anything.
      codes.append(text.joined() + "\(row)")
      let low = Double.random(in: -1e3...1e12, using: &random).rounded(.down) / 8
      let marks = CellMarks(rawValue: Int.random(in: 0...31, using: &random))
      let contents: [Cell.Content] = [
        .exact(low), .exact(0), .interval(low: low, high: low + 4), .lowerBound(low),
        .none(Cell.Reason.allCases[row % Cell.Reason.allCases.count]),
      ]
      cells.append(Cell(contents[Int.random(in: 0..<contents.count, using: &random)], marks: marks))
    }
    let table = Self.table(codes, cells)
    let read = try Self.read(CountsText.csv(table))
    #expect(read == table)
    #expect(read.contentHash == table.contentHash)
  }

  @Test func columnsBesideTheValueMayBeLeftOut() throws {
    let read = try Self.read("month,\"code, \"\"quoted\"\"\",n\r\n2020-01,a,5\r\n2020-02,\"b\",\r\n")
    #expect(read.measures == [[.exact(5), .missing]])
    #expect(read.dimensions == [["a", "b"]])
  }

  @Test func aStatusWithoutMarksGivesTheMarkItStandsFor() throws {
    let read = try Self.read("month,\"code, \"\"quoted\"\"\",n,n_status\n2020-01,a,5,P\n2020-02,b,,M\n")
    #expect(read.measures == [[.exact(5, .provisional), .missing]])
  }

  @Test(arguments: [
    "5,,,Q,", "5,,,O,", ",,,A,", ",3,1,Q,", ",1,,Q,", ",,,U,", ",1,2,K,", "5,,,X,", "5,,,A,odd", "nan,,,A,",
    "5,x,,A,",
  ])
  func aFigureThatDoesNotFitItsStatusIsRefused(fields: String) {
    let header = "month,\"code, \"\"quoted\"\"\",n,n_low,n_high,n_status,n_marks\n"
    #expect(throws: (any Error).self) { try Self.read(header + "2020-01,a," + fields + "\n") }
  }
}
