import Tables
import Trends

/// Cuts a table of counts into one series for each combination of codes.
enum SeriesAssembly {
  /// The series of a table on one grid from its first to its last period.
  ///
  /// A period without a row, a cell without exactly one value and a part of a period are not known values;
  /// suppressed cells keep both bounds. Series are in the order of the table; its rows are sorted by key.
  static func series(of table: CountsTable) -> [LabelledSeries] {
    guard let first = table.periods.min(), let last = table.periods.max() else { return [] }
    let grid = (first.ordinal...last.ordinal).map { Period(frequency: first.frequency, ordinal: $0) }
    let labels = grid.map(\.description)
    var result: [LabelledSeries] = []
    for run in runs(of: table) {
      let key = zip(table.schema.dimensions, table.dimensions).map {
        KeyPart(dimension: $0.name, code: $1[run.lowerBound])
      }
      for (measure, cells) in zip(table.schema.measures, table.measures) {
        var values = [Double?](repeating: nil, count: grid.count)
        var bounds = [(low: Double, high: Double)?](repeating: nil, count: grid.count)
        var basis = SeriesBasis()
        var (lastSettled, lastMarked, breaks) = (-1, -2, [Int]())
        for row in run {
          let (cell, position) = (cells[row], table.periods[row].ordinal - first.ordinal)
          // A part of a period is less than the period, whatever was counted in it.
          guard !cell.marks.contains(.partial) else { continue }
          // Of figures that are all marked, the first is the break.
          if cell.marks.contains(.seriesBreak) {
            if lastMarked != position - 1 { breaks.append(position) }
            lastMarked = position
          }
          values[position] = cell.value
          if !cell.marks.contains(.provisional) { lastSettled = position }
          bounds[position] = cell.bounds
          if cell.value != nil {
            basis.known += 1
            if cell.marks.contains(.derived) { basis.derived += 1 }
          } else if cell.bounds != nil || cell.status == .hidden {
            basis.hidden += 1
          }
        }
        basis.missing = grid.count - basis.known - basis.hidden
        var one = LabelledSeries(
          measure: measure, key: key, periods: labels, values: values, bounds: bounds, basis: basis)
        one.provisional = grid.count - 1 - lastSettled
        one.breaks = breaks
        if table.schema.measureKinds?[measure] == .runningTotal { one.content = .runningTotals }
        one.events = RecordingAssembly.events(of: key, table.schema, first: first)
        result.append(one)
      }
    }
    return result
  }

  /// The ranges of rows that share all their codes.
  static func runs(of table: CountsTable) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for row in 0..<table.rowCount {
      let isLast = row + 1 == table.rowCount
      if isLast || table.dimensions.contains(where: { $0[row] != $0[row + 1] }) {
        runs.append(start..<row + 1)
        start = row + 1
      }
    }
    return runs
  }
}
