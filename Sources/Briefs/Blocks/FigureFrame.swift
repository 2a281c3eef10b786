import Language
import Tables

/// What all drawings of one slice share: heading, notes, sources and the table below.
struct FigureFrame {
  /// Two rows of panels; the smallest series beyond them are in the table.
  static let mostPanels = 8

  let series: [PageSeries]
  let slice: Slice
  let heading: LocalizedText?
  let table: PageTable
  let page: PageFilling
  /// What the series are shown by.
  private let pace: PageSeries.Pace
  /// The totals that stand beside spread series in the table of a figure; none where there are none.
  private let totals: [PageSeries]

  init(series: [PageSeries], slice: Slice, heading: LocalizedText?, table: PageTable, page: PageFilling) {
    self.series = series
    self.slice = slice
    self.heading = heading
    self.table = table
    self.page = page
    pace = PageSeries.Pace(series)
    let total = slice.total
    totals =
      slice.spread.isEmpty || !table.fits(total)
      ? [] : table.series(total, totals: .leftOut, of: page.names)
  }

  /// The name of the whole: without the parts that are spread.
  var whole: SeriesName {
    guard let first = series.first else { return SeriesName(measure: LocalizedText(""), parts: []) }
    // A table that holds only some categories of what is spread says so of the whole.
    let beside = first.codes.filter { !slice.spread.contains($0.key) }
    let narrowed = page.names.narrowings(of: table.table.schema, beside: beside).filter {
      slice.spread.contains($0.dimension)
    }
    let parts = first.name.parts.filter { part in !slice.spread.contains(part.dimension) }
    return SeriesName(
      measure: first.name.measure,
      parts: parts + narrowed.filter { one in !parts.contains { $0.code == one.code && $0.list == one.list } }
    )
  }

  private func points(_ series: PageSeries) -> [ChartPoint] { PageSeries.points(series.cells(pace)) }

  private var by: [LocalizedText] {
    slice.spread.map { page.names.dimension($0, of: table.table.schema) }
  }

  private func figure(
    _ headline: Phrase, _ style: Phrase.DrawnStyle, _ chart: Chart, _ data: DataTable, notes: [Phrase] = [],
    frequency: Period.Frequency?, of drawn: [PageSeries]
  ) -> Figure {
    Figure(
      headline: heading.map { .own(text: $0) } ?? headline,
      subtitle: .drawn(subject: whole, by: by, frequency: frequency, style: style), crime: drawn.first?.crime,
      chart: chart, table: data,
      notes: notes + page.notes(drawn, beside: totals, gaps: frequency == nil ? .unneeded : .said),
      sources: page.citations(drawn),
      origin: page.origin(drawn))
  }

  /// One series over time with its trend.
  func line(_ series: PageSeries) -> Figure {
    let points = trimmed(series.points)
    let curves = ChartCurve.curves(series.statement?.story, through: points)
    let events = series.events(through: points)
    var notes: [Phrase] = curves.isEmpty ? [] : [.storyNote]
    if let events { notes.append(.eventLines(events: events.map(\.event))) }
    if let statement = series.statement, statement.isTested {
      notes.insert(.found(statement: Found(statement)), at: 0)
    }
    return figure(
      series.levelHeadline, .line,
      .line(
        series: LineSeries(
          name: .categories(of: series.short.parts.isEmpty ? series.name : series.short), points: points,
          curves: curves, events: events, tone: series.tone, decimals: series.decimals)),
      yearTable([series]), notes: notes, frequency: points.first?.period.frequency, of: [series])
  }

