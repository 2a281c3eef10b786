import Foundation
import Language
import Pipelines

/// A kind that adds up what it reads and a parameter, and keeps the remainder: some changes of what it
/// reads change nothing of what it makes.
struct SummingStage: StageKind {
  let name: String
  var version = 1
  var engine = "v1"
  /// What is done before anything is made.
  var work: @Sendable (StageAttempt) async throws -> Void = { _ in }
  /// What every instance reports.
  var conditions: [DataCondition] = []

  /// The kinds of a made-up pipeline.
  static func kinds(
    engine: String = "v1", work: @escaping @Sendable (StageAttempt) async throws -> Void = { _ in }
  ) -> [any StageKind] {
    ["load", "run"].map { SummingStage(name: $0, engine: engine, work: work) }
  }

  func versions(of checked: CheckedStage) -> [KeyField] { [KeyField(name: "engine Abacus", value: engine)] }

  func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    CheckedStage(
      outputs: [CheckedOutput(port: "table", type: .counts)],
      evidence: name == "load" ? .source(isPublished: true) : .none, canonicalConfiguration: "remainder 3",
      parameters: context.parameters.keys.contains(declaration.name) ? [declaration.name] : [])
  }

  func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    try await work(attempt)
    var sum = 0
    for input in attempt.inputs {
      let text = try String(contentsOfFile: input.folder + "/text", encoding: .utf8)
      sum += Int(text) ?? 0
    }
    if case .scalar(let text) = attempt.parameters[attempt.address.stage] { sum += Int(text) ?? 0 }
    let folder = attempt.folder + "/table"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let text = String(sum % 3)
    try Data(text.utf8).write(to: URL(filePath: folder + "/text"))
    return StageOutcome(hashes: ["table": text], conditions: conditions)
  }
}

/// A made-up pipeline in a folder of its own, removed with its owner.
final class SummingWorkspace {
  let folder: URL
  var path: String { folder.appending(path: "sums.yaml").path }

  /// Writes a pipeline of stages with those that each reads; each has a parameter of its own name.
  init(inputs: [[Int]], keys: String = "") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "waymark-sums-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var lines = ["waymark: 1", "pipeline: sums", "parameters:"]
    for stage in inputs.indices { lines.append("  s\(stage): {type: int, default: 0}") }
    lines.append("stages:")
    for (stage, sources) in inputs.enumerated() {
      lines.append("  s\(stage):")
      if !sources.isEmpty {
        let names = sources.map { "s\($0)" }.joined(separator: ", ")
        lines.append("    from: {table: [\(names)]}")
      }
      lines.append(sources.isEmpty ? "    load: {}" : "    run: {}")
      if !keys.isEmpty { lines.append("    " + keys) }
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// An executor of the pipeline with values for its parameters.
  func executor(
    _ values: [Int], kinds: [any StageKind] = SummingStage.kinds(), jobs: Int = 2,
    accepting: Set<String> = [], interruption: Interruption = Interruption(),
    report: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) throws -> Executor {
    let pipeline = try PipelineChecker.check(
      path: path, name: "sums.yaml",
      overrides: values.enumerated().map { ParameterOverride(name: "s\($0)", value: String($1)) },
      today: "2026-11-24", kinds: kinds,
      codes: CodeDirectory(lookup: { _, _ in .noSuchList }, codes: { _ in nil })
    ).get()
    return Executor(
      pipeline: pipeline,
      options: RunOptions(jobs: jobs, acceptedStages: accepting, interruption: interruption), report: report)
  }
}
