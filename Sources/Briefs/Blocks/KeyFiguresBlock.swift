import Language
import Tables

/// `key-figures`: large figures side by side.
struct KeyFiguresBlock: PageBlock {
  static let word = "key-figures"

  /// What a key figure is.
  enum Show: String, CaseIterable, Sendable {
    /// The last known figure of the slice.
    case level
    /// The last year of the slice beside the one before.
    case recent
    /// The last full year of the slice beside the one before and the range of the three before.
    case year
    /// The year with most, and the one with fewest.
    case peak
    /// How many categories have figures in the last year and none in the three before.
    case new
    /// The part that one category is of the total, in the last known period.
    case share
    /// How many series changed.
    case clear
    /// How many series were tested.
    case tested
    /// How many figures are known.
    case usable
    /// How many of the last periods may be revised.
    case provisional
    /// How many records came out of cleaning.
    case records
    /// How many rows were left out.
    case rejected
  }

  private var items: [(show: Show, slice: Slice)] = []
  private var isAutomatic = false

  static func read(_ reader: BlockReader) -> KeyFiguresBlock? {
    var block = KeyFiguresBlock()
    reader.keys([])
    guard let main = reader.main else { return nil }
    if main.text == "all" {
      block.isAutomatic = true
      return block
    }
    guard let elements = main.elements else {
      reader.fail(
        "takes 'all' or a list of figures", at: main.location,
        help: "such as '- {show: level, table: series}'")
      return nil
    }
    for element in elements {
      let item = reader.part(element)
      item.keys(["show"] + BlockReader.sliceKeys)
      guard element["show"] != nil else {
        reader.fail("a key figure is a mapping with 'show'", at: element.location)
        continue
      }
      guard let show = item.choice("show", Show.self) else { continue }
      let slice = item.slice()
      if show == .share,
        slice.spread.count != 1 || slice.pins.allSatisfy({ $0.dimension != slice.spread.first })
      {
        reader.fail(
          "'show: share' needs one dimension in 'by' and one of its codes in 'where'",
          at: element["show"]?.location,
          help: "such as '{show: share, by: age, where: {age: CHILD}}'")
      }
      if show == .new, slice.spread.count != 1 {
        reader.fail(
          "'show: new' needs one dimension in 'by'", at: element["show"]?.location,
          help: "such as 'by: route'")
      }
      block.items.append((show, slice))
    }
    return block
  }

  func check(_ check: PageCheck) {
    for item in items {
      switch item.show {
      case .level, .recent, .year, .peak, .new, .share, .provisional: check.check(item.slice)
      case .usable: check.check(item.slice, shape: false)
      case .clear, .tested:
        if check.inputs(.findings).isEmpty {
          check.absent("the stage reads no findings", at: nil, help: "add 'findings' to its 'from'")
        }
      case .records, .rejected:
        if check.inputs(.quality).isEmpty {
          check.absent("the stage reads no quality", at: nil, help: "add 'quality' to its 'from'")
        }
      }
    }
  }

  func fill(_ page: PageFilling) -> [Report.Block] {
    page.withRevisions { filled(page) }
  }

  private func filled(_ page: PageFilling) -> [Report.Block] {
    let figures =
      isAutomatic ? automatic(page) : items.flatMap { named($0.show, $0.slice, page) }
    return figures.isEmpty ? [] : [.keyFigures(figures: figures)]
  }

  /// What was tested, and the last year of the total of each table.
  private func automatic(_ page: PageFilling) -> [KeyFigure] {
    var figures = page.inputs.findings.isEmpty ? [] : [clear(page), tested(page)]
    for (place, _, slice) in page.fitting(Slice()) {
      figures += page.series(slice, of: place).map { recent($0, page) ?? level($0) }
    }
    for summary in page.inputs.quality { figures += [records(summary), rejected(summary)] }
    // Two tables of the same figures have one total.
    var seen: Set<KeyFigure> = []
    return Array(figures.filter { seen.insert($0).inserted }.prefix(8))
  }

