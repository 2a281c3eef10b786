import Foundation
import Language
import Pipelines
import Stages

/// `waymark run`.
enum RunCommand {
  static let options: [CommandArguments.Option] =
    PipelineLoading.options + PipelineLoading.storeOptions + PipelineLoading.selectionOptions + [
      .init(name: "--jobs", form: .value), .init(name: "--keep-going", form: .flag),
      .init(name: "--wait", form: .value), .init(name: "--strict", form: .flag),
      .init(name: "--log", form: .value), .init(name: "--progress", form: .value),
      .init(name: "--accept", form: .values), .init(name: "--engine", form: .value),
    ]

  static func run(_ words: [String]) async throws(CommandArguments.Fault) -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "run")
    let path = try PipelineLoading.path(arguments, command: "run")
    let jobs = try arguments.count("--jobs", limit: 256) ?? ProcessInfo.processInfo.activeProcessorCount
    let wait = try arguments.duration("--wait")
    let form = try form(arguments)
    let messages = RunMessages(form: form == .json ? .json : .text)
    try refuseOtherEngines(arguments)
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      messages.report(error.diagnostics)
      await RunNotices.tellOfWrongPipeline(path, messages)
      return ExitCode.usage.rawValue
    case .success(let pipeline):
      let selected = try PipelineLoading.selection(arguments, of: pipeline)
      let options = RunOptions(
        jobs: jobs, keepsGoing: arguments.has("--keep-going"), rehashes: arguments.has("--rehash"),
        selection: selected, storeFolder: arguments.value("--store"), lock: wait.map { .wait($0) },
        acceptedStages: Set(arguments.values("--accept")), instant: { Today.instant(Date()) },
        version: WaymarkVersion.text, estimates: form == .bar ? .fromHistory : .left)
      return await run(pipeline, options, form, messages, isStrict: arguments.has("--strict"))
    }
  }

  private static func run(
    _ pipeline: CheckedPipeline, _ options: RunOptions, _ form: RunReporter.Form,
    _ messages: RunMessages, isStrict: Bool
  ) async -> Int32 {
    let reporter = RunReporter(form: form, jobs: options.jobs)
    let notices = RunNotices(pipeline, messages)
    let watch = notices.watchForLateness()
    let executor = Executor(pipeline: pipeline, options: options) { reporter.tell($0) }
    let run = Task { await executor.run() }
    let signals = InterruptSignals(options.interruption, messages) { run.cancel() }
    let ticker = form == .bar ? ProgressTicker(reporter, options.progress) : nil
    let report = await run.value
    ticker?.stop()
    signals.stop()
    watch?.cancel()
    reporter.close()
    var exitCode = report.exitCode
    let statusFailures = settle(pipeline, report)
    if form != .quiet {
      tellOfUpgrade(report, store: Executor.storeFolder(of: pipeline, options: options), form)
    }
    close(report, pipeline, form: form)
    if !statusFailures.isEmpty, exitCode == 0 {
      for failure in statusFailures { messages.say("failed", "status: \(failure.message)") }
      exitCode = RunReport(failure: statusFailures[0]).exitCode
    }
    if exitCode == 0, isStrict, report.warnings > 0 { exitCode = ExitCode.warnings.rawValue }
    if form == .json {
      Terminal.note(
        RunReporter.text(
          RunEnd(
            time: Today.instant(Date()), event: "ended", run: report.run, exit: exitCode,
            computed: report.computed, reused: report.reused, skipped: report.skipped,
            failed: report.failures.count)))
    }
    await notices.tell(of: report, exitCode: exitCode)
    return exitCode
  }

  /// The last line of a log in JSON.
  private struct RunEnd: Encodable {
    var time: String
    var event: String
    var run: Int
    var exit: Int32
    var computed: Int
    var reused: Int
    var skipped: Int
    var failed: Int
  }

  private static func form(
    _ arguments: CommandArguments
  ) throws(CommandArguments.Fault) -> RunReporter.Form {
    let log = try arguments.choice("--log", of: ["text", "json"]) ?? "text"
    let progress = try arguments.choice("--progress", of: ["auto", "plain", "none"]) ?? "auto"
    if log == "json" { return .json }
    switch progress {
    case "plain": return .lines
    case "none": return .quiet
    default: return Terminal.isInteractive ? .bar : .lines
    }
  }

  private static func refuseOtherEngines(_ arguments: CommandArguments) throws(CommandArguments.Fault) {
    guard try arguments.choice("--engine", of: ["duckdb", "spark"]) == "spark" else { return }
    throw CommandArguments.Fault(
      message: "the engine 'spark' is not built in this version", help: "leave --engine out")
  }

  /// Says in one line what an upgrade of Waymark or of an engine did.
  private static func tellOfUpgrade(_ report: RunReport, store folder: String, _ form: RunReporter.Form) {
    guard let upgrade = report.upgrade else { return }
    let store = try? StoreMaintenance(folder: folder)
    let runs = store?.runs ?? []
    var comparison: RunComparison?
    if let earlier = runs.last(where: { $0.number == upgrade.earlierRun }),
      let now = runs.last(where: { $0.number == report.run })
    {
      comparison = try? store?.compare(earlier, now)
    }
    let line = RunDifference.line(upgrade, version: WaymarkVersion.text, comparison: comparison)
    Terminal.note(
      form == .json
        ? RunReporter.text(
          UpgradeLine(time: Today.instant(Date()), event: "upgrade", run: report.run, message: line))
        : "upgrade  \(line)")
  }

  /// What an upgrade did, in a log in JSON.
  private struct UpgradeLine: Encodable {
    var time: String
    var event: String
    var run: Int
    var message: String
  }

  /// Tells the readers of each publication how the run ended.
  private static func settle(_ pipeline: CheckedPipeline, _ report: RunReport) -> [StageFailure] {
    guard report.busyHolder == nil else { return [] }
    var failures: [StageFailure] = []
    for stage in pipeline.stages {
      guard let root = stage.checked.publicationFolder else { continue }
      let places = pipeline.places(of: stage)
      // That of the root tells also where all that is published is about one thing each.
      let folders = places.map(\.folder) + (places.contains { $0.key == nil } ? [] : [root])
      for folder in folders {
        do throws(StageFailure) {
          try PublicationStatus.update(
            folder: folder, pipeline: pipeline.name, time: Today.instant(Date()),
            result: !report.failures.isEmpty || report.interruption != nil
              ? .failed : report.published.contains(folder) ? .published : .unchanged,
            dataDate: report.dataDate, left: folder == root ? left(by: stage, of: pipeline) : [])
        } catch {
          failures.append(error)
        }
      }
    }
    return failures
  }

  /// The keys that a publish root has reports of and this run has no pages of, so that it leaves them as they are.
  private static func left(by stage: CheckedPipeline.Stage, of pipeline: CheckedPipeline) -> [String] {
    guard let root = stage.checked.publicationFolder else { return [] }
    let keys = Set(pipeline.places(of: stage).compactMap(\.key))
    return PublicationRoot.keys(in: root).filter { !keys.contains($0) }
  }

  /// What a run left as it was, in a log in JSON.
  private struct LeftLine: Encodable {
    var time: String
    var event: String
    var run: Int
    var instance: String
    var keys: [String]
  }

  /// Says which reports a run left as they were.
  private static func tellOfLeft(_ report: RunReport, _ pipeline: CheckedPipeline, _ form: RunReporter.Form) {
    guard report.failures.isEmpty, report.interruption == nil, report.busyHolder == nil else { return }
    for stage in pipeline.stages {
      let keys = left(by: stage, of: pipeline)
      guard !keys.isEmpty else { continue }
      let name = stage.declaration.name
      if form == .json {
        Terminal.note(
          RunReporter.text(
            LeftLine(
              time: Today.instant(Date()), event: "left", run: report.run, instance: name, keys: keys)))
      } else if form != .quiet {
        Terminal.note(
          "note     \(name): not in this run, and left as \(keys.count == 1 ? "it is" : "they are"): \(listed(keys))"
        )
      }
    }
  }

  /// Some names, and how many more.
  private static func listed(_ names: [String], most: Int = 12) -> String {
    names.prefix(most).joined(separator: ", ")
      + (names.count > most ? " and \(names.count - most) more" : "")
  }

  /// The lines about what readers have: one a root, and one for all keys in it that have the same run.
  private static func lines(_ report: RunReport, _ pipeline: CheckedPipeline) -> [String] {
    let isDone = report.failures.isEmpty && report.interruption == nil
    var lines: [String] = []
    for stage in pipeline.stages {
      var runs: [(run: String, keys: [String])] = []
      for place in pipeline.places(of: stage) {
        guard let run = PublicationState.latest(in: place.folder) else { continue }
        guard let key = place.key else {
          let path = "\(place.folder)/latest"
          lines.append(
            isDone ? "published \(path) (\(run))" : "the last report, \(run), stays published at \(path)")
          continue
        }
        if let found = runs.firstIndex(where: { $0.run == run }) {
          runs[found].keys.append(key)
        } else {
          runs.append((run, [key]))
        }
      }
      for (run, keys) in runs {
        let root = stage.checked.publicationFolder ?? ""
        let path = keys.count == 1 ? "\(root)/\(keys[0])/latest" : "\(root)/KEY/latest"
        let rest = keys.count == 1 ? "" : " of \(listed(keys))"
        lines.append(
          isDone
            ? "published \(path) (\(run))\(rest)"
            : "the last report, \(run), stays published at \(path)\(rest)")
      }
    }
    return lines
  }

  private static func close(_ report: RunReport, _ pipeline: CheckedPipeline, form: RunReporter.Form) {
    tellOfLeft(report, pipeline, form)
    if form == .json {
      if let holder = report.busyHolder {
        RunMessages(form: .json).say(
          "busy", "\(holder) holds the lock", help: "use --wait 10m to wait for it")
      }
      return
    }
    defer {
      if report.busyHolder == nil { for line in lines(report, pipeline) { Terminal.note(line) } }
    }
    if report.repeatedWarnings > 0, form != .quiet {
      let count = report.repeatedWarnings
      Terminal.note(
        "\(count) warning\(count == 1 ? "" : "s") as in the last published run; --log json lists them")
    }
    if let holder = report.busyHolder {
      Terminal.note("busy     \(holder) holds the lock; use --wait 10m to wait for it")
    } else if report.interruption != nil {
      Terminal.note("stopped after \(report.computed) computed; the next run goes on from there")
    } else if !report.failures.isEmpty {
      Terminal.note("\(report.failures.count) failed, \(report.skipped) skipped; earlier results are kept")
    } else if report.computed == 0 {
      Terminal.note("nothing to do: \(report.reused) instances are up to date")
    } else {
      Terminal.note("\(report.computed) computed, \(report.reused) up to date")
    }
  }
}
