import Foundation

/// What a cell of the table comes to, and which limits it misses.
struct Row: Sendable {
  let text: String
  let misses: [String]

  /// Simulates the cell without a trend, with one, and with the smallest that the median series says it could show; the
  /// latter two with half of the replicates.
  init(_ cell: Cell, replicates: Int) {
    let null = cell.outcome(slope: 0, purpose: 0, replicates: replicates)
    let trend = cell.outcome(
      slope: cell.noise.detectableSlope(count: cell.count, periodsPerYear: cell.periodsPerYear), purpose: 1,
      replicates: replicates / 2)
    let smallest = null.smallest.sorted()
    let middle = smallest.isEmpty ? .infinity : smallest[smallest.count / 2]
    let shown =
      middle.isFinite
      ? cell.outcome(slope: log(middle) / cell.periodsPerYear, purpose: 2, replicates: replicates / 2) : nil
    let (size, atOne) = (null.share(null.found), null.share(null.foundAtOnePerCent))
    let covered = null.share(null.covered, without: null.withoutRatio)
    let sen = null.share(null.coveredBySen, without: null.withoutSen)
    let (power, older) = (trend.share(trend.found), trend.share(trend.foundByMannKendall))
    misses = Self.misses(
      cell, size: size, atOne: atOne, covered: covered, sen: sen, lost: older - power,
      without: null.withoutRatio + trend.withoutRatio)
    func one(_ value: Double) -> String { String(format: "%.1f", value) }
    let numbers = [
      one(size), one(atOne), one(null.share(null.foundByMannKendall)), one(covered),
      one(trend.share(trend.covered, without: trend.withoutRatio)),
      one(sen), one(power), one(older), shown.map { String(format: "%.0f", $0.share($0.found)) } ?? "",
      String(format: "%.0f", null.share(null.slowDrifts)),
      misses.isEmpty ? "holds" : misses.joined(separator: ", "),
    ]
    text =
      "| \(cell.noise.name) | \(cell.season) | \(cell.count) | " + numbers.joined(separator: " | ") + " |"
  }

  private static func misses(
    _ cell: Cell, size: Double, atOne: Double, covered: Double, sen: Double, lost: Double, without: Int
  ) -> [String] {
    let dependence = cell.noise.dependence
    let isSlow = if case .slow = dependence { true } else { false }
    var misses: [String] = []
    if cell.count >= 60 {
      if without > 0 { misses.append("no ratio") }
      let least = if case .none = dependence { 3.5 } else if case .short = dependence { 3.5 } else { 0.0 }
      let most =
        switch dependence {
        case .none, .short: 6.5
        case .moderate: 8.0
        case .slow: cell.count >= 196 ? 7.5 : cell.count >= 120 ? 9 : 12
        }
      if size < least || size > most { misses.append("size") }
      if atOne < 0.5 || atOne > 2.5 { misses.append("1 %") }
    } else if !isSlow, size > 10 {
      misses.append("size")
    }
    if cell.count >= 60 || !isSlow {
      if covered < (isSlow ? 88 : 93) { misses.append("coverage") }
      if sen < (isSlow ? 88 : 93) { misses.append("coverage of Sen's") }
    }
    let isCompared =
      switch cell.noise.kind {
      case .normal(0.3, 0): true
      default: if case .none = dependence { true } else { false }
      }
    let isShortest = if case .short = dependence { cell.count == 60 } else { false }
    if cell.count >= 60, isCompared, lost > (isShortest ? 10 : 6) { misses.append("power") }
    return misses
  }
}
