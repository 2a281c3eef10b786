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
            headline: .noFigures(subject: absent(total, from: place), by: []),
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
        // The sentence on the course says itself how sure it is.
        evidence: course.sentence == nil ? .untested : nil, sources: citations([series])))
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
}
