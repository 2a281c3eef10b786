import Language
import Pipelines
import Stages

/// `waymark show`.
enum ShowCommand {
  /// Where the files of pages are found.
  private static func place(of stage: CheckedPipeline.Stage, in pipeline: CheckedPipeline) -> String {
    let name = stage.declaration.name
    let publisher = pipeline.stages.first { other in
      other.checked.publicationFolder != nil
        && (other.declaration.name == name || other.edges.contains { $0.stage == name })
    }
    guard let folder = publisher?.checked.publicationFolder else {
      return "add a 'publish' stage that reads '\(name)', and open its files"
    }
    let path = stage.checked.pages?.subject == nil ? "latest" : "KEY/latest"
    return "after a run they are in \(folder)/\(path); show a stage that it reads"
  }

  static func run(_ words: [String]) async throws -> Int32 {
    let options: [CommandArguments.Option] =
      PipelineLoading.options + PipelineLoading.storeOptions + [
        .init(name: "--port", form: .value), .init(name: "--rows", form: .value),
        .init(name: "--confidential", form: .flag),
      ]
    let arguments = try CommandArguments(words, options: options, command: "show")
    let path = try PipelineLoading.path(arguments, command: "show")
    guard arguments.operands.count == 2 else {
      throw CommandArguments.Fault(message: "which stage?", help: "waymark show \(path) region")
    }
    let wanted = arguments.operands[1]
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return ExitCode.usage.rawValue
    case .success(let pipeline):
      let addresses = pipeline.stages.flatMap { stage in
        stage.instances.map { InstanceAddress(stage: stage.declaration.name, bindings: $0) }
      }
      guard let address = addresses.first(where: { $0.description == wanted }),
        let stage = pipeline.stages.first(where: { $0.declaration.name == address.stage }),
        let output = stage.checked.outputs.first(where: { port in
          arguments.value("--port").map { $0 == port.port } ?? true
        })
      else {
        throw CommandArguments.Fault(
          message: "there is no instance '\(wanted)'",
          help: "instances: \(addresses.map(\.description).joined(separator: ", "))")
      }
      guard output.type != .pages, output.type != .manifest else {
        throw CommandArguments.Fault(
          message:
            "'\(wanted)' makes \(output.type == .pages ? "pages" : "a publication"), which are files and not a table",
          help: place(of: stage, in: pipeline))
      }
      guard stage.classes[output.port] != .confidential || arguments.has("--confidential") else {
        throw CommandArguments.Fault(
          message: "'\(wanted)' holds case records",
          help:
            "show a stage that counts them; with '--confidential' records are shown, sensitive columns masked"
        )
      }
      guard let rows = arguments.value("--rows").map(Int.init) ?? 20, (1...1_000_000).contains(rows) else {
        throw CommandArguments.Fault(
          message: "'--rows' takes a number from 1 to 1000000", help: "such as --rows 50")
      }
      let selection: Selection
      do throws(Selection.Malformed) {
        selection = try Selection([wanted], of: pipeline)
      } catch {
        throw CommandArguments.Fault(message: error.message, help: error.help)
      }
      // To look at what was found is how one learns whether to accept it; to publish is not to look.
      let accepted = stage.checked.publicationFolder == nil ? pipeline.stages.map(\.declaration.name) : []
      let executor = Executor(
        pipeline: pipeline,
        options: RunOptions(
          jobs: 1, rehashes: arguments.has("--rehash"), selection: selection,
          storeFolder: arguments.value("--store"), acceptedStages: Set(accepted), recording: .left)
      ) { _ in }
      let report = await executor.run()
      guard report.exitCode == 0, let folder = await executor.folder(of: address, port: output.port) else {
        for failure in report.failures {
          Terminal.note("failed: \(([failure.message] + failure.details).joined(separator: "\n        "))")
        }
        return report.exitCode == 0 ? ExitCode.stageFailed.rawValue : report.exitCode
      }
      Terminal.data(try StoredOutput.text(folder: folder, output: output, rows: rows))
      return ExitCode.success.rawValue
    }
  }
}
