import Foundation
import Simulation

/// The cells that are simulated, and the tables that they make.
struct StoryPlan: Sendable {
  /// A row: its cells, the limits, and the table it belongs to.
  struct Row: Sendable {
    enum Kind: Sendable { case trendless, planted, event, turn, ratio, finer }
    var kind: Kind
    var name: String
    var cells: [StoryCell]
    /// The most or the least that is allowed, in per cent; nil where a row is printed only.
    var limit: Double?
  }

  /// All rows; cells are numbered by their place.
  static func rows() -> [Row] {
    var rows: [Row] = []
    func trendless(
      _ name: String, _ noise: SimulatedNoise, mean: Double, season: Bool = false, limit: Double? = 7
    ) {
      let cells = [60, 120, 196].map {
        StoryCell(name: name, noise: noise, mean: mean, count: $0, isSeasonal: season)
      }
      rows.append(Row(kind: .trendless, name: name, cells: cells, limit: limit))
    }
    for mean in [0.3, 1, 5, 20, 100] { trendless("Poisson \(format(mean))", .independent, mean: mean) }
    trendless("negative binomial 5, mean 20", .overdispersed(size: 5), mean: 20)
    trendless("negative binomial 1, mean 20", .overdispersed(size: 1), mean: 20)
    for coefficient in [0.3, 0.6, 0.8] {
      trendless("AR(\(coefficient))", .autoregressive(coefficient: coefficient), mean: 100)
    }
    for coefficient in [0.5, 0.7, 0.9] {
      for mean in [5.0, 20, 100] {
        trendless(
          "latent AR(\(coefficient)), sd 0.3, mean \(format(mean))",
          .latent(coefficient: coefficient, deviation: 0.3), mean: mean, limit: coefficient == 0.9 ? 12 : 7)
      }
    }
    for deviation in [0.2, 0.4] {
      trendless("year effects, sd \(deviation)", .yearEffects(deviation: deviation), mean: 20, limit: nil)
    }
    trendless("months, Poisson 20", .independent, mean: 20, season: true)
    trendless(
      "months, latent AR(0.5), mean 20", .latent(coefficient: 0.5, deviation: 0.3), mean: 20, season: true)
    trendless("one month ten times as high", .outlier, mean: 20)
    trendless("70 % of months empty, mean 1", .empty(share: 0.7), mean: 1)

    // Per cent of breaks within two months at a factor, a deviation and a mean; of 1.5, of series with any break.
    let wanted: [String: Double] = [
      "2 0.15 20": 95, "2 0.15 100": 95, "2 0.3 20": 70, "2 0.3 100": 70, "0.5 0.15 20": 85,
      "0.5 0.15 100": 85,
      "0.5 0.3 20": 60, "0.5 0.3 100": 60, "1.5 0.15 20": 40, "1.5 0.15 100": 40,
    ]
    for factor in [2, 0.5, 1.5] {
      for deviation in [0.15, 0.3] {
        for mean in [5.0, 20, 100] {
          rows.append(
            Row(
              kind: .planted, name: "x\(format(factor)), sd \(deviation), mean \(format(mean))",
              cells: [
                StoryCell(
                  name: "planted", noise: .latent(coefficient: 0.5, deviation: deviation), mean: mean,
                  count: 120,
                  course: .plateau(factor: factor, from: 40, to: 90))
              ], limit: wanted["\(format(factor)) \(deviation) \(format(mean))"]))
        }
      }
    }
    for mean in [5.0, 20, 100] {
      for deviation in [0.15, 0.3] {
        let noise = SimulatedNoise.latent(coefficient: 0.5, deviation: deviation)
        func event(_ name: String, _ course: Course) {
          rows.append(
            Row(
              kind: .event, name: "\(name), sd \(deviation), mean \(format(mean))",
              cells: [StoryCell(name: name, noise: noise, mean: mean, count: 120, course: course)], limit: 98)
          )
        }
        event("surge x8 of six months", .surge(factor: 8, from: 60, periods: 6))
        event("emergence from zero", .emergence(from: 60))
        rows.append(
          Row(
            kind: .turn, name: "+40 % then -29 % a year, sd \(deviation), mean \(format(mean))",
            cells: [
              StoryCell(
                name: "turn", noise: noise, mean: mean, count: 120,
                course: .turn(before: 1.4, after: 0.71, at: 60))
            ], limit: mean >= 20 ? 80 : nil))
      }
    }
    rows += ratios + finer
    var number: UInt64 = 0
    for row in rows.indices {
      for cell in rows[row].cells.indices {
        number += 1
        rows[row].cells[cell].number = number
      }
    }
    return rows
  }

