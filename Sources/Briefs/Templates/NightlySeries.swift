import Tables
import Trends

/// One series of the night: a route of a country with its finding.
struct NightlySeries {
  let figures: RouteFigures
  let route: String
  let finding: Finding
  let statement: FindingStatement

  /// Every series of a country that has a finding, the margin first.
  static func all(of figures: RouteFigures) -> [NightlySeries] {
    ([CountsSchema.marginCode] + figures.routes).compactMap { route in
      guard let finding = figures.finding(route), let statement = figures.statement(route) else { return nil }
      return NightlySeries(figures: figures, route: route, finding: finding, statement: statement)
    }
  }

  /// Effect over its uncertainty: the size of the test's statistic.
  var strength: Double { (try? finding.trend?.test.get().z.magnitude) ?? 0 }

  /// The direction in a word with its sign, or why there is none.
  var direction: String {
    switch statement.direction {
    case .rising: "▲ Rising"
    case .falling: "▼ Falling"
    case .noClearChange: "• No clear change"
    case .untested: statement.reason.prefix(1).uppercased() + String(statement.reason.dropFirst())
    }
  }

  var card: FindingCard {
    let sentence = FindingSentence(statement: statement)
    var lines: [FindingCard.Line] = []
    let window = RecentYear(figures.table.cells(["route": route]))
    if let window {
      lines.append(
        .init(
          term: "Seen",
          text:
            "\(CellText.figure(window.latest)) in \(window.name); \(CellText.figure(window.before)) in the 12 months before"
        ))
    }
    lines.append(.init(term: "Size", text: sentence.shortSize))
    if let ratio = statement.ratioPerYear { lines.append(.init(term: "Rate", text: ChangeText.ratio(ratio))) }
    lines.append(.init(term: "Chance", text: "Without a trend \(sentence.chance)"))
    lines.append(.init(term: "Check", text: check(window)))
    return FindingCard(
      crime: .smuggling, title: "\(figures.country) · \(figures.routeName(route))", direction: direction,
      statement: statement, lines: lines, series: figures.series(route))
  }

  /// What a reader should look at before believing the finding.
  private func check(_ window: RecentYear?) -> String {
    var parts: [String] = []
    if let latest = window?.latest.value, let before = window?.before.value {
      if statement.direction == .rising, latest < before {
        parts.append("The last 12 months have fewer than the 12 before: the rise may have ended.")
      }
      if statement.direction == .falling, latest > before {
        parts.append("The last 12 months have more than the 12 before: the fall may have ended.")
      }
    }
    if let ratio = statement.ratioPerYear {
      let isOpposed = statement.direction == .rising ? ratio.upper < 1 : ratio.lower > 1
      if isOpposed { parts.append("A model of the counts points the other way.") }
    }
    let known = figures.points(route).compactMap(\.value)
    if known.count(where: { $0 == 0 }) * 2 > known.count {
      parts.append("Most months are zero: read the direction, not the size.")
    }
    let open = figures.points(route).count { $0.kind == .provisional }
    if open > 0 { parts.append("The last \(open) months are provisional.") }
    return parts.joined(separator: " ")
  }

  /// The table of every series.
  static func table(_ series: [NightlySeries]) -> SeriesTable {
    let years = series.first?.figures.years.map(\.period.year) ?? []
    let span = years.first.flatMap { first in years.last.map { "\(first)–\($0)" } } ?? ""
    return SeriesTable(
      caption: "",
      note:
        "Change: of the yearly number, from one year to the next, with its likely range. Small lines: full calendar years, each on its own scale. Where most months are zero the change can be 0 although p is small; no direction is claimed then. All values by month are in the CSV files beside this page.",
      labelColumns: ["Country", "Route"],
      figureColumns: [
        years.last.map { String($0) } ?? "Last full year", "Change a year (range)", "Adjusted p",
      ],
      lineColumn: span, wordColumn: "Direction", rows: series.map(\.row))
  }

  private var row: SeriesTable.Row {
    SeriesTable.Row(
      labels: [figures.country, figures.routeName(route)], crime: .smuggling,
      figures: [
        figures.years(route).last.map { CellText.text($0.cell) } ?? "–",
        statement.changePerYear.map(ChangeText.yearlyCell) ?? "–",
        statement.adjustedP.map(NumberText.probability) ?? "–",
      ], points: figures.yearPoints(route), word: direction, emphasis: statement.isClear ? .clear : .plain)
  }
}
