import Language

/// One column of a source as SQL: its value, and how the value came about.
///
/// The text is looked up as it stands; what was not found is folded, parsed where words do not tell
/// everything, and looked up again. Each of these is a level of its own.
struct ColumnReading {
  private let column: RecordColumn
  private let lookup: Lookup
  private let aliases: (plain: SQL, folded: SQL)
  private let raw: SQL
  private let plainValue: SQL
  private let foldedText: SQL
  /// What a word said, or NULL.
  private let found: SQL
  /// What the text said as a number, or NULL.
  private let parsed: SQL
  /// Whether the text was none of the words, where one expression says it.
  private let failure: SQL
  /// The column itself.
  let name: SQL

  /// How words are found.
  private enum Lookup {
    /// There are none.
    case none
    case chain(WordChain)
    /// As a chain, and only the value is asked for: one expression says it.
    case value(WordChain)
    /// The same, and beside it whether the text was none of the words.
    case valueOrFailure(WordChain)
    /// The table of the words.
    case table(SQL)
  }

  /// How many columns stand beside it.
  enum Width {
    /// So few that each may join a table of its own.
    case narrow
    /// So many that a statement with a join for each would take seconds to plan: numbers and days are parsed.
    case wide
  }

  /// Prepares a column; makes its table of words where it needs one.
  ///
  /// - Parameter outcome: whether `outcome()` or `isUnread` will be asked for.
  init(
    column: RecordColumn, index: Int, outcome: TypedRecords.AuditRule, width: Width,
    tables: inout WordTables
  ) throws(EngineError) {
    self.column = column
    name = try .identifier(column.name)
    if case .code(let words) = column.reading,
      let chain = WordChain(words.removing(column.ambiguousWords), missing: column.missingWords)
    {
      lookup =
        switch outcome {
        case .none: .value(chain)
        case .failures: .valueOrFailure(chain)
        case .outcomes: .chain(chain)
        }
    } else if width != .narrow, column.isParsed {
      lookup = .none
    } else if let table = try tables.create(column, index: index) {
      lookup = .table(table)
    } else {
      lookup = .none
    }
    aliases = (try .identifier("plain_words_\(index)"), try .identifier("folded_words_\(index)"))
    raw = try .identifier("@raw_\(index)")
    plainValue = try .identifier("@plain_\(index)")
    foldedText = try .identifier("@folded_\(index)")
    found = try .identifier("@found_\(index)")
    parsed = try .identifier("@parsed_\(index)")
    failure = try .identifier("@failure_\(index)")
  }

  private var sourceText: SQL { SQL("source.") + name }

  /// The first level: the text, and what it says as it stands.
  var plain: [SQL] {
    let value =
      switch lookup {
      case .none: SQL("CAST(NULL AS INTEGER)")
      case .chain(let chain): chain.place(ofPlain: sourceText)
      case .value(let chain): chain.place(of: sourceText)
      case .valueOrFailure(let chain): chain.placeOrFailure(of: sourceText)
      case .table: aliases.plain + SQL(".value")
      }
    if isOneExpression { return [value + SQL(" AS ") + name] }
    return [sourceText + SQL(" AS ") + raw, value + SQL(" AS ") + plainValue]
  }

  private var isOneExpression: Bool {
    switch lookup {
    case .value, .valueOrFailure: true
    case .none, .chain, .table: false
    }
  }

  /// What the first level joins.
  var plainJoin: [SQL] { join(aliases.plain, on: sourceText) }

  /// The second level: the folded text, only where the first found nothing.
  var folded: [SQL] {
    if isOneExpression { return [name] }
    var condition = plainValue + SQL(" IS NULL AND ") + raw + SQL(" IS NOT NULL")
    if case .text = column.reading { condition = mayBeMissing }
    return [
      raw, plainValue,
      SQL("CASE WHEN ") + condition + SQL(" THEN ") + WordTables.folded(raw) + SQL(" END AS ") + foldedText,
    ]
  }

  /// Whether a free text begins as a word does that means that nothing is known; most do not, and need no folding.
  private var mayBeMissing: SQL {
    let letters = Set(
      column.missingWords.compactMap(\.first).flatMap { ($0.lowercased() + $0.uppercased()).utf8 })
    let first = SQL("ascii(") + raw + SQL(")")
    let starts = letters.filter { $0 < 0x80 }.sorted().map { first + SQL(" = ") + .number(Int($0)) }
    return SQL("(") + ([first + SQL(" NOT BETWEEN 33 AND 126")] + starts).joined(" OR ") + SQL(")")
  }

  /// Beside the second level: what the folded text says as a number.
  ///
  /// It lies below the join, although a word that is found has no use for it: above, the engine would write
  /// the long expression wherever the value stands in the levels over it, and plan for longer than it reads.
  var parsing: SQL? {
    number.map { "CASE WHEN \(foldedText) IS NOT NULL THEN \($0) END AS \(parsed)" }
  }

