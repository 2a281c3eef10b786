import Language
import Pipelines

/// `waymark plan`.
enum PlanCommand {
  static func run(_ words: [String]) async throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words, options: PipelineLoading.options + PipelineLoading.storeOptions, command: "plan")
    let path = try PipelineLoading.path(arguments, command: "plan")
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return .usage
    case .success(let pipeline):
      let selected = try PipelineLoading.selection(arguments, of: pipeline)
      let options = RunOptions(
        jobs: 1, rehashes: arguments.has("--rehash"), selection: selected,
        storeFolder: arguments.value("--store"))
      let plan = await Executor(pipeline: pipeline, options: options) { _ in }.plan()
      let due = plan.filter { $0.action != .reuse }
      for instance in due { Terminal.print("\(instance.address)\t\(instance.reason)") }
      Terminal.note("\(due.count) of \(plan.count) instances would run")
      return .success
    }
  }
}
