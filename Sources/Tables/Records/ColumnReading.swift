import Language

/// One column of a source as SQL: its value, and how the value came about.
///
/// At the first level the text is looked up as it stands; at the second what was not found is folded; at
/// the third the folded text is looked up, and parsed where words do not tell everything.
struct ColumnReading {
  private let column: RecordColumn
  private let isFlag: Bool
  private let words: SQL?
  private let aliases: (plain: SQL, folded: SQL)
  /// The columns `raw`, `plain`, `folded` and `found` of this reading.
  private let raw: SQL
  private let found: SQL
  private let foldedText: SQL
  private let plainValue: SQL
  /// The column itself.
  let name: SQL

  /// Prepares a column; makes its table of words.
  init(column: RecordColumn, index: Int, isFlag: Bool, engine: DuckDBEngine) throws(EngineError) {
    self.column = column
    self.isFlag = isFlag
    name = try .identifier(column.name)
    words = try WordTables(engine: engine).create(column, index: index)
    aliases = (try .identifier("plain_words_\(index)"), try .identifier("folded_words_\(index)"))
    raw = try .identifier("raw_\(index)")
    plainValue = try .identifier("plain_\(index)")
    foldedText = try .identifier("folded_\(index)")
    found = try .identifier("found_\(index)")
  }

  private var sourceText: SQL { SQL("source.") + name }

  /// The first level: the text, and what it says as it stands.
  var plain: [SQL] {
    let value: SQL
    if isFlag, case .code(let words) = column.reading {
      value = Self.chain(words, column.missingWords, sourceText)
    } else if words != nil {
      value = aliases.plain + SQL(".value")
    } else {
      value = SQL("CAST(NULL AS INTEGER)")
    }
    return [sourceText + SQL(" AS ") + raw, value + SQL(" AS ") + plainValue]
  }

  /// What the first level joins.
  var plainJoin: [SQL] {
    guard let words, !isFlag else { return [] }
    return [
      SQL(" LEFT JOIN ") + words + SQL(" ") + aliases.plain + SQL(" ON ") + aliases.plain + SQL(".word = ")
        + sourceText
    ]
  }

  /// The second level: the folded text, only where the first found nothing.
  var folded: [SQL] {
    var condition = plainValue + SQL(" IS NULL")
    if words == nil, case .text = column.reading { condition = mayBeMissing }
    return [
      raw, plainValue,
      SQL("CASE WHEN ") + condition + SQL(" THEN ") + WordTables.folded(raw) + SQL(" END AS ") + foldedText,
    ]
  }

  /// Whether a free text begins as a word does that means that nothing is known; most do not, and need no folding.
  private var mayBeMissing: SQL {
    let letters = Set(column.missingWords.compactMap(\.first).flatMap { $0.lowercased() + $0.uppercased() })
    let first = SQL("left(") + raw + SQL(", 1)")
    let starts = letters.sorted().map { first + SQL(" = ") + .value(.text(String($0))) }
    let unusual = SQL("ascii(") + raw + SQL(") NOT BETWEEN 33 AND 126")
    return SQL("(") + ([unusual] + starts).joined(" OR ") + SQL(")")
  }

  /// What the third level joins.
  var foldedJoin: [SQL] {
    guard let words else { return [] }
    return [
      SQL(" LEFT JOIN ") + words + SQL(" ") + aliases.folded + SQL(" ON ") + aliases.folded + SQL(".word = ")
        + foldedText
    ]
  }

  /// The third level: the value, and what an account of it needs.
  var values: [SQL] {
    let looked =
      words == nil
      ? SQL("CAST(NULL AS INTEGER)")
      : SQL("coalesce(") + plainValue + SQL(", ") + aliases.folded + SQL(".value)")
    return [value(looked) + SQL(" AS ") + name, raw, foldedText, looked + SQL(" AS ") + found]
  }

  private func value(_ looked: SQL) -> SQL {
    let missing = SQL.number(WordTables.missing)
    switch column.reading {
    case .code: return SQL("greatest(") + looked + SQL(", 0)")
    case .integer(let range):
      return SQL("nullif(coalesce(") + looked + SQL(", ") + Self.within(range, whole) + SQL("), ") + missing
        + SQL(")")
    case .date(_, let range):
      let days = Int64(range.lowerBound.number)...Int64(range.upperBound.number)
      return SQL("nullif(coalesce(") + looked + SQL(", ") + Self.within(days, dayNumber) + SQL("), ")
        + missing + SQL(")")
    case .real:
      return SQL("CASE WHEN NOT ") + isEmpty + SQL(" AND ") + isReal + SQL(" THEN try_cast(") + foldedText
        + SQL(" AS DOUBLE) END")
    case .text: return SQL("CASE WHEN NOT ") + isEmpty + SQL(" THEN ") + Self.trimmed(raw) + SQL(" END")
    }
  }

