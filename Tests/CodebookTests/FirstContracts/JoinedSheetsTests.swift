import TestSupport
import Testing

@testable import Codebook
@testable import Tables

/// Sheets of a workbook that have one table together.
@Suite struct JoinedSheetsTests {
  /// A workbook of sheets by name, each of the rows of a table of provinces.
  static func book(_ names: [String], heading: [String] = ["Province", "Victims"], skip: Int = 0) throws
    -> String
  {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = names.enumerated().map { place, name in
      let above = Array(repeating: ["Annual report"], count: skip)
      let rows = ["Punjab", "Sindh", "Balochistan"].enumerated().map { [$1, "\(40 + place * 7 + $0)"] }
      return (name, "", WorkbookFile.Book.sheet(FirstTableReadingTests.rows(above + [heading] + rows)))
    }
    return try book.write()
  }

  @Test func sheetsWhoseNamesAreYearsAreOneTable() throws {
    let drafted = try DraftedContract(path: Self.book(["2021", "2022", "2023"]))
    #expect(drafted.has("sheets: all") && drafted.has("sheet-as: year"), "\(drafted.lines)")
    #expect(
      drafted.rows == [
        "Balochistan 2021 42", "Balochistan 2022 49", "Balochistan 2023 56", "Punjab 2021 40",
        "Punjab 2022 47",
        "Punjab 2023 54", "Sindh 2021 41", "Sindh 2022 48", "Sindh 2023 55",
      ])
  }

  @Test func sheetsOfAnotherHeadingAreLeftOut() throws {
    var book = WorkbookFile.Book(rows: "")
    let rows = ["Punjab", "Sindh"].enumerated().map { [$1, "\(40 + $0)"] }
    let table = WorkbookFile.Book.sheet(FirstTableReadingTests.rows([["Province", "Victims"]] + rows))
    book.sheets = [
      ("FY 2021-22", "", table), ("FY 2022-23", "", table), ("FY 2023-24", "", table),
      ("Notes", "", WorkbookFile.Book.sheet(FirstTableReadingTests.page)),
    ]
    let drafted = try DraftedContract(path: book.write())
    #expect(
      drafted.has("sheets: [FY 2021-22, FY 2022-23, FY 2023-24]") || drafted.has("sheets: [\"FY 2021-22\""),
      "\(drafted.lines)")
    #expect(drafted.rows.contains("Punjab 2022/23 40"))
  }

  @Test func sheetsOfOtherNamesAreSaidAndNotRead() throws {
    let path = try Self.book(["North", "South"], heading: ["Province", "Victims"])
    let reading = try FirstTableReading(path: path)
    #expect(reading.table.rowCount == 3)
    #expect(reading.taken.contains { $0.contains("sheets 1, 2 have one heading") }, "\(reading.taken)")
  }

  /// What stands under `file:`, and a word of the fault.
  static let faults = [
    ("{sheets: all}", "sheet-as"), ("{sheet-as: year}", "sheet-as"),
    ("{sheets: all, sheet-as: year, sheet: 2}", "exclude"),
  ]

  @Test(arguments: faults) func halfOfTheDeclarationIsAFault(_ file: String, _ word: String) throws {
    let text =
      "contract: c\ntitle: c\nunit: count\nfile: \(file)\ncolumns:\n  year: {type: year, role: period}\n  Victims: {type: count, role: measure}\n"
    let path = try WorkbookFile.file(Array(text.utf8), name: "contract.yaml")
    let messages = #expect(throws: (any Error).self) {
      try ContractReader.read(path: path, name: "contract.yaml", library: .shipped)
    }
    #expect("\(String(describing: messages))".contains(word))
  }

  @Test func aColumnOfTheSheetsNameIsAFault() throws {
    let path = try Self.book(["2021", "2022"], heading: ["year", "Victims"])
    var layout = TableLayout()
    layout.constants = [.init(name: "year", value: "2021")]
    var options = SourceOptions()
    options.sheet = .number(1)
    #expect(throws: SourceFault.self) {
      try TableRows(Sources.open(path: path, options: options), layout: layout)
    }
  }
}
