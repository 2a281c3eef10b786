import Foundation
import Language

/// Clean records on disk: `records.parquet` with a column each for what was read and derived, NULL
/// where it is unknown, and `rejects.parquet` with the number of each row left out and its rule.
public struct RecordsStore {
  private let engine: DuckDBEngine

  /// Creates a store over an engine that may read the source and write the folders used.
  public init(engine: DuckDBEngine) { self.engine = engine }

  /// The file of clean records.
  public static let recordsFile = "records.parquet"
  /// The file of rejected rows.
  public static let rejectsFile = "rejects.parquet"

  /// Cleans a source and writes what it became and what was left out, each into a folder that exists.
  ///
  /// Rows are numbered from 1 as they stand in the file. Records are in order of their first row.
  public func clean(
    _ source: RecordsSource, by cleaning: RecordsCleaning, records: String, rejects: String
  ) throws(RecordsError) -> CleaningAudit {
    let typed = TypedRecords(cleaning: cleaning, engine: engine)
    let wanted = Set(cleaning.columns.map(\.name) + cleaning.derived.map(\.name))
    try source.reading { () throws(EngineError) in
      let relation = try typed.relation(of: source, wanted: wanted, audit: .rows)
      _ = try engine.query(SQL("CREATE TEMP TABLE typed AS ") + relation)
    }
    do {
      var audit = CleaningAudit(
        rows: try count("SELECT count(*) FROM typed"), records: 0, columns: cleaning.columns.map(\.name),
        entries: [])
      audit.entries = try outcomes(cleaning)
      audit.entries += try write(rejectsOf: cleaning, to: rejects + "/" + Self.rejectsFile)
      audit.entries += try merge(cleaning)
      audit.records = try count("SELECT count(*) FROM merged")
      try copy(
        SQL("SELECT ") + (try storedColumns(cleaning)).joined(", ") + SQL(" FROM merged ORDER BY \"@row\""),
        to: records + "/" + Self.recordsFile)
      return audit
    } catch { throw .engine(error) }
  }

  /// Reads every field of a source once.
  public func check(_ source: RecordsSource) throws(RecordsError) {
    try source.reading { () throws(EngineError) in
      var counts: [SQL] = []
      for name in source.header { counts.append(try SQL("count(") + .identifier(name) + SQL(")")) }
      _ = try engine.query(SQL("SELECT ") + counts.joined(", ") + SQL(" FROM ") + source.relation())
    }
  }

  private func count(_ text: StaticString) throws(EngineError) -> Int {
    let result = try engine.query(SQL(text))
    if case .integers(let values)? = result.columns.first { return Int(values.first.flatMap { $0 } ?? 0) }
    return 0
  }

  private func outcomes(_ cleaning: RecordsCleaning) throws(EngineError) -> [CleaningAudit.Entry] {
    var entries: [CleaningAudit.Entry] = []
    for column in cleaning.columns {
      let outcome = try SQL.identifier(column.name + TypedRecords.outcomeSuffix)
      let result = try engine.query(
        SQL("SELECT CAST(") + outcome
          + SQL(" AS BIGINT) AS outcome, count(*) AS n FROM typed GROUP BY 1 ORDER BY 1"))
      for row in 0..<result.rowCount {
        guard let outcome = TypedRecords.Outcome(rawValue: result.integer("outcome", row)),
          let rule = outcome.rule
        else { continue }
        let isChange = outcome == .trimmed || outcome == .recoded
        entries.append(
          .init(
            action: isChange ? .changed : .unknown, rule: rule, column: column.name,
            count: result.integer("n", row)))
      }
    }
    return entries
  }

  private func write(
    rejectsOf cleaning: RecordsCleaning, to path: String
  ) throws(EngineError) -> [CleaningAudit.Entry] {
    let names = cleaning.rejectionNames
    let words = names.map { SQL.value(.text($0)) }
    let rule =
      names.isEmpty
      ? SQL("NULL") : SQL("list_extract(list_value(") + words.joined(", ") + SQL("), \"@rule\")")
    try copy(
      SQL("SELECT \"@row\" AS \"row\", CAST(") + rule
        + SQL(" AS VARCHAR) AS rule FROM typed WHERE \"@rule\" > 0 ORDER BY \"@row\""), to: path)
    let result = try engine.query(
      SQL(
        "SELECT CAST(\"@rule\" AS BIGINT) AS rule, count(*) AS n FROM typed WHERE \"@rule\" > 0 GROUP BY 1 ORDER BY 1"
      ))
    return (0..<result.rowCount).compactMap { row in
      let place = result.integer("rule", row)
      guard (1...max(1, names.count)).contains(place) else { return nil }
      return .init(action: .rejected, rule: names[place - 1], column: nil, count: result.integer("n", row))
    }
  }

