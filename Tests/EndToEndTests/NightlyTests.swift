import Foundation
import Testing

@Suite(.serialized) struct NightlyTests {
  static let pipeline = "pipelines/nightly-trends.yaml"

  @Test func marginsSumToTheTotalsOfTheSource() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    let region = try CSVTable(workspace.waymark("show", Self.pipeline, "region").output)
    let total = region.rows { $0["route"] == "_T" && $0["nationality"] == "_T" }
    #expect(total.count == 196)
    #expect(total.sum("detections") == 4_966_869)
    for (country, sum) in [("AFG", 591_301), ("IRN", 57_484), ("IRQ", 198_511), ("PAK", 152_044)] {
      let rows = region.rows { $0["route"] == "_T" && $0["nationality"] == country }
      #expect(rows.sum("detections") == sum, "\(country)")
      let series = try CSVTable(workspace.waymark("show", Self.pipeline, "series[\(country)]").output)
      #expect(series.rows { $0["route"] == "_T" }.sum("detections") == sum, "\(country)")
    }
  }

  @Test func leakedCodesAndDuplicateKeysBecomeMissingWithAWarningThatNamesTheRule() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "glotip")
    #expect(run.messages.contains("rule 'plausible'") && run.messages.contains("rule 'duplicate-key'"))
    let table = try CSVTable(workspace.waymark("show", Self.pipeline, "glotip").output)
    let largest = table.all.compactMap { Int($0["value"] ?? "") }.max() ?? 0
    #expect(largest < 1_000_000)
    let masked = table.rows { $0["value_status"] == "Q" }
    #expect(!masked.isEmpty)
    #expect(masked.allSatisfy { $0["value"] == "" && $0["value_low"] == "0" && $0["value_high"] == "4" })
  }

  /// Of Pakistan the release of 2023 has 22 victims in 2020, that of 2025 has 20,045.
  @Test func theLargestRevisionsBetweenReleasesStandBesideTheTable() throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", Self.pipeline, "glotip").exitCode == 0)
    let objects = workspace.url.appending(path: "pipelines/.waymark/nightly-trends/objects")
    let files = try FileManager.default.subpathsOfDirectory(atPath: objects.path)
      .filter { $0.hasSuffix("revisions.json") }
    #expect(files.count == 1)
    let text = try String(contentsOf: objects.appending(path: try #require(files.first)), encoding: .utf8)
    #expect(text.contains(#""new":20045,"old":22,"period":"2020""#))
    #expect(
      text.contains(#""values":[{"release":"2023-05-30","value":22},{"release":"2025-04-14","value":20045}]"#)
    )
  }

  @Test func aSecondRunDoesNothingAndSaysSoEvenAfterATouch() throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", Self.pipeline, "series").exitCode == 0)
    let second = try workspace.waymark("run", Self.pipeline, "series")
    #expect(second.exitCode == 0)
    #expect(second.messages.contains("nothing to do"), "\(second.messages)")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -9999)],
      ofItemAtPath: workspace.url.appending(path: "data/figures/frontex-detections.csv").path)
    let third = try workspace.waymark("run", Self.pipeline, "series")
    #expect(third.messages.contains("nothing to do"), "\(third.messages)")
  }

  @Test func resultsDoNotDependOnJobsOrFolder() throws {
    let one = try Workspace()
    let two = try Workspace()
    #expect(try one.waymark("run", Self.pipeline, "--jobs", "1").exitCode == 0)
    let elsewhere = try CommandRun.waymark(
      ["run", two.url.appending(path: Self.pipeline).path, "--jobs", "2"], in: URL(filePath: "/"))
    #expect(elsewhere.exitCode == 0, "\(elsewhere.messages)")
    for address in ["region", "series[PAK]", "trends[IRQ]", "glotip"] {
      let first = try one.waymark("show", Self.pipeline, address).output
      #expect(try two.waymark("show", Self.pipeline, address).output == first, "\(address)")
    }
    // Equal keys: what an object is named for is the same in both.
    let names = try [one, two].map {
      try FileManager.default.contentsOfDirectory(
        atPath: $0.url.appending(path: "pipelines/.waymark/nightly-trends/objects").path
      ).sorted()
    }
    #expect(names[0] == names[1])
  }

  @Test func aStageFansOutOverTheCodesOfAList() throws {
    let workspace = try Workspace()
    try workspace.write(
      """
      waymark: 1
      pipeline: routes
      stages:
        detections:
          load: {files: ../data/figures/frontex-detections.csv, contract: ../data/contracts/frontex-detections.yaml}
        route:
          from: detections
          for: {route: codelist.frontex-routes}
          where: route = each.route and nationality != OTHER
          disaggregate: {measure: {detections: sum(detections)}, by: {nationality: total+each}, period: year}
      """, to: "pipelines/routes.yaml")
    let run = try workspace.waymark("run", "pipelines/routes.yaml")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.messages.contains("10 computed"), "\(run.messages)")
    let table = try CSVTable(workspace.waymark("show", "pipelines/routes.yaml", "route[WBAL]").output)
    #expect(!table.rows { $0["nationality"] == "AFG" }.isEmpty)
    #expect(table.rows { $0["nationality"] == "OTHER" }.isEmpty)
  }

  /// Syrians are inside `OTHER`: their brief says so, with no zero and no chart of zeros.
  @Test func aCountryThatTheSourceDoesNotNameHasNoZeros() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "--param", "countries=AFG,SYR")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.messages.contains("does not publish 'SYR' separately"), "\(run.messages)")
    let page = try workspace.text("reports/nightly/SYR/latest/index.html")
    #expect(page.contains("The source does not show it separately"))
    #expect(!page.contains("0 detections") && !page.contains("Dots: periods as recorded"))
    #expect(
      try workspace.text("reports/nightly/latest/index.html").contains("Syria: not published separately"))
    #expect(try CSVTable(workspace.text("reports/nightly/latest/series-SYR.csv")).all.isEmpty)
    let asked = try workspace.waymark("run", "pipelines/country-brief.yaml", "--param", "country=SYR")
    #expect(asked.exitCode == 3 && asked.messages.contains("AFG, IRN, IRQ, OTHER, PAK"), "\(asked.messages)")
  }
}
