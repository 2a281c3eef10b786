import Foundation
import Language

/// Tables of counts on disk: `table.parquet` beside `schema.json`.
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
    let name = try CountsRelation(engine: engine).create(table, name: "stored")
    try write(name, schema: table.schema, folder: folder)
    _ = try engine.query("DROP TABLE \(name)")
  }

  /// Writes a table into a folder that exists, without an engine and without compression; for tables of few rows.
  public static func writeSmall(_ table: CountsTable, folder: String) throws(EngineError) {
    var file = ParquetFile(rowCount: table.rowCount)
    for (dimension, codes) in zip(table.schema.dimensions, table.dimensions) {
      file.add(KeyColumn(codes), name: dimension.name)
    }
    if let period = table.schema.period {
      file.add(KeyColumn(table.periods.map(\.description)), name: period.name)
    }
    for (measure, cells) in zip(table.schema.measures, table.measures) {
      let names = CellPrinter.storedColumns(measure)
      file.add(cells.map(\.value), name: names[0])
      file.add(cells.map(\.low), name: names[1])
      file.add(cells.map(\.high), name: names[2])
      file.add(KeyColumn(cells.map(\.status.rawValue)), name: names[3])
      file.add(cells.map { Int64($0.marks.rawValue) }, name: names[4])
    }
    try write(table.schema, folder: folder)
    let path = folder + "/table.parquet"
    do {
      try Data(file.bytes).write(to: URL(filePath: path))
      try restrict(path)
    } catch { throw .statement(kind: .inputOutput) }
  }

  private static func write(_ schema: CountsSchema, folder: String) throws(EngineError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let path = URL(filePath: folder + "/schema.json")
      try encoder.encode(schema).write(to: path)
      try restrict(path.path)
    } catch { throw .statement(kind: .inputOutput) }
  }

  /// Writes rows that the engine has, with the columns of a schema, into a folder that exists.
  func write(_ rows: SQL, schema: CountsSchema, folder: String) throws(EngineError) {
    try Self.write(schema, folder: folder)
    let path = folder + "/table.parquet"
    _ = try engine.query(
      "COPY (SELECT * FROM \(rows)) TO \(text: path) (FORMAT parquet, COMPRESSION zstd)")
    do { try Self.restrict(path) } catch { throw .statement(kind: .inputOutput) }
  }

  /// Reads a table that was written here.
  public func read(folder: String) throws(EngineError) -> CountsTable {
    let schema = try schema(folder: folder)
    return try CountsRelation.table(
      from: engine.query("SELECT * FROM \(rows(folder: folder))"), schema: schema)
  }

  /// The number of rows of a table that was written here.
  public func rowCount(folder: String) throws(EngineError) -> Int {
    try engine.query("SELECT count(*) AS rows FROM \(rows(folder: folder))").integer("rows", 0)
  }

  /// The codes that stand in a dimension of a table that was written here, in order, without the margin.
  public func codes(of dimension: String, folder: String) throws(EngineError) -> [String] {
    let result = try engine.query(
      "SELECT DISTINCT \(name: dimension) AS code FROM \(rows(folder: folder))")
    guard case .texts(let values)? = result["code"] else { return [] }
    return values.compactMap { $0 }.filter { $0 != CountsSchema.marginCode }.sorted()
  }

  /// The shape of a table that was written here.
  public func schema(folder: String) throws(EngineError) -> CountsSchema {
    do {
      let data = try Data(contentsOf: URL(filePath: folder + "/schema.json"))
      return try JSONDecoder().decode(CountsSchema.self, from: data)
    } catch { throw .malformedTable(reason: "its schema cannot be read") }
  }

  /// The rows of a table that was written here, where they lie.
  func rows(folder: String) -> SQL { "read_parquet(\(text: folder + "/table.parquet"))" }

  private static func restrict(_ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
