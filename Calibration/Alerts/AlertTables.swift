import Foundation
import Simulation
import Statistics
import Trends

/// The tables of the calibration of alerts, part by part.
struct AlertTables {
  static let parts = ["clean", "tenfold", "appeared", "delay", "peers", "incomplete", "beyond", "yearly"]
  var nights: Int
  var seed: UInt64

  func made(_ part: String) -> [ResultTable] {
    switch part {
    case "clean": [clean()]
    case "tenfold": [tenfold()]
    case "appeared": [appeared()]
    case "delay": [delay()]
    case "peers": [peers()]
    case "incomplete": [incomplete()]
    case "yearly": yearly()
    default: [beyond()]
    }
  }

  private func clean() -> ResultTable {
    let cells = AlertCell.clean
    let counts = Nights.counts(cells, nights: nights, seed: seed)
    var table = ResultTable(
      title: "Clean series: nights with any false alert, per cent of \(counts.nights) (most 5)",
      headings: ["series", "nights with an alert", "alerts for more", "alerts for fewer"])
    let share = 100 * Double(counts.withAlert) / Double(max(1, counts.nights))
    table.rows.append(
      (
        [
          "all", String(format: "%.1f", share), String(counts.more.reduce(0, +)),
          String(counts.fewer.reduce(0, +)),
        ], share <= 5
      ))
    for (place, cell) in cells.enumerated() {
      table.rows.append(
        (
          [
            cell.name + " (\(counts.series[place]))", "", String(counts.more[place]),
            String(counts.fewer[place]),
          ], nil
        ))
    }
    return table
  }

  private func beyond() -> ResultTable {
    var table = ResultTable(
      title: "Beyond the demand: nights of 1,000 such series with any false alert",
      headings: ["series", "nights", "with an alert, per cent", "alerts for more", "alerts for fewer"])
    func row(_ name: String, _ cell: AlertCell, _ frequency: Nights.Frequency) {
      let counts = Nights.counts([cell], nights: max(1, nights / 50), frequency: frequency, seed: seed)
      table.rows.append(
        (
          [
            name, String(counts.nights), ResultTable.share(counts.withAlert, of: counts.nights),
            String(counts.more[0]), String(counts.fewer[0]),
          ], nil
        ))
    }
    for cell in AlertCell.beyond { row(cell.name, cell, .months) }
    for cell in AlertCell.frequent {
      for frequency in [Nights.Frequency.quarters, .weeks, .days] {
        row("\(cell.name), \(frequency.name)", cell, frequency)
      }
    }
    return table
  }

  /// Pasts of yearly series.
  private static let years = [25, 32]
  /// How many yearly series a night has.
  private static let yearlyFamily = 400

  private func yearly() -> [ResultTable] {
    let nights = max(1, nights / 5)
    var clean = ResultTable(
      title:
        "Clean yearly series: nights of \(Self.yearlyFamily) with any false alert, per cent of \(nights) (most 5)",
      headings: ["series", "years before", "nights with an alert", "alerts for more", "alerts for fewer"])
    for years in Self.years {
      let counts = Nights.counts(
        AlertCell.yearly, nights: nights, family: Self.yearlyFamily, frequency: .years(years), seed: seed)
      let share = 100 * Double(counts.withAlert) / Double(counts.nights)
      clean.rows.append(
        (
          [
            "all", String(years), String(format: "%.1f", share), String(counts.more.reduce(0, +)),
            String(counts.fewer.reduce(0, +)),
          ], share <= 5
        ))
      for (place, cell) in AlertCell.yearly.enumerated() {
        clean.rows.append(
          (
            [
              cell.name + " (\(counts.series[place]))", String(years), "", String(counts.more[place]),
              String(counts.fewer[place]),
            ], nil
          ))
      }
    }
    var found = ResultTable(
      title: "One year so many times as high, found in a family of \(Self.yearlyFamily), per cent",
      headings: ["series", "factor"] + Self.years.map { "\($0) years before" })
    for factor in [3.0, 10] {
      for cell in AlertCell.yearly {
        let shares = Self.years.map { years in
          let family = Found.family(
            cell, size: Self.yearlyFamily, past: years, factors: [factor], seed: seed &+ 1)
          return 100 * (Found.shares(family, past: years, frequency: .years(years)).last ?? 0)
        }
        found.rows.append(
          ([cell.name, String(format: "%.0f", factor)] + shares.map { String(format: "%.1f", $0) }, nil))
      }
    }
    return [clean, found]
  }

  private static func latent(_ coefficient: Double) -> SimulatedNoise {
    .latent(coefficient: coefficient, deviation: 0.3)
  }