  /// Makes the table `merged`, one record a key, and says how many rows went into others and what they contradicted.
  private func merge(_ cleaning: RecordsCleaning) throws(EngineError) -> [CleaningAudit.Entry] {
    let names = cleaning.columns.map(\.name) + cleaning.derived.map(\.name)
    guard let key = cleaning.key else {
      _ = try engine.query(SQL("CREATE TEMP TABLE merged AS SELECT * FROM typed WHERE \"@rule\" = 0"))
      return []
    }
    var select: [SQL] = [SQL("min(\"@row\") AS \"@row\""), SQL("count(*) AS \"@rows\"")]
    var conflicts: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      let known = cleaning.codes(of: name) == nil ? column : SQL("nullif(") + column + SQL(", 0)")
      let value =
        SQL("CASE WHEN min(") + known + SQL(") = max(") + known + SQL(") THEN min(") + known + SQL(") END")
      let isCode = cleaning.codes(of: name) != nil
      select.append((isCode ? SQL("coalesce(") + value + SQL(", 0)") : value) + SQL(" AS ") + column)
      conflicts.append(
        SQL("(min(") + known + SQL(") <> max(") + known + SQL(")) AS ")
          + (try .identifier(name + "@conflict")))
    }
    _ = try engine.query(
      SQL("CREATE TEMP TABLE merged AS SELECT ") + (select + conflicts).joined(", ")
        + SQL(" FROM typed WHERE \"@rule\" = 0 GROUP BY ") + (try .identifier(key)))
    var entries: [CleaningAudit.Entry] = []
    let merged = try count("SELECT CAST(coalesce(sum(\"@rows\") - count(*), 0) AS BIGINT) FROM merged")
    if merged > 0 { entries.append(.init(action: .merged, rule: "duplicate", column: nil, count: merged)) }
    for name in names {
      let result = try engine.query(
        SQL("SELECT count(*) AS n FROM merged WHERE ") + (try .identifier(name + "@conflict")))
      let number = result.integer("n", 0)
      if number > 0 { entries.append(.init(action: .merged, rule: "conflict", column: name, count: number)) }
    }
    return entries
  }

  /// The columns as stored: codes as texts, days as dates.
  private func storedColumns(_ cleaning: RecordsCleaning) throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for name in cleaning.columns.map(\.name) + cleaning.derived.map(\.name) {
      let column = try SQL.identifier(name)
      if let codes = cleaning.codes(of: name)?.codes {
        let words = codes.map { SQL.value(.text($0)) }
        let text =
          words.isEmpty
          ? SQL("NULL")
          : SQL("list_extract(list_value(") + words.joined(", ") + SQL("), nullif(") + column + SQL(", 0))")
        columns.append(SQL("CAST(") + text + SQL(" AS VARCHAR) AS ") + column)
      } else if case .date? = cleaning.columns.first(where: { $0.name == name })?.reading {
        columns.append(SQL("DATE '1970-01-01' + CAST(") + column + SQL(" AS INTEGER) AS ") + column)
      } else {
        columns.append(column)
      }
    }
    return columns
  }

  private func copy(_ statement: SQL, to path: String) throws(EngineError) {
    _ = try engine.query(
      SQL("COPY (") + statement + SQL(") TO ") + .value(.text(path))
        + SQL(" (FORMAT parquet, COMPRESSION zstd)"))
    do {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch { throw .statement(kind: .inputOutput) }
  }

  /// The first rows of a source as text, sensitive columns masked; what is missing is empty.
  public func rows(
    of source: RecordsSource, limit: Int, masking sensitive: Set<String>
  ) throws(RecordsError) -> (names: [String], rows: [[String]]) {
    try source.reading { () throws(EngineError) in
      try rows(from: source.relation(), names: source.header, limit: limit, masking: sensitive)
    }
  }

  /// The first rows of a stored file as text, sensitive columns masked; what is unknown is empty.
  public func rows(
    of path: String, limit: Int, masking sensitive: Set<String>
  ) throws(EngineError) -> (names: [String], rows: [[String]]) {
    let described = try engine.query(
      SQL("SELECT name FROM parquet_schema(") + .value(.text(path))
        + SQL(") WHERE num_children IS NULL OR num_children = 0"))
    guard case .texts(let found)? = described["name"] else { return ([], []) }
    return try rows(
      from: SQL("read_parquet(") + .value(.text(path)) + SQL(")"), names: found.compactMap { $0 },
      limit: limit,
      masking: sensitive)
  }

  private func rows(
    from relation: SQL, names: [String], limit: Int, masking sensitive: Set<String>
  ) throws(EngineError) -> (names: [String], rows: [[String]]) {
    var select: [SQL] = []
    for name in names {
      let column = try SQL.identifier(name)
      // The values of such columns never leave the engine.
      select.append(
        sensitive.contains(name)
          ? SQL("'***' AS ") + column
          : SQL("CAST(") + column + SQL(" AS VARCHAR) AS ") + column)
    }
    let result = try engine.query(
      SQL("SELECT ") + select.joined(", ") + SQL(" FROM ") + relation + SQL(" LIMIT ") + .number(limit))
    let columns = result.columns.map { column -> [String?] in
      if case .texts(let values) = column { return Array(values) }
      return []
    }
    return (
      names,
      (0..<result.rowCount).map { row in columns.map { $0.indices.contains(row) ? $0[row] ?? "" : "" } }
    )
  }
}
