import Foundation
import Language
import Pipelines

/// `waymark run`.
enum RunCommand {
  static let options: [CommandArguments.Option] =
    PipelineLoading.options + PipelineLoading.storeOptions + [
      .init(name: "--jobs", form: .value), .init(name: "--keep-going", form: .flag),
      .init(name: "--wait", form: .value),
    ]

  static func run(_ words: [String]) async throws(CommandArguments.Fault) -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "run")
    let path = try PipelineLoading.path(arguments, command: "run")
    let jobs = try arguments.count("--jobs", limit: 256) ?? ProcessInfo.processInfo.activeProcessorCount
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return ExitCode.usage.rawValue
    case .success(let pipeline):
      let selected = try PipelineLoading.selection(arguments, of: pipeline)
      let options = RunOptions(
        jobs: jobs, keepsGoing: arguments.has("--keep-going"), rehashes: arguments.has("--rehash"),
        selection: selected, storeFolder: arguments.value("--store"), lock: try lock(arguments),
        instant: { Today.instant(Date()) })
      let report = await Executor(pipeline: pipeline, options: options, report: tell).run()
      let statusFailures = settle(pipeline, report)
      close(report, publications: pipeline.stages.compactMap(\.checked.publicationFolder))
      if !statusFailures.isEmpty, report.exitCode == 0 {
        for failure in statusFailures { Terminal.note("failed   status: \(failure.message)") }
        return ExitCode.cannotWrite.rawValue
      }
      return report.exitCode
    }
  }

  private static func lock(_ arguments: CommandArguments) throws(CommandArguments.Fault) -> LockPolicy {
    try arguments.duration("--wait").map { .wait($0) } ?? .fail
  }

  /// One line an event; what was up to date is only counted.
  @Sendable private static func tell(_ event: RunEvent) {
    switch event {
    case .recovered(let run, let committed, let count):
      let name = run.map { "run \($0)" } ?? "an earlier run"
      Terminal.note(
        "recovered: \(name) stopped without finishing; \(committed) of \(count) instances were committed and are reused"
      )
    case .computed(let address, let warnings, _):
      Terminal.note("done     \(address)")
      for warning in warnings { Terminal.note("warning  \(address): \(warning)") }
    case .started, .reused: break
    case .damaged(let address): Terminal.note("damaged  \(address): its stored result is computed again")
    case .retried(let address, let failure, let milliseconds):
      Terminal.note("retry    \(address) in \(milliseconds / 1_000) s: \(failure.message)")
    case .failed(let address, let failure):
      Terminal.note("failed   \(address): \(failure.message)")
      if let help = failure.help { Terminal.note("help     \(help)") }
    case .skipped(let address): Terminal.note("skipped  \(address)")
    }
  }

  /// Tells the readers of each publication how the run ended.
  private static func settle(_ pipeline: CheckedPipeline, _ report: RunReport) -> [StageFailure] {
    guard report.busyHolder == nil else { return [] }
    var failures: [StageFailure] = []
    for stage in pipeline.stages {
      guard let folder = stage.checked.publicationFolder else { continue }
      let isNew = report.published.contains(stage.declaration.name)
      do throws(StageFailure) {
        try PublicationStatus.update(
          folder: folder, pipeline: pipeline.name, time: Today.instant(Date()),
          result: !report.failures.isEmpty ? .failed : isNew ? .published : .unchanged,
          dataDate: report.dataDate)
      } catch {
        failures.append(error)
      }
    }
    return failures
  }

  private static func close(_ report: RunReport, publications: [String]) {
    defer {
      for folder in publications {
        guard report.busyHolder == nil, let run = PublicationState.latest(in: folder) else { continue }
        let path = "\(folder)/latest"
        Terminal.note(
          report.failures.isEmpty
            ? "published \(path) (\(run))" : "the last report, \(run), stays published at \(path)")
      }
    }
    if let holder = report.busyHolder {
      Terminal.note("busy     \(holder) holds the lock; use --wait 10m to wait for it")
    } else if !report.failures.isEmpty {
      Terminal.note("\(report.failures.count) failed, \(report.skipped) skipped; earlier results are kept")
    } else if report.computed == 0 {
      Terminal.note("nothing to do: \(report.reused) instances are up to date")
    } else {
      Terminal.note("\(report.computed) computed, \(report.reused) up to date")
    }
  }
}
