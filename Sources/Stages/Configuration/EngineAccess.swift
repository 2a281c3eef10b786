import Foundation
import Language
import Pipelines
import Tables

/// The engine as stages use it: shut in to the folders of an attempt, failures in words.
enum EngineAccess {
  /// The version of the engine that will be used, `v2.0.0`, found without opening it where that can be;
  /// part of the keys of what it computes.
  static let version = (try? DuckDBLibrary.find())?.version ?? "not found"

  /// The part of a key that names the engine.
  static var keyField: KeyField { KeyField(name: "engine DuckDB", value: version) }

  /// An engine that may read the inputs of an attempt and some files, and write its folder.
  ///
  /// With files of its own it is opened for this attempt alone; else it is one that other attempts of
  /// the run used before, which may read and write all that the run stores.
  static func open(for attempt: StageAttempt, files: [String] = []) throws(StageFailure) -> DuckDBEngine {
    try translating { () throws(EngineError) in
      guard files.isEmpty else {
        let engine = try DuckDBEngine(
          folders: [attempt.folder] + attempt.inputs.map(\.folder), files: files, threads: attempt.threads,
          spillFolder: attempt.folder + ".spill")
        attempt.progress.watch { [weak engine] in
          guard let engine else { return .over }
          return engine.progress.map { .rows($0.rows) } ?? .unknown
        }
        return engine
      }
      return try attempt.resources.value { EnginePool() }.engine(
        folders: attempt.storeFolders, threads: attempt.threads, spillFolder: attempt.folder + ".spill")
    }
  }

  /// Runs engine work; its failure becomes that of a stage.
  static func translating<Value>(
    _ body: () throws(EngineError) -> Value
  ) throws(StageFailure) -> Value {
    do {
      return try body()
    } catch {
      throw failure(error)
    }
  }

  /// The failure of a stage that one of the engine is.
  private static func failure(_ error: EngineError) -> StageFailure {
    guard error == .statement(kind: .diskFull) else {
      return StageFailure(cause: .engine, message: error.description)
    }
    return StageFailure(
      cause: .cannotWrite,
      message: "the engine could not write: the disk of the store is full, or files may not grow so large",
      help: "free space there, or raise 'ulimit -f', and run again: what was committed is reused")
  }

  /// Runs work over records; a fault of the source is one of the data, in our own words.
  static func translatingRecords<Value>(
    _ contract: String, _ body: () throws(RecordsError) -> Value
  ) throws(StageFailure) -> Value {
    do {
      return try body()
    } catch {
      switch error {
      case .source(let fault): throw sourceFailure(fault, contract: contract)
      case .engine(let error): throw failure(error)
      }
    }
  }

  /// The failure that a fault of a source is.
  static func sourceFailure(_ fault: SourceFault, contract: String) -> StageFailure {
    sourceFailure(SourceProblems(fault), contract: contract)
  }

  /// The failure that the problems of a source are.
  static func sourceFailure(_ problems: SourceProblems, contract: String) -> StageFailure {
    StageFailure(
      cause: .data, message: problems.lines.first ?? "the source is wrong",
      details: Array(problems.lines.dropFirst()),
      help: problems.remedy ?? "correct the file, or the contract '\(contract)' if the source has changed")
  }

  /// Stores a table as the output of a port.
  static func store(
    _ table: CountsTable, port: String, of attempt: StageAttempt, conditions: [DataCondition] = []
  ) throws(StageFailure) -> StageOutcome {
    let folder = try StoredTables.of(attempt).write(table, port: port, of: attempt)
    return try outcome(of: table, port: port, in: folder, conditions: conditions)
  }

  /// Writes what stands beside a table that was stored, and says what the stage made.
  static func outcome(
    of table: CountsTable, port: String, in folder: String, conditions: [DataCondition]
  ) throws(StageFailure) -> StageOutcome {
    try RevisionsStore.write(table, folder: folder)
    try StoredConditions.write(conditions, folder: folder)
    return StageOutcome(
      hashes: [port: StoredConditions.hash(table.contentHash, conditions)], conditions: conditions)
  }

  /// Runs engine work that writes in a folder; its failure becomes that of a stage.
  static func storing<Value>(
    in folder: String, _ body: () throws(EngineError) -> Value
  ) throws(StageFailure) -> Value {
    do {
      return try body()
    } catch {
      // The engine does not say whether the disk was full, or where and by how much: trying tells.
      if case .statement(kind: .inputOutput) = error { throw DiskProbe.failure(at: folder) }
      if case .statement(kind: .diskFull) = error {
        let probe = DiskProbe.failure(at: folder)
        if probe.cause == .cannotWrite { throw probe }
      }
      throw failure(error)
    }
  }
}
