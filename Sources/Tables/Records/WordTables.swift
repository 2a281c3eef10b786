import Language

/// The words of a plan as tables of the engine: text to value, so that a record is read by joins.
///
/// A table holds each word as it is mostly written and, folded, as it may be. Of a word the engine
/// first looks for the text itself; only what is not found is folded and looked for again.
struct WordTables {
  let engine: DuckDBEngine
  /// The tables made so far: columns that are read alike share one.
  private var made: [Key: SQL] = [:]

  init(engine: DuckDBEngine) { self.engine = engine }

  /// All that the words of a column follow from.
  private struct Key: Hashable {
    var reading: RecordColumn.Reading
    var missingWords: [String]
    var ambiguousWords: [String]
    var patternRule: RecordColumn.PatternRule

    init(_ column: RecordColumn) {
      reading = column.reading
      missingWords = column.missingWords
      ambiguousWords = column.ambiguousWords
      patternRule = column.patternRule
    }
  }

  /// The day of a word that means two days, by two patterns.
  static let ambiguous = missing + 1

  /// The value of a word that means that nothing is known, where values are numbers; among codes it is 0.
  static let missing = Int(Int32.min)

  /// A text for matching: NFC, lower case, Persian forms of Arabic letters, Western digits, no spaces at its ends, no
  /// marks of direction.
  static func folded(_ text: SQL) -> SQL {
    let from =
      "\u{0643}\u{064A}\u{0649}\u{06D2}\u{0660}\u{0661}\u{0662}\u{0663}\u{0664}\u{0665}\u{0666}\u{0667}\u{0668}\u{0669}"
      + "\u{06F0}\u{06F1}\u{06F2}\u{06F3}\u{06F4}\u{06F5}\u{06F6}\u{06F7}\u{06F8}\u{06F9}"
      + "\u{FF10}\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}\u{FF17}\u{FF18}\u{FF19}"
      + "\u{0966}\u{0967}\u{0968}\u{0969}\u{096A}\u{096B}\u{096C}\u{096D}\u{096E}\u{096F}\u{09E6}\u{09E7}\u{09E8}\u{09E9}\u{09EA}\u{09EB}\u{09EC}\u{09ED}\u{09EE}\u{09EF}"
      + "\u{00A0}\u{200B}\u{200C}\u{FEFF}"
      + "\u{200D}\u{200E}\u{200F}\u{061C}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}"
    let to =
      "\u{06A9}\u{06CC}\u{06CC}\u{06CC}0123456789012345678901234567890123456789"
      + "0123456789 "
    // Most texts are ASCII, and there only case and spaces matter.
    return SQL("CASE WHEN strlen(") + text + SQL(") = length(") + text + SQL(") THEN lower(trim(") + text
      + SQL(")) ELSE trim(lower(nfc_normalize(translate(") + text + SQL(", ") + .value(.text(from))
      + SQL(", ")
      + .value(.text(to)) + SQL(")))) END")
  }

  /// Makes the table of a column, with the columns `word` and `value`, and returns its name; nil for columns that are not looked up.
  mutating func create(_ column: RecordColumn, index: Int) throws(EngineError) -> SQL? {
    let key = Key(column)
    if let name = made[key] { return name }
    let name = try make(column, index: index)
    made[key] = name
    return name
  }

  private func make(_ column: RecordColumn, index: Int) throws(EngineError) -> SQL? {
    let name = try SQL.identifier("words_\(index)_\(made.count)")
    var missing = Self.missing
    if case .code = column.reading { missing = 0 }
    let source: SQL
    switch column.reading {
    case .text, .real: return nil
    case .code(let words):
      source = Self.rows(words.removing(column.ambiguousWords).words.map { ($0.text, $0.place) })
    case .integer(let range):
      // Wide ranges are parsed, not looked up.
      guard range.upperBound.subtractingReportingOverflow(range.lowerBound).overflow == false,
        range.upperBound - range.lowerBound <= 4096
      else { return nil }
      source =
        SQL("SELECT CAST(i AS VARCHAR), CAST(i AS INTEGER) FROM range(") + .value(.integer(range.lowerBound))
        + SQL(", ") + .value(.integer(range.upperBound + 1)) + SQL(") numbers(i)")
    case .date(let patterns, let range): source = Self.days(patterns, range, column.patternRule)
    }
    _ = try engine.query(SQL("DROP TABLE IF EXISTS ") + name)
    // A word that means that nothing is known is none of the list, in whatever letters.
    let absent = column.missingWords.isEmpty ? [""] : column.missingWords
    _ = try engine.query(
      SQL("CREATE TEMP TABLE ") + name
        + SQL(" AS WITH absent AS (") + Self.rows(absent.map { ($0, missing) })
        + SQL("), given AS (SELECT word, value, 1 AS priority FROM (") + source
        + SQL(") plain(word, value) WHERE ") + Self.folded(SQL("word")) + SQL(" NOT IN (SELECT ")
        + Self.folded(SQL("word"))
        + SQL(
          " FROM absent) UNION ALL SELECT word, value, 0 FROM absent), variants AS (SELECT * FROM given UNION ALL SELECT "
        )
        + Self.folded(SQL("word"))
        + SQL(
          ", value, priority + 2 FROM given) SELECT word, CAST(arg_min(value, priority) AS INTEGER) AS value FROM variants GROUP BY word"
        ))
    return name
  }

  private static func rows(_ words: [(text: String, value: Int)]) -> SQL {
    let rows = words.map { SQL("(") + .value(.text($0.text)) + SQL(", ") + .number($0.value) + SQL(")") }
    return SQL("SELECT * FROM (VALUES ") + rows.joined(", ") + SQL(") listed(word, value)")
  }

  /// Every spelling of every day, the number of the day beside it; the first pattern that fits wins.
  private static func days(
    _ patterns: [DatePattern], _ range: ClosedRange<CalendarDay>, _ rule: RecordColumn.PatternRule
  ) -> SQL {
    // Days beyond a lifetime are parsed when they occur.
    let first = max(range.lowerBound.number, CalendarDay(year: 1980, month: 1, day: 1).number)
    let last = min(range.upperBound.number, CalendarDay(year: 2040, month: 12, day: 31).number)
    let days =
      SQL(" FROM (SELECT DATE '1970-01-01' + CAST(i AS INTEGER) AS d, i AS n FROM range(") + .number(first)
      + SQL(", ") + .number(max(first, last + 1)) + SQL(") days(i)) dated")
    var parts: [SQL] = []
    for (priority, pattern) in patterns.enumerated() {
      for spelling in pattern.spellings() {
        parts.append(
          SQL("SELECT ") + spelling + SQL(" AS word, n, ") + .number(priority) + SQL(" AS pattern") + days)
      }
    }
    // Patterns that are parsed have no words.
    guard !parts.isEmpty else { return SQL("SELECT '' AS word, 0 AS n WHERE FALSE") }
    let day =
      rule == .first
      ? SQL("arg_min(n, pattern)")
      : SQL("CASE WHEN min(n) = max(n) THEN min(n) ELSE ") + .number(ambiguous) + SQL(" END")
    return SQL("SELECT word, ") + day + SQL(" FROM (") + parts.joined(" UNION ALL ")
      + SQL(") spelled GROUP BY word")
  }
}
