import Tables
import Trends

/// The template `nightly`: the numbers of the night, findings first, then every series.
public enum NightlyReport {
  /// The most cards a page shows; the table has every series.
  private static let mostCards = 12

  /// The report; the briefs of its countries stand beside it, by code.
  public static func report(_ inputs: TemplateInputs) -> Report {
    let areas = inputs.tables(of: RouteFigures.contract).filter { !$0.key.isEmpty }.map { table in
      RouteFigures(inputs: inputs, input: table, code: table.key.joined(separator: ","))
    }
    let series = areas.flatMap { area in NightlySeries.all(of: area) }
    let region = inputs.tables(of: RouteFigures.contract).first { $0.key.isEmpty }
    let citations = inputs.citations(inputs.tables.map(\.table))
    let reference = (region ?? areas.first?.input)?.table
    return Report(
      kind: .nightly, title: inputs.title, kicker: "Nightly trend report",
      subtitle: subtitle(areas.count, series.count, reference), country: nil,
      dataAsOf: CountryBrief.asOf(citations),
      sections: [
        Report.Section(
          title: "Key messages",
          blocks: [
            .messages(NightlyMessages(series: series, region: region?.table).all),
            .keyFigures(numbers(series, region?.table)),
          ]),
        Report.Section(title: "Findings", blocks: findings(series)),
        Report.Section(title: "Country briefs", blocks: [.links(areas.map { link($0, series, inputs) })]),
        Report.Section(title: "All series", blocks: [.seriesTable(NightlySeries.table(series))]),
        Report.Section(
          title: "How far can these figures be trusted?",
          blocks: [
            .trust(
              TrustNotes.counting + [reference.flatMap(TrustNotes.coverage)].compactMap(\.self)
                + TrustNotes.reading(inputs.findings))
          ]),
        Report.Section(title: "The run", blocks: [.graph(inputs.graph)]),
        Report.Section(title: "Sources", blocks: [.sources(citations)]),
      ])
  }

  private static func subtitle(_ areas: Int, _ series: Int, _ table: CountsTable?) -> String {
    var text = "\(areas) countries of nationality · \(series) series"
    if let first = table?.periods.min(), let last = table?.periods.max() {
      text = "Detections \(PeriodText.long(first)) to \(PeriodText.long(last)) · " + text
    }
    return text
  }

  private static func numbers(_ series: [NightlySeries], _ region: CountsTable?) -> [KeyFigure] {
    let tested = series.filter { $0.statement.direction != .untested }
    let rising = tested.count { $0.statement.direction == .rising }
    let falling = tested.count { $0.statement.direction == .falling }
    var figures = [
      KeyFigure(
        label: "Series with a clear change", value: NumberText.integer(rising + falling),
        note: "\(rising) rising, \(falling) falling"),
      KeyFigure(
        label: "Series tested", value: NumberText.integer(tested.count),
        note: "of \(series.count); adjusted over all series of a country"),
    ]
    guard let region else { return figures }
    let all = region.cells([
      "route": CountsSchema.marginCode, "nationality": CountsSchema.marginCode,
    ])
    if let window = RecentYear(all) {
      figures.append(
        KeyFigure(
          label: "Detections, all nationalities", value: CellText.figure(window.latest),
          note: "\(window.name); \(CellText.figure(window.before)) in the 12 months before"))
    }
    let open = all.filter { $0.cell.value != nil && $0.cell.marks.contains(.provisional) }
    if let first = open.first?.period, let last = open.last?.period {
      figures.append(
        KeyFigure(
          label: "Provisional months", value: NumberText.integer(open.count),
          note: "\(PeriodText.long(first)) to \(PeriodText.long(last)) may be revised"))
    }
    return figures
  }

  private static let caveat =
    "Strongest first. Each can also come from more or less watch at the border, or from another way of recording."

  private static func findings(_ series: [NightlySeries]) -> [Report.Block] {
    let clear = series.filter(\.statement.isClear).sorted {
      ($1.strength, $0.figures.code, $0.route) < ($0.strength, $1.figures.code, $1.route)
    }
    guard !clear.isEmpty else { return [.paragraph("No series shows a clear change.")] }
    let cards = clear.prefix(mostCards).map(\.card)
    let rest = clear.count - cards.count
    return [.note(caveat), .findings(cards)]
      + (rest > 0 ? [.paragraph("\(rest) more series with a clear change stand in the table below.")] : [])
  }

  private static func link(
    _ area: RouteFigures, _ series: [NightlySeries], _ inputs: TemplateInputs
  ) -> PageLink {
    let own = series.filter { $0.figures.code == area.code }
    let clear = own.count { $0.statement.isClear }
    return PageLink(
      path: "\(inputs.pageFolder(area.code))/index.html",
      text: own.isEmpty
        ? "\(area.country): not published separately"
        : "\(area.country): \(clear) of \(own.count) series with a clear change")
  }
}
