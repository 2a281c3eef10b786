import Tables

/// What an instance made, as text for people and programs.
public enum StoredOutput {
  /// The rows of a table as CSV, or findings as JSON.
  public static func text(folder: String, port: String) throws -> String {
    if port == "findings" {
      return try FindingsStore.text(folder: folder)
    }
    let engine = try DuckDBEngine(folders: [folder], threads: 1)
    return CountsText.csv(try CountsStore(engine: engine).read(folder: folder))
  }
}
