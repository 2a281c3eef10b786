import Tables
import TestSupport
import Testing

struct XLSXSourceTests {
  private func fields(_ book: WorkbookFile.Book) throws -> [[String]] {
    try ReadSource.rows(book.write()).map(\.fields)
  }

  private func cell(_ content: String, styles: String? = nil, shared: String? = nil, properties: String = "")
    throws -> String
  {
    var book = WorkbookFile.Book(rows: "<row r=\"1\">\(content)</row>")
    (book.styles, book.sharedStrings, book.workbookProperties) = (styles, shared, properties)
    return try fields(book).first?.first ?? ""
  }

  @Test(arguments: [
    ("<c r=\"A1\"><v>12</v></c>", "12"), ("<c><v>12.0</v></c>", "12"),
    ("<c t=\"n\"><v>1.5000000000000001E-5</v></c>", "0.000015"),
    ("<c><v>0.30000000000000004</v></c>", "0.30000000000000004"), ("<c><v>-0</v></c>", "0"),
    ("<c><v>1E3</v></c>", "1000"),
    ("<c><v> 7 </v></c>", "7"), ("<c><v>007</v></c>", "7"),
    ("<c><v>123456789012345678</v></c>", "1.2345678901234568e+17"),
    ("<c t=\"b\"><v>1</v></c>", "TRUE"), ("<c t=\"b\"><v>0</v></c>", "FALSE"),
    ("<c t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c t=\"str\"><f>A2</f><v>x &amp; y</v></c>", "x & y"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    ("<c t=\"inlineStr\"><is><t>plain</t></is></c>", "plain"),
    (
      "<c t=\"inlineStr\"><is><r><t xml:space=\"preserve\">one </t></r><r><rPr><b/></rPr><t>two</t></r><rPh sb=\"0\" eb=\"1\"><t>said</t></rPh></is></c>",
      "one two"
    ),
    ("<c t=\"inlineStr\"><is><t>a_x000D_b_x005F_x0041_</t></is></c>", "a\rb_x0041_"),
    ("<c t=\"inlineStr\"><is><t>_xD83D__xDE00_</t></is></c>", "😀"),
    ("<c t=\"inlineStr\"><is><t>_xD83D__xDE00_ and _xD83D_</t></is></c>", "_xD83D__xDE00_ and _xD83D_"),
    ("<c t=\"inlineStr\"><is><t>  kept by nobody </t></is></c>", "kept by nobody"),
    ("<c t=\"d\"><v>2024-03-01T00:00:00.000</v></c>", "2024-03-01"),
    ("<c t=\"d\"><v>2024-03-01T13:45:00Z</v></c>", "2024-03-01T13:45:00"),
    ("<c t=\"inlineStr\"><is><t><![CDATA[<b>&amp;]]></t></is></c>", "<b>&amp;"), ("<c><v/></c>", ""),
    ("<c s=\"4\"/>", ""),
    ("<c t=\"inlineStr\"><is><t>&#x645;&#1606;&#x1F600;</t></is></c>", "من😀"),
  ])
  func cellsAreReadAsTheFileKeepsThem(_ content: String, _ expected: String) throws {
    #expect(try cell(content) == expected)
  }

  @Test func textsThatCellsShareAreJoinedFromTheirRuns() throws {
    let shared =
      "<si><t>first</t></si><si><r><t xml:space=\"preserve\">second </t></r><r><t>half</t></r><phoneticPr/></si><si><t/></si>"
    #expect(try cell("<c t=\"s\"><v>1</v></c>", shared: shared) == "second half")
    #expect(try cell("<c t=\"s\"><v>2</v></c>", shared: shared) == "")
  }

  /// Expected texts: what Excel shows for the serial number under `yyyy-mm-dd hh:mm:ss`.
  @Test(arguments: [
    ("45352", 14, "", "2024-03-01"), ("45352.572916666664", 22, "", "2024-03-01T13:45:00"),
    ("0.572916666666667", 20, "", "13:45:00"),
    ("1", 14, "", "1900-01-01"), ("59", 14, "", "1900-02-28"), ("60", 14, "", "1900-02-29"),
    ("61", 14, "", "1900-03-01"),
    ("2958465", 14, "", "9999-12-31"), ("2958466", 14, "", "2958466"), ("-1", 14, "", "-1"),
    ("1.5", 46, "", "36:00:00"),
    ("45351.999999999", 22, "", "2024-03-01"), ("0", 14, "date1904=\"1\"", "1904-01-01"),
    ("0", 14, "", "00:00:00"),
    ("43890", 14, "date1904=\"true\"", "2024-03-01"), ("0.5", 20, "date1904=\"1\"", "12:00:00"),
    ("45352", 0, "", "45352"),
    ("45352.5", 10, "", "45352.5"), ("45352", 164, "", "45352"),
    ("45352.0000057870", 22, "", "2024-03-01T00:00:00.500"),
  ])
  func numbersFormattedAsDatesAreDays(
    _ serial: String, _ format: Int, _ properties: String, _ expected: String
  ) throws {
    let styles =
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>"
    let found = try cell(
      "<c s=\"1\"><v>\(serial)</v></c>", styles: styles, properties: "<workbookPr \(properties)/>")
    #expect(found == expected)
  }

  @Test(arguments: [
    ("dd/mm/yyyy", "2024-03-01"), ("[$-409]d\\-mmm\\-yy;@", "2024-03-01"), ("mmmm", "2024-03-01"),
    ("\"day\" 0", "45352"),
    ("0 \\d\\a\\y\\s", "45352"), ("[Red]0.00", "45352"), ("#,##0_d", "45352"), ("0*d", "45352"),
    ("General", "45352"),
    ("h:mm AM/PM", "2024-03-01"), ("[h]:mm", "1088448:00:00"), ("[mm]:ss", "1088448:00:00"),
    ("0;yyyy", "45352"),
    ("yyyy\\-mm\\-dd\\Thh:mm", "2024-03-01"), ("[$€-407]0.00", "45352"), ("@", "45352"),
    ("[Yellow]0", "45352"), ("[>100]yyyy;0", "2024-03-01"),
    ("\"unclosed", "45352"), ("[unclosed", "45352"), ("\\", "45352"),
  ])
  func formatCodesTellDatesFromNumbers(_ code: String, _ expected: String) throws {
    let quoted = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
      "<", with: "&lt;"
    ).replacing(">", with: "&gt;")
    let styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(quoted)\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"
    #expect(try cell("<c s=\"0\"><v>45352</v></c>", styles: styles) == expected)
  }