  /// A panel a series, full years; what is zero throughout folds into a note, and a spike has a scale of its own.
  func multiples(_ series: [PageSeries], most: Int) -> Figure? {
    let zero = series.filter(\.isAllZero)
    let isDrawn = series.map { !$0.isAllZero && !$0.cells(pace).isEmpty }
    let ranked = series.enumerated().filter { isDrawn[$0.offset] }.map {
      ($0.offset, $0.element, $0.element.size)
    }
    let largest = ranked.sorted { $0.2 == $1.2 ? $0.0 < $1.0 : $0.2 > $1.2 }
    let kept = Set(largest.prefix(most).map(\.0))
    let drawn = ranked.filter { kept.contains($0.0) }.map(\.1)
    let rest = series.enumerated().filter { !$0.element.isAllZero && !kept.contains($0.offset) }.map(
      \.element)
    guard !drawn.isEmpty else { return nil }
    var notes: [Phrase] = []
    if !rest.isEmpty { notes.append(.notDrawn(series: rest.map(\.short))) }
    if !zero.isEmpty { notes.append(.allZero(series: zero.map(\.short))) }
    let panels = drawn.map {
      let points = trimmed(points($0))
      return LineSeries(
        name: .categories(of: $0.short), points: points,
        curves: ChartCurve.starts($0.statement?.story, through: points), tone: $0.tone,
        decimals: $0.decimals)
    }
    if panels.contains(where: { !$0.curves.isEmpty }) { notes.append(.storyFields) }
    let own = LineSeries.ownScales(of: panels)
    for place in own {
      guard let peak = panels[place].peak else { continue }
      notes.append(
        .ownScale(series: drawn[place].short, peak: Quantity(.exact(peak.value)), period: peak.period))
    }
    return figure(
      largestHeadline(series), own.isEmpty ? .panels : .panelsButSome, .multiples(series: panels),
      yearTable(series), notes: notes,
      frequency: drawn.first.map(points)?.first?.period.frequency, of: series)
  }

  /// A strip a series.
  func strip(_ series: [PageSeries]) -> Figure {
    figure(
      largestHeadline(series), .strip,
      .heat(
        chart: HeatStrip(
          series: series.map {
            LineSeries(
              name: .categories(of: $0.short), points: trimmed(points($0)), tone: $0.tone,
              decimals: $0.decimals)
          })), yearTable(series), frequency: series.first.map(points)?.first?.period.frequency, of: series)
  }

  /// A bar a category in the last period with a figure; a part of it is not drawn beside a whole one.
  func bars(_ series: [PageSeries]) -> Figure? {
    guard let period = lastPeriod(series) else { return nil }
    let (drawn, notes) = whole(series, in: [period])
    let categories = drawn.map { one in
      CategoryChart.Category(name: .categories(of: one.short), values: [quantity(one, period)])
    }
    let tone = series.first.map { Tone($0.crime) } ?? .neutral
    return figure(
      largestHeadline(series), .bars,
      .bars(
        chart: CategoryChart(
          groups: [.init(name: .period(period: period), tone: tone)], categories: categories)),
      yearTable(series), notes: notes, frequency: nil, of: series)
  }

  /// Each category in the first and the last full year.
  func slope(_ series: [PageSeries]) -> Figure? {
    let periods = series.flatMap { one in
      one.cells(pace).filter { $0.cell.value != nil && !$0.cell.marks.contains(.partial) }
        .map(\.period)
    }
    guard let first = periods.min(), let last = periods.max(), first < last else { return nil }
    let (drawn, notes) = whole(series, in: [first, last])
    let tone = series.first.map { Tone($0.crime) } ?? .neutral
    return figure(
      largestHeadline(series), .pair,
      .slope(
        chart: CategoryChart(
          groups: [first, last].map { .init(name: .period(period: $0), tone: tone) },
          categories: drawn.map { one in
            .init(name: .categories(of: one.short), values: [quantity(one, first), quantity(one, last)])
          })), yearTable(series), notes: notes, frequency: nil, of: series)
  }

