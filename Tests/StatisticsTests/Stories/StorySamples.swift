import Foundation
import Statistics

@testable import Trends

/// Series whose story is known because it was made.
enum StorySamples {
  /// Months from January 2001 on.
  static func months(_ count: Int, from year: Int = 2001) -> [String] {
    (0..<count).map { String(format: "%04d-%02d", year + $0 / 12, $0 % 12 + 1) }
  }

  static func series(_ values: [Double?], periods: [String]? = nil) -> LabelledSeries {
    LabelledSeries(
      measure: "cases", key: [], periods: periods ?? months(values.count), values: values,
      bounds: values.map { $0.map { ($0, $0) } })
  }

  /// Poisson counts round means below 700, by inversion.
  static func counts(_ means: [Double], seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed, series: 1)
    return means.map { mean in
      var (count, probability, rest) = (0.0, exp(-mean), stream.uniform())
      while rest > probability, count < 10_000 {
        rest -= probability
        count += 1
        probability *= mean / count
      }
      return count
    }
  }

  /// A level of 20 a month, 60 in the months from 40 to 79, then 20 again.
  static func plateau(seed: UInt64) -> [Double] {
    counts((0..<120).map { (40..<80).contains($0) ? 60 : 20 }, seed: seed)
  }

  static func story(
    _ values: [Double?], periods: [String]? = nil, season: Int = 12, perYear: Int = 12
  ) throws -> SeriesStory {
    try SeriesStory.of(series(values, periods: periods), season: season, periodsPerYear: perYear).get()
  }
}