  @Test func rowsAndCellsMayBeMissingOrSayNothingOfTheirPlace() throws {
    let rows =
      "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row><row r=\"5\"><c r=\"B5\"><v>4</v></c><c><v>5</v></c></row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row>"
    let found = try ReadSource.rows(WorkbookFile.Book(rows: rows).write())
    #expect(found.map(\.fields) == [[], ["", "", "1"], ["2", "3"], [], ["", "4", "5"]])
    #expect(found.map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test func prefixesAndStrictNamesAreNoHindrance() throws {
    var book = WorkbookFile.Book(rows: "")
    book.sheets[0].content =
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    var parts = book.parts
    for index in parts.indices {
      parts[index].content = parts[index].content.replacing(
        "http://schemas.openxmlformats.org/officeDocument/2006/",
        with: "http://purl.oclc.org/ooxml/officeDocument/")
    }
    #expect(try ReadSource.rows(WorkbookFile.archive(parts)).map(\.fields) == [["a"]])
  }

  @Test func aMergedCellStandsOverTheColumnsOfAHeadingAndItsNumberIsNeverRepeated() throws {
    let rows =
      "<row r=\"1\"><c t=\"inlineStr\"><is><t>route</t></is></c><c><v>2019</v></c><c r=\"D1\"><v>2020</v></c></row><row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"
    let after =
      "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"G7\"/></mergeCells>"
    let (found, notices) = try ReadSource.read(WorkbookFile.Book(rows: rows, after: after).write())
    #expect(found[0].fields == ["route", "2019", "", "2020"])
    #expect(found[0].spans == [1..<3, 3..<5])
    #expect(found[0].headings == ["route", "2019", "2019", "2020", "2020"])
    #expect(found[1].headings == found[1].fields)
    #expect(
      notices.map(\.message) == ["1 merged cell covers several rows: its value stands in the first of them"])
  }

  @Test func aCellThatIsMergedDownIsToldOfEachRowThatItCovers() throws {
    let rows = (1...4).map { row in
      "<row r=\"\(row)\">" + (row == 1 || row == 3 ? "<c r=\"A\(row)\"><v>\(row)</v></c>" : "")
        + "<c r=\"B\(row)\"><v>9</v></c></row>"
    }.joined()
    let after =
      "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"D1:D2\"/></mergeCells>"
    let path = try WorkbookFile.Book(rows: rows, after: after).write()
    let found = try ReadSource.rows(path)
    #expect(found.map(\.merged) == [[:], [0: "1"], [:], [0: "3"]])
    #expect(found.map(\.fields) == [["1", "9"], ["", "9"], ["3", "9"], ["", "9"]])
    #expect(try ReadSource.rows(path, range: "B1:B4").allSatisfy(\.merged.isEmpty))
  }

  @Test func hiddenRowsAndColumnsAreReadAndCounted() throws {
    let rows =
      "<row r=\"1\"><c><v>1</v></c><c><v>2</v></c></row><row r=\"2\" hidden=\"1\"><c><v>3</v></c></row><row r=\"3\" hidden=\"true\"><c/></row>"
    let before = "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>"
    let (found, notices) = try ReadSource.read(WorkbookFile.Book(rows: rows, before: before).write())
    #expect(found.map(\.fields) == [["1", "2"], ["3"]])
    #expect(notices.map(\.message) == ["1 hidden row is read", "1 hidden column is read"])
    #expect(notices.map(\.count) == [1, 1])
  }

  @Test func aRangeCutsRowsAndColumns() throws {
    let rows = (1...6).map { row in
      "<row r=\"\(row)\">" + (1...4).map { "<c><v>\(row * 10 + $0)</v></c>" }.joined() + "</row>"
    }.joined()
    let after = "<mergeCells><mergeCell ref=\"B2:D2\"/><mergeCell ref=\"A3:B3\"/></mergeCells>"
    let found = try ReadSource.rows(WorkbookFile.Book(rows: rows, after: after).write(), range: "B2:C4")
    #expect(found.map(\.fields) == [["22", "23"], ["32", "33"], ["42", "43"]])
    #expect(found.map(\.line) == [2, 3, 4])
    #expect(found.map(\.spans) == [[0..<2], [], []])
    #expect(
      try ReadSource.rows(WorkbookFile.Book(rows: rows).write(), range: "D5:").map(\.fields) == [
        ["54"], ["64"],
      ])
  }

  @Test func aFormulaOfTextWithoutAResultIsBlankAndCounted() throws {
    let rows = "<row><c><v>1</v></c><c t=\"str\"><f>B2</f></c></row>"
    let (found, notices) = try ReadSource.read(WorkbookFile.Book(rows: rows).write())
    #expect(found.map(\.fields) == [["1"]])
    #expect(notices.map(\.rule) == ["formula-without-value"])
  }

  @Test func lostFormatsAreSaidWhereCellsHaveThem() throws {
    var book = WorkbookFile.Book(rows: "<row><c s=\"2\"><v>45352</v></c></row>")
    book.styles = ""
    let parts = book.parts.filter { $0.name != "xl/styles.xml" }
    let (found, notices) = try ReadSource.read(WorkbookFile.archive(parts))
    #expect(found.map(\.fields) == [["45352"]])
    #expect(notices.map(\.rule) == ["formats-lost"])
  }
}
