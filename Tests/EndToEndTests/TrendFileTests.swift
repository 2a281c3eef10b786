import Foundation
import Testing

@Suite struct TrendFileTests {
  static let rising = (0..<30).map { "\(1990 + $0),\(3 * $0),a\n" }.joined()

  private func run(_ text: String, _ more: String...) throws -> CommandRun {
    let workspace = try Workspace()
    try workspace.write(text, to: "series.csv")
    return try CommandRun.waymark(
      ["trend", "series.csv", "--time", "year", "--value", "count", "--by", "place"] + more,
      in: workspace.url)
  }

  @Test func aStraightLineHasItsSlopeInEveryMethod() throws {
    let result = try run("year,count,place\n" + Self.rising, "--method", "theilSen,mannKendall")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.hasPrefix("{\"format\":\"waymark-trend/1\",\"series\":[{\"key\":{\"place\":\"a\"}"))
    #expect(result.output.contains("\"slope\":3"))
    // All 30 x 29 / 2 pairs rise.
    #expect(result.output.contains("\"s\":435"))
  }

  @Test func aSeriesThatIsAllZeroHasAReasonAndNoNumber() throws {
    let zeros = (0..<30).map { "\(1990 + $0),0,b\n" }.joined()
    let result = try run("year,count,place\n" + Self.rising + zeros, "--method", "trend")
    #expect(result.output.contains("\"notEstimable\":\"allZero\""), "\(result.output)")
  }

  @Test func helpListsEveryMethodWithItsSettings() throws {
    let workspace = try Workspace()
    let result = try CommandRun.waymark(["trend", "--method", "help"], in: workspace.url)
    #expect(result.exitCode == 0)
    let names = result.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(names.count > 55 && Set(names).count == names.count)
    for name in ["seasonalKruskalWallis", "patternCategory", "hierarchicalFalseDiscovery", "baiPerron"] {
      #expect(names.contains { $0 == name })
    }
    #expect(
      result.output.contains(
        "    selection=weightedBIC or bic or bic3 or permutation (default: weightedBIC)\n"))
  }

  @Test func rowsThatRepeatAPeriodNameTheColumnsThatCouldTellThemApart() throws {
    let workspace = try Workspace()
    try workspace.write("year,count,place,sex\n2001,1,a,F\n2001,2,a,M\n", to: "series.csv")
    let result = try CommandRun.waymark(
      ["trend", "series.csv", "--time", "year", "--value", "count", "--by", "place"], in: workspace.url)
    #expect(result.exitCode == 3)
    #expect(result.messages.contains("--by place,sex"), "\(result.messages)")
  }

  @Test func monthsAsHeadingsBesideYearsAreOneSeries() throws {
    let workspace = try Workspace()
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var lines = ["Year," + months.joined(separator: ",") + ",Total"]
    for year in 0..<3 {
      let values = (0..<12).map { 100 + year * 12 + $0 }
      lines.append(
        "\(2020 + year)," + values.map(String.init).joined(separator: ",") + ",\(values.reduce(0, +))")
    }
    try workspace.write(lines.joined(separator: "\n") + "\n", to: "wide.csv")
    let result = try CommandRun.waymark(
      ["trend", "wide.csv", "--time", "Year", "--value", "victims", "--method", "theilSen"], in: workspace.url
    )
    #expect(result.exitCode == 0, "\(result.messages)")
    // One more each month, and no total among them.
    #expect(result.output.contains("\"n\":36") && result.output.contains("\"slope\":1"), "\(result.output)")
    #expect(result.output.contains("\"taken\":["))
    let mixed = try CommandRun.waymark(
      ["trend", "wide.csv", "--time", "month", "--value", "Year"], in: workspace.url)
    #expect(mixed.exitCode == 3 && mixed.messages.contains("beside months as headings"), "\(mixed.messages)")
  }

  @Test func yearsOfTheBuddhistEraAreToldInTheCommonOneAndThatIsSaid() throws {
    let rows = (2555...2566).map { "\($0),\($0 * 3 - 7600),a\n" }.joined()
    let result = try run("year,count,place\n" + rows, "--method", "trend")
    #expect(result.output.contains("Buddhist era") && result.output.contains("2023"), "\(result.output)")
    let solar = try run("year,count,place\n1401,3,a\n1402,4,a\n", "--method", "theilSen")
    #expect(solar.exitCode == 3 && solar.messages.contains("--calendar persian"), "\(solar.messages)")
    let word = try run("year,count,place\n2019,3,a\n2020,4,a\nlater,5,a\n", "--method", "theilSen")
    #expect(word.exitCode == 3 && !word.messages.contains("--calendar"), "\(word.messages)")
  }

  @Test func aTableHasAColumnForEachCell() throws {
    let result = try run(
      "year,count,place\n" + Self.rising, "--method", "mannKendall", "--format", "table")
    #expect(
      result.output.hasPrefix("place  n   method       quantity  value        period\n"), "\(result.output)")
    #expect(result.output.contains("\na      30  mannKendall  s         435"), "\(result.output)")
  }

  @Test func aFileIsReadAsItComesAndWhatWasTakenIsSaid() throws {
    let workspace = try Workspace()
    let rows = (0..<30).map { "Jan \(1990 + $0);\(3 * $0),5\n" }.joined()
    try workspace.write("Opfer nach Monat\n\nMonat;Fälle\n" + rows, to: "series.csv")
    let result = try CommandRun.waymark(
      [
        "trend", "series.csv", "--time", "Monat", "--value", "Fälle", "--decimal", ",", "--method",
        "trend,theilSen",
        "--format", "table",
      ], in: workspace.url)
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.messages.contains("semicolons between fields"), "\(result.messages)")
    #expect(result.output.hasPrefix("the series: "), "\(result.output)")
    #expect(result.output.contains("from 1990-01 to 2019-01"), "\(result.output)")
    let missing = try CommandRun.waymark(
      ["trend", "series.csv", "--time", "Monat", "--value", "Faelle"], in: workspace.url)
    #expect(missing.exitCode == 3)
    #expect(missing.messages.contains("the file has Monat, Fälle"), "\(missing.messages)")
  }

  @Test func aPeriodWithoutARowIsZeroWhereThatIsSaid() throws {
    let workspace = try Workspace()
    try workspace.write("year,count\n2000,4\n2001,5\n2003,6\n", to: "series.csv")
    for (fill, mean) in [("missing", "3"), ("zero", "4")] {
      let result = try CommandRun.waymark(
        [
          "trend", "series.csv", "--time", "year", "--value", "count", "--fill", fill, "--method",
          "mannKendall", "--format",
          "csv",
        ], in: workspace.url)
      #expect(result.output.contains("\n\(mean),mannKendall,"), "\(result.output)")
    }
  }

  @Test func aBreakIsToldByThePeriodInWhichTheNewLevelBegins() throws {
    // Level 20, then 45 from the 31st month on; 18 months are not known.
    let rows = (0..<60).map { month -> String in
      let text = "\(2014 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
      return
        "\(text),\(8..<26 ~= month ? "" : String((month < 30 ? 20 : 45) + [0, 2, -1, 1, -2][month % 5]))\n"
    }
    let workspace = try Workspace()
    try workspace.write("month,count\n" + rows.joined(), to: "series.csv")
    let result = try CommandRun.waymark(
      [
        "trend", "series.csv", "--time", "month", "--value", "count", "--method",
        "baiPerron,levelChanges,pettitt", "--format", "csv",
      ],
      in: workspace.url)
    let table = try CSVTable(result.output).all
    func value(_ name: String) throws -> String {
      try #require(table.first { $0["quantity"] == name }?["value"])
    }
    for name in ["breakPeriods.1", "changePeriods.1", "changePeriod"] {
      #expect(try value(name) == "2016-07")
    }
    #expect(try (value("breakLower.1")...value("breakUpper.1")).contains("2016-07"))
    #expect(table.first { $0["quantity"] == "breakPeriods.1" }?["period"] == "2016-07")
    #expect(!result.output.contains("Place"))
  }

  /// A stray series of two rows long before the others.
  @Test func anotherSeriesInTheFileChangesNothing() throws {
    let months = (0..<48).map { place -> String in
      let month = place % 12 < 9 ? "0\(place % 12 + 1)" : "\(place % 12 + 1)"
      return "\(2001 + place / 12)-\(month),\(place * 7 % 12 + place),a\n"
    }
    let methods = "stl,mannKendallCorrelatedSeasonal,baiPerron,levelChanges,poissonRegression,theilSen"
    let alone = try run("year,count,place\n" + months.joined(), "--method", methods, "--format", "csv")
    let stray = "1970-05,1,stray\n1971-02,4,stray\n"
    let beside = try run(
      "year,count,place\n" + stray + months.joined(), "--method", methods, "--format", "csv", "--jobs", "3")
    #expect(alone.exitCode == 0 && beside.exitCode == 0, "\(beside.messages)")
    let own = beside.output.split(separator: "\n").filter { !$0.hasPrefix("stray,") }
    #expect(own == alone.output.split(separator: "\n"))
    #expect(own.contains { $0.hasPrefix("a,48,stl,trend,") && $0.hasSuffix(",2001-01") })
  }

  /// The total rises; one of its places rises with it, the other does not and has its own family's value.
  @Test func aTreeIsTestedFromItsTotalDown() throws {
    let noise = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7]
    let rows = noise.enumerated().map { place, one in
      let year = 1990 + place
      return "\(year),\(one),still\n\(year),\(3 * place + one),rising\n\(year),\(3 * place + 2 * one),_T\n"
    }
    let result = try run(
      "year,count,place\n" + rows.joined(), "--method", "hierarchicalFalseDiscovery", "--format", "csv")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.contains("_T,30,hierarchicalFalseDiscovery,direction,rising"), "\(result.output)")
    #expect(result.output.contains("rising,30,hierarchicalFalseDiscovery,direction,rising"))
    #expect(result.output.contains("still,30,hierarchicalFalseDiscovery,direction,noClearChange"))
  }

  @Test func aSettingFollowsItsMethodAndNamesItsResult() throws {
    let result = try run(
      "year,count,place\n" + Self.rising, "--method", "theilSen:level=0.9:intercept=joint")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(result.output.contains("\"theilSen:level=0.9:intercept=joint\":{\"intercept\":0"))
  }

  @Test func aDecompositionIsAListAPeriodAndKeepsItsGap() throws {
    let months = (0..<36).map { place -> String in
      let number = place % 12
      let month = number < 9 ? "0\(number + 1)" : "\(number + 1)"
      return "\(2001 + place / 12)-\(month),\(place == 20 ? "" : String(place + (number == 0 ? 9 : 0))),a\n"
    }
    let result = try run(
      "year,count,place\n" + months.joined(), "--method",
      "stl,mstl:defaults=statsmodels,classicalDecomposition,lowess:span=0.5", "--format", "csv")
    #expect(result.exitCode == 0, "\(result.messages)")
    // Method, quantity and period of each line.
    let lines = Set(
      try CSVTable(result.output).all.map { row in
        ["method", "quantity", "period"].map { row[$0] ?? "" }.joined(separator: " ")
      })
    // The month that is not known has a trend and a season, and no remainder.
    #expect(lines.contains("stl trend 2002-09") && lines.contains("stl seasonal 2003-12"))
    #expect(lines.contains("stl remainder 2003-12") && !lines.contains("stl remainder 2002-09"))
    #expect(lines.contains("mstl:defaults=statsmodels seasonal12 2003-12"))
    // The averages of three years with a gap leave a month of the year without any.
    #expect(lines.contains("classicalDecomposition notEstimable "))
    #expect(lines.contains("lowess:span=0.5 smoothed 2003-12"))
  }

  @Test(arguments: [
    ("mannKendal", "methods: "), ("theilSen:power=2", "parameters: level"),
    ("theilSen:level=2", "from 0.5 to 0.999"), ("theilSen:level", "written theilSen:NAME=VALUE"),
    ("mannKendall:lag=1", "it has none"),
  ])
  func anUnknownMethodOrSettingEndsWithUsageAndHelp(_ method: String, _ help: String) throws {
    let result = try run("year,count,place\n" + Self.rising, "--method", method)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.messages.contains(help), "\(result.messages)")
  }

  @Test(arguments: [
    ("year,count\n1990,1\n", "column place"), ("year,count,place\n1990,secret,a\n", "line 2"),
    ("year,count,place\n1990,1,a\n1990,2,a\n", "duplicate-key"), ("year,count,place\n", "empty"),
    ("year,count,place\n1990-13,1,a\n", "period"),
  ])
  func aWrongFileIsNamedByPlaceAndRule(_ text: String, _ expected: String) throws {
    let result = try run(text)
    #expect(result.exitCode == 3 && result.output.isEmpty)
    #expect(
      result.messages.contains(
        expected.replacing("line ", with: "series.csv:").replacing("column ", with: "")))
    #expect(!result.messages.contains("secret"))
  }
}
