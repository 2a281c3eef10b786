import Tables

/// Counts of shorter periods added up to years of their calendar.
enum FullYears {
  /// The totals of the years of which all months, quarters, half-years or days are there and none is a part of one.
  ///
  /// Hidden months make a year an interval, a missing month makes it missing; a year with a provisional month
  /// is provisional. Cells of years are returned as they are.
  /// Weeks, which can lie in two years, have no full years. Measures that do not add have no full years.
  static func years(_ cells: [(period: Period, cell: Cell)], isAdditive: Bool) -> [(
    period: Period, cell: Cell
  )] {
    guard let frequency = cells.first?.period.frequency, frequency.length != .year else { return cells }
    guard isAdditive, frequency.nests(in: frequency.years) else { return [] }
    var result: [(period: Period, cell: Cell)] = []
    var start = 0
    while start < cells.count {
      let year = cells[start].period.year
      var end = start
      while end < cells.count, cells[end].period.year == year { end += 1 }
      let whole = cells[start].period.spanOfYear
      if end - start == whole.upperBound.ordinal - whole.lowerBound.ordinal + 1 {
        let year = Period(frequency: frequency.years, ordinal: year)
        result.append((year, Cell.sum(cells[start..<end].lazy.map(\.cell))))
      }
      start = end
    }
    return result
  }

  /// The last full year beside the one before; of months the last twelve and the twelve before, and of other periods as
  /// many as there are in a year.
  ///
  /// Nil where periods of either are not there, where either is part of a period, or where months do not add.
  static func latest(_ cells: [(period: Period, cell: Cell)], isAdditive: Bool) -> RecentYears? {
    guard let last = cells.last?.period else { return nil }
    if last.frequency.length == .year {
      let two = cells.suffix(2)
      guard two.count == 2, let before = two.first, let after = two.last,
        after.period.ordinal - before.period.ordinal == 1, isWhole(before.cell), isWhole(after.cell)
      else { return nil }
      return RecentYears(
        first: last, last: last, latest: Quantity(after.cell), before: Quantity(before.cell))
    }
    let number = last.frequency.periodsPerYear
    let periods = cells.suffix(2 * number)
    guard isAdditive, periods.count == 2 * number, let first = periods.first?.period,
      last.ordinal - first.ordinal == 2 * number - 1
    else { return nil }
    let (before, after) = (periods.prefix(number), periods.suffix(number))
    let sums = [before, after].map { Cell.sum($0.lazy.map(\.cell)) }
    guard sums.allSatisfy(isWhole) else { return nil }
    return RecentYears(
      first: last.advanced(by: 1 - number), last: last, latest: Quantity(sums[1]),
      before: Quantity(sums[0]))
  }

  private static func isWhole(_ cell: Cell) -> Bool { !cell.marks.contains(.partial) }
}
