import Foundation
import Testing

/// Periods of every length and calendar, from the contract to the page.
@Suite struct PeriodPipelineTests {
  private static func workspace(
    _ rows: [String], period: String, coverage: String, asked: String
  ) throws -> OverviewWorkspace {
    let workspace = try OverviewWorkspace()
    try workspace.write(
      (["t,sex,calls"] + rows).joined(separator: "\n") + "\n", to: "data/figures/hotline.csv")
    try workspace.write(
      """
      contract: hotline
      unit: count
      matter: TIP
      published: {by: A hotline, release: first, date: 2025-06-19, url: "https://example.org/", terms: open}
      coverage: {\(coverage), absent: zero}
      columns:
        t: {\(period), role: period}
        sex: {type: code, list: sex, role: dimension, label: Sex}
        calls: {type: count, role: measure, label: calls for help}

      """, to: "data/contracts/hotline.yaml")
    try workspace.write(
      """
      waymark: 1
      pipeline: hotline
      title: Calls to a hotline
      stages:
        source:
          load: {files: ../data/figures/hotline.csv, contract: ../data/contracts/hotline.yaml}
        counts:
          from: source
          disaggregate: {measure: {calls: sum(calls)}, by: {sex: total+each}, period: \(asked), fill: zero}
        trends:
          from: counts
          trend: {}
        page:
          from: {counts: counts, findings: trends}
          render: {page: overview, formats: [html, json, csv], audience: public}
        publish:
          from: {pages: page}
          publish: {to: ../reports/hotline, audience: public}

      """, to: OverviewWorkspace.pipeline)
    return workspace
  }

  private static func run(_ workspace: OverviewWorkspace) throws -> CommandRun {
    try CommandRun.waymark(
      ["run", OverviewWorkspace.pipeline, "--param", "today=2025-06-30"], in: workspace.url)
  }

  private static func show(_ workspace: OverviewWorkspace, _ stage: String) throws -> [String] {
    let shown = try CommandRun.waymark(
      ["show", OverviewWorkspace.pipeline, stage, "--param", "today=2025-06-30"], in: workspace.url)
    return shown.output.split(separator: "\n").map(String.init)
  }

  private static func rows(_ periods: [String]) -> [String] {
    periods.enumerated().flatMap { place, period in
      ["\(period),F,\(20 + place / 2 + place * 7 % 5)", "\(period),M,\(12 + place * 3 % 4)"]
    }
  }

  struct Case: Sendable {
    var name: String
    var periods: [String]
    var type: String
    var coverage: String
    var asked: String
    /// What the page says.
    var words: [String]
    /// The first period of the table, and its total.
    var first: String
  }

  private static func months(_ years: ClosedRange<Int>) -> [String] {
    years.flatMap { year in (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } }
  }

  static let cases: [Case] = [
    Case(
      name: "quarters", periods: (2017...2024).flatMap { y in (1...4).map { "Q\($0) \(y)" } },
      type: "type: quarter",
      coverage: "from: 2017-Q1, to: 2024-Q4", asked: "quarter",
      words: ["a quarter", "Q4 2024", "in the 4 quarters before"], first: "F,2017-Q1,20"),
    Case(
      name: "weeks", periods: (2021...2023).flatMap { y in (1...52).map { "\(y)W\($0)" } },
      type: "type: week",
      coverage: "from: 2021-W01, to: 2023-W52", asked: "week",
      words: ["week 52 of 2023", "a week", "in the 52 weeks before"], first: "F,2021-W01,20"),
    Case(
      name: "Solar Hijri months", periods: months(1398...1403), type: "type: month, calendar: persian",
      coverage: "from: 1398-01, to: 1403-12", asked: "month",
      words: ["Esfand 1403 (Solar Hijri)", "since 1398 (Solar Hijri)", "a month"], first: "F,1398-01,20"),
    Case(
      name: "Solar Hijri years", periods: months(1392...1403), type: "type: month, calendar: persian",
      coverage: "from: 1392-01, to: 1403-12", asked: "year", words: ["1403 (Solar Hijri)", "a year"],
      first: "F,1392,29"),
    Case(
      name: "fiscal years", periods: months(2012...2024), type: "type: month",
      coverage: "from: 2012-01, to: 2024-12", asked: "{type: year, starts: april}",
      words: ["2023/24", "a year"],
      first: "F,2011/12,67,67,67,D,partial"),
    Case(
      name: "converted", periods: months(1398...1403),
      type: "type: month, calendar: persian, convert: approximate",
      coverage: "from: 2019-04, to: 2025-03", asked: "month",
      words: ["March 2025", "Periods of the Solar Hijri calendar are shown as those of the common era"],
      first: "F,2019-04,20"),
    Case(
      name: "Islamic months", periods: months(1440...1446), type: "type: month, calendar: islamic-umalqura",
      coverage: "from: 1440-01, to: 1446-12", asked: "month", words: ["Dhu al-Hijjah 1446 (Islamic)"],
      first: "F,1440-01,20"),
  ]

