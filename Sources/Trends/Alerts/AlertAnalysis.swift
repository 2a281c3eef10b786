import Foundation
import Statistics

/// Whether the latest period of any series is out of what its own past leads one to expect.
public enum AlertAnalysis {
  /// One finding a series, in order, of a family that `family` says in words.
  ///
  /// The past of a series, up to the period before its latest settled one, gives a prediction: the last stretch of its
  /// story with season, noise and dependence, or an exact bound where nothing was recorded for long. The latest settled
  /// period is tested on both sides, each provisional period after it on the high side. All tests of all series share one
  /// level, so that the chance of any false alert is at most `level` (Bonferroni): each series that can be tested has an equal part
  /// of it. Where cells are hidden, the larger p value of both bounds counts. Exposures are ignored: counts are watched.
  /// Series of other measures or tables are other families, each with a level of its own.
  ///
  /// - Parameters:
  ///   - series: counts, not below zero, on one grid of periods; totals (all codes `margin`) and parts in one family.
  ///   - season: the periods of a season, 1 for none; days have a season of a week whatever it says.
  ///   - periodsPerYear: 1, 4, 12, 52, 365 or 366; others are `unsuitableFrequency`.
  ///   - level: the chance of any false alert, above 0 and below 1.
  ///
  /// Reasons: `missingLatest` without a value of the latest settled period; `tooShort` with fewer known periods before it than 18
  /// months, 12 quarters, 26 weeks, 25 years or 28 days of the last 56; `tooFewKnown` where more than a quarter of the past, or all
  /// of its last year, is missing; `negativeValues`; `noConvergence` for numbers beyond arithmetic. The findings are the same
  /// for any number of processors. O(periods^2) a series. Source: Documentation/Methods.md, "Alerts".
  public static func findings(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, level: Double = 0.05, family: String,
    margin: String = "_T"
  ) -> [Finding] {
    findings(
      series, season: season, periodsPerYear: periodsPerYear, level: level, family: family, margin: margin,
      workers: ProcessInfo.processInfo.activeProcessorCount)
  }

  static func findings(
    _ series: [LabelledSeries], season: Int, periodsPerYear: Int, level: Double, family: String,
    margin: String, workers: Int
  ) -> [Finding] {
    let tests = series.mapped(workers: workers) {
      AlertTest($0, season: season, periodsPerYear: periodsPerYear)
    }
    let tested = tests.count { !$0.periods.isEmpty }
    let words = FindingFamily(words: family, series: tested, multiplicity: .bonferroni)
    let judged = AlertFamily(tests, tested: tested, level: level, isTotal: series.map { $0.isTotal(margin) })
    return zip(series, judged.bodies).map { one, body in
      Finding(measure: one.measure, key: one.key, window: FindingWindow(one), family: words, body: body)
    }
  }
}

extension LabelledSeries {
  fileprivate func isTotal(_ margin: String) -> Bool { key.allSatisfy { $0.code == margin } }
}
