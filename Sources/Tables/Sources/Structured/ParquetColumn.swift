/// A column of a Parquet file and how its values become text.
struct ParquetColumn {
  /// How values become text.
  enum Form {
    /// As the engine writes them.
    case text
    /// A number of binary digits.
    case real
    /// A number of single precision, whose shortest digits the engine knows.
    case single
    /// A number of decimal digits, without noughts at its end.
    case decimal
    /// True or false.
    case truth
    /// A day with a time of day.
    case time
    /// The same with a time zone, in UTC.
    case instant
  }

  /// The name.
  let name: String
  /// How its values become text, or nil: they are no cells.
  let form: Form?

  /// The columns that the engine describes.
  static func columns(_ described: ResultColumns) throws(EngineError) -> [ParquetColumn] {
    guard case .texts(let names)? = described["name"], case .texts(let types)? = described["type"] else {
      throw .malformedTable(reason: "the columns of a Parquet file are not described")
    }
    return zip(names, types).map { ParquetColumn(name: $0 ?? "", form: form($1 ?? "")) }
  }

  private static func form(_ type: String) -> Form? {
    if type.hasSuffix("]") || type.hasPrefix("STRUCT") || type.hasPrefix("MAP") || type.hasPrefix("UNION") {
      return nil
    }
    if type.hasPrefix("DECIMAL") { return .decimal }
    if type.hasPrefix("ENUM") { return .text }
    switch type {
    case "DOUBLE": return .real
    case "FLOAT": return .single
    case "BOOLEAN": return .truth
    case "TIMESTAMP WITH TIME ZONE": return .instant
    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS": return .time
    case "VARCHAR", "DATE", "TIME", "UUID", "JSON", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT",
      "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT":
      return .text
    default: return nil
    }
  }

  /// What the engine is asked for.
  var selection: SQL {
    switch form {
    case .real: "\(name: name)"
    case .single: "CAST(CAST(\(name: name) AS VARCHAR) AS DOUBLE)"
    case .truth: "CASE WHEN \(name: name) THEN 'TRUE' WHEN NOT \(name: name) THEN 'FALSE' END"
    case .instant: "CAST(make_timestamp(epoch_us(\(name: name))) AS VARCHAR)"
    default: "CAST(\(name: name) AS VARCHAR)"
    }
  }

  /// Gives the text of every row that has one.
  func read(_ column: ColumnData, _ take: (Int, String) -> Void) {
    switch column {
    case .texts(let values):
      for (row, value) in values.enumerated() {
        if let value { take(row, text(value)) }
      }
    case .reals(let values):
      for (row, value) in values.enumerated() {
        if let value { take(row, NumberText.shortest(value)) }
      }
    case .integers, .booleans: break
    }
  }

  private func text(_ value: String) -> String {
    switch form {
    case .decimal:
      guard value.contains(".") else { return value }
      var digits = value[...]
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
      return String(digits)
    case .time, .instant:
      guard let space = value.firstIndex(of: " ") else { return value }
      return SheetWords.isoTime(value[..<space] + "T" + value[value.index(after: space)...])
    default: return value
    }
  }
}
