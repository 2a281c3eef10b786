import Tables

/// The template `country-brief`: what was recorded of one country, and how far it can be trusted.
public enum CountryBrief {
  /// The report; tables of other countries are left out.
  ///
  /// - Parameter country: the ISO 3166 alpha-3 code.
  public static func report(_ inputs: TemplateInputs, country: String) -> Report {
    let name = inputs.label("countries", country)
    let routes = inputs.tables(of: RouteFigures.contract).first { $0.key == [country] || $0.key.isEmpty }
      .map { RouteFigures(inputs: inputs, input: $0, country: name) }
    let glotip = inputs.tables(of: GlotipFigures.contract).first.map {
      GlotipFigures(inputs: inputs, table: $0.table.latestRelease(), country: country)
    }
    var sections = [Report.Section(title: "Headline findings", blocks: headlines(routes, glotip, name))]
    if let routes {
      let figures = [routes.total(), routes.routes()] + [routes.rates(code: country)].compactMap(\.self)
      sections.append(
        Report.Section(
          title: "Smuggling routes: detections of nationals at the borders of Europe",
          blocks: figures.map { .figure($0) }))
    }
    if let glotip {
      sections.append(
        Report.Section(title: "Trafficking in persons recorded by the authorities", blocks: glotip.blocks()))
    }
    sections.append(Report.Section(title: "How far these figures can be trusted", blocks: [.notes(notes)]))
    let tables = inputs.tables.map(\.table) + inputs.exposures
    sections.append(Report.Section(title: "Sources", blocks: [.sources(inputs.citations(tables))]))
    return Report(
      title: name, kicker: "Country brief",
      subtitle: "Recorded trafficking in persons, and recorded detections on smuggling routes",
      country: country, dataAsOf: asOf(inputs.citations(tables)), sections: sections)
  }

  /// The newest release behind a page.
  static func asOf(_ citations: [SourceCitation]) -> String {
    citations.map(\.date).max().map { "Newest source released on \($0)" } ?? "No dated source"
  }

  private static func headlines(
    _ routes: RouteFigures?, _ glotip: GlotipFigures?, _ name: String
  ) -> [Report.Block] {
    var figures: [Report.KeyFigure] = []
    var messages: [Report.Message] = []
    if let routes {
      if let last = routes.years.last {
        figures.append(
          Report.KeyFigure(
            label: "Detections at the borders, all routes", value: CellText.text(last.cell),
            note: "recorded in \(last.period)"))
      }
      let codes =
        [CountsSchema.marginCode]
        + routes.input.table.codes(of: "route")
        .filter { $0 != CountsSchema.marginCode }
      let found = codes.compactMap { routes.message($0) }
      messages += found.prefix(1)
      messages += found.dropFirst().filter { $0.evidence == .strong || $0.evidence == .moderate }
    }
    if let latest = glotip?.latest {
      figures.append(
        Report.KeyFigure(
          label: "Detected victims of trafficking", value: CellText.text(latest.cell),
          note: "recorded in \(latest.period)"))
    } else if glotip != nil {
      messages.append(
        Report.Message(
          headline: "Detected victims of trafficking in \(name): no published total",
          text: "The releases hold no total that is not hidden.", evidence: nil))
    }
    return [.keyFigures(figures), .messages(messages)]
  }

  private static let notes = [
    "Trafficking in persons and smuggling of migrants are different crimes; their figures are never added.",
    "A detection is an event that an authority recorded. It is neither a person nor a crime committed.",
    "<5 is a figure hidden by its publisher: it stands for 0 to 4 and is never resolved here. A missing figure is not a zero.",
    "Ranges hold the true value in 95 of 100 such cases. Strong evidence: adjusted p below 0.01; moderate: below 0.05.",
    "Trends: Mann-Kendall test with AR(1) variance on months levelled by season, Sen's slope, Benjamini-Hochberg adjustment over all series of the country.",
  ]
}
