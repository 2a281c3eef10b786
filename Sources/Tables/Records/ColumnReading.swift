import Language

/// One column of a source as SQL: its value, and how the value came about.
struct ColumnReading {
  let column: RecordColumn
  /// The text of the source.
  let raw: SQL
  /// What the table of words says: a value, `WordTables.missing`, or NULL where the word is not there.
  let looked: SQL?

  private var folded: SQL { WordTables.folded(raw) }

  /// Whether the text is empty or a word that means that nothing is known.
  private var isMissing: SQL {
    let words = column.missingWords.map { WordTables.folded(.value(.text($0))) }
    let empty = SQL("(") + raw + SQL(" IS NULL OR ") + folded + SQL(" = ''")
    if let looked {
      return empty + SQL(" OR ") + looked + SQL(" = ") + .number(WordTables.missing) + SQL(")")
    }
    return words.isEmpty
      ? empty + SQL(")") : empty + SQL(" OR ") + folded + SQL(" IN (") + words.joined(", ") + SQL("))")
  }

  /// The value.
  func sql() throws(EngineError) -> SQL {
    switch column.reading {
    case .code: return SQL("greatest(") + (looked ?? SQL("0")) + SQL(", 0)")
    case .integer(let range):
      let parsed = SQL("CASE WHEN ") + isWhole + SQL(" THEN ") + within(range, whole) + SQL(" END")
      guard let looked else {
        return SQL("CASE WHEN NOT ") + isMissing + SQL(" THEN ") + parsed + SQL(" END")
      }
      return SQL("nullif(coalesce(") + looked + SQL(", ") + parsed + SQL("), ") + .number(WordTables.missing)
        + SQL(")")
    case .date(_, let range):
      let parsed = within(range, dayNumber)
      return SQL("nullif(coalesce(") + (looked ?? SQL("NULL")) + SQL(", CASE WHEN ") + raw
        + SQL(" IS NOT NULL THEN ") + parsed + SQL(" END), ") + .number(WordTables.missing) + SQL(")")
    case .real:
      return SQL("CASE WHEN NOT ") + isMissing + SQL(" AND ") + isReal + SQL(" THEN try_cast(") + folded
        + SQL(" AS DOUBLE) END")
    case .text:
      // Only a text with a space or a letter beyond ASCII needs work.
      return SQL("CASE WHEN ") + isMissing + SQL(" THEN NULL ELSE nfc_normalize(trim(") + raw + SQL(")) END")
    }
  }

  /// How the value came about, as the number of a `TypedRecords.Outcome`.
  func outcome() throws(EngineError) -> SQL {
    let value = try sql()
    let written: SQL
    let failure: SQL
    switch column.reading {
    case .code(let words):
      let codes = words.codes.map { SQL.value(.text($0)) }
      written = SQL("list_extract(list_value(") + codes.joined(", ") + SQL("), ") + value + SQL(")")
      return outcome(
        written, isKnown: value + SQL(" > 0"), failure: .number(TypedRecords.Outcome.unrecognised.rawValue))
    case .integer:
      written = SQL("CAST(") + value + SQL(" AS VARCHAR)")
      failure =
        SQL("CASE WHEN ") + isWhole + SQL(" THEN ") + .number(TypedRecords.Outcome.outOfRange.rawValue)
        + SQL(" ELSE ") + .number(TypedRecords.Outcome.notANumber.rawValue) + SQL(" END")
    case .date:
      written = SQL("strftime(DATE '1970-01-01' + CAST(") + value + SQL(" AS INTEGER), '%Y-%m-%d')")
      failure =
        SQL("CASE WHEN ") + dayNumber + SQL(" IS NOT NULL THEN ")
        + .number(TypedRecords.Outcome.outOfRange.rawValue) + SQL(" ELSE ")
        + .number(TypedRecords.Outcome.notADate.rawValue) + SQL(" END")
    case .real:
      written = raw
      failure = .number(TypedRecords.Outcome.notANumber.rawValue)
    case .text:
      written = value
      failure = .number(TypedRecords.Outcome.missing.rawValue)
    }
    return outcome(written, isKnown: value + SQL(" IS NOT NULL"), failure: failure)
  }

  private func outcome(_ written: SQL, isKnown: SQL, failure: SQL) -> SQL {
    SQL("CAST(CASE WHEN ") + isMissing + SQL(" THEN ") + .number(TypedRecords.Outcome.missing.rawValue)
      + SQL(" WHEN ") + isKnown + SQL(" THEN CASE WHEN ") + raw + SQL(" = ") + written
      + SQL(" THEN 0 WHEN trim(") + raw + SQL(") = ") + written + SQL(" THEN ")
      + .number(TypedRecords.Outcome.trimmed.rawValue) + SQL(" ELSE ")
      + .number(TypedRecords.Outcome.recoded.rawValue) + SQL(" END ELSE ") + failure
      + SQL(" END AS UTINYINT)")
  }

  // Only these shapes are numbers: the engine's own casts read `1e1`, `0x10` and `nan`.
  private var isWhole: SQL {
    SQL("regexp_full_match(") + folded + SQL(", '[+-]?[0-9]{1,18}([.]0+)?')")
  }

  private var isReal: SQL {
    SQL("regexp_full_match(") + folded + SQL(", '[+-]?[0-9]{1,18}([.][0-9]{1,18})?')")
  }

  private var whole: SQL { SQL("try_cast(split_part(") + folded + SQL(", '.', 1) AS BIGINT)") }

  private var dayNumber: SQL {
    guard case .date(let patterns, _) = column.reading, !patterns.isEmpty else { return SQL("NULL") }
    let tries = patterns.map { pattern in
      SQL("CASE WHEN regexp_full_match(") + folded + SQL(", ") + .value(.text(pattern.shape))
        + SQL(") THEN CAST(try_strptime(") + folded + SQL(", ") + .value(.text(pattern.engineFormat))
        + SQL(") AS DATE) - DATE '1970-01-01' END")
    }
    return SQL("coalesce(") + tries.joined(", ") + SQL(")")
  }

  private func within(_ range: ClosedRange<Int64>, _ value: SQL) -> SQL {
    SQL("CASE WHEN ") + value + SQL(" BETWEEN ") + .value(.integer(range.lowerBound)) + SQL(" AND ")
      + .value(.integer(range.upperBound)) + SQL(" THEN ") + value + SQL(" END")
  }

  private func within(_ range: ClosedRange<CalendarDay>, _ value: SQL) -> SQL {
    within(Int64(range.lowerBound.number)...Int64(range.upperBound.number), value)
  }
}
