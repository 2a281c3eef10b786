import Tables

/// Monthly counts added up to calendar years.
enum AnnualTotals {
  /// The totals of the years of which all twelve months are there.
  ///
  /// Hidden months make a year an interval, a missing month makes it missing; a year with a
  /// provisional month is provisional. Cells of years are returned as they are.
  static func years(_ cells: [(period: Period, cell: Cell)]) -> [(period: Period, cell: Cell)] {
    guard cells.first?.period.frequency == .month else { return cells }
    let groups = Dictionary(grouping: cells, by: \.period.year)
    return groups.keys.sorted().compactMap { year in
      guard let months = groups[year], months.count == 12 else { return nil }
      return (Period(year: year), sum(months.map(\.cell)))
    }
  }

  /// The sum of cells.
  static func sum(_ cells: [Cell]) -> Cell {
    var low = 0.0
    var high = 0.0
    for cell in cells {
      guard let bounds = cell.bounds else { return .missing }
      low += bounds.low
      high += bounds.high
    }
    if cells.contains(where: { $0.status == .suppressed }) { return .suppressed(low: low, high: high) }
    if cells.contains(where: { $0.status == .provisional }) { return .provisional(low) }
    return low == 0 ? .trueZero : .observed(low)
  }
}