  /// The fourth level: how the value came about, as the number of a `TypedRecords.Outcome`.
  func outcome() throws(EngineError) -> SQL {
    func number(_ outcome: TypedRecords.Outcome) -> SQL { .number(outcome.rawValue) }
    var written = name
    var isKnown = name + SQL(" IS NOT NULL")
    var failure = number(.missing)
    switch column.reading {
    case .code(let words):
      let codes = words.codes.map { SQL.value(.text($0)) }
      written =
        codes.isEmpty
        ? SQL("''") : SQL("list_extract(list_value(") + codes.joined(", ") + SQL("), ") + name + SQL(")")
      isKnown = name + SQL(" > 0")
      failure = number(.unrecognised)
    case .integer:
      written = SQL("CAST(") + name + SQL(" AS VARCHAR)")
      failure =
        SQL("CASE WHEN ") + whole + SQL(" IS NULL THEN ") + number(.notANumber) + SQL(" ELSE ")
        + number(.outOfRange) + SQL(" END")
    case .date:
      written = SQL("strftime(DATE '1970-01-01' + CAST(") + name + SQL(" AS INTEGER), '%Y-%m-%d')")
      failure =
        SQL("CASE WHEN ") + dayNumber + SQL(" IS NULL THEN ") + number(.notADate) + SQL(" ELSE ")
        + number(.outOfRange) + SQL(" END")
    case .real:
      written = raw
      failure = number(.notANumber)
    case .text: break
    }
    let isMissing =
      SQL("(") + raw + SQL(" IS NULL OR ") + foldedText + SQL(" = '' OR ") + found + SQL(" = ")
      + .number(WordTables.missing) + (words == nil ? SQL(" OR ") + isEmpty : SQL("")) + SQL(")")
    return SQL("CAST(CASE WHEN ") + isMissing + SQL(" THEN ") + number(.missing) + SQL(" WHEN ") + isKnown
      + SQL(" THEN CASE WHEN ") + raw + SQL(" = ") + written + SQL(" THEN 0 WHEN trim(") + raw + SQL(") = ")
      + written
      + SQL(" THEN ") + number(.trimmed) + SQL(" ELSE ") + number(.recoded) + SQL(" END ELSE ") + failure
      + SQL(" END AS UTINYINT)")
  }

  /// A text without spaces at its ends, in NFC; most need neither.
  private static func trimmed(_ text: SQL) -> SQL {
    SQL("CASE WHEN ascii(") + text + SQL(") > 32 AND NOT suffix(") + text + SQL(", ' ') AND strlen(") + text
      + SQL(") = length(") + text + SQL(") THEN ") + text + SQL(" ELSE nfc_normalize(trim(") + text
      + SQL(")) END")
  }

  /// For what has no table of words: whether the text is empty or means that nothing is known.
  private var isEmpty: SQL {
    let words = column.missingWords.map { WordTables.folded(.value(.text($0))) }
    return SQL("(") + raw + SQL(" IS NULL OR coalesce(") + foldedText + SQL(" IN (")
      + ([SQL("''")] + words).joined(", ") + SQL("), FALSE))")
  }

  // Only these shapes are numbers: the engine's own casts read `1e1`, `0x10` and `nan`.
  private var whole: SQL {
    SQL("CASE WHEN regexp_full_match(") + foldedText
      + SQL(", '[+-]?[0-9]{1,18}([.]0+)?') THEN try_cast(split_part(")
      + foldedText + SQL(", '.', 1) AS BIGINT) END")
  }

  private var isReal: SQL {
    SQL("regexp_full_match(") + foldedText + SQL(", '[+-]?[0-9]{1,18}([.][0-9]{1,18})?')")
  }

  private var dayNumber: SQL {
    guard case .date(let patterns, _) = column.reading else { return SQL("NULL") }
    let tries = patterns.map { pattern in
      SQL("CASE WHEN regexp_full_match(") + foldedText + SQL(", ") + .value(.text(pattern.shape))
        + SQL(") THEN CAST(try_strptime(") + foldedText + SQL(", ") + .value(.text(pattern.engineFormat))
        + SQL(") AS DATE) - DATE '1970-01-01' END")
    }
    return SQL("coalesce(") + (tries + [SQL("NULL")]).joined(", ") + SQL(")")
  }

  private static func within(_ range: ClosedRange<Int64>, _ value: SQL) -> SQL {
    SQL("CASE WHEN ") + value + SQL(" BETWEEN ") + .value(.integer(range.lowerBound)) + SQL(" AND ")
      + .value(.integer(range.upperBound)) + SQL(" THEN ") + value + SQL(" END")
  }

  /// A flag by comparisons with its usual words, which cost less than a join; NULL where none of them stands there.
  private static func chain(_ words: CodeWords, _ missing: [String], _ text: SQL) -> SQL {
    var cases: [SQL] = []
    func add(_ texts: [String], _ place: Int) {
      guard !texts.isEmpty else { return }
      cases.append(
        SQL(" WHEN ") + text + SQL(" IN (") + texts.map { .value(.text($0)) }.joined(", ") + SQL(") THEN ")
          + .number(place))
    }
    for place in words.codes.indices.map({ $0 + 1 }) {
      add(Array(words.words.filter { $0.place == place }.prefix(3).map(\.text)), place)
    }
    add(Array(missing.prefix(3)), WordTables.missing)
    return cases.isEmpty ? SQL("CAST(NULL AS INTEGER)") : SQL("CASE") + cases.joined("") + SQL(" END")
  }
}
