import Foundation
import Testing

@Suite(.serialized) struct StoreTests {
  /// Changes one byte in the middle of a file.
  private func flip(_ path: String) throws {
    var data = try Data(contentsOf: URL(filePath: path))
    data[data.count / 2] ^= 0x10
    try data.write(to: URL(filePath: path))
  }

  /// The objects of a workspace by instance.
  private func objects(_ workspace: SmallWorkspace) throws -> [String: String] {
    let root = workspace.url.appending(path: "pipelines/.waymark/small").path
    let log = try String(contentsOfFile: root + "/log", encoding: .utf8)
    var found: [String: String] = [:]
    for line in log.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      found[String(fields[2])] = "\(root)/objects/\(fields[3])"
    }
    return found
  }

  @Test func verifyFindsOneFlippedByteAndTheNextRunRepairsIt() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    #expect(try workspace.waymark("verify").exitCode == 0)
    let object = try #require(try objects(workspace)["series[PAK]"])
    try flip(object + "/table/table.parquet")
    let verified = try workspace.waymark("verify", SmallWorkspace.pipeline)
    #expect(verified.exitCode == 1 && verified.output == "damaged  series[PAK]\n", "\(verified)")
    let run = try workspace.run()
    #expect(run.exitCode == 0 && run.messages.contains("done     series[PAK]"), "\(run.messages)")
    #expect(run.messages.contains("1 computed"), "\(run.messages)")
    #expect(try workspace.waymark("verify").exitCode == 0)
  }

  @Test func aDamagedResultIsNeverReadButComputedAgain() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    let published = try workspace.published()
    let known = try objects(workspace)
    try flip(try #require(known["night"]) + "/pages/index.html")
    try flip(try #require(known["series[AFG]"]) + "/table/schema.json")
    try FileManager.default.removeItem(at: workspace.url.appending(path: "reports/small"))
    let run = try workspace.run()
    #expect(run.exitCode == 0 && run.messages.contains("damaged  night"), "\(run.messages)")
    #expect(run.messages.contains("done     series[AFG]"), "\(run.messages)")
    #expect(try workspace.published() == published)
  }

  @Test func verifyFindsAChangedPageOfARun() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    try flip(workspace.url.appending(path: "reports/small/2026-11-24.1/index.html").path)
    let verified = try workspace.waymark("verify", "2026-11-24.1")
    #expect(verified.exitCode == 1 && verified.output == "changed  2026-11-24.1/index.html\n", "\(verified)")
  }

  @Test func rebuildingGivesTheSameResults() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    let rebuilt = try workspace.waymark("verify", "--rebuild")
    #expect(rebuilt.exitCode == 0, "\(rebuilt)")
    #expect(
      rebuilt.messages.contains("6 results computed again, 0 came out differently"), "\(rebuilt.messages)")
    #expect(try workspace.stored("attempts").isEmpty)
  }

  @Test func gcKeepsWhatTheLastRunsUsed() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run(fault: nil, "--param", "countries=AFG,PAK,IRQ").exitCode == 0)
    #expect(try workspace.run().exitCode == 0)
    let before = try workspace.stored("objects").count
    let collected = try workspace.waymark("gc", "--keep-runs", "1")
    #expect(collected.exitCode == 0, "\(collected.messages)")
    #expect(try workspace.stored("objects").count == 7 && before > 7)
    #expect(try workspace.run().messages.contains("nothing to do"))
  }

  @Test(arguments: ["gc.marked:1:kill", "gc.deleted:1:kill", "gc.deleted:2:kill", "gc.deleted:1:eio"])
  func aKilledCollectionIsEndedByTheNextRun(_ fault: String) throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run(fault: nil, "--param", "countries=AFG,PAK,IRQ").exitCode == 0)
    #expect(try workspace.run().exitCode == 0)
    let collected = try CommandRun.waymark(
      ["gc", "--keep-runs", "1"], in: workspace.url, environment: ["WAYMARK_FAULT": fault])
    #expect(collected.exitCode == (fault.hasSuffix("kill") ? 9 : 1))
    let run = try workspace.run()
    #expect(run.exitCode == 0 && run.messages.contains("nothing to do"), "\(run.messages)")
    #expect(try workspace.waymark("gc", "--keep-runs", "1").exitCode == 0)
    #expect(try workspace.stored("objects").count == 7)
    #expect(try workspace.waymark("verify").exitCode == 0)
  }

  /// No file may grow beyond a limit: what a full disk does, without needing one.
  @Test(arguments: [1, 8, 16]) func aFullDiskIsNamedAndTheOldReportStays(kilobytes: Int) throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    let published = try workspace.published()
    let source = try String(
      contentsOf: workspace.url.appending(path: "data/figures/detections.csv"), encoding: .utf8)
    try workspace.write(
      source + "2009-03,Eastern Mediterranean Route,Sea,PAK,11\n", to: "data/figures/detections.csv")
    let limited = try CommandRun.shell(
      "ulimit -f \(kilobytes); exec \"$0\" run \(SmallWorkspace.pipeline) --param today=2026-11-24",
      in: workspace.url)
    #expect(limited.exitCode == 73, "\(limited.messages)")
    #expect(limited.messages.contains("bytes to write") && limited.messages.contains("cannot write /"))
    #expect(limited.messages.contains(/failed   (detections|series|trends|night|publish|small)/))
    #expect(try workspace.published() == published)
    #expect(try workspace.run().exitCode == 0)
    #expect(try workspace.published() != published)
  }

  @Test func eightRunsAtOnceAreOneThatWinsAndSevenThatNameIt() async throws {
    let workspace = try SmallWorkspace()
    let url = workspace.url
    let ends = await withTaskGroup(of: CommandRun?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try? CommandRun.waymark(["run", SmallWorkspace.pipeline, "--param", "today=2026-11-24"], in: url)
        }
      }
      return await group.reduce(into: [CommandRun]()) { if let run = $1 { $0.append(run) } }
    }
    #expect(ends.count == 8)
    // A late starter may find the winner done and everything up to date.
    #expect(ends.allSatisfy { [0, 75].contains($0.exitCode) })
    #expect(ends.filter { $0.messages.contains("7 computed") }.count == 1)
    for busy in ends where busy.exitCode == 75 {
      #expect(busy.messages.contains(/busy     run \d+ \(pid \d+ on .+, since 2.+Z/), "\(busy.messages)")
    }
  }

  @Test func aRunWaitsForAnother() async throws {
    let workspace = try SmallWorkspace()
    let url = workspace.url
    async let first = Task.detached {
      try CommandRun.waymark(["run", SmallWorkspace.pipeline, "--param", "today=2026-11-24"], in: url)
    }.value
    async let second = Task.detached {
      try CommandRun.waymark(
        ["run", SmallWorkspace.pipeline, "--wait", "5m", "--param", "today=2026-11-24"], in: url)
    }.value
    async let third = Task.detached {
      try CommandRun.waymark(
        ["run", SmallWorkspace.pipeline, "--wait", "5m", "--param", "today=2026-11-24"], in: url)
    }.value
    let ends = try await [first, second, third]
    #expect(ends.filter { $0.exitCode == 0 }.count >= 2)
    #expect(ends[1].exitCode == 0 && ends[2].exitCode == 0)
  }

  @Test func whyNamesWhatChangedFromOldToNew() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run().exitCode == 0)
    let before = try workspace.waymark(
      "why", SmallWorkspace.pipeline, "trends[AFG]", "--param", "today=2026-11-24")
    #expect(before.output.contains("trends[AFG]: up to date (last computed by run 1)"), "\(before.output)")
    try workspace.write(
      SmallWorkspace.text.replacing("season: 12", with: "season: 12, alpha: 0.01"),
      to: SmallWorkspace.pipeline)
    let why = try workspace.waymark(
      "why", SmallWorkspace.pipeline, "trends[AFG]", "--param", "today=2026-11-24")
    #expect(why.output.contains("  alpha: 0.05 -> 0.01"), "\(why.output)")
    let plan = try workspace.waymark("plan", SmallWorkspace.pipeline, "--param", "today=2026-11-24")
    #expect(plan.output.contains("trends[AFG]\tchanged: alpha\n"), "\(plan.output)")
    #expect(plan.messages.contains("2 configuration changed, 2 may follow (about "), "\(plan.messages)")
    try workspace.write(SmallWorkspace.text, to: SmallWorkspace.pipeline)
    try workspace.write("month,route\n", to: "data/figures/detections.csv")
    let source = try workspace.waymark(
      "why", SmallWorkspace.pipeline, "detections", "--param", "today=2026-11-24")
    #expect(
      source.output.contains(/source \.\.\/data\/figures\/detections\.csv: sha256 \w{12} -> sha256 \w{12}/),
      "\(source.output)")
  }

  @Test func historyListsRunsWithTheirReports() throws {
    let workspace = try SmallWorkspace()
    #expect(try workspace.run(fault: "commit.begun:1:kill").exitCode == 9)
    #expect(try workspace.run().exitCode == 0)
    #expect(try workspace.run().exitCode == 0)
    let history = try workspace.waymark("history")
    let lines = history.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[1].contains("interrupted"), "\(history.output)")
    #expect(lines[2].contains("computed") && lines[2].contains("2026-11-24.1"), "\(history.output)")
    #expect(lines[3].contains("unchanged"), "\(history.output)")
  }
}
