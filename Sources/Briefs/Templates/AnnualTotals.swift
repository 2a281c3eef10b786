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
      return (Period(year: year), Cell.sum(months.lazy.map(\.cell)))
    }
  }
}
