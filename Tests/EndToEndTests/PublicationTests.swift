import Foundation
import Testing

@Suite(.serialized) struct PublicationTests {
  static let pipeline = "pipelines/nightly-trends.yaml"
  static let latest = "reports/nightly/latest"

  @Test func theNightIsPublishedWithFourBriefsAndTablesThatSumToTheSource() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.exitCode == 0, "\(run.messages)")
    let link = workspace.url.appending(path: Self.latest).path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "2026-11-24.1")
    let region = try CSVTable(workspace.text("\(Self.latest)/region.csv"))
    let total = region.rows { $0["route"] == "_T" && $0["nationality"] == "_T" }
    #expect(total.count == 196)
    #expect(total.sum("detections") == 4_966_869)
    for (country, sum) in [("AFG", 591_301), ("IRN", 57_484), ("IRQ", 198_511), ("PAK", 152_044)] {
      let margin = region.rows { $0["route"] == "_T" && $0["nationality"] == country }
      #expect(margin.sum("detections") == sum, "\(country)")
      let series = try CSVTable(workspace.text("\(Self.latest)/series-\(country).csv"))
      #expect(series.rows { $0["route"] == "_T" }.sum("detections") == sum, "\(country)")
      let brief = try workspace.text("reports/nightly/\(country)/latest/index.html")
      #expect(brief.contains("Source: Frontex") && brief.contains("Source: UNODC"))
    }
    #expect(try workspace.text("reports/nightly/IRN/latest/index.html").contains("No published figures"))
    #expect(try workspace.text("reports/nightly/PAK/latest/index.html").contains("&lt;5"))
  }

  @Test func publishedBytesDoNotDependOnJobsOrFolder() throws {
    let one = try Workspace()
    let two = try Workspace()
    let day = ["--param", "today=2026-11-24"]
    #expect(try one.waymark("run", Self.pipeline, "--jobs", "1", day[0], day[1]).exitCode == 0)
    let elsewhere = try CommandRun.waymark(
      ["run", two.url.appending(path: Self.pipeline).path, "--jobs", "2"] + day, in: URL(filePath: "/"))
    #expect(elsewhere.exitCode == 0, "\(elsewhere.messages)")
    func files(_ workspace: Workspace) throws -> [String: Data] {
      try workspace.files(below: "reports/nightly").filter { !$0.key.hasSuffix("status.json") }
    }
    let made = try files(one)
    #expect(made.count >= 24 && made["feed.atom"] != nil)
    #expect(try files(two) == made)
  }

  @Test func aRunThatFailsLeavesTheLastReportAndSaysSo() throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", Self.pipeline).exitCode == 0)
    let before = try workspace.files(below: Self.latest)
    try workspace.write("month,route\n", to: "data/figures/frontex-detections.csv")
    let run = try workspace.waymark("run", Self.pipeline)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("stays published"), "\(run.messages)")
    #expect(try workspace.files(below: Self.latest) == before)
    #expect(try workspace.text("reports/nightly/status.json").contains("\"failed\""))
  }

  @Test func aPublicationThatWasChangedByHandIsMadeAgain() throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24").exitCode == 0)
    let page = try workspace.text("\(Self.latest)/index.html")
    try FileManager.default.removeItem(at: workspace.url.appending(path: "\(Self.latest)/index.html"))
    let run = try workspace.waymark("run", Self.pipeline, "--param", "today=2026-11-24")
    #expect(run.messages.contains("1 computed"), "\(run.messages)")
    #expect(try workspace.text("\(Self.latest)/index.html") == page)
    let link = workspace.url.appending(path: Self.latest).path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "2026-11-24.2")
  }

  @Test func pagesAreSelfContainedAndHaveUniqueIds() throws {
    let workspace = try Workspace()
    #expect(try workspace.waymark("run", Self.pipeline).exitCode == 0)
    for folder in ["latest/", "AFG/latest/", "IRN/latest/", "IRQ/latest/", "PAK/latest/", ""] {
      let page = try workspace.text("reports/nightly/\(folder)index.html")
      #expect(
        page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"))
      #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("url("))
      let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
      #expect((folder.isEmpty || !ids.isEmpty) && Set(ids).count == ids.count)
      let targets = page.matches(of: /href="([^"]*)"/).map { String($0.1) }.filter { $0 != "data:," }
      #expect(targets.allSatisfy { !$0.contains("//") && workspace.exists("reports/nightly/\(folder)\($0)") })
      #expect(targets.count > 1)
    }
  }

  @Test func oneCountryHasABriefOfItsOwn() throws {
    let workspace = try Workspace()
    let run = try workspace.waymark("run", "pipelines/country-brief.yaml", "--param", "country=PAK")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try workspace.text("reports/country-brief/PAK/latest/index.html").contains("<h1>Pakistan</h1>"))
    #expect(try workspace.waymark("run", "pipelines/country-brief.yaml").exitCode == 2)
  }
}