  /// Levels whose ratio is told under noise that drifts, between months that differ, and for a few months only.
  private static var ratios: [Row] {
    func row(
      _ name: String, _ coefficient: Double, mean: Double, _ course: Course, season: Bool = false,
      limit: Double = 93
    ) -> Row {
      Row(
        kind: .ratio, name: "\(name), latent AR(\(coefficient)), sd 0.3, mean \(format(mean))",
        cells: [
          StoryCell(
            name: name, noise: .latent(coefficient: coefficient, deviation: 0.3), mean: mean, count: 120,
            course: course, isSeasonal: season)
        ], limit: limit)
    }
    var rows: [Row] = []
    for mean in [20.0, 100] {
      for factor in [2.0, 3] {
        rows.append(
          row(
            "x\(format(factor))", 0.9, mean: mean, .plateau(factor: factor, from: 40, to: 90), limit: 88))
      }
      rows.append(row("x2, months", 0.5, mean: mean, .plateau(factor: 2, from: 40, to: 90), season: true))
      rows.append(row("x3 for three months", 0.5, mean: mean, .surge(factor: 3, from: 60, periods: 3)))
      rows.append(row("x3 for four months", 0.5, mean: mean, .surge(factor: 3, from: 60, periods: 4)))
    }
    return rows
  }

  /// Weeks and days, without a change and with a level twice as high in the middle third.
  private static var finer: [Row] {
    func row(
      _ count: Int, _ perYear: Int, _ season: Int, _ noise: SimulatedNoise, _ words: String, isFlat: Bool
    ) -> Row {
      let unit = perYear == 52 ? "weeks" : "days"
      let change = isFlat ? "" : "x2, "
      return Row(
        kind: .finer, name: "\(change)\(count) \(unit), \(words), mean 20",
        cells: [
          StoryCell(
            name: words, noise: noise, mean: 20, count: count,
            course: isFlat ? .flat : .plateau(factor: 2, from: count / 3, to: 2 * count / 3),
            isSeasonal: season == 7,
            periodsPerYear: perYear, season: season)
        ], limit: isFlat ? (words.contains("0.9") ? 12 : 7) : nil)
    }
    let noises: [(SimulatedNoise, String)] = [
      (.independent, "Poisson"), (.latent(coefficient: 0.5, deviation: 0.3), "latent AR(0.5)"),
      (.latent(coefficient: 0.9, deviation: 0.3), "latent AR(0.9)"),
    ]
    return [(120, 52, 52), (260, 52, 52), (200, 365, 7), (400, 365, 7), (800, 365, 7)].flatMap { size in
      noises.flatMap { noise in
        [true, false].map { row(size.0, size.1, size.2, noise.0, noise.1, isFlat: $0) }
      }
    }
  }

  private static func format(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }

