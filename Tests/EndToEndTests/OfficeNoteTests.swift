import Foundation
import Testing

/// What an office writes beside its pipeline: who sees it, when a page is made anew, and when somebody must read it again.
@Suite struct OfficeNoteTests {
  private func workspace(absent: String = "\n    absent: skip") throws -> OverviewWorkspace {
    let workspace = try OverviewWorkspace(
      render: "{page: mine, formats: [html, json], audience: public}")
    let shipped = try workspace.waymark("pages", "overview").output
    try workspace.write(
      shipped.replacing("page: overview", with: "page: mine")
        .replacing("blocks:\n", with: "blocks:\n  - words: notes\(absent)\n"), to: "pipelines/pages/mine.yaml"
    )
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "pipelines/notes"), withIntermediateDirectories: true)
    return workspace
  }

  private func everything(_ workspace: OverviewWorkspace) throws -> String {
    try ["index.html", "report.json", "manifest.json"].map {
      try workspace.text("\(OverviewWorkspace.latest)/\($0)")
    }.joined()
  }

  @Test func aNoteLeavesTheOfficeWhenItsHeadSaysSoAndNotBefore() throws {
    let workspace = try workspace()
    #expect(try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict").exitCode == 0)
    try workspace.write("Our SECRET-WORDS.\n", to: "pipelines/notes/mine.md")
    let kept = try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict")
    #expect(kept.exitCode == 4 && kept.messages.contains("notes/mine.md is not shown"), "\(kept.messages)")
    #expect(try !everything(workspace).contains("SECRET-WORDS"))
    #expect(try !everything(workspace).contains("notes/"))
    #expect(!kept.messages.contains("SECRET-WORDS"))
    // What is not shown changes no page.
    try workspace.write("Our other SECRET-WORDS.\n", to: "pipelines/notes/mine.md")
    #expect(try workspace.waymark("run", OverviewWorkspace.pipeline).messages.contains("nothing to do"))
    try workspace.write("---\nrelease: public\n---\n<b>Our</b> words.\n", to: "pipelines/notes/mine.md")
    let told = try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict")
    #expect(told.exitCode == 0, "\(told.messages)")
    #expect(try everything(workspace).contains("&lt;b&gt;Our&lt;/b&gt; words."))
    #expect(try everything(workspace).contains("notes/mine.md"))
    try workspace.write("---\nrelease: public\n---\nNew words.\n", to: "pipelines/notes/mine.md")
    #expect(try workspace.waymark("run", OverviewWorkspace.pipeline).messages.contains("2 computed"))
  }

  @Test func aNumberThatNoLongerStandsOnThePageIsToldWithItsLine() throws {
    let workspace = try workspace()
    let page = try workspace.waymark("run", OverviewWorkspace.pipeline)
    #expect(page.exitCode == 0)
    try workspace.write(
      "---\nrelease: public\n---\n\nWe counted 987,654 calls.\n", to: "pipelines/notes/mine.md")
    let run = try workspace.waymark("run", OverviewWorkspace.pipeline, "--strict")
    #expect(run.exitCode == 4)
    #expect(
      run.messages.contains("notes/mine.md, line 5: a number stands nowhere else on the page"),
      "\(run.messages)")
    #expect(!run.messages.contains("987,654"))
  }

  @Test func notesThatCannotBeUsedAreRefusedWithoutAWordOfThem() throws {
    let workspace = try workspace(absent: "")
    let none = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(none.exitCode == 2 && none.messages.contains("E091") && none.messages.contains("no note"))
    try workspace.write("---\nrelease: NOBODY\n---\nSECRET", to: "pipelines/notes/mine.md")
    let wrong = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(wrong.exitCode == 2 && wrong.messages.contains("E094"), "\(wrong.messages)")
    #expect(!wrong.messages.contains("NOBODY") && !wrong.messages.contains("SECRET"))
    try workspace.write("Words", to: "pipelines/notes/mine.md")
    try workspace.write("no archive", to: "pipelines/notes/mine.docx")
    let twice = try workspace.waymark("check", OverviewWorkspace.pipeline)
    #expect(twice.exitCode == 2 && twice.messages.contains("E094"))
  }
}
