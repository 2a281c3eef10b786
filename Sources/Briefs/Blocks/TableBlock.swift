import Language
import Tables

/// `table`: a slice as rows of series by the last periods, with a small line each.
struct TableBlock: PageBlock {
  static let word = "table"
  var showsFigures: Bool { true }
  /// How many periods are shown where the block does not say.
  private static let usual = 6

  /// Which periods are the columns.
  enum Columns: String, CaseIterable, Sendable {
    /// The last full years, or the periods where they are years.
    case years
    /// This year so far beside the same months of the three before.
    case sameMonths = "same-months"
    /// The last periods of the table.
    case periods
  }

  private let columns: Columns
  private let slice: Slice
  private let isEach: Bool
  private let heading: LocalizedText?
  private let most: Int
  /// What the rows are, in place of the names of their dimensions.
  private let rows: LocalizedText?
  /// What the rows are parts of; it stands above them.
  private let base: Slice?

  static func read(_ reader: BlockReader) -> TableBlock? {
    reader.keys(BlockReader.sliceKeys.filter { $0 != "table" } + ["stage", "title", "rows", "most", "base"])
    guard let main = reader.main, let columns = reader.choice(main, named: word, Columns.self) else {
      return nil
    }
    // The key that names the kind cannot name the table too, so this block says 'stage'.
    var entries = (reader.node.entries ?? []).filter { $0.key != word }
    for place in entries.indices where entries[place].key == "stage" { entries[place].key = "table" }
    let inner = reader.part(Node(content: .mapping(entries), location: reader.node.location))
    var slice = inner.slice()
    let isEach = slice.spread == ["each"]
    if isEach { slice.spread = [] }
    return TableBlock(
      columns: columns, slice: slice, isEach: isEach, heading: reader.words("title"),
      most: reader.count("most", in: 1...5000) ?? 30, base: inner.base(),
      rows: reader.words("rows"))
  }

  private init(
    columns: Columns, slice: Slice, isEach: Bool, heading: LocalizedText?, most: Int, base: Slice?,
    rows: LocalizedText?
  ) {
    self.rows = rows
    self.most = most
    self.base = base
    self.columns = columns
    self.slice = slice
    self.isEach = isEach
    self.heading = heading
  }

  func check(_ check: PageCheck) {
    check.check(slice, shape: !isEach)
    if let base { check.check(base) }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    var blocks: [Report.Block] = []
    for (place, table) in page.tables.enumerated() {
      if table.table.rowCount == 0 {
        if slices(table).contains(where: table.fits) { page.showAbsence(of: place) }
        continue
      }
      for slice in slices(table).filter(table.fits).flatMap(table.crimes) {
        let series = page.series(slice, of: place, totals: .included)
        guard !series.isEmpty else {
          if slice.selector != .any {
            let by =
              rows.map { [$0] } ?? slice.spread.map { page.names.dimension($0, of: table.table.schema) }
            blocks.append(.paragraph(phrase: .noFigures(subject: page.absent(slice, from: place), by: by)))
          }
          continue
        }
        let largest = Self.largest(series, most)
        let whole = base.flatMap { table.fits($0) ? page.series($0, of: place).first : nil }
        guard let shown = self.table(largest, of: whole, slice, table, page) else { continue }
        blocks.append(.seriesTable(table: shown))
        if largest.count < series.count {
          blocks.append(.note(phrase: .moreSeries(count: series.count - largest.count)))
        }
        if let whole, let dimension = slice.spread.first {
          let label = page.names.dimension(dimension, of: table.table.schema)
          let told = series.filter { $0.spread.count == slice.spread.count }
          blocks += page.baseNotes(told, of: whole, dimension: label).map { .note(phrase: $0) }
        }
        blocks += page.notes(series).map { .note(phrase: $0) }
        let sources = page.citations(series)
        if !sources.isEmpty { blocks.append(.sourceLine(sources: sources)) }
      }
    }
    return blocks
  }

  /// The totals and the series with most, in the order they had.
  private static func largest(_ series: [PageSeries], _ most: Int) -> [PageSeries] {
    guard series.count > most else { return series }
    let sizes = series.map(\.size)
    let ranked = series.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    return ranked.prefix(most).sorted().map { series[$0] }
  }

