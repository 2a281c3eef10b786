import Foundation
import Language
import Pipelines

/// A kind that writes one small file: what is measured is what the executor adds.
struct TrivialStage: StageKind {
  let name: String
  let version = 1

  func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    CheckedStage(
      outputs: [CheckedOutput(port: "table", type: .counts)],
      evidence: name == "load" ? .source(isPublished: true) : .none, canonicalConfiguration: "trivial")
  }

  func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    let folder = attempt.folder + "/table"
    guard mkdir(folder, 0o700) == 0 else { throw SystemFailure(number: errno, path: folder) }
    var hash = ContentHash()
    hash.update(field: attempt.address.description)
    for input in attempt.inputs { hash.update(field: input.hash) }
    let text = hash.finish()
    try DurableFile.write(Array(text.utf8), to: folder + "/text", mode: 0o600, point: .outputWritten)
    return StageOutcome(hashes: ["table": text])
  }
}

/// Pipelines of any size: chains of ten stages, one chain a key.
enum ChainPipeline {
  /// The text of a pipeline with so many instances, a multiple of ten.
  static func text(instances: Int) -> String {
    let keys = (0..<max(1, instances / 10)).map { "k\($0)" }
    var lines = [
      "waymark: 1", "pipeline: chains", "parameters:",
      "  keys: {type: list of text, default: [\(keys.joined(separator: ", "))]}", "stages:",
      "  s0:", "    for: {key: parameters.keys}", "    load: {}",
    ]
    for stage in 1..<10 {
      lines += [
        "  s\(stage):", "    from: s\(stage - 1)", "    for: {key: parameters.keys}", "    disaggregate: {}",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The checked pipeline in a file.
  static func check(_ path: String) throws -> CheckedPipeline {
    try PipelineChecker.check(
      path: path, name: path, overrides: [], today: "2026-11-24",
      kinds: [TrivialStage(name: "load"), TrivialStage(name: "disaggregate")],
      codes: CodeDirectory(lookup: { _, _ in .noSuchList }, codes: { _ in nil })
    ).get()
  }
}
