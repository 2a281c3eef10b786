import Language
import Tables

/// The last full year of a series beside those before: what a brief tells first.
struct BriefYears {
  /// Per cent and shares are told of at least this many.
  static let smallestBase = 20.0
  /// A year stands out that has at least this many times the median of the others.
  private static let standsOut = 3.0

  /// The last full year with something known.
  let last: YearFigure
  /// The last known full year before it.
  let before: YearFigure?
  /// The change between them in per cent; nil where they are not neighbours or the base is small.
  let change: Double?
  /// The least and the largest of the three years before, of those that have a figure; nil where one is hidden, or all are absent.
  let three: (lowest: YearFigure, highest: YearFigure, known: Int)?
  /// The years with most and with fewest of all; nil where fewer than four are known, or a hidden one may have more.
  let extremes: (highest: YearFigure, lowest: YearFigure?, first: Period, last: Period, times: Double?)?

  /// Nil for a series without a full year that has something known: what has no years has none to compare.
  init?(_ series: PageSeries) {
    let years = series.figures.filter {
      $0.period.frequency.length == .year && !$0.cell.marks.contains(.partial)
    }
    guard let now = years.last(where: { $0.cell.low != nil }) else { return nil }
    func figure(_ year: (period: Period, cell: Cell)) -> YearFigure {
      YearFigure(period: year.period, quantity: Quantity(year.cell))
    }
    last = figure(now)
    let earlier = years.filter { $0.period < now.period }
    let previous = earlier.last { $0.cell.low != nil }
    before = previous.map(figure)
    change = previous.flatMap { previous in
      previous.period.advanced(by: 1) == now.period ? Self.change(previous.cell, now.cell) : nil
    }
    let near = earlier.filter { now.period.ordinal - $0.period.ordinal <= 3 }
    let known = near.filter { $0.cell.value != nil }
    three =
      near.allSatisfy { Self.isKnownOrAbsent($0.cell) }
      ? Self.ends(known).map { (figure($0.lowest), figure($0.highest), known.count) } : nil
    extremes = Self.extremes(years).map { found in
      (figure(found.highest), found.lowest.map(figure), found.first, found.last, found.times)
    }
  }

  /// The change in per cent; nil of what is hidden or has a small base.
  static func change(_ before: Cell, _ now: Cell) -> Double? {
    guard let before = before.value, let now = now.value, before >= smallestBase else { return nil }
    return 100 * (now - before) / before
  }

  /// A part in per cent of a whole of at least twenty; nil where either is hidden, or the part is more than the whole.
  static func percent(_ part: Cell, of whole: Cell) -> Double? {
    guard let part = part.value, let whole = whole.value, whole >= smallestBase, part >= 0, part <= whole
    else { return nil }
    return 100 * part / whole
  }

  private static func isKnownOrAbsent(_ cell: Cell) -> Bool {
    switch cell.content {
    case .exact, .none(.missing), .none(.notCollected), .none(.notPublished): true
    case .interval, .lowerBound, .none(.hidden): false
    }
  }

  /// The least and the largest of known cells, the earliest of equals.
  private static func ends(_ known: [(period: Period, cell: Cell)]) -> (
    lowest: (period: Period, cell: Cell), highest: (period: Period, cell: Cell)
  )? {
    guard var lowest = known.first else { return nil }
    var highest = lowest
    for year in known.dropFirst() {
      guard let value = year.cell.value, let least = lowest.cell.value, let most = highest.cell.value else {
        continue
      }
      if value < least { lowest = year }
      if value > most { highest = year }
    }
    return (lowest, highest)
  }

  private static func extremes(_ years: [(period: Period, cell: Cell)]) -> (
    highest: (period: Period, cell: Cell), lowest: (period: Period, cell: Cell)?, first: Period, last: Period,
    times: Double?
  )? {
    let known = years.filter { $0.cell.value != nil }
    guard known.count >= 4, let first = known.first, let last = known.last, let ends = ends(known),
      let most = ends.highest.cell.value, let least = ends.lowest.cell.value, most > least,
      // A hidden year may have more than any that is shown, or less.
      years.allSatisfy({ year in
        if case .interval(let low, let high) = year.cell.content { return high <= most && low >= least }
        return isKnownOrAbsent(year.cell)
      })
    else { return nil }
    let others = known.filter { $0.period != ends.highest.period }.compactMap(\.cell.value).sorted()
    let middle =
      others.count % 2 == 1
      ? others[others.count / 2] : (others[others.count / 2 - 1] + others[others.count / 2]) / 2
    let times = middle >= smallestBase && most >= standsOut * middle ? most / middle : nil
    let isOne = known.count { $0.cell.value == least } == 1
    return (ends.highest, isOne ? ends.lowest : nil, first.period, last.period, times)
  }
}

extension PageSeries {
  /// Its full year of a period; nil where it has none, or only a part of one.
  func year(_ period: Period) -> Cell? {
    figures.last { $0.period == period }.flatMap { $0.cell.marks.contains(.partial) ? nil : $0.cell }
  }

  /// Whether a year is known to have none: a zero, or no row where the source says that this means zero.
  func isZero(_ period: Period) -> Bool {
    if figures.contains(where: { $0.period == period }) { return year(period)?.value == 0 }
    guard let coverage = input?.table.schema.coverage, coverage.absent == .zero else { return false }
    // The first and the last year of months may be covered in part.
    return coverage.first.frequency.length == .year
      ? (coverage.first.year...max(coverage.first.year, coverage.last.year)).contains(period.year)
      : coverage.first.year < period.year && period.year < coverage.last.year
  }
}