  /// What the third level joins.
  var foldedJoin: [SQL] { join(aliases.folded, on: foldedText) }

  private func join(_ alias: SQL, on text: SQL) -> [SQL] {
    guard case .table(let words) = lookup else { return [] }
    return [
      SQL(" LEFT JOIN ") + words + SQL(" ") + alias + SQL(" ON ") + alias + SQL(".word = ") + text
    ]
  }

  /// The third level: what words said, and what the text says where they said nothing.
  var readings: [SQL] {
    let looked: SQL
    switch lookup {
    case .value, .valueOrFailure: return [name]
    case .none:
      looked =
        column.isParsed && !column.missingWords.isEmpty
        ? SQL("CASE WHEN ") + isEmpty + SQL(" THEN ") + .number(WordTables.missing) + SQL(" END")
        : SQL("CAST(NULL AS INTEGER)")
    case .chain(let chain):
      looked = SQL("coalesce(") + plainValue + SQL(", ") + chain.place(ofFolded: foldedText) + SQL(")")
    case .table: looked = SQL("coalesce(") + plainValue + SQL(", ") + aliases.folded + SQL(".value)")
    }
    return [raw, foldedText, looked + SQL(" AS ") + found] + (number == nil ? [] : [parsed])
  }

  /// The fourth level: the value, and what an account of it needs.
  var values: [SQL] {
    switch lookup {
    case .value: return [name]
    case .valueOrFailure:
      return ["greatest(\(name), 0) AS \(name)", "\(name) < 0 AS \(failure)"]
    case .none, .chain, .table: break
    }
    return [value + SQL(" AS ") + name, raw, foldedText, found] + (number == nil ? [] : [parsed])
  }

  private var value: SQL {
    func number(within first: Int64, _ last: Int64) -> SQL {
      let value =
        SQL("nullif(coalesce(") + found + SQL(", CASE WHEN ") + parsed + SQL(" BETWEEN ")
        + .value(.integer(first)) + SQL(" AND ") + .value(.integer(last)) + SQL(" THEN ") + parsed
        + SQL(" END), ") + .number(WordTables.missing) + SQL(")")
      return column.patternRule == .first
        ? value : SQL("nullif(") + value + SQL(", ") + .number(WordTables.ambiguous) + SQL(")")
    }
    switch column.reading {
    case .code: return SQL("coalesce(") + found + SQL(", 0)")
    case .integer(let range): return number(within: range.lowerBound, range.upperBound)
    case .date(_, let range):
      return number(within: Int64(range.lowerBound.number), Int64(range.upperBound.number))
    case .real:
      return SQL("CASE WHEN NOT ") + isEmpty + SQL(" AND regexp_full_match(") + foldedText
        + SQL(", '[+-]?[0-9]{1,18}([.][0-9]{1,18})?') THEN try_cast(") + foldedText
        + SQL(" AS DOUBLE) END")
    case .text: return SQL("CASE WHEN NOT ") + isEmpty + SQL(" THEN ") + Self.trimmed(raw) + SQL(" END")
    }
  }

  /// In the fifth level: whether an account of the column has to say something, since the text could not be read
  /// or the value has to be known and is not; nil where that cannot be.
  var isUnread: SQL? {
    if column.requirement == .required {
      if case .code = column.reading { return "\(name) = 0" }
      return "\(name) IS NULL"
    }
    if case .valueOrFailure = lookup { return failure }
    switch column.reading {
    case .text: return nil
    case .code: return "(\(found) IS NULL AND \(raw) IS NOT NULL AND \(foldedText) <> '')"
    case .real: return "(\(name) IS NULL AND NOT \(isEmpty))"
    case .integer, .date:
      return
        "(\(name) IS NULL AND \(raw) IS NOT NULL AND NOT coalesce(\(foldedText) = '' OR \(found) = \(WordTables.missing), FALSE))"
    }
  }

