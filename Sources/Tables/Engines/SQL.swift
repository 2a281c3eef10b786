import Language

/// A statement and the values bound to its question marks; a value is never part of the text.
struct SQL: Sendable {
  /// The text.
  private(set) var text: String
  /// The values in order of their question marks; nil is NULL.
  private(set) var values: [TypedValue?]

  /// Creates a statement without values from text of our own.
  init(_ text: StaticString) {
    self.text = "\(text)"
    self.values = []
  }

  private init(text: String, values: [TypedValue?]) {
    self.text = text
    self.values = values
  }

  /// A question mark with its value.
  static func value(_ value: TypedValue?) -> SQL { SQL(text: "?", values: [value]) }

  /// A name in double quotes, those in it doubled.
  static func identifier(_ name: String) throws(EngineError) -> SQL {
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .invalidIdentifier }
    let doubled = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return SQL(text: "\"\(doubled)\"", values: [])
  }

  /// A whole number of our own, such as an ordinal or a limit.
  static func number(_ number: Int) -> SQL { SQL(text: String(number), values: []) }

  /// The words of all statuses as a list, in the order of their ranks; they are our own and need no values.
  static let statuses = SQL(
    text: "[" + CellStatus.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ") + "]", values: [])

  /// One statement after the other.
  static func + (left: SQL, right: SQL) -> SQL {
    SQL(text: left.text + right.text, values: left.values + right.values)
  }

  /// The statement with another text for the same values.
  func replacingText(_ change: (String) -> String) -> SQL { SQL(text: change(text), values: values) }

  /// Adds a statement at the end.
  static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.values += right.values
  }
}

/// `"SELECT \(name: column) FROM \(table) WHERE x = \(text: value)"`: fragments stand as they are, names are
/// quoted, and values bound.
extension SQL: ExpressibleByStringInterpolation {
  /// Creates a statement without values from text of our own.
  init(stringLiteral text: String) { self.init(text: text, values: []) }

  /// Creates a statement from text of our own with fragments, names and values in it.
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// The pieces of a statement as they come.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL(text: "", values: [])

    /// Begins a statement.
    init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds text of our own.
    mutating func appendLiteral(_ literal: String) { sql += SQL(text: literal, values: []) }

    /// Adds a fragment.
    mutating func appendInterpolation(_ fragment: SQL) { sql += fragment }

    /// Adds fragments with a separator between them.
    mutating func appendInterpolation(_ fragments: [SQL], separator: StaticString = ", ") {
      sql += fragments.joined(separator)
    }

    /// Adds a whole number of our own.
    mutating func appendInterpolation(_ number: Int) { sql += .number(number) }

    /// Adds a bound value; nil is NULL.
    mutating func appendInterpolation(value: TypedValue?) { sql += .value(value) }

    /// Adds a bound text.
    mutating func appendInterpolation(text: String) { sql += .value(.text(text)) }

    /// Adds a name in double quotes; a NUL, which no column has and which would cut the statement
    /// short, becomes the mark of an unknown character.
    mutating func appendInterpolation(name: String) {
      let whole = name.split(separator: "\0", omittingEmptySubsequences: false).joined(separator: "\u{FFFD}")
      let doubled = whole.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      sql += SQL(text: "\"\(doubled)\"", values: [])
    }
  }
}

extension Sequence where Element == SQL {
  /// The statements with a separator between them.
  func joined(_ separator: StaticString) -> SQL {
    var result = SQL("")
    for (index, element) in enumerated() {
      if index > 0 { result += SQL(separator) }
      result += element
    }
    return result
  }
}
