/// How the texts of a key are stored.
///
/// Numbers are grouped faster than texts. Where a key is stored as numbers, 0 stands for unknown and -1
/// for the margin, whatever else there is.
package enum KeyEncoding: Sendable, Hashable {
  /// As they are.
  case text
  /// Each as its place in a list, from 1.
  case places([String])
  /// Each as the ordinal of the period that it names; the span holds all that occur.
  case periods(ClosedRange<Period>)

  /// The number of the unknown category.
  static let unknown = 0
  /// The number of the margin.
  static let margin = -1

  /// The number of a text, or nil where it has none.
  func number(of text: String) -> Int? {
    switch self {
    case _ where text == CountsSchema.unknownCode: return Self.unknown
    case _ where text == CountsSchema.marginCode: return Self.margin
    case .text: return nil
    case .places(let texts): return texts.firstIndex(of: text).map { $0 + 1 }
    case .periods(let span):
      return Period(text: text, frequency: span.lowerBound.frequency).flatMap {
        span.contains($0) ? $0.ordinal : nil
      }
    }
  }

  /// How the periods are stored in which these lie.
  func enclosing(_ frequency: Period.Frequency) -> KeyEncoding {
    if case .periods(let span) = self, let first = span.lowerBound.enclosing(frequency),
      let last = span.upperBound.enclosing(frequency)
    {
      return .periods(first...max(first, last))
    }
    return .text
  }
}
