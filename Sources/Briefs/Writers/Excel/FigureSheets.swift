import Tables

/// The sheets of a figure: what is drawn with a chart of it, and the table of the page where that holds more.
struct FigureSheets {
  let figure: Figure
  let language: any PageLanguage

  /// The sheets, the first one with the chart.
  var plans: [SheetPlan] {
    var plan = SheetPlan(
      name: figure.headline, title: figure.headline, lines: [figure.subtitle], table: figure.table)
    if let caption = figure.table.caption { plan.lines.append(caption) }
    plan.notes = figure.notes.isEmpty ? [] : [language.paragraph(figure.notes)]
    if figure.sources.isEmpty, !figure.origin.isEmpty {
      plan.notes.append(language.text(.origin(contracts: figure.origin)))
    } else if !figure.sources.isEmpty {
      plan.notes.append(language.text(.source(of: figure.sources)))
    }
    guard let (drawn, chart) = drawn else { return [plan] }
    if let columns = columns(of: drawn) {
      plan.chart = SheetChart(
        panels: chart.panels.map { panel in
          var panel = panel
          panel.series = panel.series.map { (columns[$0.column - 1], $0.tone) }
          return panel
        }, periodFormat: chart.periodFormat)
      return [plan]
    }
    var first = plan
    (first.lines, first.table, first.chart) = ([figure.subtitle], drawn, chart)
    return figure.table.rows.isEmpty ? [first] : [first, plan]
  }

  private var isOverTime: Bool {
    switch figure.chart {
    case .line, .multiples: true
    case .flows, .bars, .pyramid, .dumbbell, .slope, .heat, .tree: false
    }
  }

  /// The columns of the figure's table that hold what is drawn, row by row; nil where it does not.
  private func columns(of drawn: DataTable) -> [Int]? {
    let table = figure.table
    func keys(_ table: DataTable) -> [String]? {
      let all = table.rows.compactMap { $0.first.map { language.text($0) } }
      return all.count == table.rows.count && !all.isEmpty && Set(all).count == all.count ? all : nil
    }
    func value(_ row: [Entry], _ column: Int) -> Double? {
      guard row.indices.contains(column), case .quantity(let quantity) = row[column] else { return nil }
      return quantity.value
    }
    guard let own = keys(table), let wanted = keys(drawn) else { return nil }
    // Periods beside those that are drawn may stand in the table; other categories would be drawn with the rest.
    guard isOverTime || own == wanted else { return nil }
    let places = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    func holds(_ candidate: Int, _ column: Int) -> Bool {
      wanted.enumerated().allSatisfy { row, key in
        places[key].map { value(table.rows[$0], candidate) == value(drawn.rows[row], column) } ?? false
      }
    }
    func isNamed(_ candidate: Int, _ column: Int) -> Bool {
      language.text(table.columns[candidate]) == language.text(drawn.columns[column])
    }
    let candidates = Array(table.columns.indices.dropFirst())
    if drawn.columns.count == 2 {
      // One series alone may have another name than its column.
      let same = candidates.filter { holds($0, 1) }
      return (same.first { isNamed($0, 1) } ?? (same.count == 1 ? same.first : nil)).map { [$0] }
    }
    var result: [Int] = []
    for column in drawn.columns.indices.dropFirst() {
      let found = candidates.first { !result.contains($0) && isNamed($0, column) && holds($0, column) }
      guard let found else { return nil }
      result.append(found)
    }
    return result.isEmpty ? nil : result
  }

  // MARK: What is drawn

  /// What the chart draws as a table, and how; nil where the table of the figure is all there is.
  private var drawn: (DataTable, SheetChart)? {
    switch figure.chart {
    case .line(let series): lines([series])
    case .multiples(let series): lines(series)
    case .bars(let chart), .dumbbell(let chart), .slope(let chart): bars(chart)
    case .pyramid(let chart): pyramid(chart)
    case .flows, .heat, .tree: nil
    }
  }

