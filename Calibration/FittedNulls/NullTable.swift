import Foundation
import Statistics

/// The rows of all fitted nulls, and what they come to.
struct NullTable: Sendable {
  typealias Row = (null: FittedNull, outcome: NullOutcome)
  var rows: [Row]

  /// Every null in Markdown.
  var text: String {
    let heads = [
      "series", "months", "mean", "level", "stretches taken out", "sd", "autocorrelation", "share", "size",
      "size at 1 %", "Mann-Kendall", "any break", "rising or falling", "",
    ]
    return Self.markdown([heads] + rows.map(Self.cells))
  }

  private static func cells(_ null: FittedNull, _ outcome: NullOutcome) -> [String] {
    let noise = null.counts.noise
    let shares = [
      outcome.found, outcome.foundAtOnePerCent, outcome.foundByMannKendall, outcome.broken, outcome.directed,
    ]
    return [null.name, String(null.known), short(null.mean), short(null.level), String(null.stretches)]
      + [noise.deviation, noise.dependence.autocorrelation, noise.dependence.share].map {
        String(format: "%.2f", $0)
      }
      + shares.map { String(format: "%.1f", outcome.share($0)) }
      + [outcome.share(outcome.found) > 12 ? "above 12" : ""]
  }

  /// The means of groups of series in Markdown.
  var summary: String {
    let heads = [
      "nulls like", "series", "size", "at most 12", "size at 1 %", "Mann-Kendall", "any break",
      "rising or falling",
    ]
    let sources = ["Frontex", "Honduras", "Darien"].map { source in
      (source, rows.filter { $0.null.name.hasPrefix(source) })
    }
    let groups =
      sources + [
        ("a level of 1 or more", rows.filter { $0.null.level >= 1 }),
        (
          "an autocorrelation of 0.93 or more",
          rows.filter { $0.null.counts.noise.dependence.isSlowDrift }
        ),
        ("all", rows),
      ]
    return Self.markdown(
      [heads]
        + groups.filter { !$0.1.isEmpty }.map { name, some in
          [
            name, String(some.count), Self.mean(some, \.found), String(format: "%.0f", Self.kept(some)),
          ]
            + [\NullOutcome.foundAtOnePerCent, \.foundByMannKendall, \.broken, \.directed].map {
              Self.mean(some, $0)
            }
        })
  }

  /// What the stories of the real series leave of noise, and those of the nulls with the stretches put back; medians.
  var resemblance: String {
    let real = rows.map(\.null.left)
    func middle(_ values: [Double]) -> String { String(format: "%.2f", median(values) ?? 0) }
    return "Left of the real series, as it is, by their median: sd \(middle(real.map(\.deviation))), "
      + "sd of a long mean \(middle(real.map(\.longRunDeviation))); of these nulls with the stretches put back and "
      + "taken out again: \(middle(rows.map(\.outcome.refitted.deviation))), "
      + "\(middle(rows.map(\.outcome.refitted.longRun)))."
  }

  /// The limits, and whether the series keep them.
  var limits: [(text: String, isKept: Bool)] {
    let size = Self.mean(rows.map { $0.outcome.share($0.outcome.found) })
    let broken = Self.mean(rows.map { $0.outcome.share($0.outcome.broken) })
    let kept = Self.kept(rows)
    return [
      (String(format: "mean size of the verdict at most 8 %%: %.1f", size), size <= 8),
      (String(format: "size at most 12 %% in at least 90 %% of the series: %.0f", kept), kept >= 90),
      (String(format: "a break in at most 10 %% on average: %.1f", broken), broken <= 10),
    ]
  }

  /// Per cent of the rows with a size of at most 12 %.
  private static func kept(_ rows: [Row]) -> Double {
    100 * Double(rows.count { $0.outcome.share($0.outcome.found) <= 12 }) / Double(max(rows.count, 1))
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(values.count, 1))
  }

  private static func mean(_ rows: [Row], _ hits: KeyPath<NullOutcome, Int>) -> String {
    String(format: "%.1f", mean(rows.map { $0.outcome.share($0.outcome[keyPath: hits]) }))
  }

  /// A table whose first line is its heading.
  private static func markdown(_ lines: [[String]]) -> String {
    let rule = [lines.first.map { $0.map { _ in "---" } } ?? []]
    return (lines.prefix(1) + rule + lines.dropFirst())
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func short(_ number: Double) -> String {
    String(format: number < 20 ? "%.1f" : "%.0f", number)
  }
}
