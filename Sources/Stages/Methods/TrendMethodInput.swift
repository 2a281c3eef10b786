import Trends

/// One series as methods take it.
struct TrendMethodInput: Sendable {
  /// The series with its key and periods.
  var series: LabelledSeries
  /// The known places on the grid, from 0.
  var index: [Double]
  /// The known values, as many as `index`.
  var values: [Double]
  /// The periods of a season, 1 for none.
  var season: Int
  /// The periods of a year.
  var periodsPerYear: Int
  /// The level of the default verdict, and of adjustments without one of their own.
  var alpha: Double
  /// How the default verdict adjusts.
  var multiplicity: Multiplicity

  init(
    series: LabelledSeries, season: Int, periodsPerYear: Int, alpha: Double = 0.05,
    multiplicity: Multiplicity = .benjaminiHochberg
  ) {
    self.series = series
    self.season = season
    self.periodsPerYear = periodsPerYear
    self.alpha = alpha
    self.multiplicity = multiplicity
    let known = series.values.enumerated().compactMap { place, value in
      value.map { (place: Double(place), value: $0) }
    }
    index = known.map(\.place)
    values = known.map(\.value)
  }

  /// The values at every place of the grid, nil where none is known.
  var grid: [Double?] { series.values }

  /// The exposure at every place of the grid; nil where there is none.
  var exposure: [Double?]? { series.exposure }

  /// The place on the grid of a known value by its number; of one beyond the first or the last as far beyond.
  func place(of number: Int) -> Double {
    guard let first = index.first, let last = index.last else { return Double(number) }
    if index.indices.contains(number) { return index[number] }
    return number < 0 ? first + Double(number) : last + Double(number - (index.count - 1))
  }
}
