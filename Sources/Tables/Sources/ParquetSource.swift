import Foundation

/// Apache Parquet, read by the engine: the names of its columns are the first row.
///
/// Values become text as everywhere: days and times as ISO 8601 (those with a time zone in UTC), truth as `TRUE` and
/// `FALSE`, numbers in their shortest digits, what is NULL as nothing. Columns of lists, structures and maps are refused.
public struct ParquetSource: Source {
  /// The word for the format in contracts.
  public static let format = "parquet"
  /// The name of the file, for messages.
  public let file: String

  /// How many rows the engine is asked for at a time.
  static let rowsAtATime = 50_000

  private let engine: DuckDBEngine
  private let table: SQL
  private let columns: [ParquetColumn]
  private let rowCount: Int
  private var rows: [[String]] = []
  private var place = 0
  private var line = 0
  private let range: CellRange?

  /// Files with the mark of Parquet at their beginning.
  public static func recognises(_ beginning: [UInt8], path: String) -> Bool {
    beginning.starts(with: Array("PAR1".utf8)) || beginning.starts(with: Array("PARE".utf8))
  }

  /// Opens a file with an engine of its own, which may read that file and nothing else.
  public init(path: String, options: SourceOptions) throws(SourceFault) {
    let name = FileBeginning.name(path)
    let beginning = try FileBeginning.read(path)
    guard beginning.starts(with: Array("PAR1".utf8)) else {
      if beginning.starts(with: Array("PARE".utf8)) {
        throw SourceFault(
          file: name, rule: "encrypted", message: "the Parquet file is encrypted; save it without a key")
      }
      throw SourceFault(
        file: name, rule: beginning.isEmpty ? "not-empty" : "format",
        message: beginning.isEmpty ? "the file is empty" : "the file is no Parquet file")
    }
    let absolute = URL(filePath: path).standardizedFileURL.path
    file = name
    range = options.range
    do throws(EngineError) {
      engine = try DuckDBEngine(folders: [], files: [absolute], threads: 1, memoryLimit: "1GB")
      // Texts of old writers are kept as bytes; they are texts all the same.
      table =
        "read_parquet(\(text: FilePattern.literal(absolute)), binary_as_string = true, file_row_number = true)"
      let described = try engine.query(
        "SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * EXCLUDE (file_row_number) FROM \(table))"
      )
      columns = try ParquetColumn.columns(described)
      rowCount = try engine.query("SELECT count(*) AS rows FROM \(table)").integer("rows", 0)
    } catch { throw Self.fault(error, name) }
    if let column = columns.first(where: { $0.form == nil }) {
      throw SourceFault(
        file: name, column: column.name, rule: "nested",
        message: "holds lists, structures or bytes, which are no cells; write it as columns of its own")
    }
  }

  /// The next row, or nil at the end.
  public mutating func next() throws(SourceFault) -> SourceRow? {
    while true {
      line += 1
      if let range, line >= range.rows.upperBound { return nil }
      guard let fields = try fields() else { return nil }
      let row = SourceRow(fields: fields, line: line)
      guard let range else { return row }
      if let row = row.within(range) { return row }
    }
  }

  private mutating func fields() throws(SourceFault) -> [String]? {
    if line == 1 { return columns.map(\.name) }
    let index = line - 2
    guard index < rowCount else { return nil }
    if place == rows.count {
      do throws(EngineError) { rows = try read(from: index) } catch { throw Self.fault(error, file) }
      place = 0
      guard !rows.isEmpty else {
        throw SourceFault(
          file: file, rule: "format", message: "the file has fewer rows than it says; fetch or save it again")
      }
    }
    defer { place += 1 }
    return rows[place]
  }

  private func read(from index: Int) throws(EngineError) -> [[String]] {
    let result = try engine.query(
      "SELECT \(columns.map(\.selection)) FROM \(table) WHERE file_row_number >= \(index) AND file_row_number < \(index + Self.rowsAtATime) ORDER BY file_row_number"
    )
    var rows = [[String]](
      repeating: [String](repeating: "", count: columns.count), count: result.rowCount)
    for (place, column) in columns.enumerated() {
      column.read(result.columns[place]) { row, text in rows[row][place] = text }
    }
    return rows
  }

  private static func fault(_ error: EngineError, _ file: String) -> SourceFault {
    switch error {
    case .statement, .malformedTable, .unsupportedColumn:
      SourceFault(
        file: file, rule: "format",
        message: "the Parquet file is damaged or of a kind that is not read; fetch or save it again")
    default: SourceFault(file: file, rule: "engine", message: error.description)
    }
  }
}
