import Foundation
import Language

/// Where what a cleaning computes on its way is kept: a table of the engine, or a file where there are
/// many columns, since a table takes a quarter of a megabyte for each column however few its rows are.
struct Materialisation {
  /// Where results are kept.
  enum Place {
    /// Tables of the engine.
    case tables
    /// Files in a private folder, removed by `remove()`.
    case files(folder: String)
  }

  let place: Place
  let engine: DuckDBEngine

  /// Keeps the rows of a query under a name of our own, and returns the relation that has them.
  func keep(_ query: SQL, as name: String) throws(EngineError) -> SQL {
    switch place {
    case .tables:
      let table = try SQL.identifier(name)
      _ = try engine.query(SQL("CREATE TEMP TABLE ") + table + SQL(" AS ") + query)
      return table
    case .files(let folder):
      let path = Self.path(name, folder)
      _ = try engine.query(
        SQL("COPY (") + query + SQL(") TO ") + .value(.text(path)) + SQL(" (FORMAT parquet)"))
      return SQL("read_parquet(") + .value(.text(path)) + SQL(")")
    }
  }

  /// Removes the files.
  func remove() {
    guard case .files(let folder) = place else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(Self.prefix) {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  private static let prefix = "on-the-way-"
  private static func path(_ name: String, _ folder: String) -> String {
    "\(folder)/\(prefix)\(name).parquet"
  }
}
