import Language

/// The cleaning of a wide and short source, value by value: a row for each value, so that hundreds of
/// columns which are read alike are one plan of the engine.
///
/// It says of every source what the cleaning by columns says. Its tables are temporary: `long_texts` has
/// the texts of a row as a list, `long_read_i` the values of the columns of a reading, `long_typed` what
/// keys and rules need, `long_rows` the record of each row, and `long_merged_i` the values of records.
struct LongCleaning {
  private let cleaning: RecordsCleaning
  private let engine: DuckDBEngine
  private let readings: [Alike]

  /// Columns that are read alike.
  private struct Alike {
    /// One for all of them, of the name `@value`.
    var column: RecordColumn
    /// Their places among the columns, from 0.
    var places: [Int]

    /// Whether values are codes.
    var codes: CodeWords? {
      if case .code(let words) = column.reading { words } else { nil }
    }
  }

  /// The most values that are read in this way.
  private static let most = 5_000_000

  /// Rows with their rule, in order of the source.
  static var typed: SQL { "long_typed" }

  /// Whether a source is wide, and has few rows for it.
  static func suits(_ source: RecordsSource, _ cleaning: RecordsCleaning) -> Bool {
    let values = source.rows.multipliedReportingOverflow(by: cleaning.columns.count)
    return cleaning.columns.count > TypedRecords.wide && !values.overflow && values.partialValue <= most
  }

  init(cleaning: RecordsCleaning, engine: DuckDBEngine) {
    self.cleaning = cleaning
    self.engine = engine
    var readings: [Alike] = []
    var places: [RecordColumn: Int] = [:]
    for (place, column) in cleaning.columns.enumerated() {
      var alike = RecordColumn(
        name: "@value", reading: column.reading, missingWords: column.missingWords,
        thousands: column.thousands, rangeRule: column.rangeRule)
      alike.patternRule = column.patternRule
      alike.ambiguousWords = column.ambiguousWords
      if let known = places[alike] {
        readings[known].places.append(place)
      } else {
        places[alike] = readings.count
        readings.append(Alike(column: alike, places: [place]))
      }
    }
    self.readings = readings
  }

  /// Reads the values of a source and gives each row its rule.
  func read(_ source: RecordsSource) throws(EngineError) {
    var texts: [SQL] = []
    for column in cleaning.columns { texts.append(try .identifier(column.name)) }
    try make(
      "long_texts",
      "SELECT row_number() OVER () AS \"@row\", list_value(\(texts)) AS \"@texts\" FROM \(source.relation())")
    let typed = TypedRecords(cleaning: cleaning, engine: engine)
    var tables = WordTables(engine: engine)
    for (number, alike) in readings.enumerated() {
      let places = alike.places.map { SQL.number($0) }
      let rows: SQL =
        "(SELECT \"@row\", \"@place\", \"@texts\"[\"@place\" + 1] AS \"@value\" FROM long_texts, (SELECT unnest(list_value(\(places))) AS \"@place\") places)"
      try make(
        Self.read(number),
        typed.values(
          of: [alike.column], in: rows, keeping: ["\"@row\"", "\"@place\""], audit: .outcomes, width: .wide,
          tables: &tables))
    }
    try make("long_typed", typed.ruled(needed(), derived: cleaning.derived))
  }

  /// The rows with the columns that keys, rules and derived columns need.
  private func needed() throws(EngineError) -> SQL {
    let names = Set(cleaning.sourceColumns(for: Set(cleaning.derived.map(\.name))).map(\.name))
    var select: [SQL] = ["texts.\"@row\"", "hash(\"@texts\") AS \(TypedRecords.identity)"]
    var joins: SQL = ""
    for (number, alike) in readings.enumerated() {
      let places = alike.places.enumerated().filter { names.contains(cleaning.columns[$0.element].name) }
      guard !places.isEmpty else { continue }
      let lists: SQL = "lists_\(number)"
      joins +=
        " JOIN (SELECT \"@row\", list(\"@value\" ORDER BY \"@place\") AS values, list(\"@value@outcome\" ORDER BY \"@place\") AS outcomes FROM \(Self.read(number)) GROUP BY \"@row\") \(lists) ON \(lists).\"@row\" = texts.\"@row\""
      for (index, place) in places {
        let name = cleaning.columns[place].name
        select.append(try "\(lists).values[\(index + 1)] AS \(SQL.identifier(name))")
        select.append(
          try "\(lists).outcomes[\(index + 1)] AS \(SQL.identifier(name + TypedRecords.outcomeSuffix))")
      }
    }
    return "SELECT \(select) FROM long_texts texts\(joins)"
  }

