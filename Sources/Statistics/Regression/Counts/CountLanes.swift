import Glibc

/// Up to four series of counts side by side; a lane without a series has no known period.
struct CountLanes {
  /// The counts, 0 where they are not known.
  private(set) var counts: [Lanes]
  /// 1 where a period enters and 0 where not.
  private(set) var known: [Lanes]
  /// The logarithm of the exposure, plus what is held fixed; 0 where a period does not enter.
  private(set) var offsets: [Lanes]
  /// e to the power of the offset; 0 where a period does not enter.
  private(set) var exposures: [Lanes]

  /// Takes lanes for grids of so many periods, all empty.
  init(rows: Int) {
    counts = [Lanes](repeating: .zero, count: rows)
    known = counts
    offsets = counts
    exposures = counts
  }

  /// Puts a series into a lane; `fixed` is added to the logarithm of the exposure of each period.
  mutating func load(_ series: CountSeries, lane: Int, fixed: [Double]? = nil) {
    for row in counts.indices {
      guard let count = series.count(at: row) else {
        clear(row: row, lane: lane)
        continue
      }
      counts[row][lane] = count
      known[row][lane] = 1
      let exposure = series.exposure.flatMap { $0[row] } ?? 1
      let shift = fixed?[row] ?? 0
      offsets[row][lane] = (exposure == 1 ? 0 : log(exposure)) + shift
      exposures[row][lane] = shift == 0 ? exposure : exposure * exp(shift)
    }
  }

  /// Empties a lane.
  mutating func clear(lane: Int) {
    for row in counts.indices { clear(row: row, lane: lane) }
  }

  private mutating func clear(row: Int, lane: Int) {
    counts[row][lane] = 0
    known[row][lane] = 0
    offsets[row][lane] = 0
    exposures[row][lane] = 0
  }
}
