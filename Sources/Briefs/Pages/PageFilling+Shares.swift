import Language
import Tables

extension PageFilling {
  /// For how many of a base the largest category is given, the others, and years in which few have one.
  func sharesCandidate(_ slice: Slice, _ base: Slice?, of place: Int) -> MessageCandidate? {
    guard let dimension = slice.spread.first, let base, tables[place].fits(base),
      let whole = series(base, of: place).first
    else { return nil }
    let parts = series(slice, of: place)
    let label = names.dimension(dimension, of: tables[place].table.schema)
    let notes = baseNotes(parts, of: whole, dimension: label)
    let years = whole.figures.filter { $0.cell.value != nil && !$0.cell.marks.contains(.partial) }
    for year in years.reversed() {
      let all = YearFigure(period: year.period, quantity: Quantity(year.cell))
      let known = figures(parts, in: year.period, of: year.cell)
      guard let most = known.first, let value = most.quantity.value, value > 0,
        value <= year.cell.value ?? 0
      else { continue }
      let others = Array(known.dropFirst().prefix(Self.mostParts))
      return MessageCandidate(
        score: MessageCandidate.score(
          units: value, certainty: MessageCandidate.certainty(most.quantity),
          age: newest(of: place) - year.period.year),
        crime: whole.crime,
        message: Message(
          headline: .brief(
            .givenFor(dimension: label, part: most, whole: all, unit: whole.name.measure)),
          sentences: (others.isEmpty ? [] : [.brief(.others(parts: others))]) + notes, evidence: .untested,
          sources: citations([whole])))
    }
    return nil
  }

  /// In which years few of a whole have a category, and in which one has more than the whole.
  func baseNotes(_ parts: [PageSeries], of whole: PageSeries, dimension: LocalizedText) -> [Phrase] {
    var notes: [Phrase] = []
    for year in whole.figures.reversed() {
      guard let all = year.cell.value, !year.cell.marks.contains(.partial)
      else {
        continue
      }
      let figure = YearFigure(period: year.period, quantity: Quantity(year.cell))
      let known = figures(parts, in: year.period, of: nil)
      guard let most = known.first, let value = most.quantity.value else { continue }
      if value > all {
        notes.append(.brief(.moreThanWhole(part: most, whole: figure)))
      } else if all >= BriefYears.smallestBase, most.name.parts.count == 1,
        // A form may be given for all and not be broken down further.
        known.reduce(0, { $0 + ($1.quantity.ends?.high ?? .infinity) }) <= all / 2
      {
        notes.append(.brief(.givenForFew(dimension: dimension, part: most, whole: figure)))
      }
      if notes.count == 2 { break }
    }
    return notes
  }
}
