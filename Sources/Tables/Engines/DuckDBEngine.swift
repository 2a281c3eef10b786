internal import CDuckDB
import Language

/// DuckDB in this process, shut in: only the folders it was given, no network, a locked
/// configuration.
public final class DuckDBEngine: Engine {
  private let functions: wm_duckdb_functions
  private let handles: DuckDBHandles

  /// Opens a database in memory.
  ///
  /// `folders` are the absolute folders it may read and write, `files` what else it may read;
  /// `memoryLimit` is such as `2GB`.
  /// What does not fit goes to `spillFolder`, which the engine makes and removes; without one, too
  /// much data is `outOfMemory`.
  public init(
    folders: [String], files: [String] = [], threads: Int, memoryLimit: String = "4GB",
    spillFolder: String? = nil
  ) throws(EngineError) {
    let (_, functions) = try DuckDBLibrary.functions()
    self.functions = functions
    self.handles = try DuckDBHandles(
      functions: functions, threads: threads, memoryLimit: memoryLimit, spillFolder: spillFolder)
    // Without the first the engine keeps no progress; the second keeps it from printing any.
    try set("SET enable_progress_bar = true")
    try set("SET enable_progress_bar_print = false")
    // The engine guesses that a file of text is small, and would build its joins on the file's side.
    try set("SET disabled_optimizers = 'build_side_probe_side'")
    // Each must hold before the next: external access can only be shut once the folders are known.
    func quoted(_ path: String) -> String {
      "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    try set("SET allowed_directories = [\(folders.map(quoted).joined(separator: ", "))]")
    // A name with marks of patterns is asked for as a pattern, and then read as itself.
    let paths = files + files.map(FilePattern.literal).filter { !files.contains($0) }
    try set("SET allowed_paths = [\(paths.map(quoted).joined(separator: ", "))]")
    try set("SET enable_external_access = false")
    try set("SET lock_configuration = true")
  }

  /// Stops what runs now; safe from any thread.
  public func interrupt() { functions.interrupt(handles.connection) }

  /// Runs a statement and returns its columns; a cancelled task ends it with `interrupted`.
  public func query(_ sql: SQL) throws(EngineError) -> ResultColumns {
    try run(text: sql.text, values: sql.values)
  }

  /// Appends rows to a temporary table; the columns are those of the table, in order and of equal length.
  public func append(_ columns: [ColumnData], to table: String) throws(EngineError) {
    try DuckDBAppender(functions: functions, connection: handles.connection).append(columns, to: table)
  }

  /// How far the running statement is; nil while nothing runs or the engine cannot tell.
  ///
  /// Safe from any thread.
  public var progress: QueryProgress? {
    let progress = functions.query_progress(handles.connection)
    guard progress.percentage >= 0 else { return nil }
    return QueryProgress(
      share: min(progress.percentage / 100, 1), rows: Int(clamping: progress.rows_processed),
      expectedRows: Int(clamping: progress.rows_total))
  }

  // SET takes no bound values; the only text pasted here is a folder of our own, quoted.
  private func set(_ text: String) throws(EngineError) { _ = try run(text: text, values: []) }

  private func run(text: String, values: [TypedValue?]) throws(EngineError) -> ResultColumns {
    var statement: wm_statement?
    defer { functions.destroy_prepare(&statement) }
    guard functions.prepare(handles.connection, text, &statement) == 0 else {
      throw .statement(kind: .syntax)
    }
    for (index, value) in values.enumerated() {
      try bind(value, at: UInt64(index + 1), of: statement)
    }
    var pending: wm_pending?
    defer { functions.destroy_pending(&pending) }
    guard functions.pending_prepared(statement, &pending) == 0 else { throw .statement(kind: .syntax) }
    // States: 0 result ready, 1 not ready, 2 error, 3 no tasks available; only 1 and 3 go on.
    var state = functions.pending_execute_task(pending)
    while state == 1 || state == 3 {
      if Task.isCancelled { throw .interrupted }
      state = functions.pending_execute_task(pending)
    }
    var result = wm_result()
    defer { functions.destroy_result(&result) }
    guard functions.execute_pending(pending, &result) == 0 else {
      throw DuckDBErrorKind.error(functions.result_error_type(&result))
    }
    return try DuckDBColumnReader(functions: functions).read(&result)
  }

  private func bind(
    _ value: TypedValue?, at index: UInt64, of statement: wm_statement?
  ) throws(EngineError) {
    let status: Int32 =
      switch value {
      case nil: functions.bind_null(statement, index)
      case .integer(let number): functions.bind_int64(statement, index, number)
      case .real(let number): functions.bind_double(statement, index, number)
      case .boolean(let truth): functions.bind_boolean(statement, index, truth)
      case .some(let other): bind(text: other.canonicalText, at: index, of: statement)
      }
    if status != 0 { throw .statement(kind: .syntax) }
  }

  private func bind(text: String, at index: UInt64, of statement: wm_statement?) -> Int32 {
    functions.bind_varchar_length(statement, index, text, UInt64(text.utf8.count))
  }
}
