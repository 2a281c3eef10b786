import Statistics
import Tables
import Trends

/// Detections at the borders of nationals of one country, by route.
struct RouteFigures {
  static let contract = "frontex-detections"

  let inputs: TemplateInputs
  let input: TemplateInputs.Table
  /// The country's name.
  let country: String

  private var table: CountsTable { input.table }

  func routeName(_ code: String) -> String {
    code == CountsSchema.marginCode ? "All routes" : inputs.label("frontex-routes", code)
  }

  private func routePhrase(_ code: String) -> String {
    switch code {
    case CountsSchema.marginCode: "all routes"
    case "OTHR": "other routes"
    default: "the " + routeName(code)
    }
  }

  var years: [(period: Period, cell: Cell)] {
    AnnualTotals.years(table.cells(["route": CountsSchema.marginCode]))
  }

  /// The finding of a route, made from a stage and key that this country has.
  func finding(_ route: String) -> TrendFinding? {
    inputs.findings.filter { $0.key == input.key }.flatMap(\.findings).first {
      $0.key == [TrendFinding.KeyPart(dimension: "route", code: route)]
    }
  }

  func message(_ route: String) -> Report.Message? {
    finding(route).map {
      FindingSentence(
        finding: $0,
        subject: "Recorded detections of nationals of \(country) on \(routePhrase(route))",
        unit: "detections"
      ).message
    }
  }

  func total() -> Figure {
    let margin = CountsSchema.marginCode
    var series = LineSeries(
      name: "All routes", points: table.points(["route": margin]), crime: .smuggling)
    if case .success(let slope)? = finding(margin)?.slopePerYear {
      series.trend = .init(perYear: slope.value, lower: slope.lower, upper: slope.upper)
    }
    return Figure(
      headline: message(margin)?.headline ?? "Recorded detections, all routes",
      subtitle: "Detections of illegal border-crossing a month, all routes together",
      crime: .smuggling, chart: .line(series), table: yearTable(),
      note:
        "Grey: months as recorded, the latest dashed while they may be revised. Line and band: Sen's slope and its range. Detections are not persons: one person can be detected more than once.",
      sources: table.schema.citations)
  }

  func routes() -> Figure {
    let routes = ordered()
    return Figure(
      headline: "Detections were recorded on \(routes.count) routes",
      subtitle: "Detections a month by route, one scale for all",
      crime: .smuggling,
      chart: .multiples(
        routes.map {
          LineSeries(name: routeName($0), points: table.points(["route": $0]), crime: .smuggling)
        }), table: yearTable(),
      note: "Routes are those of the publisher; routes without a detection are not drawn.",
      sources: table.schema.citations)
  }

  /// Routes with a detection, the largest first, ties by code.
  private func ordered() -> [String] {
    table.codes(of: "route").filter { $0 != CountsSchema.marginCode }.map { route in
      (route, table.cells(["route": route]).reduce(0) { $0 + ($1.cell.value ?? 0) })
    }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  private func yearTable() -> DataTable {
    let routes = [CountsSchema.marginCode] + ordered()
    let columns = routes.map { AnnualTotals.years(table.cells(["route": $0])) }
    let rows = years.enumerated().map { index, year in
      [year.period.description]
        + columns.map { $0.indices.contains(index) ? CellText.text($0[index].cell) : "missing" }
    }
    return DataTable(
      caption: "Detections a calendar year; a year that is not complete is left out",
      columns: ["Year"] + routes.map(routeName), rows: rows)
  }

  /// Detections a year per 100,000 of the nationality's population, or nil without a population.
  func rates(code: String) -> Figure? {
    guard let exposure = inputs.exposures.first else { return nil }
    let population = PopulationExposure(exposure, country: code)
    let rates = population.rates(years)
    guard rates.contains(where: { $0.cell.value != nil }) else { return nil }
    let series = LineSeries(
      name: "All routes", points: rates.map { ChartPoint(period: $0.period, cell: $0.cell) },
      crime: .smuggling, decimals: 1)
    let rows = zip(years, rates).map { count, rate in
      [
        count.period.description, CellText.text(count.cell),
        population.persons(in: count.period.year).map { NumberText.number($0.rounded()) } ?? "missing",
        CellText.text(rate.cell, decimals: 1),
      ]
    }
    return Figure(
      headline: "Detections a year per 100,000 of the population of \(country)",
      subtitle: "Recorded detections in calendar years, all routes, per 100,000 residents",
      crime: .smuggling, chart: .line(series),
      table: DataTable(
        caption: "Rates", columns: ["Year", "Detections", "Population", "Per 100,000"], rows: rows),
      note:
        "Population between published years lies on straight lines. The rate relates detections to the country of nationality; it says nothing on where people lived.",
      sources: inputs.citations([table, exposure]))
  }
}
