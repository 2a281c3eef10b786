internal import CDuckDB

/// An open database in memory, closed with its owner: what takes long to open, and what shuts an engine in.
///
/// Unchecked: the handle is never changed after `init`, and the engine itself allows several threads
/// to open connections to it.
public final class DuckDBDatabase: @unchecked Sendable {
  let functions: wm_duckdb_functions
  private let handle: wm_database?

  /// Opens a database that may read and write some folders, and read some files, and nothing else.
  ///
  /// `folders` and `files` are absolute; `memoryLimit` is such as `2GB`. What does not fit goes to
  /// `spillFolder`, which the engine makes and removes; without one, too much data is `outOfMemory`.
  public convenience init(
    folders: [String], files: [String] = [], threads: Int, memoryLimit: String = "4GB",
    spillFolder: String? = nil
  ) throws(EngineError) {
    try self.init(threads: threads, memoryLimit: memoryLimit, spillFolder: spillFolder)
    try shut(in: folders, files, from: DuckDBConnection(self))
  }

  /// Opens a database that is not shut in yet.
  init(threads: Int, memoryLimit: String, spillFolder: String?) throws(EngineError) {
    let (_, functions) = try DuckDBLibrary.functions()
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
    var handle: wm_database?
    guard functions.open_ext(nil, &handle, config, nil) == 0 else { throw .statement(kind: .other) }
    self.handle = handle
  }

  deinit {
    var handle = handle
    functions.close(&handle)
  }

  /// Opens a connection, with temporary tables of its own.
  func connect() throws(EngineError) -> wm_connection? {
    var connection: wm_connection?
    guard functions.connect(handle, &connection) == 0 else { throw .statement(kind: .other) }
    return connection
  }

  /// Shuts every connection in, those to come too; nobody can open it again.
  func shut(
    in folders: [String], _ files: [String], from connection: DuckDBConnection
  ) throws(EngineError) {
    // SET takes no bound values; the only texts pasted here are paths of our own, quoted.
    func quoted(_ path: String) -> String {
      "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    func set(_ text: String) throws(EngineError) { _ = try connection.run(text: "SET " + text, values: []) }
    // The engine guesses that a file of text is small, and would build its joins on the file's side.
    try set("disabled_optimizers = 'build_side_probe_side'")
    // Each must hold before the next: external access can only be shut once the folders are known.
    try set("allowed_directories = [\(folders.map(quoted).joined(separator: ", "))]")
    // A name with marks of patterns is asked for as a pattern, and then read as itself.
    let paths = files + files.map(FilePattern.literal).filter { !files.contains($0) }
    try set("allowed_paths = [\(paths.map(quoted).joined(separator: ", "))]")
    try set("enable_external_access = false")
    try set("lock_configuration = true")
  }
}
