import TestSupport
import Testing

@testable import Tables

struct TableRowsTests {
  private static func layout(_ change: (inout TableLayout) -> Void) -> TableLayout {
    var layout = TableLayout()
    change(&layout)
    return layout
  }

  @Test func rowsAboveAndBelowATableAreNotOfIt() throws {
    let text = """
      Table 3. Persons by province

      year|province|persons
      (yyyy)|name|persons
      2021|Herat|12

      2022|Herat|14
      |
      Source: the ministry
      """
    var rows = try TableRows(
      RowList(text),
      layout: Self.layout {
        $0.skip = 1
        $0.belowHeader = 1
        $0.end = .word("Source")
      })
    #expect(rows.header == ["year", "province", "persons"])
    #expect(rows.headingLine == 3)
    #expect(try rows.all() == ["2021|Herat|12", "2022|Herat|14"])
    #expect(rows.notices.map(\.rule) == ["blank-row", "below-table"])
    #expect(rows.notices.map(\.count) == [1, 1])
    #expect(rows.notices.allSatisfy { $0.weight == .note })
  }

  @Test func rowsOfATableBelowItsEndAreWarnedOf() throws {
    var rows = try TableRows(RowList("a|b\n1|2\n|\n3|4"), layout: Self.layout { $0.end = .blank })
    #expect(try rows.all() == ["1|2"])
    #expect(
      rows.notices == [
        SourceNotice(
          rule: "below-table", count: 1, message: "1 row below the end of the table left out",
          weight: .warning)
      ])
  }

  @Test func anEndThatIsNotFoundIsSaid() throws {
    var rows = try TableRows(RowList("a|b\n1|2"), layout: Self.layout { $0.end = .word("Source") })
    #expect(try rows.all() == ["1|2"])
    #expect(rows.notices.map(\.rule) == ["until"])
    #expect(rows.notices.map(\.weight) == [.warning])
  }

  @Test func rowsOfAHeadingJoinAndMergedCellsReachToTheRight() throws {
    let text = "|Victims||Offenders|\nYear|Women|Men|Women|Men\n2021|1|2|3|4"
    var rows = try TableRows(RowList(text), layout: Self.layout { $0.header = 2 })
    #expect(rows.header == ["Year", "Victims Women", "Victims Men", "Offenders Women", "Offenders Men"])
    #expect(try rows.all() == ["2021|1|2|3|4"])
  }

  @Test func columnsBecomeRowsAndEachPartOfTheirNameAColumn() throws {
    let text = "|Women||Men|\nPlace|2021|2022|2021|2022\nHerat|1|2|3|\nNimroz|5|6|7|8"
    var rows = try TableRows(
      RowList(text),
      layout: Self.layout {
        $0.header = 2
        $0.unpivot = .init(columns: .rest, into: ["sex", "year"], values: "persons")
      }, named: ["Place"])
    #expect(rows.header == ["Place", "sex", "year", "persons"])
    #expect(
      try rows.all() == [
        "Herat|Women|2021|1", "Herat|Women|2022|2", "Herat|Men|2021|3", "Herat|Men|2022|",
        "Nimroz|Women|2021|5", "Nimroz|Women|2022|6", "Nimroz|Men|2021|7", "Nimroz|Men|2022|8",
      ])
  }

  @Test(arguments: [
    (TableLayout.Unpivot.Columns.span(from: "2021", to: "2023"), 3),
    (.span(from: "2023", to: "2021"), 3), (.named(["2022"]), 1), (.rest, 4),
  ])
  func theColumnsThatBecomeRowsAreChosen(_ columns: TableLayout.Unpivot.Columns, _ count: Int) throws {
    var rows = try TableRows(
      RowList("place|2021|2022|2023|note\nHerat|1|2|3|x"),
      layout: Self.layout { $0.unpivot = .init(columns: columns, into: ["year"], values: "n") },
      named: ["place"])
    #expect(try rows.all().count == count)
  }

  @Test func blankCellsAreAsTheOneAboveWhereThatIsSaid() throws {
    var rows = try TableRows(
      RowList("country|year|n\nIran|2021|1\n|2022|2\n |2023|3\nIraq|2021|"),
      layout: Self.layout { $0.fillDown = ["country"] })
    #expect(try rows.all() == ["Iran|2021|1", "Iran|2022|2", "Iran|2023|3", "Iraq|2021|"])
  }

  @Test func aGroupThatBeginsAnewBeginsTheColumnsBehindItAnew() throws {
    var rows = try TableRows(
      RowList("country|year|sex|n\nIran|2021|F|1\n||M|2\nIraq|2021|F|3\n||M|4\nTotal|||10"),
      layout: Self.layout { $0.fillDown = ["year", "country"] })
    #expect(
      try rows.all() == ["Iran|2021|F|1", "Iran|2021|M|2", "Iraq|2021|F|3", "Iraq|2021|M|4", "Total|||10"])
  }

  /// Where a sheet says which cells are merged, a blank one beside them is of no group; a name over all rows is one part in each.
  @Test func mergedCellsReachNoFurtherThanTheyAreMerged() throws {
    let rows = TableHeading([
      SourceRow(fields: ["", "2020", "", "", "Total"], line: 1, spans: [1..<3]),
      SourceRow(fields: ["Place", "F", "M", "All", ""], line: 2),
    ])
    #expect(rows.names == ["Place", "2020 F", "2020 M", "All", "Total"])
    #expect(
      rows.parts == [["", "Place"], ["2020", "F"], ["2020", "M"], ["", "All"], ["Total", "Total"]])
  }

  @Test func tagsNameColumnsAndAreNoRow() throws {
    let text = "Month|Persons|Note\n#date+month|#affected|\n2023-01|4|"
    var rows = try TableRows(RowList(text))
    #expect(rows.tags == ["#date+month", "#affected", ""])
    #expect(try rows.all() == ["2023-01|4|"])
    #expect(rows.notices.map(\.rule) == ["hxl"])
    var declared = try TableRows(RowList(text), layout: Self.layout { $0.isTagged = true })
    #expect(try declared.all().count == 1)
    #expect(declared.notices.isEmpty)
    #expect(throws: SourceFault.self) {
      try TableRows(RowList("a|b\n1|2"), layout: Self.layout { $0.isTagged = true })
    }
  }

  @Test func columnsWithoutANameAreLeftOutWhileNothingStandsInThem() throws {
    var rows = try TableRows(RowList("a||b||\n1||2\n3||4|| "))
    #expect(rows.header == ["a", "b"])
    #expect(try rows.all() == ["1|2", "3|4"])
    var wrong = try TableRows(RowList("a||b\n1|x|2"))
    #expect { try wrong.all() } throws: { ($0 as? SourceFault)?.rule == "unnamed-column" }
    var long = try TableRows(RowList("a|b\n1|2|x"))
    #expect { try long.all() } throws: { ($0 as? SourceFault)?.rule == "field-count" }
  }

  @Test func headingsAreComparedWithoutWhatNobodySees() throws {
    let rows = try TableRows(RowList([["\u{FEFF}Total\u{00A0} of\npersons ", "\u{200F}سال"], ["1", "2"]]))
    #expect(rows.header == ["Total of persons", "سال"])
  }

  @Test func aHeadingThatHasOneNameTwiceIsRefused() {
    #expect { try TableRows(RowList("a|A\n1|2")) } throws: { ($0 as? SourceFault)?.rule == "header" }
  }

  /// Whatever surrounds a table, its rows come out, and each row of the source is accounted for.
  @Test(arguments: UInt64(1)...40)
  func whatSurroundsATableChangesNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 2...6, using: &random)
    let table = (0..<Int.random(in: 1...12, using: &random)).map { row in
      (0..<width).map { "\(row)-\($0)" }
    }
    let names = (0..<width).map { "name \($0)" }
    var rows: [[String]] = []
    let above = Int.random(in: 0...4, using: &random)
    for line in 0..<above { rows.append(["title \(line)"]) }
    let between = Int.random(in: 0...2, using: &random)
    rows += (0..<between).map { _ in [""] }
    rows.append(names + (0..<Int.random(in: 0...2, using: &random)).map { _ in "" })
    let units = Int.random(in: 0...2, using: &random)
    rows += (0..<units).map { _ in names.map { _ in "unit" } }
    var blanks = 0
    for (index, row) in table.enumerated() {
      if index > 0, Int.random(in: 0...3, using: &random) == 0 {
        rows.append(Array(repeating: " ", count: Int.random(in: 1...width, using: &random)))
        blanks += 1
      }
      rows.append(row)
    }
    let below = Int.random(in: 0...3, using: &random)
    for line in 0..<below { rows.append(["Note \(line)"]) }
    var read = try TableRows(
      RowList(rows),
      layout: Self.layout {
        $0.skip = above
        $0.belowHeader = units
        $0.end = below > 0 ? .word("Note") : .file
      })
    #expect(read.header == names)
    #expect(try read.all() == table.map { $0.joined(separator: "|") })
    let counts = Dictionary(read.notices.map { ($0.rule, $0.count) }, uniquingKeysWith: +)
    #expect(counts["blank-row", default: 0] == blanks)
    #expect(counts["below-table", default: 0] == below)
  }

  /// Where the table ends was said: a quote that is wrong in a note below it is nothing of the table.
  @Test func whatCannotBeReadBelowATableIsNoFaultOfIt() throws {
    let file = try WrittenFile("a,b\n1,2\nSource: own\n\"x\" y,1\n")
    var rows = try TableRows(
      DelimitedSource(path: file.path, options: SourceOptions()),
      layout: Self.layout { $0.end = .word("Source") })
    #expect(try rows.all() == ["1|2"])
    #expect(rows.notices.map(\.message).contains { $0.hasSuffix("cannot be read from line 4 on") })
    // Above the end it is one.
    var plain = try TableRows(DelimitedSource(path: file.path, options: SourceOptions()))
    #expect(throws: SourceFault.self) { try plain.all() }
  }

  @Test func shortRowsAreBlankAtTheirEndWhereTheContractSaysSoAndElseRefused() throws {
    let file = try WrittenFile("a,b,c\n1\n1,2\n1,2,3\n")
    func rows(_ short: TableLayout.ShortRows?) throws -> [String] {
      var rows = try TableRows(
        DelimitedSource(path: file.path, options: SourceOptions()),
        layout: Self.layout { $0.shortRows = short })
      return try rows.all()
    }
    #expect(try rows(.blank) == ["1||", "1|2|", "1|2|3"])
    #expect {
      try rows(nil)
    } throws: { error in
      let fault = error as? SourceFault
      return fault?.line == 2 && fault?.rule == "field-count"
    }
  }

  /// A row that is too long has a field too many somewhere: no declaration makes that one table.
  @Test func longRowsAreRefusedWhateverShortOnesAre() throws {
    let file = try WrittenFile("a,b\n1,2\n1,2,3\n1,2,\n")
    var rows = try TableRows(
      DelimitedSource(path: file.path, options: SourceOptions()),
      layout: Self.layout { $0.shortRows = .blank })
    #expect(try rows.next()?.fields == ["1", "2"])
    #expect(throws: SourceFault.self) { try rows.next() }
    #expect(throws: SourceFault.self) { try rows.next() }
  }
}