  /// How many rows there are and how their values came about.
  func outcomes() throws(EngineError) -> (rows: Int, entries: [CleaningAudit.Entry]) {
    let rows = try engine.query("SELECT count(*) AS n FROM long_texts").integer("n", 0)
    var counts = [[TypedRecords.Outcome: Int]](repeating: [:], count: cleaning.columns.count)
    for number in readings.indices {
      let found = try engine.query(
        "SELECT CAST(\"@place\" AS BIGINT) AS place, CAST(\"@value@outcome\" AS BIGINT) AS outcome, count(*) AS n FROM \(Self.read(number)) GROUP BY ALL"
      )
      for row in 0..<found.rowCount {
        guard let outcome = TypedRecords.Outcome(rawValue: found.integer("outcome", row)) else { continue }
        counts[found.integer("place", row)][outcome] = found.integer("n", row)
      }
    }
    return (rows, CleaningCounts.entries(of: cleaning.columns, counts))
  }

  /// Makes rows of one key one record, and says how many went into others and what they contradicted;
  /// without a key, how many rows are the same as another.
  func merge() throws(EngineError) -> [CleaningAudit.Entry] {
    var keys: [SQL] = []
    for key in cleaning.keys { keys.append(try .identifier(key)) }
    let record: SQL = keys.isEmpty ? "\"@row\"" : "min(\"@row\") OVER (PARTITION BY \(keys))"
    var derived: [SQL] = []
    for column in cleaning.derived { derived.append(try .identifier(column.name)) }
    let rows: [SQL] = ["\"@row\"", "\(record) AS \"@record\"", TypedRecords.identity] + derived
    try make("long_rows", "SELECT \(rows) FROM \(Self.typed) WHERE \"@rule\" = 0")
    var conflicts: [SQL] = []
    for (number, alike) in readings.enumerated() {
      let known: SQL = alike.codes == nil ? "\"@value\"" : "nullif(\"@value\", 0)"
      try make(
        Self.merged(number),
        "SELECT \"@record\", \"@place\", \(Self.agreed(known)) AS \"@value\", \(Self.differs(known)) AS \"@conflict\" FROM \(Self.read(number)) JOIN long_rows USING (\"@row\") GROUP BY \"@record\", \"@place\""
      )
      conflicts.append("SELECT \"@record\", \"@place\" FROM \(Self.merged(number)) WHERE \"@conflict\"")
    }
    for (index, column) in derived.enumerated() {
      // Derived columns stand after those of the source.
      let place = cleaning.columns.count + index
      conflicts.append(
        "SELECT \"@record\", \(place) FROM long_rows GROUP BY \"@record\" HAVING \(Self.differs("nullif(\(column), 0)"))"
      )
    }
    guard !keys.isEmpty else {
      let identical = try engine.query(
        "SELECT count(*) - count(DISTINCT \(TypedRecords.identity)) AS n FROM long_rows"
      ).integer("n", 0)
      return CleaningCounts.noted(CleaningAudit.identical, nil, identical)
    }
    try make("long_conflicts", conflicts.joined(" UNION ALL "))
    let found = try engine.query(
      """
      SELECT CAST(coalesce(sum(n - 1), 0) AS BIGINT) AS "all",
        CAST(coalesce(sum(n - 1) FILTER (WHERE identical), 0) AS BIGINT) AS identical,
        CAST(coalesce(sum(n - 1) FILTER (WHERE NOT identical AND "@record" IN (SELECT "@record" FROM long_conflicts)), 0) AS BIGINT) AS contradicting
      FROM (SELECT "@record", count(*) AS n, min("@identity") = max("@identity") AS identical FROM long_rows GROUP BY "@record") records
      """)
    var entries = CleaningCounts.duplicates(
      all: found.integer("all", 0), identical: found.integer("identical", 0),
      contradicting: found.integer("contradicting", 0))
    let names = cleaning.columns.map(\.name) + cleaning.derived.map(\.name)
    let columns = try engine.query(
      "SELECT CAST(\"@place\" AS BIGINT) AS place, count(*) AS n FROM long_conflicts GROUP BY 1 ORDER BY 1")
    for row in 0..<columns.rowCount {
      entries.append(CleaningCounts.conflict(names[columns.integer("place", row)], columns.integer("n", row)))
    }
    return entries
  }

