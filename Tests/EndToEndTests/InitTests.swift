import Foundation
import TestSupport
import Testing

/// `waymark init`: from a file to a page without an edit.
@Suite struct InitTests {
  /// A folder of somebody who has a file and nothing else.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "waymark-init-test-\(UUID().uuidString)")

    init(_ files: [String: String]) throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func waymark(_ arguments: String...) throws -> CommandRun { try CommandRun.waymark(arguments, in: url) }

    func text(_ path: String) throws -> String {
      try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }
  }

  static let figures: String = {
    var lines = ["Month,Sex,Nationality,Persons"]
    for index in 0..<36 {
      let month = "\(2021 + index / 12)-" + (index % 12 < 9 ? "0" : "") + "\(index % 12 + 1)"
      for (sex, base) in [("Women", 20), ("Men", 35)] {
        for (country, more) in [("Iran (Islamic Rep. of)", 3), ("Afghan", 40)] {
          lines.append("\(month),\(sex),\(country),\(base + more + index * 5 % 9)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test func ownFiguresBecomeAPageInThreeCommands() throws {
    let folder = try Folder(["monthly figures.csv": Self.figures])
    let made = try folder.waymark("init", "monthly figures.csv")
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(made.output.contains("waymark run monthly-figures.yaml"))
    let check = try folder.waymark("check", "monthly-figures.yaml")
    #expect(check.exitCode == 0, "\(check.messages)")
    let run = try folder.waymark("run", "monthly-figures.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let page = try folder.text("reports/monthly-figures/latest/index.html")
    #expect(page.contains("Afghanistan") && page.contains("Female"))
    let counts = try folder.text("reports/monthly-figures/latest/counts.csv")
    // 20 + 3, 20 + 40, 35 + 3 and 35 + 40 in the first month.
    #expect(counts.contains("2021-01") && counts.contains("196"), "\(counts.prefix(400))")
  }

  @Test func recordsBecomeCountsForInsidersAndNoValueIsPrinted() throws {
    var lines = ["case_id,surname,sex,citizenship,incident date,place kind"]
    for index in 0..<80 {
      lines.append(
        "K\(index),Zorn\(index),\(index % 3 == 0 ? "male" : "female"),\(index % 2 == 0 ? "Pakistani" : "Iraq"),2024-0\(index % 9 + 1)-1\(index % 9),\(index % 2 == 0 ? "Yard" : "Quay")"
      )
    }
    let folder = try Folder(["cases.csv": lines.joined(separator: "\n") + "\n"])
    let made = try folder.waymark("init", "cases.csv", "--yes")
    #expect(made.exitCode == 0, "\(made.messages)")
    for value in ["Zorn", "K12", "Yard", "Quay", "Pakistani"] {
      #expect(!(made.output + made.messages).contains(value))
    }
    #expect(try folder.text("data/contracts/cases.yaml").contains("sensitive: [surname]"))
    let run = try folder.waymark("run", "cases.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let counts = try folder.text("reports/cases/latest/counts.csv")
    #expect(counts.contains("PAK") && !counts.contains("Zorn"))
  }

  @Test func nothingIsOverwrittenAndThenNothingIsWritten() throws {
    let folder = try Folder(["figures.csv": Self.figures, "figures.yaml": "mine\n"])
    let made = try folder.waymark("init", "figures.csv")
    #expect(
      made.exitCode == 73 && made.messages.contains("figures.yaml is there already"), "\(made.messages)")
    #expect(made.messages.contains("--to"))
    #expect(try folder.text("figures.yaml") == "mine\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "data").path))
    #expect(try folder.waymark("init", "figures.csv", "--to", "other").exitCode == 0)
    #expect(try folder.waymark("run", "other/figures.yaml", "--param", "today=2026-11-24").exitCode == 0)
  }

  @Test func twoFilesOfOneFolderShareTheirLists() throws {
    let folder = try Folder(["a.csv": Self.figures, "b.csv": Self.figures.replacing("Women", with: "Female")])
    let made = try folder.waymark("init", "a.csv", "b.csv")
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(try folder.waymark("check", "a.yaml", "b.yaml").exitCode == 0)
  }

  @Test func aListOfTheProjectComesBeforeOneOfTheProgram() throws {
    let folder = try Folder(["figures.csv": Self.figures])
    let lists = folder.url.appending(path: "data/codelists")
    try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
    try Data("code,label\nW,Women\nX,Men\n".utf8).write(to: lists.appending(path: "sex.csv"))
    #expect(try folder.waymark("init", "figures.csv").exitCode == 0)
    #expect(try folder.text("data/codelists/sex.csv") == "code,label\nW,Women\nX,Men\n")
    #expect(try folder.waymark("run", "figures.yaml", "--param", "today=2026-11-24").exitCode == 0)
    #expect(try folder.text("reports/figures/latest/counts.csv").contains("\nW,"))
  }

  /// What is no file of figures, and what is said of it.
  @Test(arguments: [("missing.csv", "missing or cannot be read"), ("empty.csv", "the file is empty")])
  func whatCannotBeReadIsSaid(_ name: String, _ words: String) throws {
    let folder = try Folder(["empty.csv": ""])
    let made = try folder.waymark("init", name)
    #expect(made.exitCode == 3 && made.messages.contains(words), "\(made.messages)")
  }

  /// Flags, marks, periods of two columns, tags and choices, each with a line of the contract and one of the counts.
  static let kinds: [(String, String, String, String)] = [
    (
      "flags.csv",
      "geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        + (2010...2019).map { "KE,\($0),\($0 - 1_950),\($0 == 2_015 ? "b" : "")" }.joined(separator: "\n")
        + "\n",
      "flags: eurostat", "break"
    ),
    (
      "marks.csv",
      "year,victims\n"
        + (2010...2019).map { "\($0),\($0 - 1_950)\($0 == 2_019 ? " p" : "")" }.joined(separator: "\n")
        + "\n", "marks: {p: provisional}", "provisional"
    ),
    (
      "pair.csv",
      "Year,Month,Persons\n"
        + (0..<36).map { "\(2020 + $0 / 12),\($0 % 12 + 1),\(41 + $0 * 5 % 9)" }.joined(separator: "\n")
        + "\n",
      "from: [Year, Month]", "2022-12"
    ),
    (
      "tags.csv",
      "month,sex,persons\n#date+month,#sex,#affected+ind\n"
        + (0..<48).map {
          "2023-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),\($0 < 12 ? "F" : "M"),\(41 + $0 * 5 % 9)"
        }
        .prefix(24).joined(separator: "\n") + "\n", "hxl: true", "2023-12"
    ),
    (
      "choices.csv",
      "case_id,forms,incident date\n"
        + (0..<40).map { "K\($0),\(["labour", "sexual", "labour sexual"][$0 % 3]),2024-0\($0 % 9 + 1)-11" }
        .joined(separator: "\n") + "\n", "forms: {separator: space", "2024-09"
    ),
  ]

  @Test(arguments: kinds) func whatStandsBesideFiguresNeedsNoEdit(
    _ name: String, _ text: String, _ line: String, _ words: String
  ) throws {
    let folder = try Folder([name: text])
    let made = try folder.waymark("init", name)
    #expect(made.exitCode == 0, "\(made.messages)")
    let pipeline = name.dropLast(4)
    #expect(try folder.text("data/contracts/\(pipeline).yaml").contains(line))
    let run = try folder.waymark("run", "\(pipeline).yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try folder.text("reports/\(pipeline)/latest/counts.csv").contains(words))
  }

  /// Public files that this version runs without an edit.
  static let files = [
    "glotip/glotip_release_2025-04-14.csv", "irregular_migration/frontex_route_month_totals.csv",
    "irregular_migration/iom_mmp.csv",
    "sdg_16_2_2/moldova_indicator_16-2-2.csv", "sdg_16_2_2/uk_ons_indicator_16-2-2.csv",
    "population/wb_population_total.csv", "irregular_migration/irreg_honduras_dmg.csv",
    "ctdc/ctdc_2018_cleaned_14299.csv", "irregular_migration/frontex_ibc_raw.xlsx",
  ]

  @Test(.enabled(if: SharedFolder.url != nil, "needs the shared test inputs"), arguments: files)
  func publicFilesBecomePagesWithoutAnEdit(_ file: String) throws {
    let source = try #require(SharedFolder.url).appending(path: "data/\(file)").path
    guard FileManager.default.fileExists(atPath: source) else { return }
    let folder = try Folder([:])
    let made = try folder.waymark("init", source, "--to", ".")
    #expect(made.exitCode == 0, "\(made.messages)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
      $0.hasSuffix(".yaml")
    }
    let pipeline = try #require(names.first)
    #expect(try folder.waymark("check", pipeline).exitCode == 0)
    let run = try folder.waymark("run", pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let page = try folder.text("reports/\(pipeline.dropLast(5))/latest/index.html")
    #expect(page.count > 20_000)
  }

  @Test func agesInYearsBecomeAgeGroupsWhoseListIsWritten() throws {
    let rows = (0..<40).map { "K\($0),\($0 + 5),2024-0\($0 % 9 + 1)-11" }
    let folder = try Folder(["ages.csv": "case_id,age,incident date\n" + rows.joined(separator: "\n") + "\n"])
    #expect(try folder.waymark("init", "ages.csv").exitCode == 0)
    let run = try folder.waymark("run", "ages.yaml", "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try folder.text("reports/ages/latest/counts.csv").contains("CHILD"))
  }

  /// The workbooks of the case data standard as they are handed out: headings and nothing to count.
  @Test(
    .enabled(if: SharedFolder.url != nil, "needs the shared test inputs"),
    arguments: ["single select with validation v2.0.xlsx", "multi select with validation v2.0.xlsm"])
  func aWorkbookOfHeadingsHasAContractBeforeItsFirstCase(_ kind: String) throws {
    let source = try #require(SharedFolder.url).appending(path: "data/htcds/HTCDS Excel Spreadsheet \(kind)")
      .path
    guard FileManager.default.fileExists(atPath: source) else { return }
    let folder = try Folder([:])
    let made = try folder.waymark("init", source, "--to", ".")
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(made.output.contains("sheet 1, the first of 3 sheets"))
    let pipeline = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).first { $0.hasSuffix(".yaml") })
    let contract = try folder.text("data/contracts/\(pipeline)")
    #expect(contract.contains("  sheet: 1  # check:") && contract.contains("  range: \"B:AM\"\n  skip: 1\n"))
    #expect(try folder.waymark("check", pipeline).exitCode == 0)
    let run = try folder.waymark("run", pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 3 && run.messages.contains("a header and no row"), "\(run.messages)")
  }
}
