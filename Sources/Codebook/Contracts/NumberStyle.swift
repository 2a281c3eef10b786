/// How numbers are written: the sign before the fraction, and what stands between thousands.
public struct NumberStyle: Sendable, Hashable {
  /// The sign before the fraction.
  public var decimal: Character = "."
  /// The marks between thousands; `space` is every kind of space.
  public var thousands: Set<Character> = []
  /// Whether every kind of space may stand between thousands.
  public var hasSpaces = false

  /// Whether somebody said how numbers are written, so that three digits behind a point are what they seem.
  public var isDeclared = false

  /// A point before the fraction, and nothing between thousands.
  public init() {}

  /// Takes a mark between thousands as a contract writes it.
  public mutating func take(thousands text: String) {
    if text == "space" || text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      hasSpaces = true
    } else if let mark = text.first, text.count == 1 {
      thousands.insert(mark)
      // Where points stand between thousands, a comma stands before the fraction.
      if mark == ".", !isDeclared { decimal = "," }
    }
  }

  /// Whether a mark would be the sign before the fraction and a mark between thousands.
  var isAmbiguous: Bool { thousands.contains(decimal) }
}
