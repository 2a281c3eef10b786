import Language
import Tables
import Trends

/// What moved among the categories of a slice: the largest changes, what is new, what ended and what is a multiple of before.
extension PageFilling {
  /// How many years before the last of its table a category may have its last figure and still be a message.
  private static let oldest = 5
  /// Of fewer no category is called new or ended, and no change is told.
  private static let smallestPart = 5.0
  /// How many times as many as in each of the three years before are told apart from the largest rise.
  private static let multiple = 10.0

  /// What can be told of the categories of a slice: its score and the phrase that tells it.
  private struct PartFact {
    var score: Double
    var headline: Phrase
    /// The same as a sentence below another headline.
    var sentence: Phrase
    /// The last stretch of its story, where that goes the same way.
    var stretch: ToldStretch?
    /// The last figure of a category that is told by it alone, and how old it is.
    var now: YearFigure?
    var age = 0
  }

  /// Which category changed most, which are new, which ended; the last level where a table has no total.
  func partsCandidate(_ slice: Slice, of place: Int) -> MessageCandidate? {
    guard let dimension = slice.spread.first else { return nil }
    let all = series(slice, of: place)
    let (parts, year) = Self.named(all)
    guard let first = parts.first, let last = year else { return nil }
    let table = tables[place]
    let label = names.dimension(dimension, of: table.table.schema)
    let (unit, newest) = (first.name.measure, newest(of: place))
    var facts = moved(parts, last, label, unit, newest)
    facts += [
      turned(parts, last, label, unit, newest, .new), turned(parts, last, label, unit, newest, .ended),
      multiplied(parts, last, label, unit, newest),
    ]
    .compactMap(\.self)
    if facts.isEmpty, !table.fits(slice.total) || series(slice.total, of: place).isEmpty {
      facts += level(parts, unit, newest)
    }
    let sorted = facts.largestFirst(by: \.score)
    // What is older is in the tables; as a message it would be taken for news.
    guard let best = sorted.first, max(best.age, newest - last.year) <= Self.oldest else { return nil }
    var sentences = sorted.dropFirst().map(\.sentence)
    if let stretch = best.stretch { sentences.insert(.stretch(stretch: stretch, continued: .apart), at: 0) }
    if best.age > 0, let ends = best.now {
      sentences.append(
        .brief(
          .lastKnown(now: ends, tableEnds: Period(frequency: ends.period.frequency, ordinal: newest))))
    }
    return MessageCandidate(
      score: best.score, crime: first.crime,
      message: Message(
        headline: best.headline, sentences: sentences, evidence: best.stretch == nil ? .untested : nil,
        sources: citations(parts)))
  }

  /// The category that changed most from the year before, and the one that changed most the other way.
  private func moved(
    _ parts: [PageSeries], _ last: Period, _ label: LocalizedText, _ unit: LocalizedText, _ newest: Int
  ) -> [PartFact] {
    let previous = last.advanced(by: -1)
    let changes = parts.compactMap { one -> (PageSeries, Cell, Cell, Double)? in
      guard let now = one.year(last), let before = one.year(previous), let new = now.value,
        let old = before.value, (new - old).magnitude >= Self.smallestPart
      else { return nil }
      return (one, now, before, new - old)
    }
    let groups = [changes.filter { $0.3 > 0 }, changes.filter { $0.3 < 0 }]
    return groups.compactMap { group -> PartFact? in
      guard var most = group.first else { return nil }
      for one in group.dropFirst() where one.3.magnitude > most.3.magnitude { most = one }
      let (one, now, before, size) = most
      let figures = (
        YearFigure(period: last, quantity: Quantity(now)),
        YearFigure(period: previous, quantity: Quantity(before))
      )
      let part = PartFigure(name: one.short, quantity: Quantity(now))
      let change = BriefYears.change(before, now)
      return PartFact(
        score: MessageCandidate.score(
          units: size.magnitude, certainty: MessageCandidate.certainty(Quantity(now)),
          age: newest - last.year),
        headline: .brief(
          .moved(
            dimension: label, part: part, now: figures.0, before: figures.1, unit: unit, change: change)),
        sentence: .brief(.movedToo(part: part, now: figures.0, before: figures.1, change: change)),
        stretch: Self.stretch(one, size > 0 ? .rising : .falling))
    }
  }

  /// The last stretch of a clear story, where it moves in a direction and began at a time that is known.
  private static func stretch(_ series: PageSeries, _ direction: Stretch.Direction) -> ToldStretch? {
    guard let statement = series.statement, statement.isClear, let last = statement.story?.stretches.last,
      last.direction == direction, last.isDated
    else { return nil }
    return last
  }

  /// Which way a category turned.
  private enum Turn { case new, ended }