  private func tenfold() -> ResultTable {
    var table = ResultTable(
      title: "One month ten times as high, found in a family of 1,000, per cent",
      headings: ["series"] + Nights.lengths.map { "n = \($0)" } + ["wanted"])
    let kinds: [(String, SimulatedNoise, Double, Double?)] = [
      ("Poisson 1", .independent, 1, 70), ("Poisson 5", .independent, 5, 95),
      ("Poisson 20", .independent, 20, 95),
      ("Poisson 100", .independent, 100, 95), ("latent AR(0.5), mean 5", Self.latent(0.5), 5, 95),
      ("latent AR(0.5), mean 20", Self.latent(0.5), 20, 95),
      ("latent AR(0.7), mean 20", Self.latent(0.7), 20, 95),
      ("latent AR(0.7), mean 100", Self.latent(0.7), 100, 95),
      ("negative binomial 5, mean 20", .overdispersed(size: 5), 20, nil),
      ("negative binomial 1, mean 20", .overdispersed(size: 1), 20, nil),
      ("70 % empty, mean 1", .empty(share: 0.7), 1, nil),
    ]
    for (place, kind) in kinds.enumerated() {
      let cell = AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(201 + place))
      let found = Nights.lengths.map { length in
        100
          * (Found.shares(Found.family(cell, past: length, factors: [10], seed: seed), past: length).last ?? 0)
      }
      table.rows.append(
        (
          [kind.0] + found.map { String(format: "%.1f", $0) } + [
            kind.3.map { String(format: "%.0f", $0) } ?? ""
          ],
          kind.3.map { wanted in found.allSatisfy { $0 >= wanted } }
        ))
    }
    return table
  }

  private func appeared() -> ResultTable {
    var table = ResultTable(
      title:
        "Three a month after nothing, found in a family of 1,000, per cent (98 within three months from 36 empty months on)",
      headings: ["past", "first month", "second", "third"])
    let pasts: [(String, Int, Int)] =
      [24, 36, 60, 120].map { ("\($0) empty months", 0, $0) }
      + [("60 months of 5, then 24 empty", 60, 24), ("36 months of 1, then 18 empty", 36, 18)]
    for (place, past) in pasts.enumerated() {
      let cell = AlertCell(name: past.0, noise: .independent, mean: 3, number: UInt64(301 + place))
      let level = past.1 == 60 ? 5.0 / 3 : 1.0 / 3
      let factors =
        [Double](repeating: level, count: past.1) + [Double](repeating: 0, count: past.2) + [1, 1, 1]
      let family = Found.family(cell, past: 0, factors: factors, seed: seed)
      let found = Found.shares(family, past: past.1 + past.2).map { 100 * $0 }
      table.rows.append(
        (
          [past.0] + found.map { String(format: "%.1f", $0) },
          past.1 == 0 && past.2 > 24 ? (found.last ?? 0) >= 98 : nil
        ))
    }
    return table
  }

  private static let months = [1, 2, 3, 6, 12]

  private static func row(_ names: [String], _ found: [Double]) -> (cells: [String], isKept: Bool?) {
    (names + months.map { String(format: "%.1f", 100 * found[$0 - 1]) }, nil)
  }

  private func delay() -> ResultTable {
    var table = ResultTable(
      title: "A lasting rise after 60 months: found within so many months in a family of 1,000, per cent",
      headings: ["series", "factor"] + Self.months.map(String.init))
    let kinds: [(String, SimulatedNoise, Double)] =
      [1, 5, 20, 100].map { ("Poisson \($0)", .independent, $0) }
      + [5, 20, 100].map { ("latent AR(0.5), mean \($0)", Self.latent(0.5), $0) }
    for factor in [2.0, 3] {
      for (place, kind) in kinds.enumerated() {
        let cell = AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(401 + place))
        let factors = [Double](repeating: factor, count: 12)
        let found = Found.shares(Found.family(cell, past: 60, factors: factors, seed: seed), past: 60)
        table.rows.append(Self.row([kind.0, String(format: "%.0f", factor)], found))
      }
    }
    return table
  }

  /// A factor of 1 tells how many series without any change have an alarm within so many months.
  private func peers() -> ResultTable {
    var table = ResultTable(
      title: "The same beside named methods, each series by itself; factor 1 is a false alarm",
      headings: ["series", "factor", "method"] + Self.months.map(String.init))
    let kinds: [(String, SimulatedNoise, Double)] = [
      ("Poisson 5", .independent, 5), ("Poisson 20", .independent, 20),
      ("latent AR(0.5), mean 20", Self.latent(0.5), 20),
    ]
    for (place, kind) in kinds.enumerated() {
      for factor in [1.0, 2, 3] {
        let cell = AlertCell(name: kind.0, noise: kind.1, mean: kind.2, number: UInt64(451 + place))
        let factors = [Double](repeating: factor, count: 12)
        let family = Found.family(cell, past: 60, factors: factors, seed: seed)
        let names = [kind.0, String(format: "%.0f", factor)]
        table.rows.append(Self.row(names + ["alerts"], Found.shares(family, past: 60)))
        for method in Peers.methods {
          table.rows.append(Self.row(names + [method.name], Peers.shares(method, family, past: 60)))
        }
      }
    }
    return table
  }

  /// What is declared leaves the settled month before, whose family may raise a false alert as any other: on 5 % of nights.
  private func incomplete() -> ResultTable {
    var table = ResultTable(
      title: "Stable families with last months at 0.7, 0.4 and 0.1, per cent of 200 (any alert at most 5)",
      headings: ["family", "declared", "an alert for fewer", "an alert for more", "fell together"])
    let kinds: [(String, Int, Double, SimulatedNoise)] = [
      ("20 parts of 20 and their total, Poisson", 20, 20, .independent),
      ("20 parts of 20 and their total, latent AR(0.5)", 20, 20, Self.latent(0.5)),
      ("8 parts of 100 and their total, latent AR(0.7)", 8, 100, Self.latent(0.7)),
      ("20 parts of 1 and their total, Poisson", 20, 1, .independent),
    ]
    for (place, kind) in kinds.enumerated() {
      for provisional in [3, 0] {
        let counts = Incomplete.counts(
          parts: kind.1, mean: kind.2, noise: kind.3, provisional: provisional, families: 200,
          number: UInt64(501 + place), seed: seed)
        table.rows.append(
          (
            [
              kind.0, String(provisional), ResultTable.share(counts.fewer, of: counts.families),
              ResultTable.share(counts.more, of: counts.families),
              ResultTable.share(counts.shared, of: counts.families),
            ], 20 * (counts.fewer + counts.more) <= counts.families
          ))
      }
    }
    return table
  }
}
