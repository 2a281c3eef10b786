import Statistics
import Tables
import Trends

/// What was known of each series of a table at the end of each period, from the releases of the table.
///
/// A release belongs to the period that its name tells or lies in; of several in one period the last counts. What was known
/// at the end of a period without a release is what the one before it says. A release of what is known now is
/// not compared with: nobody knows how much of its period is over.
struct VintageAssembly {
  private let first: Period
  private let releases: [Release]
  /// After how many periods, at the least, anything of a period is known.
  private let lag: Int
  private let lastEvent: Int
  private let delays: Int

  private struct Release {
    var name: String
    var period: Int
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
    var releases: [Release] = []
    let isRecorded = table.hasCurrentRelease
    for name in Set(table.dimensions[column]).sorted() where !name.hasSuffix(RecordedVintages.currentSuffix) {
      guard let period = Self.period(of: name, frequency) else { return nil }
      if let last = releases.last, last.period >= period.ordinal {
        // Names that are not in order of time tell no vintages.
        guard last.period == period.ordinal else { return nil }
        releases.removeLast()
      }
      var release = Release(name: name, period: period.ordinal)
      release.hasZeros = isRecorded || table.schema.coverage?.absent == .zero
      releases.append(release)
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
    guard releases.count > 1, let last = releases.last, let events = last.events else { return nil }
    self.releases = releases
    lag = max(0, last.period - events.upperBound)
    lastEvent = min(events.upperBound, last.period - lag)
    let oldest =
      releases.compactMap { release in release.events.map { release.period - $0.lowerBound } }.max() ?? 0
    let usual = RecordedVintages.usualDelays(frequency)
    // Of records each row is kept for as many periods as the pipeline asked for.
    delays = max(0, isRecorded ? oldest : min(usual, oldest - lag))
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
        guard end <= last.period, let release = releases.last(where: { $0.period <= end }) else { return nil }
        if let value = release.values[key]?[event] { return value }
        guard release.hasZeros, let events = release.events, events.contains(event) else { return nil }
        return 0
      }
    }
    return SeriesVintages(
      triangle: ReportingTriangle(cumulative: counts), firstRow: from - first.ordinal,
      span: .init(first: releases.first?.name ?? "", last: last.name, count: releases.count))
  }
}
