import Foundation

/// The day of a run, in UTC: the one place where results may follow the clock.
enum Today {
  /// The day as ISO 8601 text, `2026-11-24`.
  static var text: String { String(instant(Date()).prefix(10)) }

  /// An instant as ISO 8601 text in UTC, `2026-11-24T02:30:00Z`.
  static func instant(_ date: Date) -> String { date.ISO8601Format() }
}