  private static var halves: [String] { (2012...2024).flatMap { ["\($0)-S1", "H2 \($0)"] } }

  @Test(arguments: [
    ("half-year", ["H2 2024", "a half-year"], "F,2012-S1,20"), ("year", ["2024", "a year"], "F,2012,"),
  ])
  func halvesOfYearsHaveFiguresTrendsAndLabelsAndAddUpToYears(
    _ asked: String, _ words: [String], _ first: String
  ) throws {
    let workspace = try Self.workspace(
      Self.rows(Self.halves), period: "type: half-year", coverage: "from: 2012-S1, to: 2024-S2", asked: asked)
    let run = try Self.run(workspace)
    #expect(run.exitCode == 0, "\(run.messages)")
    let table = try Self.show(workspace, "counts")
    #expect(table.dropFirst().first?.hasPrefix(first) == true, "\(table.prefix(2))")
    let page = try String(
      contentsOf: workspace.url.appending(path: OverviewWorkspace.latest + "/index.html"), encoding: .utf8)
    for word in words { #expect(page.contains(word), "\(asked): \(word)") }
  }

  @Test(arguments: cases) func aPageSaysThePeriodsOfItsTable(_ item: Case) throws {
    let workspace = try Self.workspace(
      Self.rows(item.periods), period: item.type, coverage: item.coverage, asked: item.asked)
    let run = try Self.run(workspace)
    #expect(run.exitCode == 0, "\(item.name): \(run.messages)")
    let table = try Self.show(workspace, "counts")
    #expect(table.dropFirst().first?.hasPrefix(item.first) == true, "\(item.name): \(table.prefix(2))")
    let page = try String(
      contentsOf: workspace.url.appending(path: OverviewWorkspace.latest + "/index.html"), encoding: .utf8)
    for words in item.words { #expect(page.contains(words), "\(item.name): \(words)") }
  }

  @Test func weeksAreNotAddedUpToMonths() throws {
    let workspace = try Self.workspace(
      Self.rows(["2024-W05", "2024-W06"]), period: "type: week", coverage: "from: 2024-W01, to: 2024-W20",
      asked: "month")
    let run = try Self.run(workspace)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("a week can lie in two months"))
  }

  @Test func monthsOfOneCalendarAreNoYearsOfAnother() throws {
    let workspace = try Self.workspace(
      Self.rows(Self.months(1402...1403)), period: "type: month, calendar: persian",
      coverage: "from: 1402-01, to: 1403-12", asked: "{type: year, calendar: gregorian}")
    let run = try Self.run(workspace)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("convert: approximate"))
  }

  @Test func yearsAmongMonthsAreCountedAndCompared() throws {
    let months = (1...12).map { "2023-\($0 < 10 ? "0" : "")\($0),F,10" } + ["2024-01,F,7"]
    for (total, isWrong) in [(120, false), (130, true)] {
      let workspace = try Self.workspace(
        ["2023,F,\(total)"] + months + ["2022,F,99"], period: "type: month, years: apart",
        coverage: "from: 2022-01, to: 2024-12", asked: "year")
      let run = try Self.run(workspace)
      #expect(run.messages.contains("2 rows hold a year in a column of months: left out of every sum"))
      #expect(run.messages.contains("1 of 1 figures of a year") == isWrong)
      let table = try Self.show(workspace, "counts")
      #expect(table.contains { $0.hasPrefix("F,2023,120,120,120") })
    }
  }

  @Test func aPeriodIsReadFromTwoColumns() throws {
    let workspace = try Self.workspace(
      [], period: "type: month, from: [jahr, monat]", coverage: "from: 2023-01, to: 2023-12", asked: "month")
    try workspace.write(
      "jahr,sex,monat,calls\n2023,F,January,4\n2023.0,F,2,5\n2023,F,mars,6\n", to: "data/figures/hotline.csv")
    let run = try Self.run(workspace)
    #expect(run.exitCode == 0, "\(run.messages)")
    let table = try Self.show(workspace, "source")
    #expect(table.dropFirst().map { String($0.prefix(11)) } == ["F,2023-01,4", "F,2023-02,5", "F,2023-03,6"])
  }

