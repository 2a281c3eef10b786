import Language
import Tables
import Trends

/// The template `case-records`: what an office recorded, for itself alone.
public enum CaseReport {
  /// What stands on every such page.
  public static let banner = "Internal: unprotected counts, not for publication"

  /// The most rows of a table of series; the CSV files have every series.
  private static let mostRows = 60

  /// The report.
  public static func report(_ inputs: TemplateInputs) -> Report {
    let crimes = [Crime.trafficking, .smuggling].map { CaseFigures(inputs: inputs, crime: $0) }
    let series = crimes.map { CaseSeries.all(of: $0) }
    var sections = [
      Report.Section(
        title: "Key messages",
        blocks: [
          .messages(series.compactMap(total) + [changes(series.flatMap(\.self))].compactMap(\.self)),
          .keyFigures(crimes.compactMap(keyFigure) + inputs.quality.flatMap(keyFigures)),
        ])
    ]
    for (figures, own) in zip(crimes, series) {
      let blocks = self.blocks(figures, own)
      guard !blocks.isEmpty else { continue }
      sections.append(
        Report.Section(
          title: figures.crime == .trafficking ? "Trafficking in persons" : "Smuggling of migrants",
          blocks: blocks))
    }
    for summary in inputs.quality {
      sections.append(
        Report.Section(
          title: "How the records were cleaned",
          blocks: [
            .note(
              "\(NumberText.integer(summary.audit.rows)) rows were read and became \(NumberText.integer(summary.audit.records)) records. Counts by rule, never a value."
            ), .table(summary.table()),
          ]))
    }
    sections.append(
      Report.Section(
        title: "How far can these figures be trusted?",
        blocks: [.trust(readers + codesOfPersons(inputs) + TrustNotes.reading(inputs.findings))]))
    sections.append(Report.Section(title: "The run", blocks: [.graph(inputs.graph)]))
    return Report(
      kind: .internalReport, title: inputs.title, kicker: "Internal report · Case records",
      subtitle: subtitle(inputs), banner: banner, country: nil, dataAsOf: "", sections: sections)
  }

  private static func subtitle(_ inputs: TemplateInputs) -> String {
    let periods = inputs.tables.flatMap { $0.table.periods.map(\.year) }
    guard let first = periods.min(), let last = periods.max() else { return "" }
    return "Recorded cases \(first) to \(last)"
  }

  private static func blocks(_ figures: CaseFigures, _ series: [CaseSeries]) -> [Report.Block] {
    var blocks: [Report.Block] = [figures.groups(), figures.flows()].compactMap(\.self).map { .figure($0) }
    if let forms = figures.forms() { blocks.append(.seriesTable(forms)) }
    if !series.isEmpty { blocks.append(.seriesTable(table(figures, series))) }
    return blocks
  }

  /// Totals, single breakdowns, and of the rest what changes clearly.
  private static func table(_ figures: CaseFigures, _ series: [CaseSeries]) -> SeriesTable {
    let recorded = series.filter { $0.statement.direction != .untested }
    let broad = recorded.filter { $0.depth <= 1 }
    let fine = recorded.filter { $0.depth > 1 && $0.statement.isClear }
    // Two dimensions can have a category in common, such as children by age band and by majority.
    var seen: Set<[String]> = []
    let distinct = (broad + fine).filter { one in
      seen.insert([one.name] + one.row(nil).points.map { "\($0.value ?? -1)" }).inserted
    }
    let shown = Array(distinct.prefix(mostRows))
    let year = figures.latest?.period
    let points = shown.first.map { $0.row(year).points.map(\.period.year) } ?? []
    let span = points.first.flatMap { first in points.last.map { "\(first)–\($0)" } } ?? "By year"
    let rest = series.count - shown.count
    return SeriesTable(
      caption: "Series and patterns",
      note:
        "Change: of the yearly number, from one year to the next; ratio: of the rate, by a model of counts; both with their likely range. ▲ and ▼ mark clear changes. Pattern: how the periods compare with those of sibling series. Small lines: full calendar years, each on its own scale."
        + (rest > 0
          ? " \(rest) more series, finer, twice here under one name or with nothing recorded, are in the CSV files."
          : ""),
      labelColumns: ["Series"],
      figureColumns: [
        year?.description ?? "Last full year", "Change a year (range)", "Ratio a year (range)", "Adjusted p",
      ],
      lineColumn: span, wordColumn: "Pattern", rows: shown.map { $0.row(year) })
  }

  private static func total(_ series: [CaseSeries]) -> Message? {
    series.first { $0.depth == 0 }.map { FindingSentence(statement: $0.statement).message }
  }

  private static func changes(_ series: [CaseSeries]) -> Message? {
    let tested = series.filter { $0.statement.direction != .untested }
    guard !tested.isEmpty else { return nil }
    let rising = tested.count { $0.statement.direction == .rising }
    let falling = tested.count { $0.statement.direction == .falling }
    let facts = [
      Fact("tested", count: Double(tested.count)), Fact("rising", count: Double(rising)),
      Fact("falling", count: Double(falling)),
    ]
    let clear = tested.filter(\.statement.isClear)
    return Message(
      headline: "\(facts[0].text) series tested: \(facts[1].text) rising, \(facts[2].text) falling",
      text: "Series by sex, age and route, each crime on its own. The tables below mark them.",
      evidence: clear.isEmpty
        ? .weak : clear.allSatisfy { $0.statement.evidence == .strong } ? .strong : .moderate,
      facts: facts)
  }

  private static func keyFigure(_ figures: CaseFigures) -> KeyFigure? {
    guard let latest = figures.latest else { return nil }
    return KeyFigure(
      label: "\(figures.subject), \(latest.period)", value: CellText.figure(latest.cell),
      note: figures.crime == .trafficking ? "TIP" : "SOM; never added to TIP")
  }

  private static func keyFigures(_ summary: CleaningSummary) -> [KeyFigure] {
    [
      KeyFigure(
        label: "Clean records", value: NumberText.integer(summary.audit.records),
        note: "of \(NumberText.integer(summary.audit.rows)) rows"),
      KeyFigure(
        label: "Rows left out", value: NumberText.integer(summary.rejected), note: "by rule, listed below"),
    ]
  }

  /// The notices of tables in which a code may stand for one person.
  private static func codesOfPersons(_ inputs: TemplateInputs) -> [TrustNote] {
    inputs.tables.compactMap { table in
      let found = table.conditions.filter { $0.rule == DataCondition.codesOfPersons }
      guard !found.isEmpty else { return nil }
      let subject = ([table.stage] + table.key).joined(separator: ", ")
      return TrustNote(
        topic: "Codes that may be persons",
        text: "In \(subject): \(found.map(\.text).joined(separator: "; ")).")
    }
  }

  private static let readers =
    [
      TrustNote(
        topic: "Who may read this",
        text:
          "Counts on this page are not protected: a small number can point to a person. Do not publish or forward it. Public tables come from a protected release."
      ),
      TrustNotes.counting[1],
      TrustNote(
        topic: "What is counted",
        text:
          "Persons in cases that were recorded, not all that happened. More offices, or another form, means more records."
      ),
    ]
}
