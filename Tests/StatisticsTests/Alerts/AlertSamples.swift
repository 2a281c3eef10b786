import Foundation
import Statistics

@testable import Trends

/// Families of series whose alerts are known because they were made.
enum AlertSamples {
  /// A series with one dimension and a code.
  static func series(_ values: [Double?], code: String = "A", provisional: Int = 0) -> LabelledSeries {
    var series = StorySamples.series(values)
    series.key = [KeyPart(dimension: "route", code: code)]
    series.provisional = provisional
    return series
  }

  /// Poisson counts of a mean, then what is given.
  static func level(_ mean: Double, _ count: Int, seed: UInt64, then last: [Double] = []) -> [Double?] {
    StorySamples.counts([Double](repeating: mean, count: count), seed: seed) + last
  }

  static func bodies(
    _ series: [LabelledSeries], season: Int = 12, perYear: Int = 12, level: Double = 0.05
  ) -> [AlertFinding] {
    AlertAnalysis.findings(
      series, season: season, periodsPerYear: perYear, level: level, family: "all routes"
    ).compactMap(\.alert)
  }

  static func state(_ values: [Double?], provisional: Int = 0) -> Estimate<AlertFinding.State> {
    bodies([series(values, provisional: provisional)])[0].state
  }
}
