import Tables

extension RouteFigures {
  /// Two rows of panels; the smallest routes beyond them are in the table.
  private static let mostPanels = 8

  /// Detections a month, all routes, with the trend.
  func total() -> Figure {
    let margin = CountsSchema.marginCode
    let known = years.compactMap { year in year.cell.value.map { (year.period.year, $0) } }
    var headline = "Recorded detections, all routes"
    var facts: [Fact] = []
    if let last = known.last, let top = known.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) {
      facts = [Fact("last year", year: last.0), Fact("detections", count: last.1)]
      if top.0 == last.0 {
        headline = "\(facts[1].text) detections were recorded in \(last.0), the most of any full year"
      } else {
        facts += [Fact("highest year", year: top.0), Fact("most detections", count: top.1)]
        headline =
          "\(facts[1].text) detections were recorded in \(last.0); the most in a year were \(facts[3].text) in \(top.0)"
      }
    }
    return Figure(
      headline: headline, facts: facts,
      subtitle: "Detections of illegal border-crossing of nationals of \(country), a month, all routes",
      crime: .smuggling, chart: .line(series(margin)), table: yearTable(),
      note:
        "Dots: months as recorded. Line: the trend over all months (Sen's slope) with the likely range of its slope.",
      sources: table.schema.citations)
  }

  /// Detections a year, one panel a route.
  func byRoute() -> Figure? {
    let routes = Array(used.prefix(Self.mostPanels))
    guard !routes.isEmpty else { return nil }
    let rest = used.dropFirst(Self.mostPanels)
    let lasts = routes.compactMap { route in
      years(route).last.flatMap { year in year.cell.value.map { (route, year.period.year, $0) } }
    }
    var headline = "Recorded detections by route"
    var facts: [Fact] = []
    if let year = years.last, let all = year.cell.value, all > 0,
      let top = lasts.filter({ $0.1 == year.period.year }).max(by: { $0.2 < $1.2 }), top.2 > 0
    {
      facts = [
        Fact("year", year: year.period.year), Fact("detections on the route", count: top.2),
        Fact("detections on all routes", count: all),
      ]
      headline =
        "In \(facts[0].text) the most detections were recorded on \(routePhrase(top.0)): \(facts[1].text) of \(facts[2].text)"
    }
    return Figure(
      headline: headline, facts: facts,
      subtitle: "Detections in each full calendar year, one scale for all; grey: the other routes",
      crime: .smuggling,
      chart: .multiples(
        routes.map { LineSeries(name: routeName($0), points: yearPoints($0), tone: .smuggling) }),
      table: yearTable(),
      note: rest.isEmpty
        ? "Routes are those of the publisher; those without a detection are not drawn."
        : "Routes are those of the publisher. Not drawn, and in the table: \(rest.map(routeName).joined(separator: ", ")).",
      sources: table.schema.citations)
  }

  /// Detections a year per 100,000 of the nationality's population, or nil without a population.
  func rates() -> Figure? {
    guard let exposure = inputs.exposures.first else { return nil }
    let population = PopulationExposure(exposure, country: code)
    let rates = population.rates(years)
    guard let last = rates.last(where: { $0.cell.value != nil }), let value = last.cell.value else {
      return nil
    }
    let series = LineSeries(
      name: "All routes", points: rates.map { ChartPoint(period: $0.period, cell: $0.cell) },
      tone: .smuggling, decimals: 1)
    let rows = zip(years, rates).map { count, rate in
      [
        count.period.description, CellText.text(count.cell),
        population.persons(in: count.period.year).map { NumberText.number($0.rounded()) } ?? "missing",
        CellText.text(rate.cell, decimals: 1),
      ]
    }
    let facts = [
      Fact("year", year: last.period.year),
      Fact("rate", value: value, text: NumberText.number(value, decimals: 1)),
      Fact("base", count: 100_000),
    ]
    return Figure(
      headline:
        "In \(facts[0].text), \(facts[1].text) detections per 100,000 of the population of \(country) were recorded",
      facts: facts,
      subtitle: "Recorded detections in full calendar years, all routes, per 100,000 residents of \(country)",
      crime: .smuggling, chart: .line(series),
      table: DataTable(
        caption: "Rates", columns: ["Year", "Detections", "Population", "Per 100,000"], rows: rows),
      note:
        "Population between published years lies on straight lines. The rate relates detections to the country of nationality; it does not say where people lived.",
      sources: inputs.citations([table, exposure]))
  }

  private func yearTable() -> DataTable {
    let routes = [CountsSchema.marginCode] + used
    let columns = routes.map { years($0) }
    let rows = years.enumerated().map { index, year in
      [year.period.description]
        + columns.map { $0.indices.contains(index) ? CellText.text($0[index].cell) : "missing" }
    }
    return DataTable(
      caption: "Detections a calendar year; a year that is not complete is left out",
      columns: ["Year"] + routes.map(routeName), rows: rows)
  }
}
