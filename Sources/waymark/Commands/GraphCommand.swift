import Language
import Pipelines

/// `waymark graph`.
enum GraphCommand {
  static func run(_ words: [String]) throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words, options: PipelineLoading.options + [.init(name: "--format", form: .value)], command: "graph")
    let format = try arguments.choice("--format", of: ["text", "mermaid", "dot", "svg"]) ?? "text"
    let path = try PipelineLoading.path(arguments, command: "graph")
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return .usage
    case .success(let pipeline):
      switch format {
      case "mermaid": Terminal.data(GraphWriter.mermaid(pipeline.summary))
      case "svg": Terminal.data(GraphSVG.text(pipeline.summary))
      case "dot": Terminal.data(GraphWriter.dot(pipeline.summary))
      default: Terminal.print(GraphWriter.text(pipeline.summary))
      }
      return .success
    }
  }
}
