import Foundation
import Language
public import Pipelines
import Tables

/// `run`: a command outside, which reads tables as CSV and makes one.
///
/// The command runs in its private folder with an empty input and a fixed environment. Each table it
/// reads is `inputs/<stage>[-<key>].csv`; what it makes is `outputs/table.csv`, with the columns of the
/// first table it reads. What it makes is never public, whatever it read.
public struct CommandStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "run"
  /// Raised when equal inputs would give different outputs.
  public let version = 1
  /// The command is ended at its timeout, with all that it started.
  public let endsByItself = true

  private struct Payload: Sendable {
    var command: [String]
    var program: String
  }

  init() {}

  /// Checks one stage and says what it will make; starts nothing.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["command", "outputs"], required: ["command"], report: context.report)
    else { return nil }
    guard let words = configuration.texts("command")?.map(\.text), let first = words.first else { return nil }
    guard let program = ProgramSearch.path(of: first, in: declaration.folder) else {
      configuration.fail(
        "there is no program '\(first)'", at: configuration.location(of: "command"),
        help: "name one of the system, or a path from the folder of this file")
      return nil
    }
    if let outputs = configuration["outputs"] {
      for entry in outputs.entries ?? [] where entry.key != "table" || entry.value.text != "Counts" {
        configuration.fail(
          "a command makes one table of Counts in this version", at: entry.keyLocation,
          help: "write 'outputs: {table: Counts}'")
      }
    }
    guard let input = context.inputs.first, let port = input.output.schema as? CountsPort,
      context.inputs.allSatisfy({ $0.output.schema is CountsPort })
    else {
      configuration.fail(
        "a command reads tables of Counts in this version", at: declaration.nameLocation,
        help: "add 'from: STAGE'")
      return nil
    }
    return CheckedStage(
      outputs: [CheckedOutput(port: "table", type: .counts, schema: port)],
      canonicalConfiguration: "command \(words.joined(separator: " "))",
      // A program of the project is part of the key; those of the system are not read.
      definitionFiles: first.contains("/") && !first.hasPrefix("/") ? [program] : [],
      payload: Payload(command: words, program: program))
  }

  /// Runs the command for one instance.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload, let first = attempt.inputs.first else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    let engine = try EngineAccess.open(for: attempt)
    let store = CountsStore(engine: engine)
    let work = attempt.folder + "/work"
    defer { try? FileManager.default.removeItem(atPath: work) }
    for folder in ["inputs", "outputs"] {
      try FileManager.default.createDirectory(
        atPath: "\(work)/\(folder)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
      )
    }
    for input in attempt.inputs {
      let table = try EngineAccess.translating { () throws(EngineError) in
        try store.read(folder: input.folder)
      }
      let name = ([input.stage] + input.bindings.map(\.value)).joined(separator: "-")
      try PortFolder.write(Array(CountsText.csv(table).utf8), to: "\(work)/inputs/\(name).csv")
    }
    try await run(payload, attempt, in: work)
    let schema = try EngineAccess.translating { () throws(EngineError) in try store.read(folder: first.folder)
    }.schema
    guard let data = FileManager.default.contents(atPath: work + "/outputs/table.csv") else {
      throw StageFailure(
        cause: .data, message: "the command made no outputs/table.csv",
        help: "it has to write there, with the columns of the table it reads")
    }
    let table = try CountsText.read([UInt8](data), schema: schema)
    return try EngineAccess.store(table, port: "table", of: attempt, engine: engine)
  }

  private func run(_ payload: Payload, _ attempt: StageAttempt, in folder: String) async throws {
    let program = AbsolutePath.lastComponent(payload.program)
    let end = try await ChildProcess.run(
      ChildCommand(
        arguments: [payload.program] + payload.command.dropFirst(), folder: folder,
        timeout: attempt.control.timeout, memory: attempt.control.memory, keptBytes: 1 << 16))
    // What it prints may quote records, so that it is counted and not shown.
    if end.isTimedOut {
      throw StageFailure(
        cause: .timeout, message: "'\(program)' took longer than it may, and was ended",
        help: "raise 'timeout' of the stage if it needs more time")
    }
    guard end.exitCode == 0 else {
      throw StageFailure(
        cause: end.exitCode == 127 ? .engine : .data,
        message:
          "'\(program)' ended with \(end.exitCode) and wrote \(end.messages.utf8.count) bytes of messages")
    }
  }
}
