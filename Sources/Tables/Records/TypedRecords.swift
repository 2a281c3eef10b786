import Language

/// The records of a source as a relation of values: codes as places (0 unknown), days and whole
/// numbers as numbers, NULL unknown; and for an audit, how each value came about.
struct TypedRecords {
  /// How a value came about; the number stands in the column `x@outcome`.
  ///
  /// Columns of our own have an `@` in their name, which no name of a contract has.
  enum Outcome: Int, CaseIterable {
    /// The text is the value.
    case asWritten = 0
    case trimmed, recoded, missing, unrecognised, notANumber, notADate, outOfRange, ambiguous, farFromToday

    /// The name of the rule in an audit; nil where nothing happened.
    var rule: String? {
      switch self {
      case .asWritten: nil
      case .trimmed: "trimmed"
      case .recoded: "recoded"
      case .missing: "missing"
      case .unrecognised: "unrecognised"
      case .notANumber: "not-a-number"
      case .notADate: "not-a-date"
      case .outOfRange: "out-of-range"
      case .ambiguous: "ambiguous"
      case .farFromToday: "far-from-today"
      }
    }
  }

  /// The most columns that are read by one statement, and how many at a time are of a wider source.
  static let (wide, part) = (60, 32)
  /// The columns of a row whose values could not be read, or have to be known and are not: a bit each, by
  /// place; columns beyond the last bit share those of others.
  static var unread: SQL { SQL("\"@unread\"") }
  /// How many bits there are.
  static let unreadBits = 62

  /// The hash of a row's texts, in a relation with an audit.
  static var identity: SQL { SQL("\"@identity\"") }

  let cleaning: RecordsCleaning
  let engine: DuckDBEngine

  /// The suffix of the columns that say how a value came about.
  static let outcomeSuffix = "@outcome"

  /// The relation over a source: the wanted columns, what they need, and `@rule`, 0 or the place of the rule that rejects the row.
  ///
  /// With an audit it also has the outcome of every column, or `@unread` by the places of
  /// `RecordsCleaning.sourceColumns(for:)`.
  func relation(of source: RecordsSource, wanted: Set<String>, audit: AuditRule) throws(EngineError) -> SQL {
    var columns = cleaning.sourceColumns(for: wanted)
    // Records can be counted by nothing, but not read without a column.
    if columns.isEmpty { columns = Array(cleaning.columns.prefix(1)) }
    var tables = WordTables(engine: engine)
    let read = try values(
      of: columns, in: source.relation(), keeping: [], audit: audit, width: .narrow, tables: &tables)
    return try ruled(read, derived: cleaning.derivedColumns(for: wanted))
  }

  /// Makes the relation `typed` of all columns, each with its outcome, and of `@row`, the number of the row,
  /// and `@identity`, the hash of its texts.
  ///
  /// Of many columns some are read at a time: the engine's plans grow faster than their columns.
  func create(of source: RecordsSource, in kept: Materialisation) throws(EngineError) -> SQL {
    let columns = cleaning.columns
    let beside = [SQL("\"@row\""), Self.identity]
    let numbered =
      try SQL("SELECT *, row_number() OVER () AS \"@row\", hash(") + source.columns().joined(", ")
      + SQL(") AS ") + Self.identity + SQL(" FROM ") + source.relation()
    var tables = WordTables(engine: engine)
    var read: SQL
    if columns.count <= Self.wide {
      read = try values(
        of: columns, in: SQL("(") + numbered + SQL(")"), keeping: beside, audit: .outcomes, width: .narrow,
        tables: &tables)
    } else {
      let texts = try kept.keep(numbered, as: "texts")
      read = SQL("SELECT * FROM (SELECT ") + beside.joined(", ") + SQL(" FROM ") + texts + SQL(") numbered")
      for (number, first) in stride(from: 0, to: columns.count, by: Self.part).enumerated() {
        let part = Array(columns[first..<min(columns.count, first + Self.part)])
        let partly = try values(
          of: part, in: texts, keeping: [beside[0]], audit: .outcomes, width: .wide, tables: &tables)
        read +=
          SQL(" JOIN ") + (try kept.keep(partly, as: "part-\(number)")) + SQL(" ")
          + (try .identifier("part_\(number)")) + SQL(" USING (\"@row\")")
      }
    }
    let names = Set(columns.map(\.name) + cleaning.derived.map(\.name))
    return try kept.keep(
      ruled(read, derived: cleaning.derivedColumns(for: names)), as: "typed")
  }

