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
}
