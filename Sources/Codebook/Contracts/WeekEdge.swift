public import Language

/// The day by which the texts of a column tell weeks, where it is not the Monday on which a week of ISO 8601 begins.
///
/// A table has weeks of ISO 8601; one that begins on another day is told as the one that holds most of its days.
public struct WeekEdge: Sendable, Hashable {
  /// Which day of the week a text is.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// The first: `starts: sunday`.
    case first = "starts"
    /// The last: `ends: saturday`.
    case last = "ends"
  }

  /// The day, 0 for Monday to 6 for Sunday.
  public var weekday: Int
  /// Which day of the week it is.
  public var side: Side

  /// The names of the days, from Monday.
  public static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Creates an edge.
  public init(weekday: Int, side: Side) {
    self.weekday = weekday
    self.side = side
  }

  /// The day as a contract has it.
  public var name: String { Self.names[min(6, max(0, weekday))] }

  /// Whether its weeks are those of ISO 8601.
  public var isISO: Bool { weekday == (side == .first ? 0 : 6) }

  /// What every page says of weeks that are not those of ISO 8601.
  public static let note = LocalizedText(
    "Weeks of the source do not begin on Monday: each is shown as the week from Monday to Sunday that holds most of its days."
  )
}
