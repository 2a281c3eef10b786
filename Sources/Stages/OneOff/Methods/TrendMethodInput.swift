import Trends

/// One series of a file as the methods of `waymark trend` take it.
struct TrendMethodInput: Sendable {
  /// The series with its key and periods.
  var series: LabelledSeries
  /// The known places on the grid, from 0.
  var index: [Double]
  /// The known values, as many as `index`.
  var values: [Double]
  /// The exposure at every place of the grid; nil where no such column was named.
  var exposure: [Double?]?
  /// The periods of a season, 1 for none.
  var season: Int
  /// The periods of a year.
  var periodsPerYear: Int

  init(series: LabelledSeries, exposure: [Double?]?, season: Int, periodsPerYear: Int) {
    self.series = series
    self.series.exposure = exposure
    self.exposure = exposure
    self.season = season
    self.periodsPerYear = periodsPerYear
    let known = series.values.enumerated().compactMap { place, value in
      value.map { (place: Double(place), value: $0) }
    }
    index = known.map(\.place)
    values = known.map(\.value)
  }

  /// The values at every place of the grid, nil where none is known.
  var grid: [Double?] { series.values }
}