  /// The columns read from a relation of texts, with what is kept of it beside them.
  func values(
    of columns: [RecordColumn], in rows: SQL, keeping kept: [SQL], audit: AuditRule,
    width: ColumnReading.Width, tables: inout WordTables
  ) throws(EngineError) -> SQL {
    // Six levels, each a column of the one below: an expression that stands twice in one level is
    // computed for every row, even where a condition would have spared it.
    var plain = kept
    var folded = kept
    var parsings: [SQL] = []
    var readings = kept
    var values = kept
    var outcomes = kept
    var plainJoins: [SQL] = []
    var foldedJoins: [SQL] = []
    var unread: [(condition: SQL, bit: Int)] = []
    for (index, column) in columns.enumerated() {
      let needsOutcome = audit == .outcomes || column.onFailure == .reject
      let reading = try ColumnReading(
        column: column, index: index, outcome: needsOutcome ? .outcomes : audit, width: width, tables: &tables
      )
      plain += reading.plain
      folded += reading.folded
      if let parsing = reading.parsing { parsings.append(parsing) }
      readings += reading.readings
      values += reading.values
      plainJoins += reading.plainJoin
      foldedJoins += reading.foldedJoin
      outcomes.append(reading.name)
      if needsOutcome {
        outcomes.append(try reading.outcome() + SQL(" AS ") + .identifier(column.name + Self.outcomeSuffix))
      }
      if audit == .failures, let condition = reading.isUnread {
        unread.append((condition, 1 << (index % Self.unreadBits)))
      }
    }
    if audit == .failures { outcomes.append("\(Self.bits(unread)) AS \(Self.unread)") }
    func level(_ select: [SQL], _ from: SQL, _ joins: [SQL] = []) -> SQL {
      // Columns that are read alike may share what they join.
      var seen: Set<String> = []
      return SQL("SELECT ") + select.joined(", ") + SQL(" FROM ") + from
        + joins.filter { seen.insert($0.text).inserted }.joined("")
    }
    var text = level(plain, rows + SQL(" source"), plainJoins)
    text = level(folded, SQL("(") + text + SQL(") plain"))
    if !parsings.isEmpty { text = level(["*"] + parsings, "(\(text)) unparsed") }
    text = level(readings, SQL("(") + text + SQL(") folded"), foldedJoins)
    text = level(values, SQL("(") + text + SQL(") read"))
    return level(outcomes, SQL("(") + text + SQL(") valued"))
  }

  /// The bits of conditions, of which mostly none is true.
  private static func bits(_ conditions: [(condition: SQL, bit: Int)]) -> SQL {
    guard !conditions.isEmpty else { return "CAST(0 AS BIGINT)" }
    let bits = conditions.map { "CASE WHEN \($0.condition) THEN \($0.bit) ELSE 0 END" as SQL }
    return
      "CASE WHEN \(conditions.map(\.condition), separator: " OR ") THEN CAST(\(bits, separator: " | ") AS BIGINT) ELSE 0 END"
  }

  /// Columns that were read, with those that follow from them and `@rule`.
  func ruled(_ read: SQL, derived: [DerivedColumn]) throws(EngineError) -> SQL {
    var text = read
    for (index, column) in derived.enumerated() {
      let level = try SQL.identifier("derived_\(index)")
      text =
        SQL("SELECT *, ") + (try derivation(column)) + SQL(" AS ") + (try .identifier(column.name))
        + SQL(" FROM (") + text + SQL(") ") + level
    }
    return try SQL("SELECT *, ") + rule() + SQL(" AS \"@rule\" FROM (") + text + SQL(") typed")
  }

