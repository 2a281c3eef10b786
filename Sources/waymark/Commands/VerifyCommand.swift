import Foundation
import Language
import Pipelines

/// `waymark verify`.
enum VerifyCommand {
  private static let options: [CommandArguments.Option] =
    PipelineLoading.options + PipelineLoading.storeOptions + [
      .init(name: "--rebuild", form: .flag), .init(name: "--share", form: .value),
    ]

  static func run(_ words: [String]) async throws -> Int32 {
    let arguments = try CommandArguments(words, options: options, command: "verify")
    let location = try StoreLocation.find(arguments, command: "verify")
    let share = try arguments.share("--share") ?? 1
    let store = try StoreMaintenance(folder: location.folder)
    var run: RunRecord?
    if let name = location.rest.first {
      run = store.run(named: name)
      guard run != nil else {
        throw CommandArguments.Fault(message: "there is no run '\(name)'", help: "waymark history lists them")
      }
    }
    let found = try await store.verify(run: run)
    for address in found.damaged { Terminal.print("damaged  \(address)") }
    for address in found.missing { Terminal.print("missing  \(address)") }
    for path in found.published { Terminal.print("changed  \(path)") }
    Terminal.note("\(found.checked) results compared with what was committed")
    var isRight = found.isWhole
    if !found.damaged.isEmpty { Terminal.note("the next run computes again what was damaged") }
    if arguments.has("--rebuild") {
      switch try PipelineLoading.load(location.pipeline, arguments: arguments) {
      case .failure(let error):
        PipelineLoading.report(error.diagnostics)
        return ExitCode.usage.rawValue
      case .success(var pipeline):
        // What the last run committed was made for its own day.
        let isDaySaid = arguments.values("--param").contains { $0.hasPrefix("today=") }
        if !isDaySaid, let day = store.runs.last(where: { !$0.today.isEmpty })?.today {
          pipeline.parameters["today"] = .scalar(day)
        }
        isRight = try await rebuild(pipeline, arguments, share: share) && isRight
      }
    }
    return (isRight ? ExitCode.success : .stageFailed).rawValue
  }

  private static func rebuild(
    _ pipeline: CheckedPipeline, _ arguments: CommandArguments, share: Double
  ) async throws -> Bool {
    let executor = Executor(
      pipeline: pipeline,
      options: RunOptions(
        jobs: 1, rehashes: arguments.has("--rehash"), storeFolder: arguments.value("--store"))
    ) { _ in }
    let made = try await executor.reproduce(share: share)
    for address in made.different { Terminal.print("differs  \(address)") }
    for (address, failure) in made.failures { Terminal.print("failed   \(address): \(failure.message)") }
    Terminal.note("\(made.computed) results computed again, \(made.different.count) came out differently")
    return made.different.isEmpty && made.failures.isEmpty
  }
}
