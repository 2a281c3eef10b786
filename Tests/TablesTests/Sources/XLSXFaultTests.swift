import Tables
import TestSupport
import Testing

/// What is wrong with a workbook is named with its place and what to do, and never with a value.
struct XLSXFaultTests {
  @Test(
    arguments: [
      ("<c><f>SUM(B1:B9)</f></c>", "formula-without-value", "A"),
      ("<c><f>1+1</f><v></v></c>", "formula-without-value", "A"),
      ("<c t=\"s\"><v>4</v></c>", "shared-text", "A"), ("<c t=\"s\"><v>-1</v></c>", "shared-text", "A"),
      ("<c r=\"B3\" t=\"b\"><v>2</v></c>", "cell-type", "B"), ("<c t=\"z\"><v>2</v></c>", "cell-type", "A"),
      ("<c><v>secret</v></c>", "cell-type", "A"), ("<c><v>1e999</v></c>", "cell-type", "A"),
      ("<c><v>0x10</v></c>", "cell-type", "A"),
      ("<c><v>nan</v></c>", "cell-type", "A"), ("<c r=\"A4\"><v>1</v></c>", "cell-reference", nil),
      ("<c r=\"AAAA3\"/>", "cell-reference", nil),
      ("<c r=\"XFE3\"/>", "cell-reference", nil), ("<c r=\"3\"/>", "cell-reference", nil),
      ("<c r=\"A99999999999999999999\"/>", "cell-reference", nil),
      ("<c r=\"A3\"><v>1</v></c><c r=\"A3\"><v>2</v></c>", "cell-reference", "A"),
      ("<c r=\"XFD3\"/><c/>", "cell-reference", nil),
      ("<c t=\"str\"><v>&secret;</v></c>", "markup", "A"), ("<c t=\"str\"><v>&#0;</v></c>", "markup", "A"),
      ("<c t=\"str\"><v>&#xD800;</v></c>", "markup", "A"),
      ("<c t=\"str\"><v>&amp</v></c>", "markup", "A"), ("<c t=\"str\"><v>\u{1}</v></c>", "markup", "A"),
      ("<c s=\"x\"><v>1</v></c>", "markup", "A"),
    ] as [(String, String, String?)])
  func aCellThatCannotBeReadIsNamedByItsPlace(_ content: String, _ rule: String, _ column: String?) throws {
    var book = WorkbookFile.Book(rows: "<row r=\"3\">\(content)</row>")
    book.sharedStrings = "<si><t>secret</t></si>"
    let fault = try #require(ReadSource.fault(try book.write()))
    #expect(fault.rule == rule)
    #expect(fault.line == 3)
    #expect(fault.column == column)
    #expect(fault.file == "book.xlsx")
    #expect(!fault.description.contains("secret"))
  }

  @Test(arguments: [
    ("<row r=\"2\"/><row r=\"2\"/>", "row-order"), ("<row r=\"0\"/>", "row-order"),
    ("<row r=\"1048577\"/>", "row-order"), ("<row r=\"x\"/>", "markup"),
    ("<row r=\"-1\"/>", "markup"), ("<row><c><v>1</c></row>", "markup"),
    ("<row><c a=\"1\" a=\"2\"/></row>", "markup"), ("<row><c", "markup"),
    ("<!DOCTYPE x><row/>", "entities"), ("<row><c r=\"A1\"<v/></c></row>", "markup"),
    (String(repeating: "<a>", count: 300), "size-limit"),
    ("<row x=1/>", "markup"), ("<!ENTITY x>", "entities"),
  ])
  func aDamagedSheetIsRefused(_ rows: String, _ rule: String) throws {
    #expect(ReadSource.fault(try WorkbookFile.Book(rows: rows).write())?.rule == rule)
  }

  private var three: WorkbookFile.Book {
    var book = WorkbookFile.Book(rows: "<row><c><v>1</v></c></row>")
    book.sheets.append(("Notes", "", WorkbookFile.Book.sheet("<row><c s=\"1\"/></row>")))
    book.sheets.append(("Lists", "hidden", WorkbookFile.Book.sheet("<row><c><v>3</v></c></row>")))
    return book
  }

  @Test func theOnlySheetThatHoldsSomethingIsRead() throws {
    let path = try three.write()
    #expect(try ReadSource.rows(path).map(\.fields) == [["1"]])
    #expect(try ReadSource.rows(path, sheet: .name("lists")).map(\.fields) == [["3"]])
    #expect(try ReadSource.rows(path, sheet: .number(3)).map(\.fields) == [["3"]])
    #expect(try ReadSource.rows(path, sheet: .number(2)).isEmpty)
    #expect(try XLSXSource(path: path, options: SourceOptions()).file == "book.xlsx, sheet 1")
  }

