import Foundation
import Language
import Tables
import Testing

@testable import Codebook

/// Files as their contracts say that they are written.
struct FileDeclarationTests {
  private static let columns = """
    columns:
      place: {type: text, role: dimension}
      year: {type: year, role: period}
      n: {type: count, role: measure}
    """

  private static func contract(_ file: String) -> String { "contract: x\nunit: count\n\(file)\n\(columns)" }

  @Test func yearsInTheHeadingBecomeRows() throws {
    let contract = Self.contract(
      "file: {skip: 1, until: Source}\nunpivot: {columns: {from: 2021, to: 2022}, into: year, values: n}")
    let file = "Table 1,,\nplace,2021,2022\nHerat,12,14\nNimroz,3,\n\nSource: the ministry,,\n"
    #expect(
      try LoadedFile.rows(contract, [file]) == [
        "Herat 2021 12", "Herat 2022 14", "Nimroz 2021 3", "Nimroz 2022 missing",
      ])
  }

  @Test func rowsWithoutTheirLastBlankCellsAreReadWhereThatIsSaid() throws {
    let contract = Self.contract("file: {short-rows: blank}")
    let file = "place,year,n\nHerat,2021,12\nHerat,2022\n"
    #expect(try LoadedFile.rows(contract, [file]) == ["Herat 2021 12", "Herat 2022 missing"])
    #expect {
      try LoadedFile.load(Self.contract(""), [file])
    } throws: { error in
      (error as? SourceProblems)?.lines.first?.contains("short-rows: blank") == true
    }
  }

  @Test func filesOfOneShapeMakeOneTableWhateverTheOrderOfTheirColumns() throws {
    let loaded = try LoadedFile.load(
      Self.contract(""),
      ["place,year,n\nHerat,2021,12\n", "n,place,year\n14,Herat,2022\n,,\n3,Nimroz,2022\n"])
    #expect(loaded.table.rowCount == 3)
    #expect(loaded.conditions.map(\.rule) == ["blank-row"])
  }

  @Test func theFileWithTheFaultIsNamed() {
    #expect {
      try LoadedFile.load(
        Self.contract(""), ["place,year,n\nHerat,2021,12\n", "place,year,n\nHerat,2022,x\n"])
    } throws: { error in
      (error as? SourceProblems)?.lines.first?.hasPrefix("in-1.csv:2: column 'n'") == true
    }
  }

  @Test(arguments: [
    ("file: semicolon", "write 'file: detect'"), ("file: {delimiter: ab}", "one character"),
    ("file: {delimeter: \";\"}", "delimiter"), ("file: {format: excel}", "formats:"),
    ("file: {encoding: windows-1265}", "windows-1256"), ("file: {range: B4}", "such as B4:H40"),
    ("file: {short-rows: cut}", "short-rows: blank"), ("file: {skip: -1}", "number of rows"),
    ("file: {header: 0}", "number of rows"),
    ("file: {until: []}", "until: blank"),
    ("file: {decimal: \";\"}", "sign before a fraction"),
    ("file: {decimal: \",\", thousands: \",\"}", "one sign"),
    ("file: {thousands: abc}", "every kind of space"), ("file: {hxl: yes please}", "true or false"),
    ("file: {quote: \"|\"}", "mark around fields"),
    ("unpivot: {columns: rest, into: year}", "turns columns into rows"),
    ("file: {fill-down: []}", "lists columns"), ("file: {join: {sheet: cases}}", "such as 'join:"),
    ("choices: {a: {columns: {}}}", "choices in a cell"),
  ])
  func whatADeclarationCannotMeanIsRefused(_ line: String, _ words: String) throws {
    #expect(try LoadedFile.refusal(Self.contract(line)).contains(words))
  }

  private static let records = """
    contract: x
    unit: victim
    choices: {forms: {separator: space, columns: {labour: labour, sexual: sexual}}}
    columns:
      id: {type: text, role: key}
      labour: {type: code, list: yes-no}
      sexual: {type: code, list: yes-no}
      day: {type: date, role: period}
    """

  private static func written(_ contract: String, _ file: String) throws -> (
    text: String, conditions: [DataCondition]
  ) {
    try LoadedFile.inFolder { folder in
      let path = folder.appending(path: "in.csv")
      try Data(file.utf8).write(to: path)
      let target = folder.appending(path: "out.csv").path
      let conditions = try PlainRecords.write(
        [path.path], of: LoadedFile.contract(contract, in: folder), to: target)
      return (try String(contentsOfFile: target, encoding: .utf8), conditions)
    }
  }

  @Test func aChoiceThatMeansNothingWasNotAnswered() throws {
    let contract = Self.records.replacing("choices:", with: "missing: [n/a]\nchoices:")
    let written = try Self.written(contract, "day,id,forms\n2024-01-02,1,N/A\n2024-01-03,2,Labour\n")
    #expect(written.text.hasSuffix("\"1\",\"\",\"\",\"2024-01-02\"\n\"2\",\"yes\",\"no\",\"2024-01-03\"\n"))
    #expect(written.conditions.isEmpty)
  }

  @Test func aTotalBelowRecordsStopsTheRun() throws {
    let written = try Self.written(
      Self.records, "day,id,forms\n2024-01-02,1,labour\nTotal,,\n")
    #expect(written.conditions.map(\.rule) == ["total-row"])
    #expect(written.conditions.map(\.severity) == [.stopWhenNew])
  }

  @Test(arguments: [
    "{type: month, role: period, calendar: persian}",
    "{type: year, role: period, calendar: [persian, gregorian]}",
    "{type: year, role: period, formats: [yyyy-MM-dd]}",
  ])
  func aPeriodOfRecordsThatCouldNotBeReadIsRefused(_ column: String) throws {
    let contract = Self.records.replacing("{type: date, role: period}", with: column)
    #expect(try LoadedFile.refusal(contract).contains("column 'day'"))
  }

  @Test func choicesInACellBecomeAnswersAndABlankNone() throws {
    let file = "day,id,forms\n2024-01-02,1,labour sexual\n2024-01-03,2,\n2024-01-04,3,sexual other\n"
    let (text, conditions) = try LoadedFile.inFolder { folder in
      let path = folder.appending(path: "in.csv")
      try Data(file.utf8).write(to: path)
      let target = folder.appending(path: "out.csv").path
      let contract = try LoadedFile.contract(Self.records, in: folder)
      #expect(try !PlainRecords.areIn([path.path], of: contract))
      let conditions = try PlainRecords.write([path.path], of: contract, to: target)
      return (try String(contentsOfFile: target, encoding: .utf8), conditions)
    }
    #expect(
      text == """
        "id","labour","sexual","day"
        "1","yes","yes","2024-01-02"
        "2","","","2024-01-03"
        "3","no","yes","2024-01-04"

        """)
    #expect(conditions.map(\.rule) == ["choice"])
    #expect(conditions.map(\.count) == [1])
  }
}
