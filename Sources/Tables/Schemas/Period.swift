/// A calendar month or year.
public struct Period: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// How long a period is.
  public enum Frequency: String, Sendable, Hashable, Codable {
    /// One calendar month.
    case month
    /// One calendar year.
    case year

    /// Periods in a year: 12 or 1.
    public var periodsPerYear: Int { self == .month ? 12 : 1 }
  }

  /// How long the period is.
  public var frequency: Frequency
  /// Periods since January of year 0 (months) or since year 0 (years).
  public var ordinal: Int

  /// Creates a period from its ordinal.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// Creates a calendar month; `month` counts from 1.
  public init(year: Int, month: Int) {
    self.init(frequency: .month, ordinal: year * 12 + month - 1)
  }

  /// Creates a calendar year.
  public init(year: Int) {
    self.init(frequency: .year, ordinal: year)
  }

  /// The calendar year.
  public var year: Int { frequency == .month ? ordinal / 12 : ordinal }

  /// The calendar month from 1, or nil for a year.
  public var month: Int? { frequency == .month ? ordinal % 12 + 1 : nil }

  /// The period as ISO 8601 text, `2026-11` or `2026`.
  public var description: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    guard let month else { return padded }
    return padded + (month < 10 ? "-0" : "-") + String(month)
  }

  /// Orders periods of one frequency by time.
  public static func < (left: Period, right: Period) -> Bool { left.ordinal < right.ordinal }
}
