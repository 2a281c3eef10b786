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
  mutating func load(_ series: [CountSeries]) {
    guard series.allSatisfy({ $0.exposure == nil }) else {
      for (lane, one) in series.enumerated() { load(one, lane: lane) }
      for lane in series.count..<4 { clear(lane: lane) }
      return
    }
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
