import Briefs
import Foundation
import Language
public import Pipelines
import Tables

/// `run`: a command outside, which reads tables as CSV and findings as JSON, and makes what it declares.
///
/// The command runs in its private folder with an empty input and a fixed environment. What it reads is
/// `inputs/<stage>[-<key>].csv` or `.json`; what it makes is `outputs/<port>.csv` with the columns of the
/// first table it reads, `outputs/<port>.json` in the form of findings, or pages in the folder
/// `outputs/<port>`. What it makes is never public, whatever it read. It reaches that folder, its program,
/// those of the system, and the folders of `reads`; nothing else, and no network.
public struct CommandStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "run"
  /// Raised when equal inputs would give different outputs.
  public let version = 3

  /// What a command may make.
  private static let types: [PortType] = [.counts, .findings, .pages]
  /// The command is ended at its timeout, with all that it started.
  public let endsByItself = true

  private struct Payload: Sendable {
    var command: [String]
    var program: String
    var outputs: [CommandOutput]
    var access: CommandAccess
  }

  private let walls: KernelWalls

  private let trust: SourceTrust

  init(trust: SourceTrust, walls: KernelWalls = .current) {
    self.trust = trust
    self.walls = walls
  }

  /// Checks one stage and says what it will make; starts nothing.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: ["command", "outputs", "reads", "unconfined"], required: ["command"],
        report: context.report)
    else { return nil }
    guard let words = configuration.texts("command"), let first = words.first?.text else { return nil }
    guard let program = ProgramSearch.path(of: first, in: declaration.folder) else {
      configuration.fail(
        "there is no program '\(first)'", at: configuration.location(of: "command"),
        help: "name one of the system, or a path from the folder of this file")
      return nil
    }
    let isOfProject = first.contains("/") && !first.hasPrefix("/")
    guard let outputs = outputs(configuration),
      let declared = CommandAccessReader.read(configuration, folder: declaration.folder)
    else { return nil }
    var access = declared
    let paths = CommandPaths(
      configuration: configuration, folder: declaration.folder,
      program: isOfProject ? ResolvedPath.of(program) : nil)
    guard let command = paths.resolve(words, access: &access) else { return nil }
    for folder in access.folders {
      guard let reason = trust.objection(to: folder, declaredIn: declaration.folder) else { continue }
      context.report(access.refusal(of: folder, to: declaration.name, since: reason))
    }
    let reads = context.inputs.allSatisfy { $0.output.schema is CountsPort || $0.output.type == .findings }
    guard reads, !context.inputs.isEmpty else {
      configuration.fail(
        "a command reads tables of Counts and Findings", at: declaration.nameLocation,
        help: "add 'from: STAGE'")
      return nil
    }
    let port = context.inputs.lazy.compactMap { $0.output.schema as? CountsPort }.first
    guard port != nil || !outputs.contains(where: { $0.type == .counts }) else {
      configuration.fail(
        "a table of Counts that a command makes has the columns of the first one it reads, and it reads none",
        at: declaration.nameLocation, help: "add a stage that makes Counts to 'from', or name other outputs")
      return nil
    }
    return CheckedStage(
      outputs: outputs.map { output in
        CheckedOutput(
          port: output.port, type: output.type, schema: output.type == .counts ? port as (any Sendable)? : nil
        )
      },
      canonicalConfiguration: [
        // As written, not resolved: a checkout that moves computes the same.
        "command \(words.map(\.text).joined(separator: " "))",
        "outputs \(outputs.map { "\($0.port):\($0.type.rawValue)" }.joined(separator: ","))",
        "reads \(declared.folders.map(\.text).joined(separator: "\n"))",
      ].joined(separator: "\n"),
      // A program of the project is part of the key; those of the system are not read.
      definitionFiles: (isOfProject ? [program] : [])
        + access.folders.flatMap(\.files),
      commandAccess: access,
      payload: Payload(command: command, program: program, outputs: outputs, access: access))
  }

  /// What the command is declared to make: one table of counts unless it says otherwise.
  private func outputs(_ configuration: StageConfiguration) -> [CommandOutput]? {
    guard let node = configuration["outputs"] else { return [CommandOutput(port: "table", type: .counts)] }
    let words = Self.types.map(\.rawValue)
    guard let entries = node.entries, !entries.isEmpty else {
      configuration.fail(
        "'outputs' takes a mapping", at: node.location, help: "such as {table: Counts, pages: Pages}")
      return nil
    }
    var outputs: [CommandOutput] = []
    for entry in entries {
      guard entry.key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
        configuration.fail(
          "'\(entry.key)' is no name of a port", at: entry.keyLocation, help: "use letters, digits and _")
        return nil
      }
      guard let text = entry.value.text, let type = Self.types.first(where: { $0.rawValue == text }) else {
        configuration.fail(
          "a command makes \(words.joined(separator: ", "))", at: entry.value.location,
          note: entry.value.text.flatMap { Suggestion.note(for: $0, in: words) },
          help: "such as '\(entry.key): Counts'")
        return nil
      }
      outputs.append(CommandOutput(port: entry.key, type: type))
    }
    return outputs
  }

  /// Runs the command for one instance.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let payload = attempt.checked.payload as? Payload else {
      throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration")
    }
    // The folder of a store may be given as a relative one; the command changes folders.
    let work = Self.absolute(attempt.folder + "/.work")
    defer { try? FileManager.default.removeItem(atPath: work) }
    for folder in ["inputs", "outputs", "temporary"] {
      try FileManager.default.createDirectory(
        atPath: "\(work)/\(folder)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
      )
    }
    let schema = try writeInputs(of: attempt, to: work + "/inputs")
    try await run(payload, attempt, in: work)
    var outcome = StageOutcome(hashes: [:], conditions: conditions(payload, attempt))
    for output in payload.outputs {
      outcome.hashes[output.port] = try output.take(from: work + "/outputs", schema: schema, attempt)
    }
    return outcome
  }

  private static func absolute(_ path: String) -> String {
    AbsolutePath.resolve(path, in: FileManager.default.currentDirectoryPath)
  }

  /// Writes what the command reads, and returns the columns of the first table, with what is said of any of them.
  private func writeInputs(of attempt: StageAttempt, to folder: String) throws -> CountsSchema? {
    var schema: CountsSchema?
    for input in attempt.inputs {
      let path = folder + "/" + PathSegment.joined(input.stage, input.bindings.map(\.value))
      guard PortFolder.holds(input.folder + "/schema.json") else {
        try PortFolder.write(Array(FindingsStore.text(folder: input.folder).utf8), to: path + ".json")
        continue
      }
      let table = try StoredTables.of(attempt).read(input.folder, for: attempt)
      schema = schema?.joiningMeaning(of: table.schema) ?? table.schema
      try PortFolder.write(Array(CountsText.csv(table).utf8), to: path + ".csv")
    }
    return schema
  }

  /// What to tell people of the walls around the command.
  private func conditions(_ payload: Payload, _ attempt: StageAttempt) -> [DataCondition] {
    let program = AbsolutePath.lastComponent(payload.program)
    func condition(_ rule: String, _ text: String) -> [DataCondition] {
      [DataCondition(rule, of: attempt.address.stage, count: 1, text: "'\(program)' \(text)")]
    }
    if let lacking = walls.lacking {
      return condition("unconfined", "ran with the rights of this user: this kernel has no \(lacking)")
    }
    guard payload.access.walls == .waived else { return [] }
    return condition("needless-unconfined", "was confined: 'unconfined' says nothing where the kernel can")
  }

  private func run(_ payload: Payload, _ attempt: StageAttempt, in folder: String) async throws {
    let program = AbsolutePath.lastComponent(payload.program)
    for store in Set(attempt.storeFolders.map { Self.absolute($0 + "/..") }).sorted() {
      for read in payload.access.folders where ResolvedPath.overlap(read.path, store) {
        throw StageFailure(
          cause: .data, message: "'\(program)' may not read '\(read.text)': the store is in it or around it",
          help: "name a folder that holds only what the command needs")
      }
    }
    let end = try await ChildProcess.run(
      ChildCommand(
        arguments: [payload.program] + payload.command.dropFirst(),
        environment: ChildCommand.plainEnvironment + ["TMPDIR=\(folder)/temporary"], folder: folder,
        timeout: attempt.control.timeout, memory: attempt.control.memory,
        confinement: Confinement(folder: folder, reads: payload.access.folders.map(\.path), walls: walls),
        keptBytes: 1 << 16))
    switch end.startFailure {
    case .notConfined(let failure):
      throw StageFailure(
        cause: .engine,
        message: "'\(program)' could not be confined and did not run: \(failure.path): \(failure.reason)")
    case .notStarted(let failure):
      throw StageFailure(cause: .engine, message: "'\(program)' did not start: \(failure.reason)")
    case nil: break
    }
    // What it prints may quote records, and how much it prints may be a figure of theirs: neither is said.
    if end.isTimedOut {
      throw StageFailure(
        cause: .timeout, message: "'\(program)' took longer than it may, and was ended",
        help: "raise 'timeout' of the stage if it needs more time")
    }
    guard end.exitCode == 0 else {
      throw StageFailure(
        cause: end.exitCode == 127 ? .engine : .data,
        message:
          "'\(program)' \(end.words)",
        help: "it reaches its folder, the programs of the system and the folders of 'reads', and no network")
    }
  }
}
