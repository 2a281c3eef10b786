import Foundation
import Trends

/// Nights on which nothing happened, each with a family of 1,000 series.
enum Nights {
  static let family = 1000
  static let lengths = [24, 48, 60, 120]

  /// How often series are counted, with the lengths of their pasts.
  struct Frequency: Sendable {
    var name: String
    var periodsPerYear: Int
    var season: Int
    var lengths: [Int]

    static let months = Frequency(name: "months", periodsPerYear: 12, season: 12, lengths: Nights.lengths)
    static let quarters = Frequency(
      name: "quarters", periodsPerYear: 4, season: 4, lengths: [16, 24, 40, 60])
    static let weeks = Frequency(name: "weeks", periodsPerYear: 52, season: 1, lengths: [52, 104, 156, 208])
    /// Years, all of one length: a yearly series is too short for its length not to matter.
    static func years(_ past: Int) -> Frequency {
      Frequency(name: "\(past) years", periodsPerYear: 1, season: 1, lengths: [past])
    }
    static let days = Frequency(name: "days", periodsPerYear: 365, season: 7, lengths: [60, 120, 180, 365])
  }

  /// Nights with a false alert, and alerts by cell, of more and of fewer.
  struct Counts {
    var nights = 0
    var withAlert = 0
    var more: [Int]
    var fewer: [Int]
    var series: [Int]
  }

  /// Runs nights over cells in equal parts; the past of a series has one of four lengths.
  ///
  /// An alert for fewer that is withheld because everything seems to fall counts as one.
  static func counts(
    _ cells: [AlertCell], nights: Int, family: Int = Nights.family, frequency: Frequency = .months,
    seed: UInt64
  ) -> Counts {
    let none = [Int](repeating: 0, count: cells.count)
    var counts = Counts(more: none, fewer: none, series: none)
    for night in 0..<nights {
      let places = (0..<family).map { $0 % cells.count }
      let series = places.enumerated().map { member, cell in
        cells[cell].series(
          past: frequency.lengths[(member / cells.count + night) % frequency.lengths.count], factors: [1],
          replicate: UInt32(night * family + member), seed: seed)
      }
      let bodies = AlertAnalysis.findings(
        series, season: frequency.season, periodsPerYear: frequency.periodsPerYear,
        family: "simulated series"
      ).compactMap(\.alert)
      counts.nights += 1
      var hasAlert = false
      for (cell, body) in zip(places, bodies) {
        counts.series[cell] += 1
        switch try? body.state.get() {
        case .unusuallyHigh?, .appeared?: counts.more[cell] += 1
        case .unusuallyLow?, .lowTogether?: counts.fewer[cell] += 1
        case .usual?, nil: continue
        }
        hasAlert = true
      }
      if hasAlert { counts.withAlert += 1 }
      if night % 10 == 9 { FileHandle.standardError.write(Data("alerts: \(night + 1) nights\n".utf8)) }
    }
    return counts
  }
}