  /// Categories with none in the three years before, or with some in each of them and none now.
  private func turned(
    _ parts: [PageSeries], _ last: Period, _ label: LocalizedText, _ unit: LocalizedText, _ newest: Int,
    _ turn: Turn
  ) -> PartFact? {
    let found = Self.turned(parts, last, turn == .new)
    guard let first = found.first else { return nil }
    let told = found.prefix(Self.mostParts).map {
      PartFigure(name: $0.series.short, quantity: Quantity($0.cell))
    }
    let phrase: BriefPhrase =
      turn == .new
      ? .new(dimension: label, parts: told, period: last, unit: unit)
      : .ended(dimension: label, parts: told, period: last, unit: unit)
    return PartFact(
      score: MessageCandidate.score(
        units: found.reduce(0) { $0 + ($1.cell.value ?? 0) },
        certainty: MessageCandidate.certainty(Quantity(first.cell)), age: newest - last.year),
      headline: .brief(phrase),
      sentence: .brief(
        turn == .new ? .newToo(parts: told, period: last) : .endedToo(parts: told, period: last)))
  }

  /// Categories with ten times as many as in any of the three years before: nobody calls 384 after 4 the largest rise, or new.
  private func multiplied(
    _ parts: [PageSeries], _ last: Period, _ label: LocalizedText, _ unit: LocalizedText, _ newest: Int
  ) -> PartFact? {
    let found = Self.multiplied(parts, last)
    guard let first = found.first else { return nil }
    let told = Array(found.prefix(Self.mostParts))
    return PartFact(
      score: MessageCandidate.score(
        units: found.reduce(0) { $0 + ($1.part.quantity.ends?.low ?? 0) },
        certainty: MessageCandidate.certainty(first.part.quantity), age: newest - last.year),
      headline: .brief(.multiplied(dimension: label, parts: told, period: last, unit: unit)),
      sentence: .brief(.multipliedToo(parts: told, period: last)))
  }

  /// The categories with ten times as many in a year as in any of the three before, which are all known and not all
  /// nothing; those with most first.
  private static func multiplied(_ parts: [PageSeries], _ last: Period) -> [MultipliedPart] {
    let found = parts.compactMap { multiplied($0, last) }
    return found.largestFirst { $0.part.quantity.ends?.low ?? 0 }
  }

  private static func multiplied(_ one: PageSeries, _ last: Period) -> MultipliedPart? {
    guard let now = one.year(last), let least = now.low else { return nil }
    var most: (period: Period, cell: Cell, high: Double)?
    for years in 1...3 {
      let period = last.advanced(by: -years)
      guard let cell = one.year(period) ?? (one.isZero(period) ? Cell.exact(0) : nil), let high = cell.high
      else { return nil }
      if most.map({ $0.high < high }) ?? true { most = (period, cell, high) }
    }
    guard let most, most.high > 0, least >= multiple * most.high else { return nil }
    return MultipliedPart(
      part: PartFigure(name: one.short, quantity: Quantity(now)),
      most: YearFigure(period: most.period, quantity: Quantity(most.cell)))
  }

  /// The series of categories that are known, and the last year in which one of them has a figure.
  static func named(_ series: [PageSeries]) -> (parts: [PageSeries], lastYear: Period?) {
    let parts = series.filter { !$0.spread.isEmpty && !$0.spread.contains(where: \.isUnknown) }
    let years = parts.compactMap { $0.lastKnown?.period }.filter { $0.frequency.length == .year }
    return (parts, years.max())
  }

  /// The categories that are new in a year, or ended in it, those with most first.
  static func turned(_ parts: [PageSeries], _ last: Period, _ isNew: Bool) -> [(
    series: PageSeries, cell: Cell
  )] {
    let before = (1...3).map { last.advanced(by: -$0) }
    let found = parts.compactMap { one -> (series: PageSeries, cell: Cell)? in
      if isNew {
        guard let now = one.year(last), (now.value ?? 0) >= smallestPart, before.allSatisfy(one.isZero) else {
          return nil
        }
        return (one, now)
      }
      guard one.isZero(last), let previous = one.year(before[0]),
        before.allSatisfy({ (one.year($0)?.value ?? 0) >= smallestPart })
      else { return nil }
      return (one, previous)
    }
    return found.largestFirst { $0.cell.value ?? 0 }
  }

  /// The category with most in its own last year.
  private func level(_ parts: [PageSeries], _ unit: LocalizedText, _ newest: Int) -> [PartFact] {
    let levels = parts.compactMap { one -> PartFact? in
      guard let last = one.lastKnown, last.period.frequency.length == .year else { return nil }
      let now = YearFigure(period: last.period, quantity: Quantity(last.cell))
      let phrase = BriefPhrase.partLevel(
        part: PartFigure(name: one.short, quantity: now.quantity), now: now, unit: unit)
      return PartFact(
        score: MessageCandidate.score(
          units: last.cell.low ?? 0, certainty: MessageCandidate.certainty(now.quantity),
          age: newest - last.period.year), headline: .brief(phrase), sentence: .brief(phrase), now: now,
        age: newest - last.period.year)
    }
    return levels.filter { $0.score > 0 }
  }
}
