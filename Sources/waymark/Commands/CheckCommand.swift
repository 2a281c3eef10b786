import Language
import Pipelines
import Stages

/// `waymark check`.
enum CheckCommand {
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words, options: PipelineLoading.options + PipelineLoading.storeOptions, command: "check")
    _ = try PipelineLoading.path(arguments, command: "check")
    var result = ExitCode.success
    for path in arguments.operands {
      switch try PipelineLoading.load(path, arguments: arguments) {
      case .failure(let error):
        PipelineLoading.report(error.diagnostics)
        result = .usage
      case .success(let pipeline):
        if !pipeline.warnings.isEmpty { PipelineLoading.report(pipeline.warnings) }
        let instances = pipeline.stages.reduce(0) { $0 + $1.instances.count }
        for source in TrustedSource.all(of: pipeline) {
          Terminal.print(
            "\(path): '\(source.stage)' trusts \(source.shownFile) as published by \(source.publisher), \(source.release)"
          )
        }
        Terminal.print("\(path): \(pipeline.stages.count) stages, \(instances) instances: nothing wrong")
      }
    }
    return result
  }
}
