internal import CDuckDB
import Glibc
import Language

/// A connection to a database, closed with its owner, and with it its temporary tables.
///
/// Unchecked: the handle is never changed after `init`, and the engine itself allows one connection to
/// be used by one thread and interrupted by another.
final class DuckDBConnection: @unchecked Sendable {
  let database: DuckDBDatabase
  let handle: wm_connection?
  private let functions: wm_duckdb_functions

  init(_ database: DuckDBDatabase) throws(EngineError) {
    self.database = database
    functions = database.functions
    handle = try database.connect()
  }

  /// How long to wait in microseconds for what other threads of the engine still do.
  private static let nap: UInt32 = 100

  deinit {
    var handle = handle
    functions.disconnect(&handle)
  }

  func run(text: String, values: [TypedValue?]) throws(EngineError) -> ResultColumns {
    var statement: wm_statement?
    defer { functions.destroy_prepare(&statement) }
    guard functions.prepare(handle, text, &statement) == 0 else {
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
      // Others still work: asking again at once would keep a processor busy with asking.
      if state == 3 { usleep(Self.nap) }
      state = functions.pending_execute_task(pending)
    }
    var result = wm_result()
    defer { functions.destroy_result(&result) }
    guard functions.execute_pending(pending, &result) == 0 else {
      throw DuckDBErrorKind.error(
        functions.result_error_type(&result), text: functions.result_error(&result))
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