  private func name(_ series: LineSeries) -> Phrase {
    series.detail.map { .list(phrases: [series.name, $0], joint: .comma) } ?? series.name
  }

  private func lines(_ series: [LineSeries]) -> (DataTable, SheetChart)? {
    let periods = Set(series.flatMap { $0.points.map(\.period) }).sorted()
    guard let first = periods.first else { return nil }
    let byPeriod = series.map { one in
      Dictionary(one.points.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let table = DataTable(
      caption: nil, columns: [.word(word: .init(first.frequency))] + series.map(name),
      rows: periods.map { period in
        [.period(period: period)]
          + zip(series, byPeriod).map { one, points in
            .quantity(
              quantity: points[period].map { Quantity($0, decimals: one.decimals) }
                ?? Quantity(.none(reason: .noRow)))
          }
      })
    // Panels share an axis, but those that have a scale of their own.
    let own = series.count > 1 ? LineSeries.ownScales(of: series) : []
    let shared = series.indices.filter { !own.contains($0) }.flatMap {
      series[$0].points.compactMap(\.drawnTop)
    }
    let top = LinearScale(maximum: shared.max() ?? 1, start: 1, end: 0).top
    return (
      table,
      SheetChart(
        panels: series.enumerated().map { place, one in
          .init(
            kind: .lines, title: series.count > 1 ? name(one) : figure.headline, words: .line(series: one),
            series: [(place + 1, one.tone)],
            maximum: series.count > 1 && !own.contains(place) ? top : nil)
        }, periodFormat: SheetPeriods.value(first).format)
    )
  }

  private func bars(_ chart: CategoryChart) -> (DataTable, SheetChart)? {
    guard !chart.categories.isEmpty else { return nil }
    return (
      table(chart),
      SheetChart(panels: [
        .init(
          kind: .bars, title: figure.headline, words: .categories(chart: chart),
          series: chart.groups.enumerated().map { ($0.offset + 1, $0.element.tone) })
      ])
    )
  }

  /// Two panels back to back, with one end of their axes, since a sheet has no figure below zero for half of them.
  private func pyramid(_ chart: CategoryChart) -> (DataTable, SheetChart)? {
    guard chart.groups.count == 2 else { return bars(chart) }
    let values = chart.categories.flatMap(\.values).compactMap(\.value)
    let top = LinearScale(maximum: values.max() ?? 1, start: 1, end: 0).top
    return (
      table(chart),
      SheetChart(
        panels: chart.groups.enumerated().map { place, group in
          .init(
            kind: place == 0 ? .barsTowardsStart : .bars, title: group.name,
            words: .categories(
              chart: CategoryChart(
                groups: [group],
                categories: chart.categories.map { category in
                  .init(
                    name: category.name,
                    values: category.values.indices.contains(place) ? [category.values[place]] : [])
                })), series: [(place + 1, group.tone)], maximum: top)
        })
    )
  }

  private func table(_ chart: CategoryChart) -> DataTable {
    DataTable(
      caption: nil, columns: [.workbook(.word(word: .category))] + chart.groups.map(\.name),
      rows: chart.categories.map { category in
        [.words(phrase: category.name)] + category.values.map { .quantity(quantity: $0) }
      })
  }
}

extension Quantity {
  /// The figure of a point; of a hidden one no more than the point has.
  init(_ point: ChartPoint, decimals: Int) {
    let marks: [Mark] =
      switch point.kind {
      case .provisional: [.provisional]
      case .seriesBreak: [.seriesBreak]
      case .value, .zero, .suppressed, .missing: []
      }
    let content: Content =
      if let value = point.value {
        .exact(value: value)
      } else if let range = point.range {
        .interval(low: range.lowerBound, high: range.upperBound)
      } else {
        .none(reason: point.kind == .suppressed ? .hidden : .missing)
      }
    self.init(content, marks: marks, form: .number(decimals: decimals))
  }
}
