import Foundation
import Language
import Tables
import Trends

/// What messages of a brief are chosen from: one kind of message on one slice.
struct MessageSource {
  /// What a message of a slice tells.
  enum Show: String, CaseIterable, Sendable {
    /// The last year of the total, who or what it is made of, its years with most and fewest, and its trend.
    case whole
    /// Which category changed most, which are new and which ended.
    case parts
    /// Which category is given for how many of a base.
    case shares
  }

  var show: Show
  var slice: Slice
  /// What the categories are parts of, where the slice itself has no total.
  var base: Slice?
}

extension PageFilling {
  /// The most categories that a message names.
  static let mostParts = 4
  /// How many years before the last of its table a category may have its last figure and still be a message.
  private static let oldest = 5
  /// Of fewer no category is called new or ended, and no change is told.
  private static let smallestPart = 5.0
  /// How many times as many as in each of the three years before are told apart from the largest rise.
  private static let multiple = 10.0

  /// Every message that sources give, in their order.
  func candidates(_ sources: [MessageSource]) -> [MessageCandidate] {
    sources.flatMap { source in
      fitting(source.slice).flatMap { place, table, slice -> [MessageCandidate] in
        if table.table.rowCount == 0 {
          showAbsence(of: place)
          return []
        }
        switch source.show {
        case .whole: return wholes(slice, of: place)
        case .parts: return [partsCandidate(slice, of: place)].compactMap(\.self)
        case .shares: return [sharesCandidate(slice, source.base, of: place)].compactMap(\.self)
        }
      }
    }
  }

  /// Sources where a page names none: every total, and what moved along every dimension.
  var allSources: [MessageSource] {
    var sources = [MessageSource(show: .whole, slice: Slice())]
    for (place, table) in tables.enumerated() where table.table.rowCount > 0 {
      var slice = Slice()
      slice.selector = .stage(table.input.stage)
      guard tables.firstIndex(where: { $0.input.stage == table.input.stage }) == place else { continue }
      sources += table.each(slice, categories: 2).map { MessageSource(show: .parts, slice: $0) }
    }
    return sources
  }

  // MARK: The whole

  /// A message on each total of a slice; its categories tell who they are.
  private func wholes(_ slice: Slice, of place: Int) -> [MessageCandidate] {
    let total = slice.total
    guard tables[place].fits(total) else { return [] }
    let series = self.series(total, of: place)
    if series.isEmpty {
      let audit = CellAudit(tables[place], Self.subjects(of: slice), names)
      let hidden: [Phrase] =
        audit.hidden > 0 ? [.hiddenShare(hidden: audit.hidden, all: audit.all)] : []
      return [
        MessageCandidate(
          score: 0, isAbsence: true, crime: tables[place].table.schema.crime,
          message: Message(
            headline: .noFigures(subject: absent(total, from: place)),
            sentences: [.noFiguresMeaning] + hidden, evidence: nil))
      ]
    }
    let parts = slice.spread.isEmpty ? [] : self.series(slice, of: place)
    return series.map { whole($0, parts, newest: newest(of: place)) }
  }

  /// The slice without what is spread and without totals of it: everything its table has of the subject.
  private static func subjects(of slice: Slice) -> Slice {
    var subjects = slice
    subjects.pins = slice.pins.filter { $0.codes.allSatisfy { $0.hasPrefix(Slice.subject) } }
    subjects.spread = []
    return subjects
  }

  /// The last full year of a table.
  func newest(of place: Int) -> Int {
    let table = tables[place].table
    guard let last = table.periods.max() else { return 0 }
    return last == last.spanOfYear.upperBound ? last.year : last.year - 1
  }

  private func whole(_ series: PageSeries, _ parts: [PageSeries], newest: Int) -> MessageCandidate {
    let statement = series.statement
    let isTested = statement?.isTested == true
    guard let years = BriefYears(series) else {
      // Without full years the last twelve months, or the last figure, stand for them.
      let message = (isTested ? series.message : nil) ?? series.recentMessage ?? series.levelMessage
      let size =
        FullYears.latest(series.cells, isAdditive: series.isAdditive)?.latest
        ?? series.lastKnown.map { Quantity($0.cell) }
      let isClear = statement?.isClear == true || !isTested
      return MessageCandidate(
        score: isClear ? MessageCandidate.score(units: size?.ends?.low ?? 0, certainty: 0.8, age: 0) : 0,
        crime: series.crime, message: message)
    }
    let age = newest - years.last.period.year
    var sentences: [Phrase] = []
    if age > 0 {
      sentences.append(
        .brief(
          .lastKnown(
            now: years.last, tableEnds: Period(frequency: years.last.period.frequency, ordinal: newest))))
    }
    if let made = madeOf(parts, series, years.last) { sentences.append(made) }
    if let three = years.three, three.known > 1 {
      sentences.append(
        .brief(.threeYears(lowest: three.lowest, highest: three.highest, known: three.known)))
    }
    if let extremes = years.extremes {
      sentences.append(
        .brief(
          .extremes(
            highest: extremes.highest, lowest: extremes.lowest, first: extremes.first, last: extremes.last,
            times: extremes.times)))
    }
    let level = MessageCandidate.score(
      units: years.last.quantity.ends?.low ?? 0, certainty: MessageCandidate.certainty(years.last.quantity),
      age: age)
    let headline = Phrase.brief(
      .lastYear(
        subject: series.name, now: years.last, before: years.before, change: years.change))
    guard let statement, statement.isClear else {
      return MessageCandidate(
        score: level, crime: series.crime,
        message: Message(
          headline: headline, sentences: sentences, evidence: .untested, sources: citations([series])))
    }
    let course = course(statement, newest: newest)
    if course.score > level {
      var told = course.sentences
      told += [headline] + sentences.suffix(1) + statement.explanationSentences + [.alternative]
      return MessageCandidate(
        score: course.score, crime: series.crime,
        message: Message(
          headline: course.headline, sentences: told, evidence: statement.evidence,
          statement: course.isFound ? statement : nil, sources: citations([series])))
    }
    return MessageCandidate(
      score: level, crime: series.crime,
      message: Message(
        headline: headline,
        sentences: sentences + [course.sentence].compactMap(\.self) + statement.explanationSentences,
        evidence: .untested, sources: citations([series])))
  }

