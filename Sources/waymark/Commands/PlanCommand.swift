import Language
import Pipelines

/// `waymark plan`.
enum PlanCommand {
  static func run(_ words: [String]) async throws(CommandArguments.Fault) -> ExitCode {
    let arguments = try CommandArguments(
      words,
      options: PipelineLoading.options + PipelineLoading.storeOptions + PipelineLoading.selectionOptions,
      command: "plan")
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
      Terminal.print(due.map { "\($0.address)\t\($0.reason)\n" }.joined(), ending: .none)
      var counts: [(reason: String, count: Int)] = []
      for instance in due {
        if let place = counts.firstIndex(where: { $0.reason == instance.reasonKind }) {
          counts[place].count += 1
        } else {
          counts.append((instance.reasonKind, 1))
        }
      }
      let reasons = counts.map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
      Terminal.note(
        "\(due.count) of \(plan.count) instances would run"
          + (reasons.isEmpty ? "" : ": \(reasons)") + estimate(due))
      return .success
    }
  }

  /// How long the instances took the last time, one after the other.
  private static func estimate(_ due: [PlannedInstance]) -> String {
    let known = due.compactMap(\.milliseconds)
    guard !known.isEmpty else { return "" }
    let total = DurationText.words(milliseconds: known.reduce(0, +))
    let rest = due.count - known.count
    return " (about \(total) of work\(rest == 0 ? "" : ", and \(rest) not timed yet"))"
  }
}
