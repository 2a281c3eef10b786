import Pipelines
import Synchronization
import Tables

/// Tables of counts as the instances of one run store and read them.
///
/// A small table is stored without an engine and kept, so that what reads it in the same run does not read its file; it
/// is computed with in this process. Everything else is the engine's. What is kept is bounded and goes with the run.
final class StoredTables: Sendable {
  /// How many rows are kept in all.
  private static let mostRows = 400_000

  /// What is known of a stored table.
  private enum Entry {
    /// It is small, and can be computed with here or not.
    case small(CountsTable, SmallCounts?)
    /// It is the engine's.
    case large

    var rowCount: Int {
      if case .small(let table, _) = self { table.rowCount + 1 } else { 1 }
    }
  }

  private struct Kept {
    var entries: [String: Entry] = [:]
    var order: [String] = []
    var rows = 0
  }

  private let kept = Mutex(Kept())

  /// The tables of the run that an attempt belongs to.
  static func of(_ attempt: StageAttempt) -> StoredTables { attempt.resources.value { StoredTables() } }

  /// Stores a table in the folder of a port of an attempt.
  func write(_ table: CountsTable, port: String, of attempt: StageAttempt) throws(StageFailure) -> String {
    let folder = try PortFolder.make(port, of: attempt)
    guard table.rowCount <= SmallCounts.mostRows else {
      let engine = try EngineAccess.open(for: attempt)
      try EngineAccess.storing(in: folder) { () throws(EngineError) in
        try CountsStore(engine: engine).write(table, folder: folder)
      }
      return folder
    }
    try EngineAccess.storing(in: folder) { () throws(EngineError) in
      try CountsStore.writeSmall(table, folder: folder)
    }
    keep(table, port: port, of: attempt)
    return folder
  }

  /// Keeps a table that is stored for a port of an attempt, if it is small.
  func keep(_ table: CountsTable, port: String, of attempt: StageAttempt) {
    guard table.rowCount <= SmallCounts.mostRows else { return }
    keep(.small(table, SmallCounts(table)), at: attempt.objectFolder + "/" + port)
  }

  /// A table that was stored in a folder.
  func read(_ folder: String, for attempt: StageAttempt) throws(StageFailure) -> CountsTable {
    if case .small(let table, _) = try entry(folder, attempt) { return table }
    return try asking(attempt) { store throws(EngineError) in try store.read(folder: folder) }
  }

  /// The shape of a table that was stored in a folder.
  func schema(_ folder: String, for attempt: StageAttempt) throws(StageFailure) -> CountsSchema {
    if case .small(let table, _) = try entry(folder, attempt) { return table.schema }
    return try asking(attempt) { store throws(EngineError) in try store.schema(folder: folder) }
  }

  /// The codes in a dimension of a table that was stored in a folder, in order, without the margin.
  func codes(
    of dimension: String, in folder: String, for attempt: StageAttempt
  ) throws(StageFailure) -> [String] {
    if case .small(_, let small?) = try entry(folder, attempt) { return small.codes(of: dimension) }
    return try asking(attempt) { store throws(EngineError) in try store.codes(of: dimension, folder: folder) }
  }

  /// A table that was stored in a folder, where it can be computed with in this process.
  func small(_ folder: String, for attempt: StageAttempt) throws(StageFailure) -> SmallCounts? {
    if case .small(_, let small) = try entry(folder, attempt) { return small }
    return nil
  }

  private func entry(_ folder: String, _ attempt: StageAttempt) throws(StageFailure) -> Entry {
    if let entry = kept.withLock({ $0.entries[folder] }) { return entry }
    let entry = try asking(attempt) { store throws(EngineError) -> Entry in
      guard try store.rowCount(folder: folder) <= SmallCounts.mostRows else { return .large }
      let table = try store.read(folder: folder)
      return .small(table, SmallCounts(table))
    }
    keep(entry, at: folder)
    return entry
  }

  /// What an engine tells of stored tables.
  private func asking<Value>(
    _ attempt: StageAttempt, _ question: (CountsStore) throws(EngineError) -> Value
  ) throws(StageFailure) -> Value {
    let engine = try EngineAccess.open(for: attempt)
    return try EngineAccess.translating { () throws(EngineError) in try question(CountsStore(engine: engine))
    }
  }

  private func keep(_ entry: Entry, at folder: String) {
    kept.withLock { kept in
      if let old = kept.entries.updateValue(entry, forKey: folder) {
        kept.rows -= old.rowCount
      } else {
        kept.order.append(folder)
      }
      kept.rows += entry.rowCount
      // Those that were stored first were read first.
      while kept.rows > Self.mostRows, !kept.order.isEmpty {
        if let old = kept.entries.removeValue(forKey: kept.order.removeFirst()) { kept.rows -= old.rowCount }
      }
    }
  }
}
