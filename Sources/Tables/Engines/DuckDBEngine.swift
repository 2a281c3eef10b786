internal import CDuckDB
import Language
internal import Synchronization

/// DuckDB in this process, shut in: only the folders it was given, no network, a locked
/// configuration.
public final class DuckDBEngine: Sendable {
  private let connection: DuckDBConnection
  private let isSound = Atomic<Bool>(true)
  private let giveBack: @Sendable (DuckDBDatabase) -> Void

  /// Opens a database of its own, shut in as `DuckDBDatabase` says.
  public init(
    folders: [String], files: [String] = [], threads: Int, memoryLimit: String = "4GB",
    spillFolder: String? = nil
  ) throws(EngineError) {
    let database = try DuckDBDatabase(
      threads: threads, memoryLimit: memoryLimit, spillFolder: spillFolder)
    connection = try DuckDBConnection(database)
    giveBack = { _ in }
    // Without the first the engine keeps no progress; the second keeps it from printing any.
    _ = try connection.run(text: "SET enable_progress_bar = true", values: [])
    _ = try connection.run(text: "SET enable_progress_bar_print = false", values: [])
    try database.shut(in: folders, files, from: connection)
  }

  /// Works in a database that others use before or after it, with temporary tables of its own; it knows
  /// no progress.
  ///
  /// `giveBack` gets the database at the end, unless a statement failed: then it is not used again.
  public init(
    _ database: DuckDBDatabase, giveBack: @escaping @Sendable (DuckDBDatabase) -> Void = { _ in }
  ) throws(EngineError) {
    connection = try DuckDBConnection(database)
    self.giveBack = giveBack
  }

  deinit {
    if isSound.load(ordering: .acquiring) { giveBack(connection.database) }
  }

  /// Stops what runs now; safe from any thread.
  public func interrupt() { connection.database.functions.interrupt(connection.handle) }

  /// Runs a statement and returns its columns; a cancelled task ends it with `interrupted`.
  func query(_ sql: SQL) throws(EngineError) -> ResultColumns {
    do throws(EngineError) {
      return try connection.run(text: sql.text, values: sql.values)
    } catch {
      isSound.store(false, ordering: .releasing)
      throw error
    }
  }

  /// Appends rows to a temporary table; the columns are those of the table, in order and of equal length.
  public func append(_ columns: [ColumnData], to table: String) throws(EngineError) {
    do throws(EngineError) {
      try DuckDBAppender(functions: connection.database.functions, connection: connection.handle)
        .append(columns, to: table)
    } catch {
      isSound.store(false, ordering: .releasing)
      throw error
    }
  }

  /// How far the running statement is; nil while nothing runs or the engine cannot tell.
  ///
  /// Safe from any thread.
  public var progress: QueryProgress? {
    let progress = connection.database.functions.query_progress(connection.handle)
    guard progress.percentage >= 0 else { return nil }
    return QueryProgress(
      share: min(progress.percentage / 100, 1), rows: Int(clamping: progress.rows_processed),
      expectedRows: Int(clamping: progress.rows_total))
  }
}
