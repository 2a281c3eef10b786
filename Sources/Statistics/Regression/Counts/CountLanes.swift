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

  /// Puts up to four series into the lanes, in order, and empties the others.
  ///
  /// `fixed` has for each series what is added to the logarithm of the exposure of each period, or is empty.
  mutating func load(_ series: [CountSeries], fixed: [[Double]] = []) {
    func values(_ lane: Int) -> [Double?] { lane < series.count ? series[lane].counts : [] }
    let (first, second, third, fourth) = (values(0), values(1), values(2), values(3))
    for row in counts.indices {
      func value(_ values: [Double?]) -> Double { row < values.count ? values[row] ?? .nan : .nan }
      let four = Lanes(value(first), value(second), value(third), value(fourth))
      let isKnown = four.areFinite
      counts[row] = Lanes.zero.replacing(with: four, where: isKnown)
      known[row] = Lanes.zero.replacing(with: 1, where: isKnown)
      exposures[row] = known[row]
      offsets[row] = .zero
    }
    for (lane, one) in series.enumerated() where one.exposure != nil || !fixed.isEmpty {
      expose(one, lane: lane, fixed: fixed.isEmpty ? nil : fixed[lane])
    }
  }

  /// Gives a lane the exposure of its series; a period without one does not enter.
  private mutating func expose(_ series: CountSeries, lane: Int, fixed: [Double]?) {
    for row in counts.indices {
      guard series.count(at: row) != nil else {
        clear(row: row, lane: lane)
        continue
      }
      let exposure = series.exposure.flatMap { $0[row] } ?? 1
      let shift = fixed?[row] ?? 0
      offsets[row][lane] = (exposure == 1 ? 0 : log(exposure)) + shift
      exposures[row][lane] = shift == 0 ? exposure : exposure * exp(shift)
    }
  }

  private mutating func clear(row: Int, lane: Int) {
    counts[row][lane] = 0
    known[row][lane] = 0
    offsets[row][lane] = 0
    exposures[row][lane] = 0
  }
}
