import Tables

/// The template `country-brief`: what was recorded of one country, and how far it can be trusted.
public enum CountryBrief {
  /// The report; tables of other countries are left out.
  ///
  /// - Parameter country: the ISO 3166 alpha-3 code.
  public static func report(_ inputs: TemplateInputs, country: String) -> Report {
    let detections = inputs.tables(of: RouteFigures.contract)
    // A table that still holds several nationalities is not one of the country.
    let own =
      detections.first { $0.key == [country] }
      ?? detections.first { $0.key.isEmpty && $0.table.codes(of: "nationality").isEmpty }
    // A table without a row is of a country that its source does not name: nothing is drawn or said of it.
    let routes = own.flatMap {
      $0.table.rowCount == 0 ? nil : RouteFigures(inputs: inputs, input: $0, code: country)
    }
    let glotip = inputs.tables(of: GlotipFigures.contract).first
    let figures = glotip.map {
      GlotipFigures(inputs: inputs, table: $0.table.latestRelease(), country: country)
    }
    var sections = [
      Report.Section(
        title: "Key messages",
        blocks: [
          .messages(messages(routes, figures, inputs.shortLabel("countries", country))),
          .keyFigures(numbers(routes, figures)),
        ])
    ]
    if let figures {
      sections.append(
        Report.Section(title: "Trafficking in persons recorded by the authorities", blocks: figures.blocks()))
    }
    if let routes {
      let drawn = [routes.total(), routes.byRoute(), routes.rates()].compactMap(\.self)
      sections.append(
        Report.Section(
          title: Self.routesTitle, blocks: drawn.map { .figure($0) }))
    } else if own != nil {
      let name = inputs.shortLabel("countries", country)
      sections.append(
        Report.Section(
          title: Self.routesTitle,
          blocks: [
            .paragraph(
              "\(name): no published figures. The source does not show detections of its nationals separately, which says nothing on how many there were."
            )
          ]))
    }
    sections.append(
      Report.Section(
        title: "How far can these figures be trusted?",
        blocks: [.trust(trust(routes, figures, glotip, country))]))
    let citations = inputs.citations(inputs.tables.map(\.table) + inputs.exposures)
    sections.append(Report.Section(title: "Sources", blocks: [.sources(citations)]))
    return Report(
      kind: .brief, title: inputs.label("countries", country),
      kicker: "Country brief · Trafficking in persons and smuggling of migrants",
      subtitle: subtitle(routes, figures), country: country, dataAsOf: asOf(citations), sections: sections)
  }

  private static let routesTitle = "Smuggling routes: detections at the borders of Europe"

  /// The newest release behind a page.
  static func asOf(_ citations: [SourceCitation]) -> String {
    citations.map(\.date).max().map { "Newest source released on \(PeriodText.day($0))" } ?? "No dated source"
  }

  private static func subtitle(_ routes: RouteFigures?, _ glotip: GlotipFigures?) -> String {
    var parts: [String] = []
    if let first = routes?.table.periods.min(), let last = routes?.table.periods.max() {
      parts.append("Detections \(PeriodText.long(first)) to \(PeriodText.long(last))")
    }
    if let latest = glotip?.latest {
      parts.append("victims of trafficking to \(latest.period)")
    }
    return parts.joined(separator: " · ")
  }

  private static func messages(_ routes: RouteFigures?, _ glotip: GlotipFigures?, _ name: String) -> [Message]
  {
    var messages = [routes?.totalMessage(), routes?.routesMessage()].compactMap(\.self)
    if let glotip { messages.append(glotip.message(name)) }
    return messages
  }

  private static func numbers(_ routes: RouteFigures?, _ glotip: GlotipFigures?) -> [KeyFigure] {
    var figures: [KeyFigure] = glotip?.keyFigures() ?? []
    if let routes, let last = routes.years.last {
      let before = routes.years.last { $0.period.year == last.period.year - 1 }
      figures.append(
        KeyFigure(
          label: "Detections on smuggling routes, \(last.period)", value: CellText.text(last.cell),
          note: before.map { "\(CellText.text($0.cell)) in \($0.period)" } ?? "no earlier full year"))
    }
    if let glotip { figures.append(glotip.completeness()) }
    return figures
  }

  private static func trust(
    _ routes: RouteFigures?, _ glotip: GlotipFigures?, _ input: TemplateInputs.Table?, _ country: String
  ) -> [TrustNote] {
    var notes: [TrustNote?] = TrustNotes.counting
    if let routes { notes.append(TrustNotes.coverage(routes.table)) }
    if let glotip, let input {
      let codes = ["country": country]
      notes.append(glotip.coverage())
      notes.append(TrustNotes.hidden(glotip.table, codes))
      notes.append(TrustNotes.missing(input, glotip.table, codes))
      notes.append(TrustNotes.revision(input.table, codes))
    }
    if let routes {
      notes += TrustNotes.reading(routes.inputs.findings.filter { $0.key == routes.input.key })
    }
    return notes.compactMap(\.self)
  }
}