  /// The tables of rows with the counts of their cells, in order.
  static func tables(_ rows: [Row], _ counts: [[StoryCell.Counts]]) -> [ResultTable] {
    var breaks = ResultTable(
      title: "Trendless series: per cent with a break (most 7, latent AR(0.9) 12; year effects printed)",
      headings: ["noise", "60", "120", "196"])
    var years = ResultTable(
      title: "Trendless series: per cent with a change at 5 %, last year beside one year / beside three",
      headings: ["noise", "60", "120", "196"])
    var planted = ResultTable(
      title: "Levels planted at months 40 and 90 of 120, latent AR(0.5), per cent",
      headings: [
        "factor", "any break", "within two months", "interval holds it", "extra breaks a series", "wanted",
      ])
    var events = ResultTable(
      title: "Surges and emergence, 120 months, latent AR(0.5), per cent",
      headings: ["event", "any break", "within two months", "interval holds it"])
    var turns = ResultTable(
      title: "Turns of slope at month 60 of 120, latent AR(0.5), per cent",
      headings: [
        "turn", "any break", "both signs right", "a sign wrong", "interval of the date holds it",
      ])
    var ratios = ResultTable(
      title:
        "The ratio of a stretch to the one before: per cent whose interval holds the truth, of those told at a true break",
      headings: [
        "level", "any break", "within two months", "steps told a series", "interval of the ratio holds it",
      ])
    var finer = ResultTable(
      title:
        "Weeks and days: per cent with a break (most 7, latent AR(0.9) 12), and of planted ones within two periods",
      headings: [
        "series", "any break", "within two", "interval of the date holds it",
        "interval of the ratio holds it",
      ])
    for (row, counts) in zip(rows, counts) {
      let one = counts[0]
      let covers = ResultTable.share(one.covered, of: one.found)
      let any = ResultTable.share(one.broken, of: one.series)
      let near = ResultTable.share(one.near, of: one.breaks)
      let ratio = ResultTable.share(one.stepsCovered, of: one.steps)
      if row.kind == .planted || row.kind == .ratio {
        ratios.rows.append(
          (
            [
              row.kind == .planted ? row.name + ", latent AR(0.5)" : row.name, any, near,
              String(format: "%.2f", Double(one.steps) / Double(max(1, one.series))), ratio,
            ],
            one.steps < 100
              ? nil : percent(one.stepsCovered, one.steps) >= (row.kind == .ratio ? row.limit ?? 93 : 93)
          ))
      }
      switch row.kind {
      case .ratio: continue
      case .finer:
        finer.rows.append(
          ([row.name, any, near, covers, ratio], row.limit.map { percent(one.broken, one.series) <= $0 }))
      case .trendless:
        breaks.rows.append(
          (
            [row.name] + counts.map { ResultTable.share($0.broken, of: $0.series) },
            row.limit.map { limit in counts.allSatisfy { percent($0.broken, $0.series) <= limit } }
          ))
        years.rows.append(
          (
            [row.name]
              + counts.map {
                ResultTable.share($0.lastYear, of: $0.series) + " / "
                  + ResultTable.share($0.threeYears, of: $0.series)
              }, nil
          ))
      case .planted:
        let isFound = row.name.hasPrefix("x1.5")
        let reached = isFound ? percent(one.broken, one.series) : percent(one.near, one.breaks)
        let isCovered = one.found < 100 || percent(one.covered, one.found) >= 90
        planted.rows.append(
          (
            [
              row.name, any, near, covers,
              String(format: "%.2f", Double(one.extra) / Double(max(1, one.series))),
              row.limit.map { format($0) + (isFound ? " any" : " near") } ?? "-",
            ],
            row.limit.map { reached >= $0 && isCovered } ?? (isCovered ? nil : false)
          ))
      case .event:
        events.rows.append(
          ([row.name, any, near, covers], percent(one.broken, one.series) >= (row.limit ?? 0)))
      case .turn:
        turns.rows.append(
          (
            [
              row.name, any, ResultTable.share(one.signs, of: one.series),
              ResultTable.share(one.wrongSigns, of: one.series), covers,
            ],
            row.limit.map { percent(one.signs, one.series) >= $0 }
          ))
      }
    }
    return [breaks, planted, ratios, events, turns, years, finer]
  }

  private static func percent(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : 100 * Double(part) / Double(whole)
  }
}