  private func named(_ show: Show, _ slice: Slice, _ page: PageFilling) -> [KeyFigure] {
    switch show {
    case .clear: return [clear(page)]
    case .tested: return [tested(page)]
    case .records: return page.inputs.quality.map(records)
    case .rejected: return page.inputs.quality.map(rejected)
    case .usable: return usable(slice, page)
    case .share: return page.fitting(slice).flatMap { place, _, slice in share(slice, of: place, page) }
    case .level:
      return page.fitting(slice).flatMap { place, _, slice -> [KeyFigure] in
        let series = page.series(slice, of: place)
        return series.isEmpty ? [Self.none(page.absent(slice, from: place))] : series.map(level)
      }
    case .year:
      return page.fitting(slice).flatMap { place, _, slice -> [KeyFigure] in
        let series = page.series(slice, of: place)
        return series.isEmpty
          ? [Self.none(page.absent(slice, from: place))] : series.map { year($0) ?? level($0) }
      }
    case .peak:
      return page.fitting(slice).flatMap { place, _, slice in
        page.series(slice, of: place).compactMap(peak)
      }
    case .new:
      return page.fitting(slice).compactMap { place, table, slice in
        newParts(page.series(slice, of: place), slice, table, page)
      }
    case .recent:
      return page.fitting(slice).flatMap { place, _, slice in
        page.series(slice, of: place).map { recent($0, page) ?? level($0) }
      }
    case .provisional:
      return page.fitting(slice).flatMap { place, _, slice in
        page.series(slice, of: place).compactMap(provisional)
      }
    }
  }

  private func clear(_ page: PageFilling) -> KeyFigure {
    let families = page.families
    let (up, down) = (families.reduce(0) { $0 + $1.up }, families.reduce(0) { $0 + $1.down })
    let changed = families.reduce(0) { $0 + $1.changed }
    return KeyFigure(
      label: .word(word: .clearChanges), value: Quantity(count: up + down + changed),
      note: .upAndDown(up: up, down: down, changed: changed))
  }

  private func tested(_ page: PageFilling) -> KeyFigure {
    let families = page.families
    return KeyFigure(
      label: .word(word: .seriesTested), value: Quantity(count: families.reduce(0) { $0 + $1.tested }),
      note: .ofSeries(all: families.reduce(0) { $0 + $1.series }, families: max(1, families.count)))
  }

  private func level(_ series: PageSeries) -> KeyFigure {
    guard let last = series.lastKnown else { return Self.none(series.name) }
    let wanted = Period(frequency: last.period.frequency, ordinal: last.period.ordinal - 1)
    let before = series.figures.last { $0.period == wanted }
    return KeyFigure(
      label: .labelled(subject: series.name, period: last.period), value: Quantity(last.cell).bare,
      note: Self.marked(
        before.map { .levelBefore(quantity: Quantity($0.cell), period: $0.period) }
          ?? .noLevel(period: wanted),
        Quantity(last.cell)))
  }

  /// A note, and that the figure above it is provisional where it is.
  private static func marked(_ note: Phrase, _ quantity: Quantity) -> Phrase {
    quantity.marks.contains(.provisional)
      ? .list(phrases: [note, .word(word: .provisional)], joint: .semicolon) : note
  }

  private static func none(_ name: SeriesName) -> KeyFigure {
    KeyFigure(
      label: .labelled(subject: name, period: nil), value: Quantity(.none(reason: .noRow)),
      note: .noFiguresMeaning)
  }

  /// Nil for a series without full years.
  private func year(_ series: PageSeries) -> KeyFigure? {
    guard let years = BriefYears(series) else { return nil }
    let last = years.last
    let wanted = last.period.advanced(by: -1)
    let before = years.before.flatMap { $0.period == wanted ? $0 : nil }
    // Of a year before the first that was asked for nothing is known.
    let isAsked = series.figures.first.map { $0.period <= wanted } ?? false
    let three = years.three.flatMap { $0.known == 3 ? $0 : nil }
    return KeyFigure(
      label: .labelled(subject: series.name, period: last.period), value: last.quantity.bare,
      note: Self.marked(
        .brief(
          .besideYears(
            before: before, missing: before == nil && isAsked ? wanted : nil, lowest: three?.lowest,
            highest: three?.highest)), last.quantity))
  }

  private func peak(_ series: PageSeries) -> KeyFigure? {
    guard let extremes = BriefYears(series)?.extremes else { return nil }
    return KeyFigure(
      label: .brief(.mostInAYear(subject: series.name)), value: extremes.highest.quantity.bare,
      note: .brief(
        .mostNote(
          highest: extremes.highest.period, lowest: extremes.lowest, first: extremes.first)))
  }