  /// What a clear finding says: the direction over the whole time, else the last stretch of its story, which is no sentence
  /// where nobody knows within a year when it began.
  private func course(_ statement: FindingStatement, newest: Int) -> (
    score: Double, headline: Phrase, sentence: Phrase?, sentences: [Phrase], isFound: Bool
  ) {
    let found = Phrase.found(statement: Found(statement))
    let certainty = statement.evidence == .strong ? 1 : 0.9
    let age = newest - (statement.ended?.year ?? newest)
    if statement.isDirected || statement.story?.stretches.isEmpty != false {
      let length =
        statement.firstPeriod.flatMap { first in statement.lastPeriod.map { $0.year - first.year } } ?? 0
      let units = (statement.changePerYear?.value.magnitude ?? 0) * Double(max(0, length))
      return (
        MessageCandidate.score(units: units, certainty: certainty, age: age), found, found,
        [PageSeries.size(statement)].compactMap(\.self), true
      )
    }
    guard let story = statement.story, let last = story.stretches.last else {
      return (0, found, found, [], true)
    }
    func middle(_ quantity: Quantity) -> Double { quantity.ends.map { ($0.low + $0.high) / 2 } ?? 0 }
    let (from, to) = (middle(last.from), middle(last.to))
    let before = story.stretches.dropLast().last.map { middle($0.to) } ?? from
    let moved = last.direction == .rising || last.direction == .falling ? to - from : from - before
    let units = moved.magnitude * Double(last.first.frequency.periodsPerYear)
    return (
      MessageCandidate.score(
        units: units.isFinite ? units : 0, certainty: certainty,
        age: moved == to - from ? age : max(age, newest - last.first.year)),
      .brief(.course(subject: statement.subject, stretch: last)),
      last.isDated ? .stretch(stretch: last, continued: .apart) : nil, [found], false
    )
  }

  /// Who or what a figure is made of, the largest first; nil where no part of it is known.
  private func madeOf(_ parts: [PageSeries], _ whole: PageSeries, _ year: YearFigure) -> Phrase? {
    guard let all = whole.year(year.period) else { return nil }
    let figures = figures(parts, in: year.period, of: all)
    guard figures.contains(where: { ($0.quantity.value ?? 0) > 0 }) else { return nil }
    let told = figures.count > Self.mostParts ? 3 : Self.mostParts
    let named = figures.prefix(told).filter { $0.quantity.ends?.high != 0 }
    let rest = figures.dropFirst(told).count { $0.quantity.ends?.high != 0 }
    return .brief(.madeOf(parts: Array(named), whole: year, unnamed: rest))
  }

  /// The known figures of parts in a year, the largest first, ties in their order; what is unknown last.
  func figures(_ parts: [PageSeries], in period: Period, of whole: Cell?) -> [PartFigure] {
    let known = parts.enumerated().compactMap { place, one -> (Int, PartFigure, Bool)? in
      guard !one.spread.isEmpty, let cell = one.year(period), cell.low != nil else { return nil }
      let isUnknown = one.spread.contains(where: \.isUnknown)
      return (
        place,
        PartFigure(
          name: one.short, quantity: Quantity(cell),
          percent: whole.flatMap { BriefYears.percent(cell, of: $0) }), isUnknown
      )
    }
    return known.sorted { left, right in
      if left.2 != right.2 { return right.2 }
      let (one, other) = (left.1.quantity.ends?.high ?? 0, right.1.quantity.ends?.high ?? 0)
      return one == other ? left.0 < right.0 : one > other
    }.map(\.1)
  }

  // MARK: Parts

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
  private func partsCandidate(_ slice: Slice, of place: Int) -> MessageCandidate? {
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
        headline: best.headline, sentences: sentences, evidence: .untested, sources: citations(parts)))
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