  @Test func severalSheetsAreRefusedByNumberAndOneThatIsNotThereWithWhatIsClose() throws {
    var book = three
    book.sheets[1].content = book.sheets[0].content
    let path = try book.write()
    #expect(
      ReadSource.fault(path)?.message
        == "2 sheets hold something, number 1 and 2; write which one is read, such as 'sheet: 1', or its name"
    )
    #expect(
      ReadSource.fault(path, sheet: .name("Note"))?.message
        == "the workbook has no sheet 'Note'; did you mean 'Notes'?")
    #expect(
      ReadSource.fault(path, sheet: .name("Cases"))?.message
        == "the workbook has no sheet 'Cases'; 3 sheets are there")
    #expect(
      ReadSource.fault(path, sheet: .number(4))?.message == "the workbook has no sheet 4; 3 sheets are there")
    #expect(ReadSource.fault(path, sheet: .number(0))?.rule == "sheet")
  }

  @Test func aWorkbookWhoseSheetsAreAllHiddenOrBlankIsRefused() throws {
    var book = three
    book.sheets[0].state = "veryHidden"
    #expect(try ReadSource.rows(book.write()).isEmpty)
    book.sheets.remove(at: 1)
    #expect(
      ReadSource.fault(try book.write())?.message
        == "no sheet that can be seen holds anything; write 'sheet: 1' to read a hidden one")
  }

  @Test(
    arguments: [
      (
        [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600) + "Workbook".utf8.flatMap { [$0, 0] },
        "before 2007 (.xls)"
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
          + "EncryptedPackage".utf8.flatMap { [$0, 0] }, "protected by a password"
      ),
      ([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600), "Office document of before 2007"),
      (Array("  <HTML><table><tr><td>1</td></tr></table></HTML>".utf8), "page of the web (HTML)"),
      (Array("\u{FEFF}<!DOCTYPE html><p>".utf8), "page of the web (HTML)"),
      (
        Array(
          "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".utf8),
        "Excel workbook of 2003 in XML"
      ),
      (
        Array(
          "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"
            .utf8), ".fods"
      ),
      (Array("<?xml version=\"1.0\"?><figures/>".utf8), "the file is XML"), (Array("%PDF-1.7".utf8), "PDF"),
      ([0x1F, 0x8B, 8, 0], "gzip"), (Array("{\\rtf1".utf8), "rich text"),
      (Array("PK\u{3}\u{4} and no more".utf8), "damaged or cut short"),
    ] as [([UInt8], String)])
  func otherFilesAreNamedAsWhatTheyAre(_ bytes: [UInt8], _ words: String) throws {
    let fault = try #require(ReadSource.fault(try WorkbookFile.file(bytes, name: "figures.xls")))
    #expect(fault.message.contains(words))
  }

  @Test func aBinaryWorkbookAndAPlainArchiveAreNamed() throws {
    let binary = try WorkbookFile.archive(
      [("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "")], name: "book.xlsb")
    #expect(ReadSource.fault(binary)?.message.contains(".xlsb") == true)
    let archive = try WorkbookFile.archive([("figures.csv", "a,b")], name: "figures.zip")
    #expect(ReadSource.fault(archive)?.message.contains("an archive (ZIP) and no workbook") == true)
  }

  @Test(arguments: [
    "../../../etc/passwd", "../../worksheets/sheet1.xml", "file:///etc/passwd", "worksheets/none.xml",
  ])
  func aSheetThatLeadsOutOfTheWorkbookIsNoSheet(_ target: String) throws {
    var parts = WorkbookFile.Book(rows: "<row/>").parts
    for index in parts.indices {
      parts[index].content = parts[index].content.replacing("worksheets/sheet1.xml", with: target)
    }
    #expect(ReadSource.fault(try WorkbookFile.archive(parts)) != nil)
  }

  @Test func aDocumentOfWordIsNoWorkbook() throws {
    let path = try WorkbookFile.archive(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "_rels/.rels",
          "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
        ("word/document.xml", "<w:document xmlns:w=\"x\"/>"),
      ], name: "report.docx")
    #expect(ReadSource.fault(path)?.message.contains("an Office document of another kind") == true)
  }

  @Test func aPartThatStandsTwiceIsRefused() throws {
    var parts = WorkbookFile.Book(rows: "<row/>").parts
    parts.append(("XL/worksheets/sheet1.xml", "<worksheet/>"))
    #expect(ReadSource.fault(try WorkbookFile.archive(parts))?.rule == "archive")
  }

  @Test func oneFarCellCostsNoMemoryAndTooManyAreRefused() throws {
    let far = try ReadSource.rows(
      WorkbookFile.Book(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").write())
    #expect(far.count == 1_048_576)
    #expect(far.last?.fields.count == 16_384)
    #expect(far.first?.fields.isEmpty == true)
  }
}
