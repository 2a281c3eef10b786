public import Language

/// A statement and the values bound to its question marks; a value is never part of the text.
public struct SQL: Sendable {
  /// The text.
  public private(set) var text: String
  /// The values in order of their question marks; nil is NULL.
  public private(set) var values: [TypedValue?]

  /// Creates a statement without values from text of our own.
  public init(_ text: StaticString) {
    self.text = "\(text)"
    self.values = []
  }

  private init(text: String, values: [TypedValue?]) {
    self.text = text
    self.values = values
  }

  /// A question mark with its value.
  public static func value(_ value: TypedValue?) -> SQL { SQL(text: "?", values: [value]) }

  /// A name in double quotes, those in it doubled.
  public static func identifier(_ name: String) throws(EngineError) -> SQL {
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .invalidIdentifier }
    let doubled = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return SQL(text: "\"\(doubled)\"", values: [])
  }

  /// A whole number of our own, such as an ordinal or a limit.
  public static func number(_ number: Int) -> SQL { SQL(text: String(number), values: []) }

  /// One statement after the other.
  public static func + (left: SQL, right: SQL) -> SQL {
    SQL(text: left.text + right.text, values: left.values + right.values)
  }

  /// Adds a statement at the end.
  public static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.values += right.values
  }
}

extension Sequence where Element == SQL {
  /// The statements with a separator between them.
  public func joined(_ separator: StaticString) -> SQL {
    var result = SQL("")
    for (index, element) in enumerated() {
      if index > 0 { result += SQL(separator) }
      result += element
    }
    return result
  }
}