  /// Two groups over the categories of the second dimension, in the last period.
  func pair(_ series: [PageSeries], _ chart: (CategoryChart) -> Chart) -> Figure? {
    guard let period = lastPeriod(series), slice.spread.count == 2,
      let pin = slice.pins.first(where: { $0.dimension == slice.spread[0] })
    else { return nil }
    let groups = pin.codes.map(page.names.resolved)
    let list = table.dimensions.first { $0.name == slice.spread[0] }?.codeList
    let (drawn, notes) = whole(series, in: [period])
    var order: [String] = []
    for one in drawn {
      if let code = one.codes[slice.spread[1]], !order.contains(code) { order.append(code) }
    }
    let categories = order.map { code -> CategoryChart.Category in
      let members = groups.map { group in
        drawn.first { $0.codes[slice.spread[0]] == group && $0.codes[slice.spread[1]] == code }
      }
      let list = table.dimensions.first { $0.name == slice.spread[1] }?.codeList
      return .init(
        name: .category(part: page.names.part(slice.spread[1], code, list: list, of: table.table.schema)),
        values: members.map { $0.map { quantity($0, period) } ?? Quantity(.none(reason: .noRow)) })
    }
    let tones = groups.map { code in code == "F" ? Tone.women : code == "M" ? Tone.men : .neutral }
    return figure(
      .list(phrases: [.plainTitle(subject: whole, by: by), .period(period: period)], joint: .comma), .pair,
      chart(
        CategoryChart(
          groups: zip(groups, tones).map { code, tone in
            .init(
              name: .category(
                part: page.names.part(slice.spread[0], code, list: list, of: table.table.schema)),
              tone: tone)
          }, categories: categories)), yearTable(series), notes: notes, frequency: nil, of: series)
  }

  /// Movements through the dimensions in the last full year.
  func flows(_ series: [PageSeries]) -> Figure? {
    guard series.allSatisfy(\.isAdditive), let period = lastPeriod(series) else { return nil }
    let cells = series.map { quantity($0, period) }
    let paths = zip(series, cells).compactMap { one, cell -> FlowDiagram.Path? in
      guard let value = cell.value else { return nil }
      return FlowDiagram.Path(
        codes: slice.spread.map { one.codes[$0] ?? CountsSchema.unknownCode }, value: value)
    }
    let total = paths.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    let threshold = max(5, (total * 0.01).rounded())
    let schema = table.table.schema
    let diagram = FlowDiagram(
      titles: by.map { .own(text: $0) }, paths: paths, tone: series.first.map { Tone($0.crime) } ?? .neutral,
      threshold: threshold
    ) { column, code in
      let name = slice.spread[column]
      let list = table.dimensions.first { $0.name == name }?.codeList
      return .category(part: page.names.part(name, code, list: list, of: schema))
    }
    let data = DataTable(
      caption: nil, columns: [.word(word: .from), .word(word: .to), .word(word: .count)],
      rows: diagram.flows.map { flow in
        [
          .words(
            phrase: .list(
              phrases: [diagram.titles[flow.column], diagram.columns[flow.column][flow.from].name],
              joint: .dot)),
          .words(
            phrase: .list(
              phrases: [diagram.titles[flow.column + 1], diagram.columns[flow.column + 1][flow.to].name],
              joint: .dot)),
          .quantity(quantity: Quantity(flow.value)),
        ]
      }, labelColumns: 2)
    // A page sums nothing: a number stands above the paths only where the table has it, and they make it.
    let all = totals.first.map { quantity($0, period) }
    let headline: Phrase =
      all.map { $0.value == total && !$0.marks.contains(.partial) } == true
      ? .level(subject: whole, quantity: Quantity(total), period: period)
      : .list(phrases: [.plainTitle(subject: whole, by: by), .period(period: period)], joint: .comma)
    return figure(
      headline, .flows, .flows(diagram: diagram), data,
      notes: flowNotes(cells, threshold), frequency: nil, of: series)
  }

  private func flowNotes(_ cells: [Quantity], _ threshold: Double) -> [Phrase] {
    let gaps = cells.count { $0.value == nil && $0.content != .none(reason: .noRow) }
    return [.flowNote(places: 4, threshold: Quantity(threshold))]
      + (gaps > 0 ? [.flowsLeftOut(count: gaps)] : [])
  }

