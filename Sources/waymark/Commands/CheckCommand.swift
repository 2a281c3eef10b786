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
      switch try PipelineLoading.load(path, arguments: arguments, absence: .left) {
      case .failure(let error):
        PipelineLoading.report(error.diagnostics)
        result = .usage
      case .success(let pipeline):
        if !pipeline.warnings.isEmpty { PipelineLoading.report(pipeline.warnings) }
        for source in TrustedSource.all(of: pipeline) {
          let claims = source.claims.isEmpty ? "" : ", and that \(source.claims.joined(separator: ", "))"
          Terminal.print(
            "\(path): '\(source.stage)' trusts \(source.shownFile) as published by \(source.publisher), \(source.release)\(claims)"
          )
        }
        Terminal.print("\(path): \(summary(pipeline))")
      }
    }
    return result
  }

  /// How much was found right; without the value of a parameter nobody knows how many instances there are.
  private static func summary(_ pipeline: CheckedPipeline) -> String {
    let stages = "\(pipeline.stages.count) stages"
    guard pipeline.unsetParameters.isEmpty else {
      let words = pipeline.unsetParameters.map { "--param \($0)=VALUE" }.joined(separator: " ")
      return "\(stages): nothing wrong; a run needs \(words)"
    }
    let instances = pipeline.stages.reduce(0) { $0 + $1.instances.count }
    return "\(stages), \(instances) instances: nothing wrong"
  }
}
