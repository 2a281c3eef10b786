import Foundation
import TestSupport
import Testing

@testable import Codebook

/// Headings of several rows, headings that are categories, and totals beside both.
@Suite struct FirstContractCrossedTests {
  /// A file, lines that its contract has, and rows that are read by it.
  static let files: [(file: String, lines: [String], rows: [String])] = [
    (
      "Province,2019,,2020,\n,Male,Female,Male,Female\nHerat,11,12,13,14\nBalkh,21,22,23,24\n",
      [
        "header: 2",
        "unpivot: {columns: {from: \"2019 Male\", to: \"2020 Female\"}, into: [year, sex], values: value}",
        "sex: {type: code, list: sex, role: dimension, match: label}", "year: {type: year, role: period}",
      ], ["Herat F 2019 12", "Balkh M 2020 23"]
    ),
    (
      "Province,Male,,Female,\n,2019,2020,2019,2020\nHerat,11,12,13,14\nBalkh,21,22,23,24\n",
      ["header: 2", "unpivot: {columns: {from: \"Male 2019\", to: \"Female 2020\"}, into: [sex, year]"],
      ["Herat F 2019 13", "Balkh M 2020 22"]
    ),
    (
      "ولایت,۱۴۰۱,۱۴۰۱,۱۴۰۲,۱۴۰۲\n,مرد,زن,مرد,زن\nهرات,11,12,13,14\nبلخ,21,22,23,24\n",
      ["header: 2", "year: {type: year, role: period, calendar: persian}"], ["C1 F 1401 12", "C2 M 1402 23"]
    ),
    (
      "District,2024-01,,2024-02,\n,M,F,M,F\nZ1,1,2,3,4\nZ2,5,6,7,8\n",
      ["month: {type: month, role: period}"], ["Z1 F 2024-02 4"]
    ),
    // What is no axis that anybody knows is never added.
    (
      "Province,2020,,2021,\n,Cases,Victims,Cases,Victims\nHerat,11,12,13,14\nBalkh,21,22,23,24\n",
      ["indicator: {type: code, list: indicator, role: dimension, additive: false}"],
      ["Herat Victims 2021 14"]
    ),
    // Totals of both, and one that stands over what it is no total of.
    (
      "Province,2019,,,Total\n,Male,Female,Total,\nHerat,1,2,3,3\nBalkh,4,5,9,9\n",
      ["year: {type: year, role: period, totals: apart}", "margins: {sex: "],
      ["Herat F 2019 2", "Balkh _T 2019 9"]
    ),
    (
      "Province,2019,,2020,,\n,Male,Female,Male,Female,Total\nHerat,1,2,3,4,10\nBalkh,5,6,7,8,26\n",
      ["# check: '2020 Total' is not the sum of the columns that it seems to stand over, and is left out"],
      ["Herat F 2020 4"]
    ),
    (
      "year,Male,Female,Total\n2019,11,12,23\n2020,13,14,27\n2021,15,17,32\n",
      ["unpivot: {columns: {from: Male, to: Total}, into: sex, values: value}", "margins: {sex: Total}"],
      ["F 2020 14", "_T 2021 32"]
    ),
    (
      "Year,Jan,Feb,Mar,Total\n2019,1,2,3,6\n2020,4,5,6,15\nTotal,5,7,9,21\n",
      ["period: {type: month, role: period, from: [Year, month], years: apart, totals: apart}"],
      ["2019-02 2", "2020-03 6"]
    ),
    (
      "Province,Q1 2022,Q2 2022,H1 2022,2022\nHerat,1,2,3,7\nBalkh,4,5,9,20\n",
      [
        "quarter: {type: quarter, role: period, years: apart}",
        "\"H1 2022\": {type: text} # check: its figures are left out",
      ],
      ["Herat 2022-Q2 2"]
    ),
    (
      "Country,Population,2019,2020\nAfghanistan,1000,3,4\nPakistan,2000,5,6\n",
      ["Population: {type: text} # check: its figures are left out"], ["AFG 2020 4"]
    ),
    (
      "Province,2009/10,2010/11,2011/12\nHerat,1,2,3\nBalkh,4,5,6\n",
      ["year: {type: year, role: period, starts: july} # check:"], ["Herat 2010/11 2"]
    ),
    (
      "Province,2020-01-01,2021-01-01\nHerat,1,2\nBalkh,4,5\n",
      ["year: {type: year, role: period}"], ["Herat 2021 2"]
    ),
  ]

