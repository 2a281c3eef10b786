import Language
import Pipelines
import Stages

/// Opens the pipeline that a command names, with the options that all such commands share.
enum PipelineLoading {
  /// The options of every command that reads a pipeline.
  static let options: [CommandArguments.Option] = [
    .init(name: "--param", form: .values), .init(name: "--profile", form: .value),
  ]

  /// The options of commands that read or write the store.
  static let storeOptions: [CommandArguments.Option] = [
    .init(name: "--rehash", form: .flag), .init(name: "--store", form: .value),
  ]

  /// The options of commands that select stages.
  static let selectionOptions: [CommandArguments.Option] = [.init(name: "--exclude", form: .values)]

  /// The checked pipeline, or what is wrong with it.
  static func load(
    _ path: String, arguments: CommandArguments, absence: ParameterAbsence = .refused
  ) throws(CommandArguments.Fault) -> Result<CheckedPipeline, DiagnosticsError> {
    var overrides: [ParameterOverride] = []
    for text in arguments.values("--param") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw CommandArguments.Fault(
          message: "'--param \(text)' is not NAME=VALUE", help: "such as --param country=PAK")
      }
      overrides.append(ParameterOverride(name: String(parts[0]), value: String(parts[1])))
    }
    return PipelineOpening.check(
      path: path, profile: arguments.value("--profile"), overrides: overrides, today: Today.text,
      store: arguments.value("--store"), absence: absence)
  }

  /// What is selected after the pipeline; nil where nothing is, so that everything is meant.
  static func selection(
    _ arguments: CommandArguments, of pipeline: CheckedPipeline
  ) throws(CommandArguments.Fault) -> Selection? {
    do throws(Selection.Malformed) {
      let selection = try Selection(
        Array(arguments.operands.dropFirst()), excluding: arguments.values("--exclude"), of: pipeline)
      return selection.isEverything ? nil : selection
    } catch {
      throw CommandArguments.Fault(message: error.message, help: error.help)
    }
  }

  /// Reports diagnostics on standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    RunMessages(form: .text).report(diagnostics)
  }

  /// The one operand of a command that takes a pipeline first.
  static func path(
    _ arguments: CommandArguments, command: String
  ) throws(CommandArguments.Fault) -> String {
    guard let path = arguments.operands.first else {
      throw CommandArguments.Fault(
        message: "which pipeline?", help: "waymark \(command) pipelines/nightly-trends.yaml")
    }
    return path
  }
}
