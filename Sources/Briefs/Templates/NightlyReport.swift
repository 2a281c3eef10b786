import Statistics
import Tables
import Trends

/// The template `nightly`: the numbers of the night, findings first, then every series.
public enum NightlyReport {
  /// The report; the briefs of its countries stand beside it, by code.
  public static func report(_ inputs: TemplateInputs) -> Report {
    let areas = inputs.tables(of: RouteFigures.contract).filter { !$0.key.isEmpty }.map { table in
      let code = table.key.joined(separator: ",")
      return (code, RouteFigures(inputs: inputs, input: table, country: inputs.label("countries", code)))
    }
    let rows = areas.flatMap { Self.rows($0.1) }
    let clear = rows.count { $0.isClear }
    let citations = inputs.citations(inputs.tables.map(\.table))
    let cards = areas.flatMap { Self.cards($0.1) }
    var blocks: [Report.Block] = [.keyFigures(numbers(inputs, rows: rows.count, clear: clear))]
    blocks.append(
      cards.isEmpty
        ? .paragraph("No series shows a clear change.") : .findings(cards))
    return Report(
      title: inputs.title, kicker: "Nightly report",
      subtitle: "\(rows.count) series tested, \(clear) with a clear change", country: nil,
      dataAsOf: CountryBrief.asOf(citations),
      sections: [
        Report.Section(title: "Findings", blocks: blocks),
        Report.Section(title: "All series", blocks: [.seriesTable(rows)]),
        Report.Section(
          title: "Country briefs",
          blocks: [
            .links(
              areas.map { Report.Link(path: "\($0.0)/index.html", text: $0.1.country) })
          ]),
        Report.Section(title: "The run", blocks: [.graph(inputs.graph)]),
        Report.Section(title: "Sources", blocks: [.sources(citations)]),
      ])
  }

  private static func numbers(_ inputs: TemplateInputs, rows: Int, clear: Int) -> [Report.KeyFigure] {
    var figures = [
      Report.KeyFigure(label: "Series tested", value: NumberText.integer(rows), note: "adjusted by country"),
      Report.KeyFigure(
        label: "Clear changes", value: NumberText.integer(clear), note: "adjusted p below the limit"),
    ]
    if let region = inputs.tables(of: RouteFigures.contract).first(where: { $0.key.isEmpty })?.table {
      let total = region.cells(["route": "_T", "nationality": "_T"])
      if let first = total.first?.period, let last = total.last?.period {
        figures.append(
          Report.KeyFigure(
            label: "Detections, all nationalities", value: CellText.text(AnnualTotals.sum(total.map(\.cell))),
            note: EstimateText.month(first.description) + " to " + EstimateText.month(last.description)))
      }
    }
    return figures
  }

  private static func rows(_ figures: RouteFigures) -> [SeriesRow] {
    figures.input.table.codes(of: "route").compactMap { route in
      guard let finding = figures.finding(route) else { return nil }
      let years = AnnualTotals.years(figures.input.table.cells(["route": route]))
      return SeriesRow(
        area: figures.country, name: figures.routeName(route),
        points: figures.input.table.points(["route": route]),
        lastYear: years.last.map { CellText.text($0.cell) } ?? "–",
        change: EstimateText.percentCell(finding.percentPerYear),
        adjustedP: (try? finding.adjustedP.get()).map(NumberText.probability) ?? "–",
        direction: direction(finding), isClear: isClear(finding))
    }
  }

  private static func cards(_ figures: RouteFigures) -> [FindingCard] {
    figures.input.table.codes(of: "route").compactMap { route in
      guard let finding = figures.finding(route), isClear(finding), let message = figures.message(route)
      else { return nil }
      var series = LineSeries(
        name: figures.routeName(route), points: figures.input.table.points(["route": route]),
        crime: .smuggling)
      if case .success(let slope) = finding.slopePerYear {
        series.trend = .init(perYear: slope.value, lower: slope.lower, upper: slope.upper)
      }
      return FindingCard(
        title: figures.country + ", " + figures.routeName(route), message: message, series: series)
    }
  }

  private static func isClear(_ finding: TrendFinding) -> Bool {
    guard case .success(let direction) = finding.direction else { return false }
    return direction != .noClearChange
  }

  private static func direction(_ finding: TrendFinding) -> String {
    switch finding.direction {
    case .success(.rising): "▲ rising"
    case .success(.falling): "▼ falling"
    case .success(.noClearChange): "• no clear change"
    case .failure(let reason): "not tested: " + EstimateText.reason(reason)
    }
  }
}
