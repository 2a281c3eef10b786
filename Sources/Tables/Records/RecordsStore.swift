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
  /// Rows are numbered from 1 as they stand in the file, but for headings that stand there again, which
  /// are no rows. Records are in order of their first row.
  public func clean(
    _ source: RecordsSource, by plan: RecordsCleaning, calendar: RecordsCalendar? = nil, records: String,
    rejects: String
  ) throws(RecordsError) -> CleaningAudit {
    let wanted = Set(plan.columns.map(\.name) + plan.derived.map(\.name))
    let decision = try source.reading { () throws(EngineError) in
      try RecordsSurvey(cleaning: plan, engine: engine).decision(on: source, wanted: wanted)
    }
    let cleaning = decision.cleaning
    if LongCleaning.suits(source, cleaning) {
      return try clean(source, by: decision, calendar, records: records, rejects: rejects)
    }
    let isWide = cleaning.columns.count > TypedRecords.wide
    let kept = Materialisation(place: isWide ? .files(folder: records) : .tables, engine: engine)
    defer { kept.remove() }
    let typed = try source.reading { () throws(EngineError) in
      try TypedRecords(cleaning: cleaning, engine: engine).create(of: source, in: kept)
    }
    do {
      let counts = CleaningCounts(cleaning: cleaning, engine: engine)
      let (rows, outcomes) = try counts.outcomes(of: cleaning.columns, in: typed)
      var audit = Self.audit(of: source, decision, rows: rows, outcomes)
      audit.entries += try write(rejectsOf: cleaning, typed, to: rejects + "/" + Self.rejectsFile)
      let (merged, entries) = try counts.merge(typed, in: kept)
      audit.entries += entries
      audit.records = try engine.query(SQL("SELECT count(*) AS n FROM ") + merged).integer("n", 0)
      audit.entries += try counts.entries(unknownNumbersIn: merged)
      if let calendar { audit.entries += try counts.entries(beyond: calendar, in: merged) }
      try copy(
        SQL("SELECT ") + (try storedColumns(cleaning)).joined(", ") + SQL(" FROM ") + merged
          + SQL(" ORDER BY \"@row\""),
        to: records + "/" + Self.recordsFile)
      return audit
    } catch { throw .engine(error) }
  }

  /// The same where a source is wide and short: value by value, so that columns which are read alike cost the
  /// engine one plan.
  private func clean(
    _ source: RecordsSource, by decision: RecordsSurvey.Decision, _ calendar: RecordsCalendar?,
    records: String, rejects: String
  ) throws(RecordsError) -> CleaningAudit {
    let long = LongCleaning(cleaning: decision.cleaning, engine: engine)
    try source.reading { () throws(EngineError) in try long.read(source) }
    do {
      let (rows, outcomes) = try long.outcomes()
      var audit = Self.audit(of: source, decision, rows: rows, outcomes)
      audit.entries += try write(
        rejectsOf: decision.cleaning, LongCleaning.typed, to: rejects + "/" + Self.rejectsFile)
      audit.entries += try long.merge()
      audit.records = try long.records()
      audit.entries += try long.unknownNumbers()
      if let calendar, let days = try long.days(calendar.column) {
        audit.entries += try CleaningCounts(cleaning: decision.cleaning, engine: engine).entries(
          beyond: calendar, in: days)
      }
      try copy(long.stored(), to: records + "/" + Self.recordsFile)
      return audit
    } catch { throw .engine(error) }
  }

  /// The account of a cleaning as far as reading goes.
  private static func audit(
    of source: RecordsSource, _ decision: RecordsSurvey.Decision, rows: Int,
    _ outcomes: [CleaningAudit.Entry]
  ) -> CleaningAudit {
    var audit = CleaningAudit(
      rows: rows, records: 0, columns: decision.cleaning.columns.map(\.name),
      entries: decision.entries + outcomes)
    audit.notices = decision.notices.isEmpty ? nil : decision.notices
    audit.rows += source.repeatedHeaders
    audit.entries += source.repeatedHeaderEntries
    return audit
  }

  /// Reads every field of a source once.
  public func check(_ source: RecordsSource) throws(RecordsError) {
    try source.reading { () throws(EngineError) in
      var counts: [SQL] = []
      for name in source.header { counts.append(try SQL("count(") + .identifier(name) + SQL(")")) }
      _ = try engine.query(SQL("SELECT ") + counts.joined(", ") + SQL(" FROM ") + source.relation())
    }
  }

  private func write(
    rejectsOf cleaning: RecordsCleaning, _ typed: SQL, to path: String
  ) throws(EngineError) -> [CleaningAudit.Entry] {
    let names = cleaning.rejectionNames
    let words = names.map { SQL.value(.text($0)) }
    let rule =
      names.isEmpty
      ? SQL("NULL") : SQL("list_extract(list_value(") + words.joined(", ") + SQL("), \"@rule\")")
    try copy(
      SQL("SELECT \"@row\" AS \"row\", CAST(") + rule
        + SQL(" AS VARCHAR) AS rule FROM ") + typed + SQL(" WHERE \"@rule\" > 0 ORDER BY \"@row\""), to: path)
    let result = try engine.query(
      SQL("SELECT CAST(\"@rule\" AS BIGINT) AS rule, count(*) AS n FROM ") + typed
        + SQL(" WHERE \"@rule\" > 0 GROUP BY 1 ORDER BY 1"))
    return (0..<result.rowCount).compactMap { row in
      let place = result.integer("rule", row)
      guard (1...max(1, names.count)).contains(place) else { return nil }
      return .init(action: .rejected, rule: names[place - 1], column: nil, count: result.integer("n", row))
    }
  }

  /// The columns as stored: codes as texts, days as dates.
  private func storedColumns(_ cleaning: RecordsCleaning) throws(EngineError) -> [SQL] {
    var columns: [SQL] = []
    for name in cleaning.columns.map(\.name) + cleaning.derived.map(\.name) {
      let column = try SQL.identifier(name)
      columns.append(
        Self.stored(
          column, codes: cleaning.codes(of: name),
          reading: cleaning.columns.first { $0.name == name }?.reading)
          + SQL(" AS ") + column)
    }
    return columns
  }

  /// A value as it is stored: a code as text, a day as a date.
  static func stored(_ value: SQL, codes: CodeWords?, reading: RecordColumn.Reading?) -> SQL {
    if let codes = codes?.codes {
      let words = codes.map { SQL.value(.text($0)) }
      let text =
        words.isEmpty
        ? SQL("NULL")
        : SQL("list_extract(list_value(") + words.joined(", ") + SQL("), nullif(") + value + SQL(", 0))")
      return SQL("CAST(") + text + SQL(" AS VARCHAR)")
    }
    guard case .date? = reading else { return value }
    return SQL("DATE '1970-01-01' + CAST(") + value + SQL(" AS INTEGER)")
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
