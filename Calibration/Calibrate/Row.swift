import Foundation

/// What a cell of the table comes to, and whether it keeps the limits.
struct Row: Sendable {
  let text: String
  let isKept: Bool

  /// Simulates the cell with and without a trend.
  init(_ cell: Cell, replicates: Int) {
    let null = cell.rejections(slope: 0, replicates: replicates)
    let trend = cell.rejections(
      slope: cell.noise.detectableSlope(count: cell.count), replicates: replicates)
    let r = Double(replicates)
    let size = Double(null.verdict) / r
    let (more, less) = (Double(trend.onlyVerdict) / r, Double(trend.onlyPreWhitened) / r)
    let difference = more - less
    let error = ((more + less - difference * difference) / r).squareRoot()
    let verdict =
      if null.withoutVerdict + trend.withoutVerdict > 0 {
        "no verdict"
      } else if size
        > (cell.count < 60 ? 0.1 : 0.065) || (cell.count >= 60 && size < 0.035)
      { "size" } else if difference < -2 * error { "power" } else { "holds" }
    isKept = verdict == "holds"
    let numbers = [
      Row.share(null.verdict, of: replicates), Row.share(null.verdictAtOnePerCent, of: replicates),
      Row.share(null.olderVariance, of: replicates), Row.share(null.preWhitened, of: replicates),
      Row.share(trend.verdict, of: replicates), Row.share(trend.preWhitened, of: replicates),
      String(format: "%+.1f (%.1f)", 100 * difference, 100 * error),
      String(format: "%.0f", 100 * Double(trend.seasonal) / r), verdict,
    ]
    text =
      "| \(cell.noise.name) | \(cell.season) | \(cell.count) | " + numbers.joined(separator: " | ") + " |"
  }

  /// Per cent with one decimal and the standard error.
  private static func share(_ hits: Int, of replicates: Int) -> String {
    let p = Double(hits) / Double(replicates)
    return String(format: "%.1f (%.1f)", 100 * p, 100 * (p * (1 - p) / Double(replicates)).squareRoot())
  }
}
