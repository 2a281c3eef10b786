import Tables
import TestSupport
import Testing

struct ODSSourceTests {
  private func rows(_ inside: String) throws -> [[String]] {
    try ReadSource.rows(WorkbookFile.openDocument("<table:table table:name=\"Data\">\(inside)</table:table>"))
      .map(\.fields)
  }

  private func cell(_ content: String) throws -> String {
    try rows("<table:table-row>\(content)</table:table-row>").first?.first ?? ""
  }

  @Test(arguments: [
    ("office:value-type=\"float\" office:value=\"12.0\"", "12.00", "12"),
    ("office:value-type=\"percentage\" office:value=\"0.25\"", "25 %", "0.25"),
    ("office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1.5\"", "1,50 €", "1.5"),
    ("office:value-type=\"date\" office:date-value=\"2024-03-01\"", "1 March", "2024-03-01"),
    ("office:value-type=\"date\" office:date-value=\"2024-03-01T00:00:00\"", "1 March", "2024-03-01"),
    (
      "office:value-type=\"date\" office:date-value=\"2024-03-01T13:45:00\"", "1 March", "2024-03-01T13:45:00"
    ),
    ("office:value-type=\"time\" office:time-value=\"PT13H45M00S\"", "13:45", "13:45:00"),
    ("office:value-type=\"time\" office:time-value=\"PT36H00M01.5S\"", "36:00", "36:00:01.500"),
    ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAHR", "TRUE"),
    ("office:value-type=\"boolean\" office:boolean-value=\"false\"", "FALSCH", "FALSE"),
    ("office:value-type=\"string\"", "text", "text"),
    ("office:value-type=\"string\" office:string-value=\"kept\"", "shown", "kept"),
    (
      "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\" table:formula=\"of:=NA()\"",
      "#N/A", "#N/A"
    ),
    ("", "untyped", "untyped"),
    ("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"", "2", "2"),
  ])
  func cellsAreReadAsTheFileKeepsThem(_ attributes: String, _ shown: String, _ expected: String) throws {
    #expect(
      try cell("<table:table-cell \(attributes)><text:p>\(shown)</text:p></table:table-cell>") == expected)
  }

