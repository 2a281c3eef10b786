import Statistics
import Tables
import Trends

/// A story of cells: its means and peaks are those of the cells, its dates are where a test puts them.
enum SampleStory {
  /// Stretches that begin at some places; the first and every second one keep a level, the others rise or fall.
  static func story(
    _ cells: [(period: Period, cell: Cell)], breaks: [Int], isTold: Bool = true
  ) -> Estimate<SeriesStory> {
    guard let first = cells.first, let last = cells.last else { return .failure(.tooShort) }
    let starts = [0] + breaks.filter { $0 > 0 && $0 < cells.count }
    let ends = starts.dropFirst() + [cells.count]
    var stretches: [Stretch] = []
    for (number, (start, end)) in zip(starts, ends).enumerated() {
      let known = cells[start..<end].compactMap { one in one.cell.bounds.map { (one.period, $0) } }
      guard !known.isEmpty else { return .failure(.tooFewKnown) }
      let count = Double(known.count)
      let mean = ValueBounds(
        low: known.reduce(0) { $0 + $1.1.low } / count, high: known.reduce(0) { $0 + $1.1.high } / count)
      let moves = number % 2 == 1
      let (from, to) =
        moves ? (known[0].1.low * 0.9 + 1, known[known.count - 1].1.high * 1.1 + 2) : (mean.low, mean.low)
      let isUp = to >= from
      let peak = peak(known)
      let (began, ended) = (cells[start].period, cells[end - 1].period)
      stretches.append(
        Stretch(
          first: began.description, last: ended.description,
          start: number == 0
            ? nil
            : .init(
              earliest: cells[max(1, start - 1)].period.description,
              latest: cells[min(cells.count - 1, start + number - 1)].period.description),
          direction: !moves ? .level : isUp ? .rising : .falling, mean: mean,
          from: moves ? ValueBounds(from) : mean, to: moves ? ValueBounds(to) : mean,
          ratioPerYear: moves && end - start >= 12
            ? ValueBounds(isUp ? 1.4 : 0.7) : nil,
          step: number > 0 && isTold ? (number % 3 == 0 ? 0.3 : 2.5) : nil, peak: peak))
    }
    let all = cells.compactMap { one in one.cell.bounds.map { (one.period, $0) } }
    return .success(
      SeriesStory(
        stretches: stretches, peak: peak(all),
        trough: peak(all.map { ($0.0, (low: -$0.1.high, high: -$0.1.low)) }),
        lastYear: lastYear(cells, first.period, last.period, isTold: isTold)))
  }

  /// The first period with the largest upper end.
  private static func peak(_ known: [(Period, (low: Double, high: Double))]) -> DatedValue {
    var top = known[0]
    for one in known where one.1.high > top.1.high { top = one }
    return DatedValue(
      period: top.0.description, value: ValueBounds(low: abs(top.1.low), high: abs(top.1.high)))
  }

  private static func lastYear(
    _ cells: [(period: Period, cell: Cell)], _ first: Period, _ last: Period, isTold: Bool
  ) -> YearComparison? {
    let length = last.frequency.periodsPerYear
    let bounds = cells.suffix(2 * length).map { $0.cell.marks.contains(.partial) ? nil : $0.cell.bounds }
    guard bounds.count == 2 * length, bounds.allSatisfy({ $0 != nil }),
      cells.suffix(2 * length).first.map({ last.ordinal - $0.period.ordinal == 2 * length - 1 }) == true
    else { return nil }
    func sum(_ part: some Sequence<(low: Double, high: Double)?>) -> ValueBounds {
      part.reduce(ValueBounds(0)) { .init(low: $0.low + ($1?.low ?? 0), high: $0.high + ($1?.high ?? 0)) }
    }
    let (before, latest) = (sum(bounds.prefix(length)), sum(bounds.suffix(length)))
    return YearComparison(
      first: last.advanced(by: 1 - length).description, last: last.description, latest: latest,
      before: before, ratio: (latest.low + 0.5) / (before.low + 0.5), p: isTold ? 0.02 : 0.2)
  }
}