  private func slices(_ table: PageTable) -> [Slice] {
    isEach ? table.each(slice, categories: 0) : [slice]
  }

  private func table(
    _ parts: [PageSeries], of whole: PageSeries?, _ slice: Slice, _ table: PageTable, _ page: PageFilling
  ) -> SeriesTable? {
    let series = (whole.map { [$0] } ?? []) + parts
    let last = series.flatMap(\.cells).map(\.period).max()
    let pace = PageSeries.Pace(series)
    let cells = series.map { one in
      switch columns {
      case .years: one.cells(pace)
      case .periods: one.cells
      case .sameMonths: SameMonths(one.cells, through: last, isAdditive: one.isAdditive).cells
      }
    }
    let all = cells.flatMap { $0.map(\.period) }
    guard let first = all.min(), let end = all.max() else { return nil }
    let span = (first.ordinal...end.ordinal).map { Period(frequency: first.frequency, ordinal: $0) }
    let periods = Array(span.suffix(columns == .sameMonths ? 4 : slice.last ?? Self.usual))
    let by = slice.spread.map { page.names.dimension($0, of: table.table.schema) }
    let frame = FigureFrame(series: parts, slice: slice, heading: nil, table: table, page: page)
    let months = columns == .sameMonths ? SameMonths.months(series.flatMap(\.cells)) : nil
    let lines = series.map { PageSeries.points($0.cells(pace)) }
    let points = lines.flatMap { $0.map(\.period) }
    return SeriesTable(
      caption: heading.map { .own(text: $0) } ?? .plainTitle(subject: frame.whole, by: by),
      note: months.map { .span(first: $0.first, last: $0.last) },
      labelColumns: [
        rows.map { .own(text: $0) }
          ?? (by.isEmpty
            ? .word(word: .series) : .list(phrases: by.map { .own(text: $0) }, joint: .dot))
      ],
      figureColumns: periods.map { .period(period: $0) },
      lineColumn: points.min().flatMap { first in points.max().map { .span(first: first, last: $0) } }
        ?? .word(word: .overTime), wordColumn: nil,
      rows: zip(zip(series, lines), cells).enumerated().map { place, row in
        let ((one, line), cells) = row
        let byPeriod = Dictionary(cells.map { ($0.period, $0.cell) }, uniquingKeysWith: { one, _ in one })
        return SeriesTable.Row(
          labels: [
            whole != nil && place == 0 ? .own(text: one.name.measure) : .categories(of: one.short)
          ], crime: nil,
          figures: periods.map { period in
            .quantity(quantity: byPeriod[period].map { Quantity($0) } ?? Quantity(.none(reason: .noRow)))
          }, points: line, word: nil)
      })
  }
}

/// The months, quarters or half-years of this year that have a figure, added up in each year.
struct SameMonths {
  /// One cell a year, as a year; tables of years, weeks and days keep their cells as they are.
  let cells: [(period: Period, cell: Cell)]

  /// Adds up the months of each year through that of `last`, the last month of any series beside this one.
  init(_ all: [(period: Period, cell: Cell)], through last: Period?, isAdditive: Bool) {
    guard let last, Self.isPartOfYear(last) else {
      cells = all
      return
    }
    guard isAdditive else {
      cells = []
      return
    }
    var byYear: [Int: [Cell]] = [:]
    for (period, cell) in all where period.placeInYear <= last.placeInYear {
      byYear[period.year, default: []].append(cell)
    }
    cells = byYear.filter { $0.value.count == last.placeInYear }.map {
      (Period(frequency: last.frequency.years, ordinal: $0.key), Cell.sum($0.value))
    }.sorted { $0.0 < $1.0 }
  }

  /// The months, quarters or half-years of the last year that are added up; nil for other tables.
  static func months(_ cells: [(period: Period, cell: Cell)]) -> (first: Period, last: Period)? {
    guard let last = cells.map(\.period).max(), isPartOfYear(last) else { return nil }
    return (last.spanOfYear.lowerBound, last)
  }

  /// Whether the same periods of other years are comparable: months, quarters and half-years.
  private static func isPartOfYear(_ period: Period) -> Bool {
    [.month, .quarter, .halfYear].contains(period.frequency.length)
  }
}
