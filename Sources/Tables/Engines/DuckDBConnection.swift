internal import CDuckDB

/// An open database and its connection, closed with their owner.
///
/// Unchecked: the handles are never changed after `init`, and the engine itself allows one
/// connection to be used by one thread and interrupted by another.
final class DuckDBHandles: @unchecked Sendable {
  let connection: wm_connection?
  private let database: wm_database?
  private let functions: wm_duckdb_functions

  init(
    functions: wm_duckdb_functions, threads: Int, memoryLimit: String, spillFolder: String?
  ) throws(EngineError) {
    self.functions = functions
    var config: wm_config?
    guard functions.create_config(&config) == 0 else { throw .statement(kind: .other) }
    defer { functions.destroy_config(&config) }
    let settings = [
      ("threads", String(max(1, threads))), ("memory_limit", memoryLimit),
      ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"),
      // An empty folder means that nothing is written beside the folders of the attempt.
      ("temp_directory", spillFolder ?? ""),
    ]
    for (name, value) in settings where functions.set_config(config, name, value) != 0 {
      throw .statement(kind: .syntax)
    }
    var database: wm_database?
    var connection: wm_connection?
    guard functions.open_ext(nil, &database, config, nil) == 0 else { throw .statement(kind: .other) }
    guard functions.connect(database, &connection) == 0 else {
      functions.close(&database)
      throw .statement(kind: .other)
    }
    self.database = database
    self.connection = connection
  }

  deinit {
    var connection = connection
    var database = database
    functions.disconnect(&connection)
    functions.close(&database)
  }
}