  /// How many records there are.
  func records() throws(EngineError) -> Int {
    try engine.query("SELECT count(DISTINCT \"@record\") AS n FROM long_rows").integer("n", 0)
  }

  /// How many records do not know a number, by column.
  func unknownNumbers() throws(EngineError) -> [CleaningAudit.Entry] {
    var counts: [Int: Int] = [:]
    for (number, alike) in readings.enumerated() {
      guard case .integer = alike.column.reading else { continue }
      let found = try engine.query(
        "SELECT CAST(\"@place\" AS BIGINT) AS place, count(*) - count(\"@value\") AS n FROM \(Self.merged(number)) GROUP BY 1"
      )
      for row in 0..<found.rowCount { counts[found.integer("place", row)] = found.integer("n", row) }
    }
    return cleaning.columns.enumerated().flatMap { place, column in
      CleaningCounts.noted(CleaningAudit.unknownAddend, column.name, counts[place] ?? 0)
    }
  }

  /// The days of a column as a relation of its name; nil where there is no such column.
  func days(_ name: String) throws(EngineError) -> SQL? {
    guard let place = cleaning.columns.firstIndex(where: { $0.name == name }),
      let number = readings.firstIndex(where: { $0.places.contains(place) })
    else { return nil }
    return
      try
      "(SELECT \"@value\" AS \(SQL.identifier(name)) FROM \(Self.merged(number)) WHERE \"@place\" = \(place)) days"
  }

  /// The records as they are stored, in order of their first rows.
  func stored() throws(EngineError) -> SQL {
    var columns = [SQL](repeating: "", count: cleaning.columns.count)
    var joins: SQL = ""
    for (number, alike) in readings.enumerated() {
      let lists: SQL = "lists_\(number)"
      let value = RecordsStore.stored("\"@value\"", codes: alike.codes, reading: alike.column.reading)
      joins +=
        " JOIN (SELECT \"@record\", list(\(value) ORDER BY \"@place\") AS values FROM \(Self.merged(number)) GROUP BY \"@record\") \(lists) USING (\"@record\")"
      for (index, place) in alike.places.enumerated() {
        columns[place] =
          try "\(lists).values[\(index + 1)] AS \(SQL.identifier(cleaning.columns[place].name))"
      }
    }
    var derived: [SQL] = []
    for column in cleaning.derived {
      let name = try SQL.identifier(column.name)
      derived.append("\(Self.agreed("nullif(\(name), 0)")) AS \(name)")
      columns.append("\(RecordsStore.stored(name, codes: column.codes, reading: nil)) AS \(name)")
    }
    return
      "SELECT \(columns) FROM (SELECT \(["\"@record\""] + derived) FROM long_rows GROUP BY \"@record\") records\(joins) ORDER BY \"@record\""
  }

  private func make(_ name: SQL, _ query: SQL) throws(EngineError) {
    _ = try engine.query("CREATE OR REPLACE TEMP TABLE \(name) AS \(query)")
  }

  private static func read(_ number: Int) -> SQL { "long_read_\(number)" }
  private static func merged(_ number: Int) -> SQL { "long_merged_\(number)" }
  private static func agreed(_ known: SQL) -> SQL {
    "CASE WHEN min(\(known)) = max(\(known)) THEN min(\(known)) END"
  }
  private static func differs(_ known: SQL) -> SQL { "coalesce(min(\(known)) <> max(\(known)), FALSE)" }
}
