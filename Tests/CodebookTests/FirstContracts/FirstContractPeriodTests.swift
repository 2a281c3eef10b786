import Foundation
import Language
import Tables
import TestSupport
import Testing

@testable import Codebook

/// Periods as ministries write them.
@Suite struct FirstContractPeriodTests {
  /// Texts of a column of periods, the start of its line in the contract, and the first period that is read.
  static let columns: [(texts: [String], line: String, first: String)] = [
    (["2009-10", "2010-11", "2011-12"], "type: year, role: period, starts: july} # check:", "2009/10"),
    (["2009/10", "2010/11", "2011/12"], "type: year, role: period, starts: july} # check:", "2009/10"),
    (["2019/2020", "2020/2021", "2021/2022"], "type: year, role: period, starts: july} # check:", "2019/20"),
    (["2019–20", "2020–21", "2021–22"], "type: year, role: period, starts: july} # check:", "2019/20"),
    (
      ["FY2010", "FY2011", "FY2012"], "type: year, role: period, starts: july, named-by: end} # check:",
      "2009/10"
    ),
    (
      ["FY 2010/11", "FY 2011/12", "FY 2012/13"], "type: year, role: period, starts: july} # check:",
      "2010/11"
    ),
    // Months stay months.
    (["2009-10", "2009-11", "2009-12"], "type: month, role: period}", "2009-10"),
    (
      ["31/01/2024", "29/02/2024", "31/03/2024"], "type: month, role: period, formats: [\"d/M/yyyy\"]}",
      "2024-01"
    ),
    (["2024-01-31", "2024-02-29", "2024-04-30"], "type: month, role: period}", "2024-01"),
    (["2012-01-01", "2013-01-01", "2014-01-01"], "type: year, role: period}", "2012"),
    (["2012-12-31", "2013-12-31", "2014-12-31"], "type: year, role: period}", "2012"),
    (
      ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"], "type: quarter, role: period} # check:",
      "2023-Q1"
    ),
    (
      ["2024-01-01T00:00:00.000+05:00", "2024-02-01T00:00:00.000+05:00", "2024-03-01T00:00:00.000+05:00"],
      "type: month, role: period}", "2024-01"
    ),
    (
      ["1 de enero de 2023", "1 de febrero de 2023", "1 de marzo de 2023"], "type: month, role: period}",
      "2023-01"
    ),
    (["2023-01", "2023-02", "2023"], "type: month, role: period, years: apart}", "2023-01"),
    (["2019", "2020", "Total"], "type: year, role: period, totals: apart}", "2019"),
  ]

  @Test(arguments: columns.indices) func periodsAreRecognisedAndRead(_ index: Int) throws {
    let (texts, line, first) = Self.columns[index]
    var lines = ["period,country,victims"]
    for (place, text) in texts.enumerated() {
      lines.append("\(text),Kenya,\(11 + place * 7)")
      lines.append("\(text),Uganda,\(40 + place * 3)")
    }
    let drafted = try DraftedContract(text: lines.joined(separator: "\n") + "\n")
    #expect(drafted.has("period: {" + line), "\(drafted.lines)")
    #expect(drafted.rows.first == "KEN \(first) 11", "\(drafted.rows)")
  }

  /// A text that hides a figure, and its interval.
  static let masks: [(String, ClosedRange<Double>?)] = [
    ("‹۵", 0...4), ("<۵", 0...4), ("کمتر از ۵", 0...4), ("کم\u{200C}تر از ۵", 0...4),
    ("کمتر\u{200C}از 5", 0...4),
    ("أقل من 5", 0...4), ("اقل من ٥", 0...4), ("5 سے کم", 0...4), ("less than 5", 0...4),
    ("Fewer than 10", 0...9),
    ("moins de 5", 0...4), ("menos de 5", 0...4), ("mai puțin de 5", 0...4), ("< 5", 0...4),
    ("\u{200F}<5", 0...4),
    ("(<5)", 0...4), ("≤4", 0...4), ("<=4", 0...4), ("up to 4", 0...4), ("1-4", 1...4), ("۱-۴", 1...4),
    ("1–4", 1...4),
    ("1 to 4", 1...4), ("de 1 a 4", 1...4), ("۱ تا ۴", 1...4), (">5", nil), ("5>", nil), ("4-1", nil),
    ("5", nil),
    ("-5", nil), ("<", nil), ("less than", nil), ("5 people", nil), ("2024-01-31", nil), ("", nil),
    ("<99999999", nil),
  ]

  @Test(arguments: masks) func textsThatHideAFigureAreIntervals(
    _ text: String, _ interval: ClosedRange<Double>?
  ) throws {
    #expect(MaskText.interval(text) == interval)
    guard let interval else { return }
    let drafted = try DraftedContract(
      text: "year,victims\n"
        + (2010..<2018).map { "\($0),\($0 == 2013 ? text : String($0 - 1990))\n" }.joined())
    #expect(
      drafted.rows[3] == "2013 \(Int(interval.lowerBound))-\(Int(interval.upperBound))", "\(drafted.lines)")
  }

  @Test func bandsOfAgesHideNothing() throws {
    let bands = ["0-8", "9-17", "18-20", "21-23", "24"]
    let drafted = try DraftedContract(
      text: "year,band,victims\n"
        + (2015..<2019).flatMap { year in bands.map { "\(year),\($0),\(year % 7 + $0.count)\n" } }.joined())
    #expect(drafted.rows.count == 20)
  }

  @Test func aTextThatIsNotUnderstoodIsSaidOnceWithItsLinesAndNoValue() throws {
    let contract =
      "contract: a\nunit: count\ncolumns:\n  year: {type: year, role: period}\n  n: {type: count, role: measure}\n"
    let problems = try #require(throws: SourceProblems.self) {
      try LoadedFile.rows(contract, ["year,n\n2015,4\n2016,zorn 5\n2017,9\n2018,zorn 7\n"])
    }
    #expect(problems.lines.count == 1)
    let line = problems.lines[0]
    #expect(line.contains("in-0.csv:3: column 'n'") && line.contains("but words and digits"))
    #expect(line.contains("masks: {") && line.hasSuffix("the same on line 5") && !line.contains("zorn"))
  }

  @Test func aFiscalYearInAnotherColumnSaysWhatToWrite() throws {
    func fault(_ column: String, _ text: String) throws -> String {
      let contract =
        "contract: a\nunit: count\ncolumns:\n  y: {\(column), role: period}\n  n: {type: count, role: measure}\n"
      let problems = try #require(throws: SourceProblems.self) {
        try LoadedFile.rows(contract, ["y,n\n\(text),4\n"])
      }
      return problems.lines[0]
    }
    #expect(try fault("type: year", "FY2010").contains("'starts: july'"))
    #expect(try fault("type: year, starts: july", "FY2010").contains("'named-by: end'"))
    #expect(
      try LoadedFile.refusal(
        "contract: a\nunit: count\ncolumns:\n  y: {type: year, named-by: end, role: period}\n  n: {type: count, role: measure}\n"
      ).contains("'named-by' is for a year with 'starts'"))
  }

  @Test func monthsThatAreWrittenLikeFiscalYearsAreWarnedOf() throws {
    let contract =
      "contract: a\nunit: count\ncolumns:\n  y: {type: month, role: period}\n  n: {type: count, role: measure}\n"
    func rules(_ texts: [String]) throws -> [String] {
      try LoadedFile.load(contract, ["y,n\n" + texts.map { "\($0),4\n" }.joined()]).conditions.map(\.rule)
    }
    #expect(try rules(["2001-02", "2002-03", "2003-04"]).contains("fiscal-years"))
    #expect(try !rules(["2001-02", "2002-03", "2003-05"]).contains("fiscal-years"))
  }

  /// Columns of a date in records, and the text that they tell together.
  static let dates: [([String], String)] = [
    (["2024", "3", "5"], "2024-03-05"), (["2024.0", "3.0", "15.0"], "2024-03-15"),
    (["2024", "March", "5"], "2024-03-05"),
    (["2024", "3"], "2024-03"), (["۱۴۰۲", "۳", "۵"], "1402-03-05"), (["2024", "", "5"], ""),
    (["2024", "13", "5"], "2024-13-5"),
  ]

  @Test(arguments: dates) func partsOfADateAreOne(_ parts: [String], _ text: String) {
    #expect(PeriodParts.date(parts) == text)
  }

  @Test func recordsWithADateInColumnsOfTheirOwnAreDated() throws {
    let lines = (0..<40).map {
      "C\($0),\(2020 + $0 % 3),\(1 + $0 % 12),\(1 + $0 % 28),\($0 % 2 == 0 ? "M" : "F")\n"
    }.joined()
    let drafted = try DraftedContract(text: "case_id,year,month,day,sex\n" + lines)
    #expect(drafted.has("date: {type: date, role: period, from: [year, month, day]}"), "\(drafted.lines)")
  }

  @Test func theTextOfEurostatIsRead() throws {
    let drafted = try DraftedContract(
      text:
        "freq,sex,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \nA,F,DE\t11 \t12 p\t: \nA,M,DE\t21 \t: c\t: \nA,T,DE\t32 \t33 \t: \nA,F,FR\t41 \t42 b\t: \nA,M,FR\t51 \t52 \t: \nA,T,FR\t92 \t94 \t: \n",
      name: "figures.tsv")
    #expect(drafted.has("margins: {sex: T}"))
    #expect(
      drafted.rows.contains("F DEU 2020 12") && drafted.rows.contains("_T FRA 2019 92"), "\(drafted.rows)")
    #expect(drafted.rows.contains("F DEU 2021 none"))
  }
}
