import Foundation
import Testing

/// How runs are selected, bounded, repeated, told of and scheduled.
@Suite(.serialized) struct ControlTests {
  /// The small pipeline with a command between its series and its trends.
  private func workspace(
    _ command: String, _ keys: String = "", top: String = "", reports: String? = nil
  ) throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        title: A small pipeline
        \(top)
        parameters:
          countries: {type: list of country, default: [AFG, PAK]}
          mode: {type: text, default: full}
        profiles:
          one: {countries: [PAK]}
        stages:
          detections:
            load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
          series:
            from: detections
            for: {country: parameters.countries}
            where: nationality = each.country and month <= 2009-12
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
          outside:
            from: series
            for: {country: parameters.countries}
            run: {command: [./outside.sh]}
            \(keys)
          trends:
            from: outside
            for: {country: parameters.countries}
            trend: {season: 12}

        """
          + (reports.map {
            """
              night:
                from: {findings: all trends}
                render: {template: nightly, formats: [html], audience: internal}
              publish:
                from: {pages: night}
                \($0)

            """
          } ?? ""))
    let script = workspace.url.appending(path: "pipelines/outside.sh")
    try Data("#!/bin/sh\n\(command)\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    return workspace
  }

  static let copy = "cat inputs/*.csv > outputs/table.csv"

  @Test func aCommandReadsAndWritesTablesAndChangesWithItsProgram() throws {
    let workspace = try workspace(Self.copy)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let given = try workspace.waymark("show", SmallWorkspace.pipeline, "series[PAK]").output
    #expect(try workspace.waymark("show", SmallWorkspace.pipeline, "outside[PAK]").output == given)
    #expect(try workspace.run().messages.contains("nothing to do"))
    try workspace.write("#!/bin/sh\n# another\n\(Self.copy)\n", to: "pipelines/outside.sh")
    let again = try workspace.run()
    // What comes out is as before, so that nothing behind it runs.
    #expect(again.messages.contains("2 computed"), "\(again.messages)")
  }

  @Test(arguments: [
    ("exit 7", "ended with 7", Int32(3)), ("true", "made no outputs/table.csv", 3),
    (
      "echo 'route,month,detections' > outputs/table.csv; echo 'x,y,z' >> outputs/table.csv", "table.csv:2", 3
    ),
  ])
  func aCommandThatFailsIsNamedAndWhatItPrintsIsNot(_ command: String, _ words: String, _ code: Int32) throws
  {
    let workspace = try workspace("echo Zqx7Secret >&2; " + command)
    let run = try workspace.run()
    #expect(run.exitCode == code && run.messages.contains(words), "\(run.messages)")
    #expect(!run.messages.contains("Zqx7Secret"))
  }

  /// A command over findings and a table, with an output of each type.
  private func workspace(outputs: String, _ command: String) throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        stages:
          detections:
            load: {files: ../data/figures/detections.csv, contract: ../data/contracts/frontex-detections.yaml}
          series:
            from: detections
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}
          trends:
            from: series
            trend: {season: 12}
          outside:
            from: {table: [series, trends]}
            run: {command: [./outside.sh], outputs: \(outputs)}
          publish:
            from: {pages: outside.notes}
            publish: {to: ../reports/small, audience: internal}

        """)
    let script = workspace.url.appending(path: "pipelines/outside.sh")
    try Data("#!/bin/sh\n\(command)\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    return workspace
  }

  @Test func aCommandMakesEveryOutputThatItDeclares() throws {
    let workspace = try workspace(
      outputs: "{counts: Counts, found: Findings, notes: Pages}",
      """
      cp inputs/series.csv outputs/counts.csv
      cp inputs/trends.json outputs/found.json
      mkdir -p outputs/notes/more && echo words > outputs/notes/more/note.txt
      """)
    let run = try workspace.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    let published = workspace.url.appending(path: "reports/small/latest/more/note.txt")
    #expect(try String(contentsOf: published, encoding: .utf8) == "words\n")
    for (port, source) in [("counts", "series"), ("found", "trends")] {
      let made = try workspace.waymark("show", SmallWorkspace.pipeline, "outside", "--port", port)
      let read = try workspace.waymark("show", SmallWorkspace.pipeline, source)
      #expect(made.output == read.output && made.output.count > 100, "\(made.messages)")
    }
  }

  @Test(arguments: [
    ("{notes: Pages}", "mkdir outputs/notes; ln -s /etc/passwd outputs/notes/x", "not a file", Int32(3)),
    ("{notes: Pages}", "true", "no files in outputs/notes", 3),
    (
      "{notes: Pages, found: Findings}",
      "mkdir outputs/notes; echo x >outputs/notes/x; echo '{}' >outputs/found.json", "does not hold findings",
      3
    ),
    ("{notes: Page}", "true", "a command makes Counts, Findings, Pages", 2),
  ])
  func anOutputThatIsNotWhatWasDeclaredIsRefused(
    _ outputs: String, _ command: String, _ words: String, _ code: Int32
  ) throws {
    let run = try workspace(outputs: outputs, command).run()
    #expect(run.exitCode == code && run.messages.contains(words), "\(run.messages)")
  }

  @Test func aCommandThatTakesTooLongIsEndedWithItsGroup() throws {
    let workspace = try workspace("sleep 30 & sleep 30", "timeout: 500ms")
    let run = try workspace.run()
    #expect(run.exitCode == 124 && run.messages.contains("took longer"), "\(run.messages)")
  }

  /// Starts a run and returns once its command outside has made a file.
  private func start(_ workspace: SmallWorkspace) throws -> Process {
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["run", SmallWorkspace.pipeline, "--param", "today=2026-11-24"]
    process.currentDirectoryURL = workspace.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<600 where !workspace.hasStartedCommand { usleep(50_000) }
    try #require(workspace.hasStartedCommand)
    return process
  }

  private static let waits = "touch started; "

  @Test(arguments: [(Int32(SIGINT), Int32(130)), (Int32(SIGTERM), Int32(143))])
  func aRunThatIsAskedToStopWritesItsStatusAndHistory(_ signal: Int32, _ code: Int32) throws {
    let reports = "publish: {to: ../reports/small, audience: internal}"
    let workspace = try workspace(Self.copy, reports: reports)
    #expect(try workspace.run().exitCode == 0)
    let published = try workspace.published()
    let script = workspace.url.appending(path: "pipelines/outside.sh")
    try Data("#!/bin/sh\n\(Self.waits)sleep 60\n".utf8).write(to: script)
    let process = try start(workspace)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == code)
    let status = try String(
      contentsOf: workspace.url.appending(path: "reports/small/status.json"), encoding: .utf8)
    #expect(status.contains("\"failed\""), "\(status)")
    let history = try workspace.waymark("history").output.split(separator: "\n")
    #expect(history.count == 3 && history[2].contains("interrupted"), "\(history)")
    #expect(try workspace.published() == published)
    try Data("#!/bin/sh\n\(Self.copy)\n".utf8).write(to: script)
    let again = try workspace.run()
    #expect(again.exitCode == 0 && !again.messages.contains("recovered"), "\(again.messages)")
    #expect(try workspace.stored("attempts").isEmpty)
  }

  @Test func withoutALockTwoRunsGoOnSideBySide() throws {
    let workspace = try workspace(Self.waits + "sleep 2; " + Self.copy, top: "lock: no")
    let first = try start(workspace)
    let second = try workspace.run()
    #expect(second.exitCode == 0, "\(second.messages)")
    first.waitUntilExit()
    #expect(first.terminationStatus == 0)
    #expect(try workspace.waymark("verify").exitCode == 0)
    #expect(try workspace.run().messages.contains("nothing to do"))
    // With the lock, the second would have ended with 75.
    let locked = try self.workspace(Self.waits + "sleep 2; " + Self.copy, top: "lock: fail")
    let holder = try start(locked)
    #expect(try locked.run().exitCode == 75)
    holder.waitUntilExit()
  }

  @Test func keepGoingFinishesWhatDoesNotDependOnTheFailure() throws {
    let workspace = try workspace("ls inputs | grep -q AFG && exit 1; " + Self.copy)
    let run = try workspace.run(fault: nil, "--keep-going", "--jobs", "1")
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("done     trends[PAK]") && run.messages.contains("skipped  trends[AFG]"))
    let failed = try workspace.waymark("plan", SmallWorkspace.pipeline, "result:failed")
    #expect(failed.output.hasPrefix("outside[AFG]\t"), "\(failed.output)")
  }

  @Test func retriesAreForTheSystemAndNotForTheData() throws {
    let workspace = try workspace("exit 1", "retries: 3")
    let failed = try workspace.run(fault: nil, "--jobs", "1")
    #expect(failed.exitCode == 3 && !failed.messages.contains("retry"), "\(failed.messages)")
    // Behind what the two series note of their periods, the first attempt to write fails; the second, a second later, does not.
    let other = try self.workspace(Self.copy, "retries: 1")
    let run = try other.run(fault: "output.begun:3:eio", "--jobs", "1")
    #expect(run.exitCode == 0 && run.messages.contains(/retry    outside\[...\] in 1 s/), "\(run.messages)")
  }

  @Test func profilesGiveValuesThatTheCommandLineOverrides() throws {
    let workspace = try workspace(Self.copy)
    let plan = try workspace.waymark("plan", SmallWorkspace.pipeline, "--profile", "one")
    #expect(plan.messages.hasPrefix("4 of 4 instances"), "\(plan.messages)")
    let both = try workspace.waymark(
      "plan", SmallWorkspace.pipeline, "--profile", "one", "--param", "countries=AFG,PAK,IRQ")
    #expect(both.messages.hasPrefix("10 of 10 instances"), "\(both.messages)")
    let wrong = try workspace.waymark("plan", SmallWorkspace.pipeline, "--profile", "two")
    #expect(wrong.exitCode == 2 && wrong.messages.contains("E054"), "\(wrong.messages)")
  }

  @Test func whenLeavesInstancesOutWithWhatReadsThem() throws {
    let workspace = try workspace(Self.copy, "when: parameters.mode = \"full\" or each.country = PAK")
    #expect(try workspace.waymark("plan", SmallWorkspace.pipeline).messages.hasPrefix("7 of 7"))
    let plan = try workspace.waymark("plan", SmallWorkspace.pipeline, "--param", "mode=short")
    #expect(plan.messages.hasPrefix("5 of 5") && !plan.output.contains("trends[AFG]"), "\(plan.output)")
  }

  @Test(arguments: [
    (["trends"], 7), (["trends[PAK]"], 4), (["country:PAK"], 4), (["series+,country:AFG"], 4),
    (["kind:trend"], 7), (["1+outside"], 5), (["detections+1"], 3), (["state:fresh"], 0),
    (["trends", "--exclude", "country:AFG"], 4), (["--exclude", "trends"], 5), (["state:stale,kind:load"], 1),
  ])
  func selectionsMeanInstancesWithAllTheyNeed(_ words: [String], _ count: Int) throws {
    let workspace = try workspace(Self.copy)
    let plan = try CommandRun.waymark(["plan", SmallWorkspace.pipeline] + words, in: workspace.url)
    #expect(plan.output.split(separator: "\n").count == count, "\(plan)")
  }

  @Test(arguments: [("trend", "trends"), ("kind:rendr", "kinds here"), ("city:PAK", "country:")])
  func aSelectionThatMeansNothingIsRefused(_ word: String, _ help: String) throws {
    let workspace = try workspace(Self.copy)
    let plan = try workspace.waymark("plan", SmallWorkspace.pipeline, word)
    #expect(plan.exitCode == 2 && plan.messages.contains(help), "\(plan.messages)")
  }

  @Test func stagesOfOtherFilesAreTakenWhole() throws {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        include: ["parts/sources.yaml#stages.detections"]
        stages:
          table:
            from: detections
            disaggregate: {measure: {detections: sum(detections)}, by: {route: total+each}, period: month, fill: zero}

        """)
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "pipelines/parts"), withIntermediateDirectories: true)
    try workspace.write(
      """
      waymark: 1
      pipeline: sources
      stages:
        detections:
          load: {files: ../../data/figures/detections.csv, contract: ../../data/contracts/frontex-detections.yaml}

      """, to: "pipelines/parts/sources.yaml")
    let run = try workspace.run()
    #expect(run.exitCode == 0 && run.messages.contains("2 computed"), "\(run.messages)")
    try workspace.write(
      "waymark: 1\npipeline: small\ninclude: [\"parts/sources.yaml#stages.detection\"]\nstages: {}\n",
      to: SmallWorkspace.pipeline)
    let wrong = try workspace.run()
    #expect(wrong.exitCode == 2 && wrong.messages.contains("did you mean 'detections'?"), "\(wrong.messages)")
  }

  @Test func somebodyIsToldOfFailuresAndOfPipelinesThatCannotStart() throws {
    let notify = "notify: {command: [./tell.sh], on: [failed, late], late: 1ms}"
    let workspace = try workspace("exit 1", top: notify)
    try workspace.write(
      "#!/bin/sh\necho \"$WAYMARK_EVENT $WAYMARK_EXIT $WAYMARK_MESSAGE\" >> told\n", to: "pipelines/tell.sh")
    let script = workspace.url.appending(path: "pipelines/tell.sh").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    #expect(try workspace.run(fault: nil, "--jobs", "1").exitCode == 3)
    let told = workspace.url.appending(path: "pipelines/told")
    let text = try String(contentsOf: told, encoding: .utf8)
    #expect(
      text.contains("late 0 'small' has been running")
        && text.contains("failed 3 outside[AFG]: 'outside.sh' ended with 1"), "\(text)")
    let broken = try String(
      contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    try workspace.write(broken.replacing("trend: {", with: "tred: {"), to: SmallWorkspace.pipeline)
    #expect(try workspace.run().exitCode == 2)
    #expect(try String(contentsOf: told, encoding: .utf8).contains("failed 2 the pipeline could not start"))
  }

  @Test func aLogInJSONIsOneObjectALine() throws {
    let workspace = try SmallWorkspace()
    let run = try workspace.run(fault: nil, "--log", "json")
    #expect(run.exitCode == 0 && run.output.isEmpty)
    let lines = run.messages.split(separator: "\n")
    var events: [String] = []
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      events.append(try #require(object?["event"] as? String))
    }
    #expect(events.first == "began" && events.last == "ended")
    #expect(events.count { $0 == "done" } == 7 && events.count { $0 == "started" } == 7)
  }

  @Test func schedulesAreForCronAndForSystemd() throws {
    let workspace = try SmallWorkspace()
    let cron = try workspace.waymark(
      "schedule", SmallWorkspace.pipeline, "--at", "02:30", "--param", "countries=AFG", "--wait", "10m")
    #expect(cron.output.contains("30 2 * * * /") && cron.output.contains("--param countries=AFG --wait 10m"))
    for unit in ["service", "timer"] {
      let text = try workspace.waymark(
        "schedule", SmallWorkspace.pipeline, "--at", "02:30", "--as", "systemd", "--unit", unit)
      #expect(text.exitCode == 0)
      try workspace.write(text.output, to: "waymark-small.\(unit)")
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
    let verified = try CommandRun.shell(
      "systemd-analyze verify ./waymark-small.service ./waymark-small.timer", in: workspace.url)
    #expect(!verified.messages.contains("waymark-small"), "\(verified.messages)")
  }

  @Test(arguments: ["\n", "\r", "\u{1B}", "\u{85}", "\u{2028}"])
  func aControlCharacterMakesNoLineOfASchedule(_ character: String) throws {
    let workspace = try SmallWorkspace()
    let text = try String(
      contentsOf: workspace.url.appending(path: SmallWorkspace.pipeline), encoding: .utf8)
    let named = "pipelines/a\(character)* * * * * touch owned #.yaml"
    try workspace.write(text, to: named)
    let folded = "pipelines/گزارش\u{200C}ها.yaml"
    try workspace.write(text, to: folded)
    for form in ["cron", "systemd"] {
      let schedule = try workspace.waymark("schedule", named, "--at", "02:30", "--as", form)
      #expect(schedule.exitCode == 2 && schedule.output.isEmpty, "\(schedule.output)")
      #expect(schedule.messages.contains("control character"), "\(schedule.messages)")
      #expect(try workspace.waymark("schedule", folded, "--at", "02:30", "--as", form).exitCode == 0)
    }
    let value = try workspace.waymark(
      "schedule", SmallWorkspace.pipeline, "--at", "02:30", "--profile", "a\(character)b")
    #expect(value.exitCode == 2 && value.output.isEmpty)
  }

  @Test(arguments: [
    "show \(SmallWorkspace.pipeline) detections", "check \(SmallWorkspace.pipeline)",
    "graph \(SmallWorkspace.pipeline)",
    "schedule \(SmallWorkspace.pipeline) --at 02:30", "doctor", "--help", "check --help", "--version",
    "trend --method help",
  ])
  func whatCannotBeWrittenToStandardOutputEndsWith73(_ words: String) throws {
    let workspace = try SmallWorkspace()
    let full = try CommandRun.shell("\"$0\" \(words) > /dev/full", in: workspace.url)
    #expect(full.exitCode == 73)
    #expect(full.messages.contains("standard output cannot be written: No space left"), "\(full.messages)")
    let gone = try CommandRun.shell(
      "\"$0\" \(words) | true; exit ${PIPESTATUS[0]}", in: workspace.url)
    #expect(gone.exitCode == 0 && !gone.messages.contains("standard output"), "\(gone.messages)")
  }

  @Test func aRunThatPrintsNothingNeedsNoStandardOutput() throws {
    let workspace = try SmallWorkspace()
    for output in ["> /dev/full", ">&-"] {
      let run = try CommandRun.shell("\"$0\" run \(SmallWorkspace.pipeline) \(output)", in: workspace.url)
      #expect(run.exitCode == 0, "\(run.messages)")
    }
  }

  @Test func theGraphIsDrawnWithoutAnotherProgram() throws {
    let workspace = try SmallWorkspace()
    let graph = try workspace.waymark("graph", SmallWorkspace.pipeline, "--format", "svg")
    #expect(graph.exitCode == 0 && graph.output.hasPrefix("<svg xmlns="))
    #expect(graph.output.components(separatedBy: "<rect ").count == 6)
    #expect(graph.output.components(separatedBy: "marker-end").count == 6)
    let parser = XMLTextParser(graph.output)
    #expect(parser.isWellFormed)
  }
}

/// Whether a text is well-formed, as far as its tags and their order go.
private struct XMLTextParser {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isWellFormed = true
    for match in text.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) {
      if match.1 == "/" {
        isWellFormed = isWellFormed && open.popLast() == match.2
      } else if match.3.isEmpty {
        open.append(match.2)
      }
    }
    self.isWellFormed = isWellFormed && open.isEmpty
  }
}
