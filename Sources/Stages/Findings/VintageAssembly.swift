import Statistics
import Tables
import Trends

/// What was known of each series of a table at the end of each period, from the releases of the table.
///
/// A release belongs to the period that its name tells or lies in; of several in one period the last counts. What was known
/// at the end of a period without a release is what the one before it says. A release of what is known now is
/// not compared with: nobody knows how much of its period is over. Of what earlier runs knew that is known: each period is
/// looked at as far into it as the last release is into its own, and what no run saw is not known.
struct VintageAssembly {
  private let first: Period
  private let releases: [Release]
  private let gaps: Gaps
  /// After how many periods, at the least, anything of a period is known.
  private let lag: Int
  private let lastEvent: Int
  private let delays: Int

  /// What is known at the end of a period without a release.
  private enum Gaps {
    /// What the release before it says.
    case carried
    /// Nothing.
    case unknown
  }

  private struct Release {
    var name: String
    var period = 0
    /// The values by series and period; nil for what is not exactly known.
    var values: [Key: [Int: Double?]] = [:]
    /// The periods of which it has something.
    var events: ClosedRange<Int>?
    /// Whether a period between those without a row means that nothing was recorded.
    var hasZeros = false
  }

  private struct Key: Hashable {
    var measure: String
    var codes: [String]
  }

  /// How many rows a triangle has beside those that delays take: 36 earlier dates, and the rows that the shares of the
  /// first of them rest on.
  private static let rowsBeyondDelays = 64

  /// The vintages of series that were cut from the latest release of a table, in order; nil for each where the table has no
  /// releases that tell their period, or a measure does not add up.
  static func vintages(_ table: CountsTable, of series: [LabelledSeries]) -> [SeriesVintages?] {
    guard let assembly = VintageAssembly(table, series) else { return series.map { _ in nil } }
    return series.map { one in
      table.schema.isAdditive(measure: one.measure) ? assembly.vintages(of: one) : nil
    }
  }

  private init?(_ table: CountsTable, _ series: [LabelledSeries]) {
    let columns = table.schema.dimensions.indices.filter { table.schema.dimensions[$0].isVintage }
    guard columns.count == 1, let column = columns.first, let frequency = table.schema.period?.frequency,
      let label = series.first?.periods.first, let first = Period(text: label, frequency: frequency)
    else { return nil }
    self.first = first
    let names = Set(table.dimensions[column])
    let known = KnownReleases.named(names, of: table.schema.dimensions[column])
    let isRecorded = known == nil && table.hasCurrentRelease
    guard let dated = known == nil ? Self.dated(names, frequency) : [] else { return nil }
    var releases = known.map { $0.names.map { Release(name: $0) } } ?? dated
    for place in releases.indices {
      releases[place].hasZeros = isRecorded || table.schema.coverage?.absent == .zero
    }
    let places = Dictionary(releases.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    let kept = table.dimensions.indices.filter { $0 != column }
    for row in 0..<table.rowCount {
      guard let place = places[table.dimensions[column][row]] else { continue }
      let event = table.periods[row].ordinal
      let codes = kept.map { table.dimensions[$0][row] }
      for (measure, cells) in zip(table.schema.measures, table.measures) {
        let cell = cells[row]
        releases[place].values[Key(measure: measure, codes: codes), default: [:]][event] = .some(
          cell.marks.contains(.partial) ? nil : cell.value)
        guard cell.value != nil else { continue }
        let events = releases[place].events ?? event...event
        releases[place].events = min(events.lowerBound, event)...max(events.upperBound, event)
      }
    }
    if let known { releases = Self.aligned(releases, known.releases, frequency) }
    guard releases.count > 1, let last = releases.last, let events = last.events else { return nil }
    self.releases = releases
    gaps = known == nil ? .carried : .unknown
    lag = max(0, last.period - events.upperBound)
    lastEvent = min(events.upperBound, last.period - lag)
    let oldest =
      releases.compactMap { release in release.events.map { release.period - $0.lowerBound } }.max() ?? 0
    let usual = RecordedVintages.usualDelays(frequency)
    // Of records each row is kept for as many periods as the pipeline asked for.
    delays = max(0, isRecorded ? oldest : min(usual, oldest - lag))
  }

  /// The releases that names tell, one a period, in order of time; nil where they tell none.
  private static func dated(_ names: Set<String>, _ frequency: Period.Frequency) -> [Release]? {
    var releases: [Release] = []
    for name in names.sorted() where !name.hasSuffix(RecordedVintages.currentSuffix) {
      guard let period = period(of: name, frequency) else { return nil }
      if let last = releases.last, last.period >= period.ordinal {
        // Names that are not in order of time tell no vintages.
        guard last.period == period.ordinal else { return nil }
        releases.removeLast()
      }
      releases.append(Release(name: name, period: period.ordinal))
    }
    return releases
  }

  /// What was known of so many periods ago, each as far into its period as the last release is into its own, in order of time.
  ///
  /// A release that has come as far as the last one had, with its latest figures, goes before one that is nearer.
  private static func aligned(
    _ releases: [Release], _ known: KnownReleases, _ frequency: Period.Frequency
  ) -> [Release] {
    guard let last = releases.last, let now = known.day(0, of: frequency) else { return [] }
    var aligned = [last]
    aligned[0].period = now.period.ordinal
    for count in 1...KnownReleases.counted(frequency) {
      guard let target = known.day(count, of: frequency) else { continue }
      func rank(_ one: (place: Int, distance: Int)) -> (Int, Int, Int) {
        let latest = releases[one.place].events?.upperBound
        let isAlike = latest.map { $0 + count } == last.events?.upperBound
        return (isAlike ? 0 : 1, one.distance, one.place)
      }
      let near = known.places(near: target.day, of: frequency)
      if let best = near.min(by: { rank($0) < rank($1) }) {
        var release = releases[best.place]
        release.period = target.period.ordinal
        aligned.append(release)
      }
    }
    return aligned.reversed()
  }

  /// The period that a name is, or lies in; of one that is longer, the last period in it.
  private static func period(of name: String, _ frequency: Period.Frequency) -> Period? {
    Period(text: name, frequency: frequency)
      ?? Period(text: name).flatMap { Period(frequency, containing: $0.lastDay) }
  }

  private func vintages(of series: LabelledSeries) -> SeriesVintages? {
    guard let last = releases.last, let start = releases.first?.period else { return nil }
    let rows = Self.rowsBeyondDelays + 3 * delays
    let from = max(first.ordinal, start - lag - delays, lastEvent - rows)
    guard from <= lastEvent else { return nil }
    // Some rows have to be complete for there to be a nowcast.
    let longest = max(0, min(delays, lastEvent - from - 3))
    let key = Key(measure: series.measure, codes: series.key.map(\.code))
    let counts = (from...lastEvent).map { event in
      (0...longest).map { delay -> Double? in
        let end = event + lag + delay
        guard end <= last.period, let release = releases.last(where: { $0.period <= end }),
          gaps == .carried || release.period == end
        else { return nil }
        if let value = release.values[key]?[event] { return value }
        guard release.hasZeros, let events = release.events, events.contains(event) else { return nil }
        return 0
      }
    }
    return SeriesVintages(
      triangle: ReportingTriangle(cumulative: counts), firstRow: from - first.ordinal,
      span: .init(
        first: releases.first?.name ?? "", last: last.name, count: Set(releases.map(\.name)).count))
  }
}
