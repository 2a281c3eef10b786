import Tables

/// Monthly counts added up to calendar years.
enum FullYears {
  /// The totals of the years of which all twelve months are there and none is part of a month.
  ///
  /// Hidden months make a year an interval, a missing month makes it missing; a year with a provisional month
  /// is provisional. Cells of years are returned as they are. Measures that do not add have no full years.
  static func years(_ cells: [(period: Period, cell: Cell)], isAdditive: Bool) -> [(
    period: Period, cell: Cell
  )] {
    guard cells.first?.period.frequency == .month else { return cells }
    guard isAdditive else { return [] }
    var result: [(period: Period, cell: Cell)] = []
    var start = 0
    while start < cells.count {
      let year = cells[start].period.year
      var end = start
      while end < cells.count, cells[end].period.year == year { end += 1 }
      if end - start == 12 {
        result.append((Period(year: year), Cell.sum(cells[start..<end].lazy.map(\.cell))))
      }
      start = end
    }
    return result
  }

  /// The last full year beside the one before; of months the last twelve and the twelve before.
  ///
  /// Nil where periods of either are not there, where either is part of a period, or where months do not add.
  static func latest(_ cells: [(period: Period, cell: Cell)], isAdditive: Bool) -> RecentYears? {
    guard let last = cells.last?.period else { return nil }
    if last.frequency == .year {
      let two = cells.suffix(2)
      guard two.count == 2, let before = two.first, let after = two.last,
        after.period.ordinal - before.period.ordinal == 1, isWhole(before.cell), isWhole(after.cell)
      else { return nil }
      return RecentYears(
        first: last, last: last, latest: Quantity(after.cell), before: Quantity(before.cell))
    }
    let months = cells.suffix(24)
    guard isAdditive, months.count == 24, let first = months.first?.period, last.ordinal - first.ordinal == 23
    else { return nil }
    let (before, after) = (months.prefix(12), months.suffix(12))
    let sums = [before, after].map { Cell.sum($0.lazy.map(\.cell)) }
    guard sums.allSatisfy(isWhole) else { return nil }
    return RecentYears(
      first: Period(frequency: .month, ordinal: last.ordinal - 11), last: last, latest: Quantity(sums[1]),
      before: Quantity(sums[0]))
  }

  private static func isWhole(_ cell: Cell) -> Bool { !cell.marks.contains(.partial) }
}
