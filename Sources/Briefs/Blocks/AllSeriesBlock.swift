import Language
import Tables
import Trends

/// `all-series`: every series with its last full year, the finding on it and a small line.
struct AllSeriesBlock: PageBlock {
  static let word = "all-series"

  /// Which series.
  enum Which: String, CaseIterable, Sendable {
    /// Every series of every table, and findings without a table.
    case all
    /// Those that have a finding.
    case found
    /// Totals and single breakdowns, and of finer ones those that change clearly.
    case broad
  }

  private var which = Which.all
  private var slice = Slice()
  private var most = 5000

  static func read(_ reader: BlockReader) -> AllSeriesBlock? {
    reader.keys(["table", "contract", "most"])
    guard let main = reader.main, let which = reader.choice(main, named: word, Which.self) else { return nil }
    var block = AllSeriesBlock()
    block.which = which
    block.slice = reader.slice()
    block.most = reader.count("most", in: 1...5000) ?? 5000
    return block
  }

  func check(_ check: PageCheck) {
    if slice.selector != .any { check.check(slice, shape: false) }
    if which == .found, check.inputs(.findings).isEmpty {
      check.absent(
        "the stage reads no findings", at: nil,
        help: "write 'all-series: all', or add 'findings' to its 'from'")
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    var rows: [(place: Int?, series: PageSeries)] = []
    var absent: [Report.Block] = []
    for (place, table) in page.tables.enumerated()
    where slice.selects(stage: table.input.stage, contracts: table.table.schema.contracts) {
      if table.table.rowCount == 0, which == .all {
        if !page.isShown(place) {
          absent.append(.paragraph(phrase: .notNamed(name: page.absence(of: table))))
        }
        page.showAbsence(of: place)
      }
      for measure in table.table.schema.measures.indices {
        let series = page.allSeries(of: place, measure: measure).filter(isWanted)
        page.show(series, of: place)
        rows += Self.broadFirst(series).map { (place, $0) }
      }
    }
    if slice.selector == .any {
      for (input, series) in page.loose {
        page.showLoose(input)
        rows += series.map { (nil, $0) }
      }
    }
    let others = absent + (slice.selector == .any ? Self.otherFindings(page) : [])
    guard !rows.isEmpty else { return others }
    let shown = rows.prefix(most).map(\.series)
    var blocks: [Report.Block] = [.seriesTable(table: Self.table(shown, page))]
    if rows.count > shown.count { blocks.append(.note(phrase: .moreSeries(count: rows.count - shown.count))) }
    let revisions = page.revisionNotes(shown)
    blocks += revisions.map { .note(phrase: $0) }
    return blocks + others
  }

  /// Findings that are no trends: a table of each kind, with the columns the kind has.
  private static func otherFindings(_ page: PageFilling) -> [Report.Block] {
    // Alerts and how complete figures are have blocks of their own.
    let others = page.otherFindings.filter {
      $0.finding.alert == nil && !($0.finding.body is CompletenessFinding)
    }
    var kinds: [any FindingBody.Type] = []
    for one in others where !kinds.contains(where: { $0 == type(of: one.finding.body) }) {
      kinds.append(type(of: one.finding.body))
    }
    return kinds.map { kind in
      let own = others.filter { Swift.type(of: $0.finding.body) == kind }
      for one in own { page.showLoose(one.input) }
      return .table(
        table: DataTable(
          caption: .own(kind.kind),
          columns: [.word(word: .series)] + kind.columns.map { .own($0.replacing("_", with: " ")) },
          rows: own.flatMap { one in
            one.finding.body.lines.map { line in
              [.words(phrase: .title(of: one.name))]
                + line.map { value in
                  switch value {
                  case .number(let number)?:
                    .quantity(quantity: Quantity(number, form: .significant(digits: 4)))
                  case .word(let word)?: .words(phrase: .own(word))
                  case nil: .quantity(quantity: Quantity(.none(reason: .noRow)))
                  }
                }
            }
          }))
    }
  }

  private func isWanted(_ series: PageSeries) -> Bool {
    switch which {
    case .all: true
    case .found: series.finding != nil
    case .broad: series.depth <= 1 || series.statement?.isClear == true
    }
  }

  /// Totals, then single breakdowns, then finer ones, each in order of the table.
  private static func broadFirst(_ series: [PageSeries]) -> [PageSeries] {
    series.enumerated().sorted {
      ($0.element.depth, $0.offset) < ($1.element.depth, $1.offset)
    }.map(\.element)
  }

  static func table(_ series: [PageSeries], _ page: PageFilling) -> SeriesTable {
    let measures = Set(series.map(\.name.measure))
    let hasKeys = series.contains { !$0.keyParts.isEmpty }
    let keyLabels = Set(series.flatMap { $0.keyParts.map(\.dimensionLabel) })
    var labels: [Phrase] =
      hasKeys
      ? [keyLabels.count == 1 ? .own(text: keyLabels.first ?? LocalizedText("")) : .word(word: .key)] : []
    labels.append(.word(word: .series))
    if measures.count > 1 { labels.append(.word(word: .measure)) }
    let periods = series.flatMap { $0.yearPoints.map(\.period) }
    // Series of months without a full year stand beside those of years without giving the span.
    let years =
      periods.contains { $0.frequency.length == .year }
      ? periods.filter { $0.frequency.length == .year } : periods
    let (first, last) = (years.min(), years.max())
    let hasFindings = series.contains { $0.statement != nil }
    let hasRatio = series.contains { $0.statement?.ratioPerYear != nil }
    var heads: [Phrase] = [last.map { .period(period: $0) } ?? .word(word: .lastFullYear)]
    if hasFindings { heads.append(.word(word: .changePerYear)) }
    if hasRatio { heads.append(.word(word: .ratioPerYear)) }
    if hasFindings { heads.append(.word(word: .adjustedP)) }
    return SeriesTable(
      caption: nil, note: .seriesNote(hasRatio: hasRatio, hasPattern: false),
      labelColumns: labels,
      figureColumns: heads,
      lineColumn: first.flatMap { first in last.map { .span(first: first, last: $0) } }
        ?? .word(word: .overTime),
      wordColumn: hasFindings ? .word(word: .direction) : nil,
      rows: series.map { one in
        var row = row(one, last: last, hasFindings, hasRatio)
        if hasKeys {
          let keys = one.keyParts.map { Phrase.category(part: $0) }
          row.labels.insert(keys.isEmpty ? .word(word: .all) : .list(phrases: keys, joint: .dot), at: 0)
        }
        if measures.count > 1 { row.labels.append(.own(text: one.name.measure)) }
        return row
      })
  }

  private static func row(
    _ series: PageSeries, last: Period?, _ hasFindings: Bool, _ hasRatio: Bool
  ) -> SeriesTable.Row {
    let none = Entry.quantity(quantity: Quantity(.none(reason: .noRow)))
    let years = series.figures
    let statement = series.statement
    var figures: [Entry] = [
      years.last { $0.period == last }.map { .quantity(quantity: Quantity($0.cell)) } ?? none
    ]
    if hasFindings { figures.append(statement?.changePerYear.map { .change(change: $0) } ?? none) }
    if hasRatio { figures.append(statement?.ratioPerYear.map { .ratio(ratio: $0) } ?? none) }
    if hasFindings {
      figures.append(
        statement?.adjustedP.map { .quantity(quantity: Quantity($0, form: .probability)) } ?? none)
    }
    return SeriesTable.Row(
      labels: [.categories(of: series.short)], crime: series.crime,
      figures: figures, points: series.yearPoints,
      word: statement.map { .direction(direction: $0.direction, reason: $0.reason) },
      emphasis: statement?.isClear == true ? .clear : .plain)
  }
}
