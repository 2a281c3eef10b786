import Tables
import TestSupport
import Testing

/// Sheets whose rows belong to rows of another sheet.
struct ParentRowsTests {
  private static func rows(_ rows: [[String]]) -> String {
    rows.map { row in
      "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }.joined()
  }

  private static func workbook(_ cases: [[String]], _ victims: [[String]]) throws -> String {
    var book = WorkbookFile.Book(rows: rows(cases))
    book.sheets = [
      ("cases", "", WorkbookFile.Book.sheet(rows(cases))),
      ("victims", "", WorkbookFile.Book.sheet(rows(victims))),
    ]
    return try book.write()
  }

  private static func parents(_ path: String) throws -> (rows: TableRows, parents: ParentRows) {
    var options = SourceOptions()
    options.sheet = .name("victims")
    let rows = try TableRows(Sources.open(path: path, options: options))
    let parents = try ParentRows(
      path: path, options: options, layout: TableLayout(),
      join: .init(sheet: .name("cases"), key: "_parent_index", to: "_index"), header: rows.header)
    return (rows, parents)
  }

  private static let victims = [
    ["sex", "_parent_index"], ["F", "2"], ["M", "1"], ["F", "2"], ["F", "9"],
  ]

  @Test func eachRowHasTheCellsOfItsOwn() throws {
    let path = try Self.workbook(
      [["_index", "province", "sex"], ["1", "Herat", "-"], ["2", "Nimroz", "-"]], Self.victims)
    var (rows, parents) = try Self.parents(path)
    #expect(parents.header == ["_index", "province"])
    var joined: [[String]] = []
    while let row = try rows.next() { joined.append([row.fields[0]] + parents.cells(for: row.fields)) }
    #expect(joined == [["F", "2", "Nimroz"], ["M", "1", "Herat"], ["F", "2", "Nimroz"], ["F", "", ""]])
    #expect(parents.orphans == 1)
  }

  @Test(arguments: [
    [["_index", "province"], ["1", "Herat"], ["1", "Nimroz"]], [["_index", "province"], ["", "Herat"]],
    [["number", "province"], ["1", "Herat"]],
  ])
  func whatTiesNothingIsRefused(_ cases: [[String]]) throws {
    let path = try Self.workbook(cases, Self.victims)
    #expect(throws: SourceFault.self) { try Self.parents(path) }
  }
}