/// Cells of workbooks that are more than their text.
@Suite struct MarkedCellsTests {
  private static func rows(
    _ rows: String, range: String? = nil, missingResults: TableRows.MissingResults = .refused,
    styles: String? = nil
  ) throws -> (rows: [SourceRow], notices: [SourceNotice]) {
    var book = WorkbookFile.Book(rows: rows)
    book.styles = styles
    var options = SourceOptions()
    options.range = range.flatMap(CellRange.init)
    var table = try TableRows(
      Sources.open(path: book.write(), options: options), missingResults: missingResults)
    var read: [SourceRow] = []
    while let row = try table.next() { read.append(row) }
    return (read, table.notices)
  }

  private static let table =
    "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
    + "<row><c><v>1</v></c><c><f>A2+1</f></c><c r=\"H2\"><f>NOW()</f></c></row>"

  @Test func aFormulaWithoutAResultStopsWhereItIsReadAlone() throws {
    #expect { _ = try Self.rows(Self.table) } throws: {
      ($0 as? SourceFault)?.rule == "formula-without-value" && ($0 as? SourceFault)?.column == "b"
    }
    let told = try Self.rows(Self.table, missingResults: .told)
    #expect(told.rows.map(\.fields) == [["1", ""]] && told.rows[0].marks == [1: .formulaWithoutResult])
    let inside = try Self.rows(Self.table, range: "A1:A9")
    #expect(inside.rows.map(\.fields) == [["1"]] && inside.rows[0].marks.isEmpty)
    #expect(inside.notices.map(\.rule) == ["formula-without-result"])
  }

  @Test func cellsShownAsPerCentAreSaid() throws {
    let rows =
      "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row>"
      + "<row><c><v>85</v></c><c s=\"1\"><v>0.5</v></c></row>"
      + "<row><c s=\"1\"><v>0.85</v></c><c s=\"1\"><v>1</v></c></row>"
    let read = try Self.rows(
      rows, styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs>")
    #expect(read.rows.map(\.fields) == [["85", "0.5"], ["0.85", "1"]])
    #expect(read.rows.map(\.marks) == [[1: .percent], [0: .percent, 1: .percent]])
    #expect(read.notices.map(\.weight) == [.warning, .note])
  }
}
