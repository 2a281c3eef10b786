import Language
import TestSupport
import Testing

@testable import Codebook
@testable import Tables

/// What is said of how a file is written before it has a contract: it holds, stands in the contract, and the rest is detected.
@Suite struct DeclaredReadingTests {
  static func reading(_ text: String, _ declared: String) throws -> FirstTableReading {
    let path = try WorkbookFile.file(Array(text.utf8), name: "figures.csv")
    return try FirstTableReading(path: path, declared: ContractReader.fileDeclaration(text: declared))
  }

  static let body = (0..<6).map { "\(2015 + $0);\(40 + $0);\(60 + $0)" }.joined(separator: "\n")

  /// A file, what is said of it, its columns, how many rows it has, and lines that the contract then has.
  static let files: [(String, String, [String], Int, [String])] = [
    (
      "Victims by year\nyear;men;women\n\(body)\n", "skip: 1", ["year", "men", "women"], 6,
      ["delimiter: \";\"", "skip: 1"]
    ),
    (
      "year;men;women\n\(body)\nTable 2\n\(body)\n", "until: Table", ["year", "men", "women"], 6,
      ["delimiter: \";\"", "until: \"Table\""]
    ),
    (
      "year;men;women\n;persons;persons\n\(body)\n", "file: {header: 1, below-header: 1}",
      ["year", "men", "women"], 6, ["delimiter: \";\"", "below-header: 1"]
    ),
    (
      "x;victims;victims\nyear;men;women\n\(body)\n", "{header: 2}",
      ["x year", "victims men", "victims women"], 6,
      ["delimiter: \";\"", "header: 2"]
    ),
  ]

  @Test(arguments: files) func whatIsSaidHoldsAndTheRestIsDetected(
    _ text: String, _ declared: String, _ columns: [String], _ rows: Int, _ lines: [String]
  ) throws {
    let reading = try Self.reading(text, declared)
    #expect(reading.table.columns.map(\.name) == columns)
    #expect(reading.table.rowCount == rows)
    #expect(reading.declaration == lines)
  }

  @Test func rowsBelowAHeadingThatIsFoundAreSaidAlone() throws {
    let reading = try Self.reading(
      "Victims\n\nyear;men;women\n;persons;persons in all\n\(Self.body)\n", "below-header: 1")
    #expect(reading.table.columns.map(\.name) == ["year", "men", "women"] && reading.table.rowCount == 6)
  }

  @Test func aHeadingBelowTheEndOfTheFileIsRefused() throws {
    let fault = #expect(throws: SourceFault.self) {
      try Self.reading("year;men\n2019;4\n", "skip: 1, header: 3")
    }
    #expect(fault?.message == "the file has 2 rows, and 4 are said to stand down to the end of its heading")
  }

  @Test(arguments: ["skip", "skp: 2", "skip: -1", "decimal: \",\"", "header: ["])
  func whatSaysNothingOfAFileIsRefused(_ text: String) {
    #expect(throws: DiagnosticsError.self) { try ContractReader.fileDeclaration(text: text) }
  }

  @Test func sheetsAreReadOneAfterTheOtherWhereThatIsSaid() throws {
    let path = try FirstTableReadingTests.book([
      ("", FirstTableReadingTests.figures), ("", FirstTableReadingTests.figures),
    ])
    let declared = try ContractReader.fileDeclaration(text: "sheets: all, sheet-as: province")
    let reading = try FirstTableReading(path: path, declared: declared)
    #expect(reading.table.columns.map(\.name) == ["year", "victims", "province"])
    #expect(reading.table.rowCount == 12)
    #expect(reading.declaration == ["sheets: all", "sheet-as: province"])
  }

  @Test func sheetsWithAnotherHeadingAreNotPutBelowTheFirst() throws {
    let path = try FirstTableReadingTests.book([
      ("", FirstTableReadingTests.figures), ("", FirstTableReadingTests.others),
    ])
    let declared = try ContractReader.fileDeclaration(text: "sheets: all, sheet-as: province")
    let fault = #expect(throws: SourceFault.self) { try FirstTableReading(path: path, declared: declared) }
    #expect(fault?.message.contains("2 sheets are to be read one after the other, and 1 of them") == true)
  }

  @Test(arguments: ["B4:H40", "B:H", "B4:H", "A1:A9"]) func aRangeIsWrittenAsItWasRead(_ text: String) {
    #expect(CellRange(text)?.text == text)
  }
}
