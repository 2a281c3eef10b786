import Foundation
import TestSupport
import Testing

@testable import Codebook
@testable import Tables

/// Which sheet of a workbook without a contract is read.
@Suite struct FirstTableReadingTests {
  /// The cells of a row as text, from a column on.
  static func row(_ number: Int, _ cells: [String], from first: Int = 0) -> String {
    let cells = cells.enumerated().filter { !$0.element.isEmpty }.map { place, text in
      "<c r=\"\(CellRange.letters(first + place))\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(cells.joined())</row>"
  }

  static func rows(_ rows: [[String]]) -> String {
    rows.enumerated().map { row($0.offset + 1, $0.element) }.joined()
  }

  static func book(_ sheets: [(state: String, rows: String)]) throws -> String {
    var book = WorkbookFile.Book(rows: "")
    book.sheets = sheets.enumerated().map {
      ("Tab\($0.offset + 1)", $0.element.state, WorkbookFile.Book.sheet($0.element.rows))
    }
    return try book.write()
  }

  static let figures = rows(
    [["year", "victims"]] + (0..<6).map { ["\(2015 + $0)", "\(40 + $0 * 7 % 5)"] })
  static let others = rows([["month", "cases"], ["2024-01", "12"], ["2024-02", "14"]])
  static let page = rows([["What this workbook is"], ["Written by nobody."], ["Nothing else."]])
  static let headings = rows([["year", "victims"]])

  /// The states and rows of sheets, the number of the one that is read, how many columns it has and how many rows.
  static let books: [([(String, String)], Int, Int)] = [
    ([("", figures), ("", others)], 1, 6), ([("", page), ("", figures)], 2, 6),
    ([("hidden", others), ("", page), ("", figures)], 3, 6), ([("", headings), ("", others)], 2, 2),
    ([("", ""), ("", page), ("", headings), ("", page)], 3, 0),
  ]

  @Test(arguments: books) func theFirstSheetWithATableIsReadAndSaid(
    _ sheets: [(String, String)], _ number: Int, _ count: Int
  ) throws {
    let path = try Self.book(sheets)
    let reading = try FirstTableReading(path: path)
    #expect(reading.table.rowCount == count && reading.table.columns.count == 2)
    let visible = sheets.count { $0.0.isEmpty && !$0.1.isEmpty }
    #expect(
      reading.declaration.first
        == "sheet: \(number)  # check: the first of \(visible) sheets that can be seen with a table")
    #expect(reading.taken.first?.hasPrefix("sheet \(number), the first of \(visible) sheets") == true)
  }

  @Test func aSheetThatIsNamedIsReadWithoutAMark() throws {
    let path = try Self.book([("", Self.figures), ("", Self.others), ("hidden", Self.figures)])
    #expect(try FirstTableReading(path: path, sheet: .number(2)).table.columns[0].name == "month")
    #expect(try FirstTableReading(path: path, sheet: .number(2)).declaration == ["sheet: 2"])
    #expect(try FirstTableReading(path: path, sheet: .name("Tab2")).declaration == ["sheet: Tab2"])
    #expect(try FirstTableReading(path: path, sheet: .number(3)).table.rowCount == 6)
    #expect(throws: SourceFault.self) { try FirstTableReading(path: path, sheet: .number(4)) }
    #expect(throws: SourceFault.self) { try FirstTableReading(path: path, sheet: .name("Other")) }
  }

  @Test func aWorkbookOfOneSheetSaysNothingOfSheets() throws {
    let reading = try FirstTableReading(path: try Self.book([("", Self.figures)]))
    #expect(reading.declaration.isEmpty && reading.taken.isEmpty)
  }

  @Test func aWorkbookWithoutATableIsRefused() throws {
    let path = try Self.book([("", Self.page), ("", Self.page)])
    #expect(throws: SourceFault.self) { try FirstTableReading(path: path) }
  }

  @Test func sheetsOfOpenDocumentAreChosenAlike() throws {
    func table(_ name: String, _ rows: [[String]]) -> String {
      let cells = rows.map { row in
        "<table:table-row>"
          + row.map {
            "<table:table-cell office:value-type=\"string\"><text:p>\($0)</text:p></table:table-cell>"
          }
          .joined() + "</table:table-row>"
      }
      return "<table:table table:name=\"\(name)\">\(cells.joined())</table:table>"
    }
    let path = try WorkbookFile.openDocument(
      table("About", [["A page of words"], ["and more of them"]])
        + table("Figures", [["year", "victims"], ["2020", "14"], ["2021", "15"]]))
    let reading = try FirstTableReading(path: path)
    #expect(reading.table.rowCount == 2)
    #expect(reading.declaration.first?.hasPrefix("sheet: 2  # check:") == true)
  }

  /// A row of names of fields stands above their labels, and a column without a name numbers the rows.
  @Test(arguments: [0, 3]) func labelsOfTheCaseDataStandardAreTheHeading(_ filled: Int) throws {
    let names = [
      "vic_MethodOfRecruitment", "prs_Gender", "prs_Citizenship", "cas_Status", "vic_TypeOfExploitation", "",
    ]
    let labels = [
      "Method of Recruitment", "Gender", "Citizenship", "Status", "Type of Exploitation",
      "Reason for Outgoing Referral",
    ]
    var rows = Self.row(1, names, from: 1) + Self.row(2, labels, from: 1)
    for index in 0..<5 {
      let cells = index < filled ? ["", "Male", "Kenya", "Open", "", ""] : Array(repeating: "", count: 6)
      rows += Self.row(3 + index, ["\(index + 1)"] + cells)
    }
    let reading = try FirstTableReading(path: try Self.book([("", rows), ("", Self.others)]))
    #expect(reading.table.columns.map(\.name) == labels)
    #expect(reading.table.rowCount == filled)
    #expect(reading.declaration.dropFirst() == ["range: \"B:G\"", "skip: 1"])
  }
}