  /// The fifth level: how the value came about, as the number of a `TypedRecords.Outcome`.
  func outcome() throws(EngineError) -> SQL {
    func number(_ outcome: TypedRecords.Outcome) -> SQL { .number(outcome.rawValue) }
    func unread(_ outcome: TypedRecords.Outcome) -> SQL {
      let beyond: TypedRecords.Outcome = column.rangeRule == .given ? .outOfRange : .farFromToday
      let plain =
        SQL("CASE WHEN ") + parsed + SQL(" IS NULL THEN ") + number(outcome) + SQL(" ELSE ") + number(beyond)
        + SQL(" END")
      guard column.patternRule == .agreeing else { return plain }
      let two = SQL(" = ") + .number(WordTables.ambiguous)
      return SQL("CASE WHEN ") + found + two + SQL(" OR ") + parsed + two + SQL(" THEN ")
        + number(.ambiguous) + SQL(" ELSE ") + plain + SQL(" END")
    }
    var written = name
    var isKnown = name + SQL(" IS NOT NULL")
    var failure = number(.missing)
    var missing = WordTables.missing
    switch column.reading {
    case .code(let words):
      let codes = words.codes.map { SQL.value(.text($0)) }
      written =
        codes.isEmpty
        ? SQL("''") : SQL("list_extract(list_value(") + codes.joined(", ") + SQL("), ") + name + SQL(")")
      isKnown = name + SQL(" > 0")
      failure = number(.unrecognised)
      if !column.ambiguousWords.isEmpty {
        let words = column.ambiguousWords.map { WordTables.folded(.value(.text($0))) }
        failure =
          SQL("CASE WHEN ") + foldedText + SQL(" IN (") + words.joined(", ") + SQL(") THEN ")
          + number(.ambiguous) + SQL(" ELSE ") + failure + SQL(" END")
      }
      missing = 0
    case .integer:
      written = SQL("CAST(") + name + SQL(" AS VARCHAR)")
      failure = unread(.notANumber)
    case .date:
      written = SQL("strftime(DATE '1970-01-01' + CAST(") + name + SQL(" AS INTEGER), '%Y-%m-%d')")
      failure = unread(.notADate)
    case .real:
      written = raw
      failure = number(.notANumber)
    case .text: break
    }
    var isMissing =
      raw + SQL(" IS NULL OR ") + foldedText + SQL(" = '' OR ") + found + SQL(" = ") + .number(missing)
    if case .none = lookup { isMissing = isMissing + SQL(" OR ") + isEmpty }
    return SQL("CAST(CASE WHEN (") + isMissing + SQL(") THEN ") + number(.missing) + SQL(" WHEN ") + isKnown
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

  /// For what has no words: whether the text is empty or means that nothing is known.
  private var isEmpty: SQL {
    let words = column.missingWords.map { WordTables.folded(.value(.text($0))) }
    return SQL("(") + raw + SQL(" IS NULL OR coalesce(") + foldedText + SQL(" IN (")
      + ([SQL("''")] + words).joined(", ") + SQL("), FALSE))")
  }

  /// A folded text as a whole number, or NULL; with a mark between thousands, they are three digits each.
  private static func wholeNumber(_ text: SQL, thousands: String?) -> SQL {
    let plain =
      SQL("CASE WHEN regexp_full_match(") + text
      + SQL(", '[+-]?[0-9]{1,18}([.]0+)?') THEN try_cast(split_part(") + text
      + SQL(", '.', 1) AS BIGINT)")
    guard let thousands else { return plain + SQL(" END") }
    // Letters are as folded texts have them: a no-break space is a space.
    let mark = thousands == "\u{00A0}" ? " " : thousands
    let escaped = mark.map { $0.isLetter || $0.isNumber || $0 == " " ? String($0) : "[\($0)]" }.joined()
    let shape = "[+-]?[0-9]{1,3}(\(escaped)[0-9]{3}){1,5}"
    return plain + SQL(" WHEN regexp_full_match(") + text + SQL(", ") + .value(.text(shape))
      + SQL(") THEN try_cast(replace(") + text + SQL(", ") + .value(.text(mark)) + SQL(", '') AS BIGINT) END")
  }

  /// The number of the day that a folded text means in a pattern, or NULL.
  static func day(_ text: SQL, _ pattern: DatePattern) -> SQL {
    pattern.day(text)
  }

  /// The day that the patterns of a column tell.
  private static func day(_ days: [SQL], _ rule: RecordColumn.PatternRule) -> SQL {
    let first = SQL("coalesce(") + (days + [SQL("NULL")]).joined(", ") + SQL(")")
    guard rule == .agreeing else { return first }
    return SQL("CASE WHEN least(") + days.joined(", ") + SQL(") <> greatest(") + days.joined(", ")
      + SQL(") THEN ") + .number(WordTables.ambiguous) + SQL(" ELSE ") + first + SQL(" END")
  }

  /// The folded text as a whole number or the number of a day; nil where the column holds neither.
  private var number: SQL? {
    switch column.reading {
    case .integer:
      // Only this shape is a number: the engine's own casts read `1e1`, `0x10` and `nan`.
      Self.wholeNumber(foldedText, thousands: column.thousands)
    case .date(let patterns, _):
      Self.day(patterns.map { Self.day(foldedText, $0) }, column.patternRule)
    case .code, .real, .text: nil
    }
  }
}

extension RecordColumn {
  /// Whether its texts can be parsed without a list of words.
  fileprivate var isParsed: Bool {
    switch reading {
    case .integer, .date: true
    case .text, .code, .real: false
    }
  }
}
