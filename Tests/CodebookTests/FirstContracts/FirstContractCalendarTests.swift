import Tables
import Testing

@testable import Codebook

/// Years of other calendars are never silently of the common era, and headings say when fiscal years begin.
@Suite struct FirstContractCalendarTests {
  private func period(_ text: String) throws -> (line: String, rows: [String]) {
    let drafted = try DraftedContract(text: text)
    return (drafted.lines.first { $0.contains("role: period") } ?? "\(drafted.lines)", drafted.rows)
  }

  @Test(arguments: ["Year (E.C.)", "Year (Ethiopian Calendar)", "EFY", "ዓ.ም", "Year EC"])
  func ethiopianYearsAreMarked(_ heading: String) throws {
    let line = try period("\(heading),Victims\n2012,100\n2013,120\n2014,90\n2015,130\n").line
    #expect(line.contains("Ethiopian calendar, 7 to 8 years behind"), "\(line)")
  }

  @Test(arguments: ["Year (B.S.)", "Fiscal Year (BS)", "वि.सं."]) func nepaleseYearsAreMarked(_ heading: String)
    throws
  {
    let line = try period("\(heading),Victims\n2076,100\n2077,120\n2078,90\n2079,130\n").line
    #expect(line.contains("Bikram Sambat, 56 to 57 years ahead"), "\(line)")
  }

  @Test(arguments: [
    ["2075", "2076", "2077"], ["2075/76", "2076/77", "2077/78"], ["२०७५/७६", "२०७६/७७", "२०७७/७८"],
  ])
  func yearsOfTheFutureAreMarked(_ years: [String]) throws {
    let rows = years.map { "\($0),77" }.joined(separator: "\n")
    let line = try period("Year,Victims rescued\n\(rows)\n").line
    #expect(line.contains("these years lie in the future"), "\(line)")
  }

  @Test func projectionsAreSaidToBeSuch() throws {
    let line = try period("Year,Population\n2020,1\n2025,12\n2030,9\n2035,8\n").line
    #expect(line.contains("its last years lie in the future") && !line.contains("calendar"), "\(line)")
  }

  @Test func yearsOfTodayAreNot() throws {
    let line = try period("Year,Victims\n2024,1\n2025,12\n2026,9\n2027,8\n").line
    #expect(!line.contains("# check:"), "\(line)")
  }

  @Test(arguments: ["民國年", "Year (Minguo)", "ROC year"]) func yearsOfTheRepublicOfChinaAreRead(
    _ heading: String
  ) throws {
    let (line, rows) = try period("\(heading),Victims\n99,30\n108,44\n109,54\n110,41\n111,60\n")
    #expect(line.contains("era: minguo") && line.contains("1911 behind"), "\(line)")
    #expect(rows == ["2010 30", "2019 44", "2020 54", "2021 41", "2022 60"])
  }

  @Test func namedErasAreReadWithoutAHeading() throws {
    #expect(try period("年,件数\n令和元年,4\n令和2年,5\n令和3年,6\n").rows == ["2019 4", "2020 5", "2021 6"])
    #expect(try period("年,件数\n平成30年,4\n令和2年,5\n令和3年,6\n").rows == ["2018 4", "2020 5", "2021 6"])
    #expect(try period("年,件数\n民國108年,4\n民國109年,5\n").rows == ["2019 4", "2020 5"])
    #expect(try period("月,件数\n令和2年1月,4\n令和2年2月,5\n").rows == ["2020-01 4", "2020-02 5"])
  }

  @Test func fiscalYearsOfTwoDigitsAreRead() throws {
    let (line, rows) = try period("Year,Cases\nFY19,12\nFY20,14\nFY21,11\n")
    #expect(
      line.contains("named-by: end") && line.contains("pivot: 50") && line.contains("# check:"), "\(line)")
    #expect(rows == ["2018/19 12", "2019/20 14", "2020/21 11"])
  }

  @Test func monthsByNumberAreReadInAnyLanguage() throws {
    #expect(
      try period("Tháng;Nạn nhân\nTháng 12/2022;9\nTháng 1/2023;5\nTháng 2/2023;7\n").rows
        == ["2022-12 9", "2023-01 5", "2023-02 7"])
    #expect(try period("月,人数\n2022年1月,4\n2022年2月,5\n").rows == ["2022-01 4", "2022-02 5"])
    #expect(
      try period("Ay;Qurbanlar\nYanvar 2022;4\nFevral 2022;5\nİyun 2022;6\n").rows == [
        "2022-01 4", "2022-02 5", "2022-06 6",
      ])
    #expect(try period("Monat;Opfer\nJänner 2022;4\nFeber 2022;5\n").rows == ["2022-01 4", "2022-02 5"])
  }

  @Test func headingsOfMonthsInCharactersBecomeRows() throws {
    let drafted = try DraftedContract(text: "省,2022年1月,2022年2月,2022年3月\nA,1,2,3\nB,4,5,6\n")
    #expect(drafted.has("unpivot:"), "\(drafted.lines)")
    #expect(drafted.rows.count == 6)
  }

  /// A heading, the years below it, the month in which a year begins, and the first period.
  static let fiscal: [(heading: String, years: [String], starts: String, first: String)] = [
    ("Fiscal year ending 30 June", ["2019", "2020", "2021"], "july", "2018/19"),
    ("Year ended March", ["2019", "2020", "2021"], "april", "2018/19"),
    ("Year ended March", ["Mar-2019", "Mar-2020", "Mar-2021"], "april", "2018/19"),
    ("Financial year beginning April", ["2019", "2020", "2021"], "april", "2019/20"),
    ("Exercice clos le 31 mars", ["2019", "2020", "2021"], "april", "2018/19"),
  ]

  @Test(arguments: fiscal.indices) func aHeadingSaysWhenFiscalYearsEnd(_ index: Int) throws {
    let (heading, years, starts, first) = Self.fiscal[index]
    let (line, rows) = try period("\(heading),Cases\n" + years.map { "\($0),9\n" }.joined())
    #expect(
      line.contains("type: year") && line.contains("starts: \(starts)") && line.contains("# check:"),
      "\(line)")
    #expect(rows.first == "\(first) 9", "\(rows)")
  }

  @Test func fiscalYearsWithoutAMonthAreMarked() throws {
    let line = try period("Fiscal year,Cases\n2019,9\n2020,8\n2021,7\n").line
    #expect(line.contains("taken as calendar years"), "\(line)")
  }

  @Test func calendarYearsThatEndInDecemberStayThey() throws {
    let line = try period("Year ending December,Cases\n2019,9\n2020,8\n2021,7\n").line
    #expect(!line.contains("starts") && !line.contains("# check:"), "\(line)")
  }
}
