import Tables
import Trends

/// One series as methods take it, on a grid of its own: from its first to its last known period.
///
/// So what else stands in a table or a file has no part in what is said of a series.
struct TrendMethodInput: Sendable {
  /// The series with its key and periods, as it was given.
  let series: LabelledSeries
  /// The values at every place of its own grid, nil where none is known.
  let grid: [Double?]
  /// The exposure at every place of its own grid; nil where there is none.
  let exposure: [Double?]?
  /// The periods of a season, 1 for none.
  let season: Int
  /// The periods of a year.
  let periodsPerYear: Int
  /// The level of the default verdict, and of adjustments without one of their own.
  let alpha: Double
  /// How the default verdict adjusts.
  let multiplicity: Multiplicity
  /// The place of its own grid on that of the series.
  private let start: Int
  /// The first period of the series; nil where only its words are known.
  private let first: Period?

  /// Takes a series; `first` is its first period, by which series are laid beside each other.
  init(
    series: LabelledSeries, first: Period? = nil, season: Int, periodsPerYear: Int, alpha: Double = 0.05,
    multiplicity: Multiplicity = .benjaminiHochberg
  ) {
    self.series = series
    self.first = first
    self.season = season
    self.periodsPerYear = periodsPerYear
    self.alpha = alpha
    self.multiplicity = multiplicity
    // What lies between two ends is known to that extent.
    let told = series.values.indices.filter { series.values[$0] != nil || series.bounds[$0] != nil }
    let own = (told.first ?? 0)..<((told.last ?? -1) + 1)
    start = own.lowerBound
    grid = own.count == series.values.count ? series.values : Array(series.values[own])
    exposure = series.exposure.map { own.count == $0.count ? $0 : Array($0[own]) }
  }

  /// The known places on its own grid, from 0.
  ///
  /// Made anew each time, as `values` are: kept for thousands of series they would be as large as the data.
  var index: [Double] { grid.indices.compactMap { grid[$0] == nil ? nil : Double($0) } }

  /// The known values, as many as `index`.
  var values: [Double] { grid.compactMap(\.self) }

  /// The period at a place of its own grid; nil far outside of it, or where it is not known how periods go on there.
  func period(_ place: Int) -> String? {
    let (place, isOverflow) = place.addingReportingOverflow(start)
    guard !isOverflow else { return nil }
    if series.periods.indices.contains(place) { return series.periods[place] }
    guard let first, abs(Double(place)) <= 10 * Double(series.periods.count) else { return nil }
    return first.advanced(by: place).description
  }

  /// The period nearest to a place between periods.
  func period(near place: Double) -> String? { Int(exactly: place.rounded()).flatMap { period($0) } }

  /// The periods of the known values.
  var knownPeriods: [String?] { index.map { period(near: $0) } }

  /// The period of a known value by its number from 0; of one beyond the first or the last as many periods beyond.
  func period(ofKnown number: Int) -> String? {
    let index = index
    if index.indices.contains(number) { return period(near: index[number]) }
    let (beyond, isOverflow) = number.subtractingReportingOverflow(number < 0 ? 0 : index.count - 1)
    guard !isOverflow, let place = number < 0 ? index.first : index.last else { return nil }
    return period(near: place + Double(beyond))
  }

  /// The values of several series on one grid, from the first period of any of them.
  static func aligned(_ inputs: [TrendMethodInput]) -> [[Double?]] {
    let starts = inputs.map { ($0.first?.ordinal ?? 0) + $0.start }
    let first = starts.min() ?? 0
    return zip(inputs, starts).map { input, start in
      [Double?](repeating: nil, count: start - first) + input.grid
    }
  }
}
