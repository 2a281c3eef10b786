import Foundation
import Language
import Pipelines
import Stages

/// `waymark check`.
enum CheckCommand {
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words,
      options: PipelineLoading.options + PipelineLoading.storeOptions + [
        .init(name: "--no-data", form: .flag)
      ],
      command: "check")
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
        let failed =
          arguments.has("--no-data") ? 0 : tryData(of: pipeline, path, store: arguments.value("--store"))
        if failed > 0 {
          Terminal.print(
            "\(path): \(failed) of its stages \(failed == 1 ? "does" : "do") not load; the rest was checked")
          if result == .success { result = .data }
        } else {
          Terminal.print("\(path): \(summary(pipeline))")
        }
      }
    }
    return result
  }

  /// Reads the files that a pipeline loads, and says what a run would say of them.
  ///
  /// What a run stops at until somebody accepts it is a warning once there is a store, since it may have been accepted there.
  /// - Returns: how many stages would fail.
  private static func tryData(of pipeline: CheckedPipeline, _ path: String, store: String?) -> Int {
    var failed = 0
    let hasRun = (store ?? StoreLocation.folder(of: path)).map(FileManager.default.fileExists) ?? false
    for trial in SourceTrial.all(of: pipeline, today: Today.text) {
      for warning in trial.warnings { Terminal.note("\(path): warning: \(trial.stage): \(warning)") }
      guard let failure = trial.failure else { continue }
      let isGate = failure.cause == .gate && hasRun
      if !isGate { failed += 1 }
      let lead = isGate ? "warning: a run stops here unless the last published one did not: " : ""
      Terminal.note("\(path): \(trial.stage): \(lead)\(failure.message)")
      for detail in failure.details { Terminal.note("  \(detail)") }
      if let help = failure.help { Terminal.note("  help: \(help)") }
    }
    return failed
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