  /// Whether a relation says how each value came about.
  enum AuditRule {
    case none
    /// Each row says which of its values could not be read, in `@unread`.
    case failures
    /// Every value has its outcome.
    case outcomes
  }

  private var printer: CodedExpressionPrinter {
    CodedExpressionPrinter(codes: { [cleaning] in cleaning.codes(of: $0) }) { name throws(EngineError) in
      try .identifier(name)
    }
  }

  /// The place of the first rule that rejects a row, or 0.
  private func rule() throws(EngineError) -> SQL {
    var cases: [SQL] = []
    if !cleaning.keys.isEmpty {
      var unknown: [SQL] = []
      for key in cleaning.keys { unknown.append(try .identifier(key) + SQL(" IS NULL")) }
      cases.append(SQL(" WHEN ") + unknown.joined(" OR ") + SQL(" THEN ") + .number(cases.count + 1))
    }
    for column in cleaning.columns where column.onFailure == .reject {
      let outcome = try SQL.identifier(column.name + Self.outcomeSuffix)
      cases.append(
        SQL(" WHEN ") + outcome + SQL(" >= ") + .number(Outcome.unrecognised.rawValue) + SQL(" THEN ")
          + .number(cases.count + 1))
    }
    for rejection in cleaning.rejections {
      cases.append(
        try SQL(" WHEN ") + printer.condition(rejection.expression) + SQL(" THEN ") + .number(cases.count + 1)
      )
    }
    return cases.isEmpty
      ? SQL("CAST(0 AS UTINYINT)") : SQL("CAST(CASE") + cases.joined("") + SQL(" ELSE 0 END AS UTINYINT)")
  }

  private func derivation(_ column: DerivedColumn) throws(EngineError) -> SQL {
    switch column.rule {
    case .conditions(let conditions):
      var cases: [SQL] = []
      for condition in conditions {
        cases.append(
          try SQL(" WHEN ") + printer.condition(condition.expression) + SQL(" THEN ")
            + .number(column.codes.place(of: condition.code) ?? 0))
      }
      return cases.isEmpty ? SQL("0") : SQL("CASE") + cases.joined("") + SQL(" ELSE 0 END")
    case .flags(let flags, let several, let none):
      var sum: [SQL] = []
      for (index, flag) in flags.enumerated() {
        let place = cleaning.codes(of: flag.column)?.place(of: flag.setCode) ?? -1
        sum.append(
          try SQL("CAST(") + .identifier(flag.column) + SQL(" = ") + .number(place) + SQL(" AS BIGINT) * ")
            + .number(1 << index))
      }
      var cases: [SQL] = []
      let bits = SQL("(") + sum.joined(" + ") + SQL(")")
      // Nothing says yes: where all say no it is none of them, else nobody knows.
      var said: [SQL] = []
      for flag in flags { said.append(try .identifier(flag.column) + SQL(" > 0")) }
      if let none = none.flatMap(column.codes.place(of:)), !said.isEmpty {
        cases.append(
          SQL(" WHEN 0 THEN CASE WHEN ") + said.joined(" AND ") + SQL(" THEN ") + .number(none)
            + SQL(" ELSE 0 END"))
      } else {
        cases.append(SQL(" WHEN 0 THEN 0"))
      }
      for (index, flag) in flags.enumerated() {
        cases.append(
          SQL(" WHEN ") + .number(1 << index) + SQL(" THEN ")
            + .number(column.codes.place(of: flag.code) ?? 0))
      }
      return SQL("CASE ") + bits + cases.joined("") + SQL(" ELSE ")
        + .number(several.flatMap(column.codes.place(of:)) ?? 0) + SQL(" END")
    }
  }
}
