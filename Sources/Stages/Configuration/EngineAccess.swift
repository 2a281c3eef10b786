import Foundation
import Pipelines
import Tables

/// The engine as stages use it: shut in to the folders of an attempt, failures in words.
enum EngineAccess {
  /// Opens an engine that may read the inputs of an attempt and write its folder.
  static func open(for attempt: StageAttempt) throws(StageFailure) -> DuckDBEngine {
    let folders = [attempt.folder] + attempt.inputs.map(\.folder)
    return try translating { () throws(EngineError) in
      try DuckDBEngine(
        folders: folders, threads: attempt.threads, spillFolder: attempt.folder + ".spill")
    }
  }

  /// Runs engine work; its failure becomes that of a stage.
  static func translating<Value>(
    _ body: () throws(EngineError) -> Value
  ) throws(StageFailure) -> Value {
    do {
      return try body()
    } catch {
      throw StageFailure(cause: .engine, message: error.description)
    }
  }

  /// Stores a table as the output of a port.
  static func store(
    _ table: CountsTable, port: String, of attempt: StageAttempt, engine: DuckDBEngine,
    warnings: [String] = []
  ) throws(StageFailure) -> StageOutcome {
    let folder = try PortFolder.make(port, of: attempt)
    do throws(EngineError) {
      try CountsStore(engine: engine).write(table, folder: folder)
    } catch {
      // The engine does not say whether the disk was full: trying tells.
      if case .statement(kind: .inputOutput) = error { throw DiskProbe.failure(at: folder) }
      throw StageFailure(cause: .engine, message: error.description)
    }
    return StageOutcome(hashes: [port: table.contentHash], warnings: warnings)
  }
}