  // MARK: Parts

  /// The last period in which a series has a figure that is not part of a period.
  private func lastPeriod(_ series: [PageSeries]) -> Period? {
    series.flatMap { one in
      one.cells(pace).filter { $0.cell.low != nil && !$0.cell.marks.contains(.partial) }.map(\.period)
    }.max()
  }

  private func quantity(_ series: PageSeries, _ period: Period) -> Quantity {
    series.cells(pace).last { $0.period == period }.map { Quantity($0.cell) }
      ?? Quantity(.none(reason: .noRow))
  }

  /// The series that have no part of a period in some periods, and a note of the others.
  private func whole(_ series: [PageSeries], in periods: [Period]) -> (drawn: [PageSeries], notes: [Phrase]) {
    let drawn = series.filter { one in !periods.contains { quantity(one, $0).marks.contains(.partial) } }
    let rest = series.filter { one in periods.contains { quantity(one, $0).marks.contains(.partial) } }
    return (drawn, rest.isEmpty ? [] : [.notDrawn(series: rest.map(\.short))])
  }

  private func trimmed(_ points: [ChartPoint]) -> [ChartPoint] {
    slice.last.map { Array(points.suffix($0)) } ?? points
  }

  /// The category with most in the last period in which that can be told; else only what is shown.
  private func largestHeadline(_ series: [PageSeries]) -> Phrase {
    let plain = Phrase.plainTitle(subject: whole, by: by)
    guard slice.spread.count <= 2, let all = totals.first, all.isAdditive, let last = all.lastKnown,
      let total = last.cell.value, total >= 20
    else { return plain }
    let known = series.filter { !$0.spread.contains(where: \.isUnknown) }.map {
      ($0, quantity($0, last.period))
    }
    let absent: Double? = table.table.schema.coverage?.absent == .zero ? 0 : nil
    let highs = known.map { one -> Double? in
      if one.1.marks.contains(.partial) { return nil }
      return switch one.1.content {
      case .exact(let value): value
      case .interval(_, let high): high
      case .none(reason: .noRow): absent
      case .lowerBound, .none: nil
      }
    }
    guard highs.allSatisfy({ $0 != nil }),
      let place = highs.indices.max(by: { (highs[$0] ?? 0) < (highs[$1] ?? 0) }),
      let value = known[place].1.value, value > 0, value <= total,
      highs.indices.allSatisfy({ $0 == place || (highs[$0] ?? 0) < value }),
      let part = known[place].0.spread.last, known[place].0.spread.count == 1
    else { return plain }
    return .largest(
      part: part, subject: whole, quantity: Quantity(value), total: Quantity(total), period: last.period)
  }

  /// The figures of the chart by year, gaps and all, with the total where there is one.
  func yearTable(_ series: [PageSeries]) -> DataTable {
    let columns = totals + series
    let pace = PageSeries.Pace(columns)
    let cells = columns.map { $0.cells(pace) }
    let periods = cells.flatMap { $0.map(\.period) }
    guard let first = periods.min(), let last = periods.max() else {
      return DataTable(caption: nil, columns: [], rows: [])
    }
    let isMonths =
      first.frequency.length == .year && series.first?.cells.first?.period.frequency.length != .year
    let byPeriod = cells.map {
      Dictionary($0.map { ($0.period, $0.cell) }, uniquingKeysWith: { one, _ in one })
    }
    var all = (first.ordinal...last.ordinal).map { Period(frequency: first.frequency, ordinal: $0) }
    if let most = slice.last { all = Array(all.suffix(most)) }
    return DataTable(
      caption: isMonths ? .fullYearsOnly : nil,
      columns: [.word(word: .init(first.frequency))]
        + columns.map { .categories(of: $0.short) },
      rows: all.map { period in
        [.period(period: period)]
          + byPeriod.map {
            .quantity(quantity: $0[period].map { Quantity($0) } ?? Quantity(.none(reason: .noRow)))
          }
      })
  }
}
