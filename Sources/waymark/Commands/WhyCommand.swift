import Language
import Pipelines

/// `waymark why`.
enum WhyCommand {
  static func run(_ words: [String]) async throws -> Int32 {
    let options =
      PipelineLoading.options + PipelineLoading.storeOptions + [.init(name: "--all", form: .flag)]
    let arguments = try CommandArguments(words, options: options, command: "why")
    let path = try PipelineLoading.path(arguments, command: "why")
    guard arguments.operands.count == 2 else {
      throw CommandArguments.Fault(message: "which instance?", help: "waymark why \(path) 'trends[AFG]'")
    }
    let wanted = arguments.operands[1]
    switch try PipelineLoading.load(path, arguments: arguments) {
    case .failure(let error):
      PipelineLoading.report(error.diagnostics)
      return ExitCode.usage.rawValue
    case .success(let pipeline):
      let executor = Executor(
        pipeline: pipeline,
        options: RunOptions(
          jobs: 1, rehashes: arguments.has("--rehash"), storeFolder: arguments.value("--store"))
      ) { _ in }
      guard let explanation = await executor.explain(wanted) else {
        let names = await executor.addresses
        throw CommandArguments.Fault(
          message: "there is no instance '\(wanted)'",
          help: Suggestion.note(for: wanted, in: names)
            ?? "instances: \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", ..." : "")")
      }
      Terminal.print(text(explanation, isWhole: arguments.has("--all")))
      return ExitCode.success.rawValue
    }
  }

  private static func text(_ why: KeyExplanation, isWhole: Bool) -> String {
    var lines: [String] = []
    let last = why.lastRun.map { "last computed by run \($0)" } ?? "never computed"
    switch (why.isCurrent, why.waitsFor.isEmpty) {
    case (true, _): lines.append("\(why.address): up to date (\(last))")
    case (false, true): lines.append("\(why.address): would be computed (\(last))")
    case (false, false):
      lines.append(
        "\(why.address): would be computed unless these come out as before: "
          + "\(why.waitsFor.joined(separator: ", ")) (\(last))")
    }
    for change in why.changes {
      lines.append("  \(change.name): \(short(change.old)) -> \(short(change.new))")
    }
    if why.changes.isEmpty, why.lastRun != nil, !why.isCurrent {
      lines.append("  its key is as before; its result, or what it published, is no longer there")
    }
    if let gate = why.gate { lines.append("  its gate is not passed: \(gate)") }
    for condition in why.found { lines.append("  found: \(condition.text)") }
    let limit = isWhole ? Int.max : 20
    for figure in why.gateDifferences.prefix(limit) { lines.append("  gate: \(figure)") }
    if why.gateDifferences.count > limit {
      lines.append("  gate: and \(why.gateDifferences.count - limit) more; --all prints them")
    }
    if isWhole {
      lines.append("the key:")
      for field in why.fields { lines.append("  \(field.name): \(short(field.value))") }
    }
    return lines.joined(separator: "\n")
  }

  /// A hash by its first digits; anything else as it is.
  private static func short(_ value: String?) -> String {
    guard let value else { return "(none)" }
    let isHash = value.utf8.count == 64 && value.allSatisfy(\.isHexDigit)
    return isHash ? "sha256 \(value.prefix(12))" : value
  }
}
