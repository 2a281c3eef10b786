import Foundation
import Language

/// Tables of counts on disk: `table.parquet`, written by the engine, beside `schema.json`.
///
/// Parquet holds a text column for each dimension and the period, and for each measure `m` the
/// columns `m` (NULL unless there is exactly one value), `m_low`, `m_high`, `m_status` (a word of
/// `CellStatus`) and `m_marks` (the bits of `CellMarks`).
public struct CountsStore {
  private let engine: DuckDBEngine

  /// Creates a store over an engine that may read and write the folders used.
  public init(engine: DuckDBEngine) { self.engine = engine }

  /// Writes a table into a folder that exists.
  public func write(_ table: CountsTable, folder: String) throws(EngineError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let schema = URL(filePath: folder + "/schema.json")
      try encoder.encode(table.schema).write(to: schema)
      try Self.restrict(schema.path)
    } catch { throw .statement(kind: .inputOutput) }
    let name = try CountsRelation(engine: engine).create(table, name: "stored")
    let path = folder + "/table.parquet"
    _ = try engine.query(
      SQL("COPY (SELECT * FROM ") + name + SQL(") TO ") + .value(.text(path))
        + SQL(" (FORMAT parquet, COMPRESSION zstd)"))
    _ = try engine.query(SQL("DROP TABLE ") + name)
    do { try Self.restrict(path) } catch { throw .statement(kind: .inputOutput) }
  }

  /// Reads a table that was written here.
  public func read(folder: String) throws(EngineError) -> CountsTable {
    let schema: CountsSchema
    do {
      let data = try Data(contentsOf: URL(filePath: folder + "/schema.json"))
      schema = try JSONDecoder().decode(CountsSchema.self, from: data)
    } catch { throw .malformedTable(reason: "its schema cannot be read") }
    let result = try engine.query(
      SQL("SELECT * FROM read_parquet(") + .value(.text(folder + "/table.parquet")) + SQL(")"))
    return try CountsRelation.table(from: result, schema: schema)
  }

  private static func restrict(_ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