  @Test(arguments: [
    ("<text:p>one</text:p><text:p/><text:p>three</text:p>", "one\n\nthree"),
    ("<text:p>a<text:s/>b<text:s text:c=\"3\"/>c</text:p>", "a b   c"),
    ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"), ("<text:p>  a \n  b  </text:p>", "a b"),
    ("<text:p>a <text:span>b</text:span> <text:a href=\"x\">c</text:a></text:p>", "a b c"),
    ("<office:annotation><text:p>a note</text:p></office:annotation><text:p>value</text:p>", "value"),
    ("<text:p>x<text:note><text:p>n</text:p></text:note>&amp;y</text:p>", "x&y"),
    ("<draw:frame><text:p>a picture</text:p></draw:frame><text:p>value</text:p>", "value"),
  ])
  func paragraphsAreLinesAndSpacesStandOnce(_ content: String, _ expected: String) throws {
    #expect(
      try cell("<table:table-cell office:value-type=\"string\">\(content)</table:table-cell>") == expected)
  }

  private let number = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"

  @Test func repeatedRowsAndCellsAreThereAndBlankOnesAtTheEndAreNot() throws {
    let inside =
      "<table:table-column table:number-columns-repeated=\"16384\"/><table:table-header-rows><table:table-row><table:table-cell/><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"/><table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated=\"2\"/><table:table-row-group><table:table-row table:number-rows-repeated=\"3\">\(number)</table:table-row></table:table-row-group><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    let found = try ReadSource.rows(WorkbookFile.openDocument("<table:table>\(inside)</table:table>"))
    #expect(found.map(\.fields) == [["", "5", "5"], [], [], ["1"], ["1"], ["1"]])
    #expect(found.map(\.line) == [1, 2, 3, 4, 5, 6])
    #expect(
      try ReadSource.rows(WorkbookFile.openDocument("<table:table>\(inside)</table:table>"), range: "A5:B6")
        .map(\.line) == [5, 6])
  }

  @Test(arguments: [
    ("<table:table-row table:number-rows-repeated=\"1048577\">#</table:table-row>", "size-limit"),
    (
      "<table:table-row table:number-rows-repeated=\"999999999999\"/><table:table-row>#</table:table-row>",
      "size-limit"
    ),
    (
      "<table:table-row><table:table-cell table:number-columns-repeated=\"16385\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>",
      "size-limit"
    ),
    (
      "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>",
      "size-limit"
    ),
    ("<table:table-row table:number-rows-repeated=\"99999999999999999999\">#</table:table-row>", "markup"),
    (
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"99999999\"/></text:p></table:table-cell></table:table-row>",
      "size-limit"
    ),
    (
      "<table:table-row><table:table-cell table:formula=\"of:=1\"/></table:table-row>",
      "formula-without-value"
    ),
    (
      "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"x\"/></table:table-row>",
      "cell-type"
    ),
    (
      "<table:table-row><table:table-cell office:value-type=\"time\" office:time-value=\"P1D\"/></table:table-row>",
      "cell-type"
    ),
    ("<table:table-row><table:table-cell office:value-type=\"date\"/></table:table-row>", "cell-type"),
    ("<table:table-row><table:table-cell office:value-type=\"boolean\"/></table:table-row>", "cell-type"),
    ("<table:table-row><table:table-cell office:value-type=\"void\"/></table:table-row>", "cell-type"),
  ])
  func whatNoSheetCanHaveIsRefused(_ inside: String, _ rule: String) throws {
    let path = try WorkbookFile.openDocument(
      "<table:table>\(inside.replacing("#", with: number))</table:table>")
    #expect(ReadSource.fault(path)?.rule == rule)
  }

  @Test func mergedHiddenAndCoveredCellsAreSaid() throws {
    let inside =
      "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-row><table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>2019</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row table:visibility=\"filter\"><table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\"1\"/><table:table-cell office:value-type=\"float\" office:value=\"2\"/></table:table-row><table:table-row><table:covered-table-cell office:value-type=\"float\" office:value=\"9\"/>\(number)</table:table-row>"
    let (found, notices) = try ReadSource.read(
      WorkbookFile.openDocument("<table:table>\(inside)</table:table>"))
    #expect(found.map(\.fields) == [["2019"], ["1", "2"], ["", "1"]])
    #expect(found[0].headings == ["2019", "2019"])
    #expect(found.map(\.merged) == [[:], [:], [0: "1"]])
    #expect(notices.map(\.rule) == ["hidden-rows", "hidden-columns", "merged-cells", "covered-cells"])
    #expect(notices.allSatisfy { $0.count == 1 })
  }

  @Test func hiddenSheetsAndWhatStandsBesideSheetsIsNotTaken() throws {
    let styles =
      "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
    let row = "<table:table-row>\(number)</table:table-row>"
    let tables =
      "<table:tracked-changes><table:table>\(row)\(row)</table:table></table:tracked-changes><table:table table:name=\"Lists\" table:style-name=\"ta1\">\(row)\(row)</table:table><table:table table:name=\"Data\"><table:shapes><table:table>\(row)</table:table></table:shapes>\(row)</table:table><table:table table:name=\"Blank\"/>"
    let path = try WorkbookFile.openDocument(tables, styles: styles)
    #expect(try ReadSource.rows(path).count == 1)
    #expect(try ReadSource.rows(path, sheet: .name("Lists")).count == 2)
    #expect(try ReadSource.rows(path, sheet: .number(3)).isEmpty)
    #expect(try ODSSource(path: path, options: SourceOptions()).file == "book.ods, sheet 2")
  }

  @Test func anEncryptedSpreadsheetAndATextDocumentAreNamed() throws {
    let encrypted = try WorkbookFile.openDocument("", manifest: "<file-entry><encryption-data/></file-entry>")
    #expect(ReadSource.fault(encrypted)?.rule == "encrypted")
    let text = try WorkbookFile.archive(
      [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
          "content.xml",
          "<office:document-content><office:body><office:text/></office:body></office:document-content>"
        ),
      ],
      name: "report.odt")
    #expect(ReadSource.fault(text)?.message.contains("no spreadsheet") == true)
  }
}