  private func newParts(_ series: [PageSeries], _ slice: Slice, _ table: PageTable, _ page: PageFilling)
    -> KeyFigure?
  {
    let (parts, year) = PageFilling.named(series)
    guard let last = year, let dimension = slice.spread.first else { return nil }
    // What is new can be told where the three years before were asked for.
    let isAsked = (1...3).allSatisfy { ago in
      parts.contains { $0.year(last.advanced(by: -ago))?.value != nil }
    }
    guard isAsked else { return nil }
    let found = PageFilling.turned(parts, last, true)
    return KeyFigure(
      label: .brief(
        .newLabel(dimension: page.names.dimension(dimension, of: table.table.schema), period: last)),
      value: Quantity(count: found.count),
      note: .brief(
        .newNote(
          parts: found.prefix(3).map { PartFigure(name: $0.series.short, quantity: Quantity($0.cell)) })))
  }

  /// The last year, up to the last period that is complete: what is not all recorded yet would look like a fall.
  private func recent(_ series: PageSeries, _ page: PageFilling) -> KeyFigure? {
    let end = page.lastComplete(of: series)
    let cells = series.cells.filter { cell in end.map { cell.period <= $0 } ?? true }
    guard let years = FullYears.latest(cells, isAdditive: series.isAdditive), years.latest.value != nil
    else { return nil }
    return KeyFigure(
      label: .labelled(subject: series.name, period: nil), value: years.latest.bare,
      note: Self.marked(.lately(years: years), years.latest))
  }

  /// The share is told in counts where the whole has fewer than twenty, or where a part of a period is all there is.
  private func share(_ slice: Slice, of place: Int, _ page: PageFilling) -> [KeyFigure] {
    let series = page.series(slice, of: place)
    guard let whole = page.series(slice.total, of: place).first, let last = whole.lastKnown,
      let all = last.cell.value
    else { return [] }
    return series.compactMap { one in
      guard let part = one.spread.last else { return nil }
      let cell = one.figures.last { $0.period == last.period }?.cell
      let label = Phrase.ofWhom(part: part, period: last.period)
      guard let cell else {
        return KeyFigure(label: label, value: Quantity(.none(reason: .noRow)), note: .noFiguresMeaning)
      }
      let note = Phrase.share(part: Quantity(cell), whole: Quantity(last.cell), unit: whole.name.measure)
      let isShare = one.isAdditive && !cell.marks.contains(.partial)
      guard let value = cell.value, isShare, all >= 20, value <= all else {
        return KeyFigure(label: label, value: Quantity(cell), note: note)
      }
      return KeyFigure(
        label: label, value: Quantity(100 * value / all, form: .percent(decimals: 0)), note: note)
    }
  }

  /// Over all rows of the slice's pinned codes, whatever their other categories.
  private func usable(_ slice: Slice, _ page: PageFilling) -> [KeyFigure] {
    page.tables.enumerated().filter {
      slice.selects(stage: $0.element.input.stage, contracts: $0.element.table.schema.contracts)
    }.map { _, table in
      let audit = CellAudit(table, slice, page.names)
      return KeyFigure(
        label: .word(word: .usableFigures),
        value: audit.all < 20
          ? Quantity(count: audit.known)
          : Quantity(100 * Double(audit.known) / Double(audit.all), form: .percent(decimals: 0)),
        note: .completeness(known: audit.known, all: audit.all, hidden: audit.hidden, missing: audit.missing))
    }
  }

  private func provisional(_ series: PageSeries) -> KeyFigure? {
    let open = series.cells.filter { $0.cell.value != nil && $0.cell.marks.contains(.provisional) }
    guard let first = open.first?.period, let last = open.last?.period else { return nil }
    return KeyFigure(
      label: .word(
        word: first.frequency.length == .month
          ? .provisionalMonths : first.frequency.length == .year ? .provisionalYears : .provisionalPeriods),
      value: Quantity(count: open.count), note: .span(first: first, last: last))
  }

  private func records(_ summary: CleaningSummary) -> KeyFigure {
    KeyFigure(
      label: .word(word: .cleanRecords), value: Quantity(count: summary.audit.records),
      note: .ofRows(rows: summary.audit.rows))
  }

  private func rejected(_ summary: CleaningSummary) -> KeyFigure {
    KeyFigure(
      label: .word(word: .rowsLeftOut), value: Quantity(count: summary.rejected),
      note: .word(word: .listedBelow))
  }
}
