import Series
import Statistics
import Trends

/// The comparisons, in order of the table.
enum Rows {
  /// Comparisons on monthly series of one length, and of change points on fewer and shorter ones too.
  static func all(_ monthly: SeriesSet) -> [Row] {
    rankTests(monthly) + regressions(monthly) + countRegressions(monthly) + decompositions(monthly)
      + segmentations(monthly)
      + structuralBreaks(SeriesSet(name: "ten-years", count: 24, length: 120, seed: 3))
      + structuralBreaks(SeriesSet(name: "twenty-years", count: 6, length: 240, seed: 4))
      + joinpoints(SeriesSet(name: "five-years", count: 8, length: 60, seed: 5), permutationLimit: 0.1)
      + joinpoints(SeriesSet(name: "some-ten-years", count: 2, length: 120, seed: 6), permutationLimit: 0.8)
      + surveillance()
  }

  /// The places of a series, from 0.
  static func index(_ set: SeriesSet) -> [Double] {
    (0..<(set.series.first?.count ?? 0)).map(Double.init)
  }
}
