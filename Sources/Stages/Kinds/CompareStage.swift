import Language
public import Pipelines
import Tables

/// `compare`: what differs between two tables, figure by figure, and why.
public struct CompareStage: StageKind {
  /// The key that names the kind in a pipeline.
  public let name = "compare"
  /// Raised when equal inputs would give different outputs.
  public let version = 4

  /// Checks one stage and says what it will make; reads no source.
  public func check(_ declaration: StageDeclaration, in context: CheckContext) -> CheckedStage? {
    guard
      let configuration = StageConfiguration(
        declaration, kind: name, keys: [], required: [], report: context.report)
    else { return nil }
    let now = context.inputs.first { $0.port == "now" }
    let then = context.inputs.first { $0.port == "then" }
    guard let now, let then else {
      configuration.fail(
        "'compare' reads two tables", at: declaration.nameLocation,
        help: "such as 'from: {now: counts, then: previous.counts}'")
      return nil
    }
    guard now.output.type == then.output.type, [.counts, .findings].contains(now.output.type) else {
      configuration.fail(
        "'\(now.stage)' and '\(then.stage)' cannot be compared: two tables of Counts or two of Findings can",
        at: then.location)
      return nil
    }
    return CheckedStage(
      outputs: [CheckedOutput(port: "changes", type: .changes)],
      canonicalConfiguration: "type \(now.output.type.rawValue)", payload: now.output.type)
  }

  /// Compares one instance; without an earlier table nothing has changed.
  public func execute(_ attempt: StageAttempt) async throws -> StageOutcome {
    guard let type = attempt.checked.payload as? PortType,
      let now = attempt.inputs.first(where: { $0.port == "now" })
    else { throw StageFailure(cause: .engine, message: "stage \(attempt.address) lost its configuration") }
    let then = attempt.inputs.first { $0.port == "then" }
    let changes =
      try then.map { then in
        try FigureComparison.changes(
          type, now: now.folder, then: then.folder, causes: then.causes, threads: attempt.threads)
      }
    let folder = try PortFolder.make("changes", of: attempt)
    return StageOutcome(hashes: ["changes": try ChangesStore.write(changes, folder: folder)])
  }
}

extension FigureComparison {
  /// The figures that differ between what is stored in two folders of one type; either may be absent.
  static func changes(
    _ type: PortType, now: String?, then: String?, causes: [String], threads: Int = 1
  ) throws -> FigureChanges {
    if type == .findings {
      return changes(
        now: try now.map { try FindingsStore.read(folder: $0) } ?? [],
        then: try then.map { try FindingsStore.read(folder: $0) }, causes: causes)
    }
    let engine = try DuckDBEngine(folders: [now, then].compactMap { $0 }, threads: threads)
    let store = CountsStore(engine: engine)
    let earlier = try then.map { try store.read(folder: $0) }
    if let now { return changes(now: try store.read(folder: now), then: earlier, causes: causes) }
    guard let earlier else { return FigureChanges([], causes: causes) }
    let empty = CountsTable(
      schema: earlier.schema, dimensions: earlier.dimensions.map { _ in [] }, periods: [],
      measures: earlier.measures.map { _ in [] }, rowCount: 0)
    return changes(now: empty, then: earlier, causes: causes)
  }
}
