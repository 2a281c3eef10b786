import Language

/// The finest cells of records: how many there are of each combination of codes and period.
///
/// One statement reads the source, makes values of texts, leaves rows out, makes one record of the rows
/// of a key, and counts; no record is ever stored. The table `cells` has a column of places for each
/// code, `@period` (its ordinal, 0 unknown), where records tell when they were made `@recorded` (likewise) and `@ending`, `@records`, `@rows` (of the source), `@rule` (0, or the
/// place of the rule that rejected the rows), and for a summed column `x` the sum `@sum x` and `@known x`, the records
/// that know it, and `@least x`, the least value.
struct RecordsCells {
  let cleaning: RecordsCleaning
  let disaggregation: RecordsDisaggregation
  let engine: DuckDBEngine

  /// What the column of the least value of a summed column begins with.
  static let least = "@least "

  /// The table of cells.
  static var name: SQL { SQL("cells") }

  /// A period is packed as the codes are, so that periods that differ within a key are unknown.
  private var packing: CellPacking {
    CellPacking(
      disaggregation.cellColumns().map { ($0, cleaning.codes(of: $0)?.codes.count ?? 1) }
        + (disaggregation.period == nil ? [] : [(Self.period, lastPeriod)])
        + (disaggregation.recording == nil ? [] : [(Self.recorded, lastPeriod), (Self.ending, 2)]))
  }

  private static let period = "@period"

  /// The column of the period in which a record was made.
  static let recorded = "@recorded"

  /// The column that says whether a record was made in the last days of that period: 2 where it was, else 1, 0 unknown.
  static let ending = "@ending"

  /// How many days before its end a period counts as nearly over.
  private static func lastDays(_ frequency: Period.Frequency) -> Int {
    switch frequency.length {
    case .day, .week: 1
    case .month: 3
    case .quarter: 5
    case .halfYear: 7
    case .year: 10
    }
  }

  /// The frequency of the cells.
  private var frequency: Period.Frequency { disaggregation.cellFrequency(cleaning) ?? .month }

  /// More than the ordinal of any period before the year 10000.
  private var lastPeriod: Int { frequency.length == .day ? 10_000 * 366 : 10_000 * 53 }

  /// Makes the cells from a source that is cleaned on the way.
  ///
  /// With an audit of failures the cells have `@unread`, and the columns whose values have to be known are read too.
  func create(from source: RecordsSource, audit: TypedRecords.AuditRule = .none) throws(EngineError) {
    let typed = TypedRecords(cleaning: cleaning, engine: engine)
    var keys: [SQL] = []
    for name in cleaning.keys { keys.append(try .identifier(name)) }
    let key = keys.count > 1 ? SQL("row(") + keys.joined(", ") + SQL(")") : keys.first
    let wanted = audit == .none ? disaggregation.wantedColumns : disaggregation.auditedColumns(cleaning)
    try create(over: typed.relation(of: source, wanted: wanted, audit: audit), key: key, audit: audit)
  }

  /// Makes the cells from clean records that were stored.
  func create(fromStored path: String) throws(EngineError) {
    var select: [SQL] = []
    var joins: [SQL] = []
    for (index, name) in disaggregation.cellColumns().enumerated() {
      let codes = cleaning.codes(of: name)?.codes ?? []
      let alias = try SQL.identifier("codes_\(index)")
      let rows = codes.enumerated().map {
        SQL("(") + .value(.text($1)) + SQL(", ") + .number($0 + 1) + SQL(")")
      }
      guard !rows.isEmpty else {
        select.append(try SQL("0 AS ") + .identifier(name))
        continue
      }
      joins.append(
        try SQL(" LEFT JOIN (VALUES ") + rows.joined(", ") + SQL(") ") + alias + SQL("(word, place) ON ")
          + alias
          + SQL(".word = stored.") + .identifier(name))
      select.append(try SQL("coalesce(") + alias + SQL(".place, 0) AS ") + .identifier(name))
    }
    if let period = disaggregation.period {
      let column = try SQL("stored.") + .identifier(period.name)
      let isYear = disaggregation.isInYears(cleaning)
      select.append(
        try "\(isYear ? column : "(\(column) - DATE '1970-01-01')") AS \(SQL.identifier(period.name))")
    }
    if let recording = disaggregation.recording {
      select.append(
        try
          "(\(SQL("stored.") + .identifier(recording.column)) - DATE '1970-01-01') AS \(SQL.identifier(recording.column))"
      )
    }
    for name in disaggregation.summedColumns() { select.append(try SQL("stored.") + .identifier(name)) }
    select.append(SQL("0 AS \"@rule\""))
    try create(
      over: SQL("SELECT ") + select.joined(", ") + SQL(" FROM read_parquet(") + .value(.text(path))
        + SQL(") stored")
        + joins.joined(""), key: nil, audit: .none)
  }

