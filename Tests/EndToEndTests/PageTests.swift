import Foundation
import Testing

/// Pages of figures that nobody here has seen: what they show, and what `check` says of pages that cannot be filled.
@Suite struct PageTests {
  @Test(arguments: ["overview", "nightly"])
  func aPageOfOwnFiguresShowsEveryFindingBesideIt(_ page: String) throws {
    let workspace = try OverviewWorkspace(
      render: "{page: \(page), formats: [html, json, csv], audience: public}")
    let run = try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict")
    #expect(run.exitCode == 0, "\(run.messages)")
    let words = try workspace.words()
    let findings = try CSVTable(workspace.text("\(OverviewWorkspace.latest)/trends.csv"))
    #expect(findings.all.count == 9)
    let tested = findings.all.compactMap { $0["direction"] }.filter { !$0.isEmpty }
    #expect(words.contains("Of \(tested.count) series tested"))
    let rising = tested.count { $0 == "rising" }
    #expect(rising > 0)
    #expect(words.contains("\(rising) have risen") || words.contains("\(rising) has risen"))
    #expect(words.contains("Female · North"))
    #expect(!words.contains("No series"))
  }

  @Test func theOlderWordForAPageStillWorksAndWarns() throws {
    let workspace = try OverviewWorkspace(
      render: "{template: nightly, formats: [html], audience: public}")
    let check = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(check.exitCode == 0)
    #expect(check.messages.contains("warning[E093]"))
    #expect(try workspace.waymark("run", OverviewWorkspace.pipeline).exitCode == 0)
  }

  @Test func aPageOfOnesOwnIsTakenFromBesideThePipeline() throws {
    let workspace = try OverviewWorkspace(render: "{page: mine, formats: [html], audience: public}")
    let shipped = try workspace.waymark("pages", "overview")
    #expect(shipped.exitCode == 0)
    let changed = shipped.output.replacing("page: overview", with: "page: mine")
      .replacing("  - messages: 4\n", with: "  - words: {en: \"Only for the \\u201cboard\\u201d\"}\n")
    try workspace.write(changed, to: "pipelines/pages/mine.yaml")
    let run = try workspace.waymark("run", OverviewWorkspace.pipeline)
    #expect(run.exitCode == 0, "\(run.messages)")
    let words = try workspace.words()
    #expect(words.contains("Only for the “board”"))
    // A change of the page alone makes the page anew, and nothing else.
    try workspace.write(changed.replacing("board", with: "office"), to: "pipelines/pages/mine.yaml")
    let second = try workspace.waymark("run", OverviewWorkspace.pipeline)
    #expect(second.messages.contains("2 computed"), "\(second.messages)")
    #expect(try workspace.words().contains("Only for the “office”"))
  }

  @Test func whatAPageDoesNotShowIsAWarningOfTheRun() throws {
    let workspace = try OverviewWorkspace(render: "{page: mine, formats: [html], audience: public}")
    try workspace.write(
      "waymark: 1\npage: mine\nblocks:\n  - figure: line\n", to: "pipelines/pages/mine.yaml")
    let run = try workspace.waymark("run", OverviewWorkspace.pipeline)
    #expect(run.exitCode == 0)
    #expect(!run.messages.contains("shows nothing of"), "the total has a finding: \(run.messages)")
    try workspace.write(
      "waymark: 1\npage: mine\nblocks:\n  - words: nothing\n", to: "pipelines/pages/mine.yaml")
    let empty = try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict")
    #expect(empty.exitCode == 4)
    #expect(empty.messages.contains("page 'mine' shows nothing of counts, trends"))
  }

  @Test(arguments: [
    ("- figure: lines", "E015", "lines", "small-multiples"),
    ("- mesages: 3", "E012", "mesages", "messages"),
    ("- table: years\n    by: regon", "E091", "regon", "region"),
    ("- figure: line\n    table: count", "E091", "count", "counts"),
  ])
  func aPageThatCannotBeFilledIsRefusedWithItsPlace(
    block: String, code: String, word: String, close: String
  ) throws {
    let workspace = try OverviewWorkspace(render: "{page: mine, formats: [html], audience: public}")
    try workspace.write(
      "waymark: 1\npage: mine\nblocks:\n  \(block)\n", to: "pipelines/pages/mine.yaml")
    let check = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(check.exitCode == 2)
    #expect(check.messages.contains("error[\(code)]"), "\(check.messages)")
    #expect(check.messages.contains("pages/mine.yaml:"))
    #expect(check.messages.contains(word))
    #expect(check.messages.contains(close))
  }

  @Test func aPageThatIsNotThereIsSaidWithTheClosest() throws {
    let workspace = try OverviewWorkspace(render: "{page: overveiw, formats: [html], audience: public}")
    let check = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(check.exitCode == 2)
    #expect(check.messages.contains("error[E092]"))
    #expect(check.messages.contains("did you mean 'overview'"))
  }
}
