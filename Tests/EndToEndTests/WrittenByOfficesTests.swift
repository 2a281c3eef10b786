import Foundation
import Testing

/// Files as offices write them, by the commands of somebody who has nothing else.
@Suite struct WrittenByOfficesTests {
  static let crossed: String = {
    var lines = ["Province,2018,,2019,,2020,", ",Male,Female,Male,Female,Male,Female"]
    for (place, name) in ["Herat", "Balkh", "Kabul"].enumerated() {
      let cells = (0..<6).map { String(10 + place * 7 + $0) }
      lines.append("\(name),\(cells.joined(separator: ","))")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test func aCrossedTableBecomesAPageWithoutAnEdit() throws {
    let folder = try InitTests.Folder(["crossed.csv": Self.crossed])
    let made = try folder.waymark("init", "crossed.csv", "--yes")
    #expect(
      made.exitCode == 0
        && made.output.contains("columns 2018 Male to 2020 Female become rows of 'year', 'sex' and 'value'"),
      "\(made.output)\(made.messages)")
    #expect(try folder.waymark("check", "crossed.yaml").exitCode == 0)
    let run = try folder.waymark("run", "crossed.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let counts = try folder.text("reports/crossed/latest/counts.csv")
    // 11 + 18 + 25 women in 2018.
    #expect(counts.contains("\nF,_T,2018,54,"), "\(counts.prefix(900))")
  }

  static let figures: String = {
    let lines = (2015..<2021).map { "\($0),F,\($0 - 2000)\n\($0),M,\($0 - 1990)\n" }
    return "year,sex,victims\n" + lines.joined()
  }()

  /// What `run` would say of a file, `check` says, with the exit code of wrong data; and nothing is stored.
  @Test func checkSaysOfTheFilesWhatARunWouldSay() throws {
    let folder = try InitTests.Folder(["figures.csv": Self.figures])
    #expect(try folder.waymark("init", "figures.csv", "--yes").exitCode == 0)
    let right = try folder.waymark("check", "figures.yaml")
    #expect(right.exitCode == 0 && right.output.contains("nothing wrong"))
    try Data((Self.figures + "2021,F,about zorn\n2021,M,about zorn\n").utf8).write(
      to: folder.url.appending(path: "figures.csv"))
    let wrong = try folder.waymark("check", "figures.yaml")
    #expect(wrong.exitCode == 3 && !wrong.output.contains("nothing wrong"), "\(wrong.output)")
    let fault = "figures.csv:14: column 'victims' is neither a whole number, a mask nor empty but words"
    #expect(wrong.messages.contains(fault) && !wrong.messages.contains("zorn"), "\(wrong.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: ".waymark").path))
    let run = try folder.waymark("run", "figures.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 3 && run.messages.contains(fault), "\(run.messages)")
    #expect(try folder.waymark("check", "figures.yaml", "--no-data").exitCode == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "figures.csv"))
    #expect(try folder.waymark("check", "figures.yaml").exitCode == 3)
  }

  private func trend(_ text: String, _ arguments: String...) throws -> CommandRun {
    let workspace = try Workspace()
    try workspace.write(text, to: "series.csv")
    return try CommandRun.waymark(["trend", "series.csv"] + arguments, in: workspace.url)
  }

  @Test func aWideFileGivesItsSeries() throws {
    let years = (1990..<2010).map(String.init).joined(separator: ",")
    let figures = (0..<20).map { String(3 * $0) }.joined(separator: ",")
    let wide = "province,\(years),Total\nHerat,\(figures),570\n"
    let result = try trend(
      wide, "--time", "year", "--value", "victims", "--by", "province", "--method", "theilSen", "--format",
      "json")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(
      result.output.contains("\"slope\":3") && result.output.contains("\"province\":\"Herat\""),
      "\(result.output)")
    let crossed = try trend(
      Self.crossed, "--time", "year", "--value", "n", "--by", "Province,sex", "--method", "theilSen",
      "--format", "json")
    #expect(crossed.exitCode == 0 && crossed.output.contains("\"sex\":\"Female\""), "\(crossed.messages)")
    let missing = try trend(Self.figures, "--time", "anno", "--value", "victims")
    #expect(
      missing.exitCode == 3 && missing.messages.contains("the file has year, sex, victims"),
      "\(missing.messages)")
  }

  @Test func hiddenValuesAreIntervalsInASeries() throws {
    let text =
      "year,n\n" + (0..<20).map { "\(1990 + $0),\($0 == 4 ? "کمتر از ۵" : String(30 + 3 * $0))\n" }.joined()
    let result = try trend(text, "--time", "year", "--value", "n", "--format", "table")
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(
      result.messages.contains("1 values that are hidden")
        || result.messages.contains("1 value that is hidden"), "\(result.messages)")
    let words = try trend("year,n\n2001,about zorn\n", "--time", "year", "--value", "n")
    #expect(
      words.exitCode == 3 && words.messages.contains("not a number but words")
        && !words.messages.contains("zorn"))
  }

  @Test func aGroupThatIsNamedOnceIsFilledDownWhereThatIsAsked() throws {
    var lines = ["place,year,n"]
    for name in ["Herat", "Balkh"] {
      for place in 0..<12 { lines.append("\(place == 0 ? name : ""),\(2001 + place),\(5 + 2 * place)") }
    }
    let text = lines.joined(separator: "\n") + "\n"
    let asked = try trend(text, "--time", "year", "--value", "n", "--by", "place", "--format", "json")
    #expect(asked.exitCode == 3 && asked.messages.contains("'--fill-down place'"), "\(asked.messages)")
    let filled = try trend(
      text, "--time", "year", "--value", "n", "--by", "place", "--fill-down", "place", "--method", "theilSen",
      "--format", "json")
    #expect(filled.exitCode == 0 && filled.output.contains("\"place\":\"Balkh\""), "\(filled.messages)")
  }

  /// Texts of a column of time and the first period that is told.
  static let years = Array(2001..<2013)
  static let times: [([String], String)] = [
    (years.map { "\($0)-\(String($0 + 1).suffix(2))" }, "fiscal years"),
    (years.map { "FY\($0)" }, "fiscal years"),
    (years.map { "\($0)-01-01" }, "days that stand for years"),
  ]

  @Test(arguments: times.indices) func seriesOfYearsAreNoMonths(_ index: Int) throws {
    let (texts, said) = Self.times[index]
    let lines = texts.enumerated().map { "\($0.element),\(9 + 2 * $0.offset)\n" }
    let result = try trend("t,n\n" + lines.joined(), "--time", "t", "--value", "n", "--format", "table")
    #expect(result.exitCode == 0 && result.messages.contains(said), "\(result.messages)")
  }
}