  @Test(arguments: files.indices) func headingsBecomeAxes(_ index: Int) throws {
    let (file, lines, rows) = Self.files[index]
    let drafted = try DraftedContract(text: file)
    for line in lines { #expect(drafted.has(line), "\(line)\n\(drafted.lines.joined(separator: "\n"))") }
    for row in rows { #expect(drafted.rows.contains(row), "\(row)\n\(drafted.rows)") }
  }

  @Test func mergedCellsOfAWorkbookAreAxesToo() throws {
    func row(_ number: Int, _ cells: [String]) -> String { FirstTableReadingTests.row(number, cells) }
    var book = WorkbookFile.Book(rows: "")
    let rows =
      row(1, ["Province", "2019", "", "2020", "", "Total"])
      + row(2, ["", "Male", "Female", "Male", "Female", ""])
      + row(3, ["Herat", "11", "12", "13", "14", "50"]) + row(4, ["Balkh", "21", "22", "23", "24", "90"])
    book.sheets = [
      (
        "Tab", "",
        WorkbookFile.Book.sheet(
          rows,
          after:
            "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"F1:F2\"/></mergeCells>"
        )
      )
    ]
    let drafted = try DraftedContract(path: try book.write())
    #expect(drafted.has("header: 2"))
    #expect(drafted.rows.contains("Herat F 2020 14") && drafted.rows.count == 8, "\(drafted.rows)")
    #expect(drafted.conditions.contains { $0.contains("2 rows hold a total of all years") })
  }

  @Test(arguments: [(23, false), (99, true)])
  func aTotalBesideYearsIsComparedAndNeverAdded(_ total: Int, _ isSaid: Bool) throws {
    let drafted = try DraftedContract(
      text: "Province,2019,2020,Total\nHerat,11,12,\(total)\nBalkh,21,22,43\nTotal,32,34,66\n")
    #expect(drafted.has("year: {type: year, role: period, totals: apart}"))
    #expect(
      drafted.rows.sorted() == [
        "Balkh 2019 21", "Balkh 2020 22", "Herat 2019 11", "Herat 2020 12", "_T 2019 32", "_T 2020 34",
      ])
    #expect(
      drafted.conditions.contains { $0.contains("3 rows hold a total of all years: left out of every sum") })
    #expect(
      drafted.conditions.contains { $0.contains("1 of 3 totals of all years are not the sum") } == isSaid)
  }

  @Test func headingsOfAPeriodAndAWordInOneRowAreSaid() throws {
    let drafted = try DraftedContract(
      text: "province,2019 Male,2020 Female,2021 old,2022 new\nHerat,1,2,3,4\nBalkh,5,6,7,8\n")
    #expect(
      drafted.has("# check: headings such as '2019 Male' and '2020 Female' hold a period and something else"))
  }

  @Test func rowsOfRecordsAreNotMadeFigures() throws {
    let drafted = try DraftedContract(
      text: "case id,surname,male,female\n"
        + (1...9).map { "K\($0),Zorn\($0),\($0 % 2),\(1 - $0 % 2)\n" }.joined())
    #expect(!drafted.has("unpivot:"))
  }

  /// A group that is named once above its rows; a total below is of no group and no year.
  @Test func groupsThatAreNamedOnceAreFilledDown() throws {
    let drafted = try DraftedContract(
      text:
        "Province,Year,Sex,Victims\nHerat,2019,Male,1\n,,Female,2\n,2020,Male,3\n,,Female,4\nBalkh,2019,Male,5\n,,Female,6\n,2020,Male,7\n,,Female,8\nTotal,,,36\n"
    )
    #expect(drafted.has("fill-down: [Province, Year]"))
    #expect(drafted.has("Year: {type: year, role: period, totals: apart}"))
    #expect(drafted.rows.contains("Herat F 2020 4") && drafted.rows.contains("Balkh M 2019 5"))
    #expect(!drafted.rows.contains { $0.hasSuffix(" 36") })
  }

  @Test func totalsOfEachGroupAreLeftOut() throws {
    var lines = ["Province,Fiscal Year,Cases"]
    for (place, province) in ["Punjab", "Sindh"].enumerated() {
      for year in 2015..<2019 {
        lines.append("\(province),\(year)-\(year % 100 + 1),\(place * 10 + year - 2000)")
      }
      lines.append("\(province) Sub-total,,99")
    }
    lines.append("Grand Total,,198")
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.has("margins: {Province: \"Grand Total\"}"))
    #expect(drafted.rows.count == 8 && drafted.rows.contains("Sindh 2016/17 26"), "\(drafted.rows)")
  }

  @Test func figuresUnderRowsOfNamesAreSaid() throws {
    let drafted = try DraftedContract(
      text: "Group,2020,2021\nHerat,,\nMale,1,2\nFemale,3,4\nBalkh,,\nMale,5,6\nFemale,7,8\n")
    #expect(drafted.lines.contains { $0.contains("write that name into a column of its own") })
  }

  @Test func headingsOfOneRowThatHoldAPeriodAndWordsAreCrossed() throws {
    var lines = ["Province,2019 Male,2019 Female,2020 Male,2020 Female,2021 Male,2021 Female"]
    for (place, name) in ["Punjab", "Sindh", "Balochistan", "KP"].enumerated() {
      lines.append(([name] + (0..<6).map { "\(place * 10 + $0 * 3 + 5)" }).joined(separator: ","))
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(
      drafted.lines.contains {
        $0.hasPrefix("unpivot:") && $0.contains("into: [year, sex]") && $0.contains("split: period")
      }, "\(drafted.lines)")
    #expect(drafted.rows.contains("Sindh F 2020 24"), "\(drafted.rows)")
  }
}