  @Test func aSolarHijriYearWithoutItsCalendarIsRefused() throws {
    let workspace = try Self.workspace(
      Self.rows(["1399", "1400", "1401"]), period: "type: year", coverage: "from: 2010, to: 2024",
      asked: "year")
    let run = try Self.run(workspace)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("calendar: persian") && !run.messages.contains("1399"))
  }
}

/// Records whose dates are written in many ways.
@Suite struct RecordPeriodTests {
  private static func counts(
    _ column: String, _ texts: [String], period: String, more: String = ""
  ) throws -> (run: CommandRun, table: [String]) {
    let workspace = try OverviewWorkspace()
    try workspace.write(
      "id,d\n" + texts.enumerated().map { "R\($0.offset),\"\($0.element)\"\n" }.joined(), to: "data/cases.csv"
    )
    try workspace.write(
      "contract: own\nunit: victim\n\(more)columns:\n  id: {type: text, role: key}\n  d: {\(column), role: period}\n",
      to: "data/contracts/own.yaml")
    try workspace.write(
      """
      waymark: 1
      pipeline: own
      stages:
        source:
          load: {files: ../data/cases.csv, contract: ../data/contracts/own.yaml}
        cases:
          from: source
          clean: {}
        counts:
          from: cases
          disaggregate: {measure: {n: count()}, by: {}, period: \(period)}

      """, to: "pipelines/own.yaml")
    let run = try CommandRun.waymark(
      ["run", "pipelines/own.yaml", "--param", "today=2025-06-30"], in: workspace.url)
    let shown = try CommandRun.waymark(
      ["show", "pipelines/own.yaml", "counts", "--param", "today=2025-06-30"], in: workspace.url)
    return (
      run,
      shown.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").prefix(2).joined(separator: " ")
      }
    )
  }

  @Test(arguments: [
    ("type: date", "week", ["2024-01-29", "2024-02-04"], ["2024-W05 2"]),
    ("type: date", "quarter", ["2024-03-31", "2024-04-01"], ["2024-Q1 1", "2024-Q2 1"]),
    ("type: date", "half-year", ["2024-06-30", "2024-07-01"], ["2024-S1 1", "2024-S2 1"]),
    ("type: month", "half-year", ["2024-06", "2024-07"], ["2024-S1 1", "2024-S2 1"]),
    ("type: date", "day", ["2024-03-31", "2024-03-31"], ["2024-03-31 2"]),
    ("type: date", "{type: year, starts: july}", ["2024-06-30", "2024-07-01"], ["2023/24 1", "2024/25 1"]),
    (
      "type: date", "{type: month, calendar: persian}", ["2024-03-19", "2024-03-20"],
      ["1402-12 1", "1403-01 1"]
    ),
    (
      "type: date, calendar: persian, formats: [yyyy/M/d]", "month", ["1399/4/21", "۱۴۰۰/۰۱/۰۵"],
      ["2020-07 1", "2021-03 1"]
    ),
    (
      "type: date, calendar: [persian, gregorian]", "year", ["1399-04-21", "2021-03-25"],
      ["2020 1", "2021 1"]
    ),
    (
      "type: date, formats: [excel, 'dd MMM yyyy', 'yyyy-MM-dd HH:mm']", "month",
      ["43301", "03 Jan 2018", "2018-02-14T10:11:12"],
      ["2018-01 1", "2018-02 1", "2018-07 1"]
    ),
    ("type: month", "quarter", ["2024-03", "2024-04"], ["2024-Q1 1", "2024-Q2 1"]),
    ("type: year", "year", ["2015", "2016", "2016"], ["2015 1", "2016 2"]),
    ("type: year, calendar: persian", "year", ["1401", "1402", "1402"], ["1401 1", "1402 2"]),
  ])
  func recordsAreCountedByPeriods(column: String, period: String, texts: [String], table: [String]) throws {
    let found = try Self.counts(column, texts, period: period)
    #expect(found.run.exitCode == 0, "\(found.run.messages)")
    #expect(found.table == table, "\(column) by \(period)")
  }

  @Test func recordsOfMonthsOrYearsTellNoWeeks() throws {
    #expect(try Self.counts("type: month", ["2024-03"], period: "week").run.exitCode == 2)
    #expect(try Self.counts("type: year", ["2024"], period: "month").run.exitCode == 2)
  }

  @Test func datesOfAnotherCalendarSayWhatToWrite() throws {
    let run = try Self.counts("type: date", ["1399-04-21", "1400-01-05"], period: "month").run
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("'calendar: persian' where its years are Solar Hijri"))
  }
}
