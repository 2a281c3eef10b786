import Statistics
import Trends

/// How often what happened is found, at the threshold of a family of 1,000 series.
enum Found {
  /// The share of series for which a night raises an alert for more by the end of each month after `past`.
  ///
  /// All series are of one family, so thresholds are those of a family of that size.
  static func shares(
    _ series: [LabelledSeries], past: Int, frequency: Nights.Frequency = .months
  ) -> [Double] {
    guard let length = series.first?.values.count, !series.isEmpty else { return [] }
    var found = [Bool](repeating: false, count: series.count)
    return (past..<length).map { latest in
      let cut = series.map { one in
        var one = one
        one.periods = Array(one.periods[...latest])
        one.values = Array(one.values[...latest])
        one.bounds = Array(one.bounds[...latest])
        return one
      }
      let findings = AlertAnalysis.findings(
        cut, season: frequency.season, periodsPerYear: frequency.periodsPerYear, family: "simulated series")
      for (place, finding) in findings.enumerated() {
        let state = finding.alert.flatMap { try? $0.state.get() }
        if state == .unusuallyHigh || state == .appeared { found[place] = true }
      }
      return Double(found.count { $0 }) / Double(found.count)
    }
  }

  /// A family of one cell with factors after its past.
  static func family(
    _ cell: AlertCell, size: Int = Nights.family, past: Int, factors: [Double], seed: UInt64
  ) -> [LabelledSeries] {
    (0..<UInt32(size)).map {
      cell.series(past: past, factors: factors, replicate: $0, seed: seed)
    }
  }
}
