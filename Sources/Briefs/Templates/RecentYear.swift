import Tables

/// The last twelve months of a series beside the twelve before them.
struct RecentYear {
  /// `May 2024 to April 2025`.
  let name: String
  /// The sum of the last twelve months.
  let latest: Cell
  /// The sum of the twelve before.
  let before: Cell

  /// Nil for a series that has no months, or fewer than two years of them.
  init?(_ cells: [(period: Period, cell: Cell)]) {
    let months = cells.suffix(24)
    guard months.count == 24, let last = months.last?.period, last.frequency == .month,
      let first = months.first?.period, last.ordinal - first.ordinal == 23
    else { return nil }
    let start = Period(frequency: .month, ordinal: last.ordinal - 11)
    name = PeriodText.short(start) + " to " + PeriodText.short(last)
    latest = Cell.sum(months.suffix(12).map(\.cell))
    before = Cell.sum(months.prefix(12).map(\.cell))
  }
}