  private func create(over typed: SQL, key: SQL?, audit: TypedRecords.AuditRule) throws(EngineError) {
    _ = try engine.query(SQL("DROP TABLE IF EXISTS ") + Self.name)
    // Which columns a row could not be read in is kept through each grouping.
    let unread: [SQL] = audit == .failures ? [TypedRecords.unread] : []
    let records: SQL
    if let key { records = try merged(typed, key: key, unread) } else { records = try single(typed, unread) }
    var words: [SQL] = []
    for word in 0..<packing.words { words.append(try CellPacking.name(word)) }
    let keys = [SQL("\"@rule\"")] + words
    var sums: [SQL] = []
    for name in disaggregation.summedColumns() { sums.append(try sumColumn(name)) }
    var knowns: [SQL] = []
    var counts: [SQL] = []
    for (name, sum) in zip(disaggregation.summedColumns(), sums) {
      let known = try SQL.identifier("@known " + name)
      let least = try SQL.identifier(Self.least + name)
      knowns += [known, least]
      counts.append(
        SQL("CAST(sum(") + sum + SQL(") AS BIGINT) AS ") + sum + SQL(", count(") + sum + SQL(") AS ") + known
          + SQL(", min(") + sum + SQL(") AS ") + least)
    }
    let counted =
      SQL("SELECT ")
      + (keys + counts + [
        SQL("count(*) AS \"@records\", CAST(sum(\"@rows\") AS BIGINT) AS \"@rows\"")
      ] + unread.map(Self.union)).joined(", ")
      + SQL(" FROM (") + records + SQL(") merged GROUP BY ") + keys.joined(", ")
    var columns =
      try packing.unpacked() + [SQL("\"@rule\", \"@records\", \"@rows\"")] + sums + knowns + unread
    if disaggregation.period == nil { columns.append(SQL("0 AS \"@period\"")) }
    _ = try engine.query(
      SQL("CREATE TEMP TABLE ") + Self.name + SQL(" AS SELECT ") + columns.joined(", ") + SQL(" FROM (")
        + counted
        + SQL(") counted"))
  }

  /// One record a row.
  private func single(_ typed: SQL, _ unread: [SQL]) throws(EngineError) -> SQL {
    var select: [SQL] = [SQL("\"@rule\"")] + unread
    for (word, packed) in packing.packed().enumerated() {
      select.append(try packed + SQL(" AS ") + CellPacking.name(word))
    }
    for name in disaggregation.summedColumns() {
      select.append(try SQL.identifier(name) + SQL(" AS ") + sumColumn(name))
    }
    return try SQL("SELECT ") + select.joined(", ") + SQL(", 1 AS \"@rows\" FROM (") + dated(typed)
      + SQL(") typed")
  }

  /// One record a key: codes by `bit_or`, numbers where all that know one agree.
  private func merged(_ typed: SQL, key: SQL, _ unread: [SQL]) throws(EngineError) -> SQL {
    var inner: [SQL] = [
      SQL("\"@rule\""), SQL("CASE WHEN \"@rule\" = 0 THEN ") + key + SQL(" END AS \"@key\""),
    ]
    inner += unread
    var outer: [SQL] = [SQL("\"@rule\"")] + unread.map(Self.union)
    for (word, packed) in packing.packed().enumerated() {
      let name = try CellPacking.name(word)
      inner.append(packed + SQL(" AS ") + name)
      outer.append(SQL("bit_or(") + name + SQL(") AS ") + name)
    }
    for name in disaggregation.summedColumns() {
      let sum = try sumColumn(name)
      inner.append(try SQL.identifier(name) + SQL(" AS ") + sum)
      outer.append(
        SQL("CASE WHEN min(") + sum + SQL(") = max(") + sum + SQL(") THEN min(") + sum + SQL(") END AS ")
          + sum)
    }
    return try SQL("SELECT ") + outer.joined(", ") + SQL(", count(*) AS \"@rows\" FROM (SELECT ")
      + inner.joined(", ") + SQL(" FROM (") + dated(typed)
      + SQL(") typed) keyed GROUP BY \"@rule\", \"@key\"")
  }

  /// A relation with `@period` beside the rest: the ordinal of the period that the period's column tells, 0 where it is
  /// unknown; and so with `@recorded`.
  private func dated(_ typed: SQL) throws(EngineError) -> SQL {
    guard let period = disaggregation.period else { return typed }
    let column = try SQL.identifier(period.name)
    let ordinal =
      disaggregation.isInYears(cleaning) ? column : PeriodPrinter(frequency: frequency).ordinal(ofDay: column)
    guard let recording = disaggregation.recording else {
      return "SELECT *, coalesce(\(ordinal), 0) AS \"@period\" FROM (\(typed)) undated"
    }
    let printer = PeriodPrinter(frequency: period.frequency)
    let day = try SQL.identifier(recording.column)
    let made = printer.ordinal(ofDay: day)
    let later = printer.ordinal(ofDay: "(\(day) + \(Self.lastDays(period.frequency)))")
    return """
      SELECT *, coalesce(\(ordinal), 0) AS "@period", coalesce(\(made), 0) AS \(name: Self.recorded), \
      CASE WHEN \(made) IS NULL THEN 0 WHEN \(later) > \(made) THEN 2 ELSE 1 END AS \(name: Self.ending) \
      FROM (\(typed)) undated
      """
  }

  private static func union(_ bits: SQL) -> SQL { "bit_or(\(bits)) AS \(bits)" }

  private func sumColumn(_ name: String) throws(EngineError) -> SQL { try .identifier("@sum " + name) }
}
