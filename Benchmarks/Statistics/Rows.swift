import Series
import Statistics
import Trends

/// The comparisons, in order of the table.
enum Rows {
  /// Comparisons on monthly series of one length.
  static func all(_ monthly: SeriesSet) -> [Row] {
    rankTests(monthly) + regressions(monthly) + countRegressions(monthly) + decompositions(monthly)
  }

  /// The places of a series, from 0.
  static func index(_ set: SeriesSet) -> [Double] {
    (0..<(set.series.first?.count ?? 0)).map(Double.init)
  }
}
