import Language
import Tables

extension FigureFrame {
  /// The series in full years beside a population; nil where no population of its subject is known.
  func rate(_ persons: Double, _ series: PageSeries) -> Figure? {
    page.showExposures()
    let codes =
      series.name.parts.compactMap { part in part.list.map { (list: $0, code: part.code) } }
      + page.names.subject.compactMap { name, code in page.names.lists[name].map { (list: $0, code: code) } }
    guard let exposure = page.inputs.exposures.first else { return nil }
    let population = PopulationExposure(exposure.table, codes: codes)
    let years = series.years
    let rates = years.map { year, cell -> (period: Period, cell: Cell) in
      guard let number = population.persons(in: year.middleDay.year), number > 0 else {
        return (year, .missing)
      }
      return (year, cell.mapped { $0 * persons / number })
    }
    guard let last = rates.last(where: { $0.cell.value != nil }) else { return nil }
    var notes: [Phrase] = [.interpolated]
    let projected = years.map(\.period).filter { population.isProjected($0.middleDay.year) }
    if let first = projected.first, let end = projected.last {
      notes.append(.projection(first: first, last: end))
    }
    if projected.isEmpty, population.mayBeProjected { notes.append(.partlyProjected) }
    if exposure.table.schema.isSynthetic, series.input?.table.schema.isSynthetic != true {
      notes.append(.trust(remark: .synthetic))
    }
    let form = Quantity.Form.number(decimals: 1)
    let measure = series.name.measure
    return Figure(
      headline: .list(
        phrases: [
          .level(
            subject: SeriesName(measure: measure, parts: series.name.parts),
            quantity: Quantity(last.cell, form: form),
            period: last.period), .perPopulation(persons: persons),
        ], joint: .comma),
      subtitle: .list(
        phrases: [
          .drawn(subject: series.name, by: [], frequency: .year, style: .line),
          .perPopulation(persons: persons),
        ], joint: .comma), crime: series.crime,
      chart: .line(
        series: LineSeries(
          name: .categories(of: series.short), points: PageSeries.points(rates), tone: series.tone,
          decimals: 1)),
      table: DataTable(
        caption: nil,
        columns: [
          .word(word: .year), .own(text: measure), .word(word: .population), .perPopulation(persons: persons),
        ],
        rows: zip(years, rates).map { count, rate in
          [
            .period(period: count.period), .quantity(quantity: Quantity(count.cell)),
            .quantity(
              quantity: population.persons(in: count.period.middleDay.year).map { Quantity($0.rounded()) }
                ?? Quantity(.none(reason: .missing))),
            .quantity(quantity: Quantity(rate.cell, form: form)),
          ]
        }), notes: notes + page.notes([series]),
      sources: (series.citations + exposure.table.schema.citations).eachOnce,
      origin: page.origin([series]))
  }
}
