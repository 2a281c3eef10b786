import Language
import Tables
import Trends

extension PageSeries {
  /// The key message of the finding on this series; nil without one.
  var message: Message? {
    statement.map { statement in
      Message(
        headline: .found(statement: Found(statement)), sentences: Self.sentences(statement),
        evidence: statement.isTested ? statement.evidence : nil, statement: statement)
    }
  }

  /// The most stretches that a message tells; a card has room for more.
  private static let mostStretches = 3

  /// What happened, then size, test, caveats and what else could explain it.
  static func sentences(_ statement: FindingStatement) -> [Phrase] {
    guard statement.isTested else {
      guard let first = statement.firstPeriod, let last = statement.lastPeriod else { return [] }
      return [.span(first: first, last: last)]
    }
    var sentences = story(statement, most: mostStretches)
    if statement.direction != .changed, let size = size(statement) {
      sentences.append(size)
      if let without = statement.without { sentences.append(.without(size: without, of: sizeOf(statement))) }
    }
    if let years = statement.turn {
      sentences.append(.turned(years: years, direction: statement.direction))
    }
    if let doubt = statement.doubt { sentences.append(.noDirection(doubt: doubt)) }
    if statement.direction == .noClearChange, let ratio = statement.smallestRatio {
      sentences.append(.smallestChange(ratio: ratio))
    }
    if statement.isDirected || statement.direction == .noClearChange {
      if statement.drift == .possible { sentences.append(.slowDrift) }
      if let p = statement.adjustedP { sentences.append(.adjustedP(p: p, family: statement.familySize)) }
    }
    sentences += statement.explanationSentences
    if statement.isClear { sentences.append(.alternative) }
    return sentences
  }

  /// A sentence a stretch where there are several, and the last year beside those before.
  static func story(_ statement: FindingStatement, most: Int) -> [Phrase] {
    let ended: [Phrase] = statement.ended.map { [.ended(period: $0)] } ?? []
    guard let story = statement.story else { return ended }
    var sentences = ended
    if story.stretches.count > 1 {
      let told = story.brief(most: most)
      for (place, stretch) in told.enumerated() {
        let isDirect = place > 0 && told[place - 1].last.advanced(by: 1) == stretch.first
        sentences.append(.stretch(stretch: stretch, continued: isDirect ? .directly : .apart))
      }
      let rest = story.stretches.count - told.count
      if rest > 0 { sentences.append(.moreStretches(count: rest)) }
    } else if story.firstSeen != nil || story.lastSeen != nil {
      sentences.append(.seen(first: story.firstSeen, last: story.lastSeen))
    }
    if !story.exceptional.isEmpty { sentences.append(.exceptional(periods: story.exceptional.suffix(3))) }
    if let year = story.lastYear { sentences.append(.lastYear(year: year)) }
    if !statement.shares.isEmpty { sentences.append(.sharesOfChange(shares: statement.shares)) }
    if !statement.contradictions.isEmpty { sentences.append(.contradicted(by: statement.contradictions)) }
    return sentences
  }

  /// The change a year: in per cent where the base allows it, with the figures where Sen's slope agrees.
  ///
  /// Nil where a story says it better: of a level near zero a ratio is no size, and a slope of zero says nothing.
  static func size(_ statement: FindingStatement, unit: SizeUnit = .said) -> Phrase? {
    let isStill = statement.changePerYear.map { $0.value == 0 && $0.lower == 0 && $0.upper == 0 } ?? true
    // Of what grows or shrinks by more than a fifth a year, no one number a year is true.
    let isSteep = statement.ratioPerYear.map { $0.value > 1.25 || $0.value < 0.8 } ?? false
    let slope =
      isStill || isSteep
      ? nil
      : statement.changePerYear.map {
        Phrase.changePerYear(change: $0, unit: unit == .said ? statement.subject.measure : nil)
      }
    let ratio: Phrase? =
      if let percent = statement.percentPerYear {
        .percentPerYear(percent: percent, of: sizeOf(statement))
      } else if let ratio = statement.ratioPerYear,
        statement.isRate || (slope == nil && statement.story == nil)
      {
        .ratioPerYear(ratio: ratio)
      } else { nil }
    let parts = [ratio, slope].compactMap(\.self)
    return parts.count > 1
      ? .list(phrases: parts, joint: .semicolon)
      : parts.first ?? (statement.story == nil ? .sizeUnknown : nil)
  }

  private static func sizeOf(_ statement: FindingStatement) -> Phrase.SizeOf {
    statement.isRate ? .rate : .count
  }

  /// Whether a size says what is counted.
  enum SizeUnit { case said, known }

  /// The last known full period, or nil.
  var lastKnown: (period: Period, cell: Cell)? {
    figures.last { $0.cell.low != nil && !$0.cell.marks.contains(.partial) }
  }

  /// The message on the last known figure, which nothing has tested.
  var levelMessage: Message {
    guard let last = lastKnown else {
      return Message(
        headline: .noFigures(subject: name, by: []), sentences: [.noFiguresMeaning], evidence: nil)
    }
    let known = figures.filter { $0.cell.low != nil }
    var sentences: [Phrase] = []
    if let before = known.last(where: { $0.period < last.period }) {
      sentences.append(.levelBefore(quantity: Quantity(before.cell), period: before.period))
    }
    let isTested = statement?.isTested == true
    if !isTested { sentences.append(.knownPeriods(count: known.count, frequency: last.period.frequency)) }
    return Message(
      headline: .level(subject: name, quantity: Quantity(last.cell), period: last.period),
      sentences: sentences, evidence: isTested ? nil : .untested)
  }

  /// The message on the last year beside the one before; nil where either is not known.
  var recentMessage: Message? {
    guard let years = FullYears.latest(cells, isAdditive: isAdditive), let latest = years.latest.value,
      let before = years.before.value
    else { return nil }
    let change = before >= 20 ? 100 * (latest - before) / before : nil
    return Message(
      headline: .recent(subject: name, years: years),
      sentences: [.recentBefore(years: years, change: change)],
      evidence: statement?.isTested == true ? nil : .untested)
  }

  /// The heading of a chart of this series: the last full year, and the one with most.
  var levelHeadline: Phrase {
    let known = years.filter { $0.cell.value != nil && !$0.cell.marks.contains(.partial) }
    guard let last = known.last,
      let top = known.max(by: { left, right in
        let (one, other) = (left.cell.value ?? 0, right.cell.value ?? 0)
        return one == other ? left.period > right.period : one < other
      }), (last.cell.value ?? 0) > 0 || (top.cell.value ?? 0) > 0
    else { return .plainTitle(subject: name, by: []) }
    let quantity = Quantity(last.cell)
    // A hidden year may have more than any that is shown; then none is called the highest.
    let most = top.cell.value ?? 0
    let isHighest = years.allSatisfy { year in
      switch year.cell.content {
      case .exact(let value): value <= most
      case .interval(_, let high): high <= most
      case .lowerBound, .none(.hidden): false
      case .none: true
      }
    }
    if !isHighest { return .level(subject: name, quantity: quantity, period: last.period) }
    if known.count == 1 { return .level(subject: name, quantity: quantity, period: last.period) }
    if top.period == last.period {
      return .highestLevel(subject: name, quantity: quantity, period: last.period)
    }
    return .levelBelowHighest(
      subject: name, quantity: quantity, period: last.period, highest: Quantity(top.cell),
      highestPeriod: top.period)
  }
}

extension PageFilling {
  /// Of the categories of one dimension, how many changed; nil where none was tested.
  func spreadMessage(_ slice: Slice, of place: Int) -> Message? {
    guard let dimension = slice.spread.first else { return nil }
    let series = self.series(slice, of: place)
    let tested = series.filter { $0.statement?.isTested == true && !$0.spread.isEmpty }
    guard let first = tested.first else { return nil }
    func changed(_ isWanted: (FindingStatement.Direction) -> Bool) -> [CategoryChange] {
      tested.compactMap { one in
        guard let statement = one.statement, isWanted(statement.direction), let part = one.spread.last else {
          return nil
        }
        return CategoryChange(
          part: part, change: statement.direction == .changed ? nil : statement.changePerYear)
      }
    }
    let (up, down) = (changed(\.isUp), changed(\.isDown))
    let schema = tables[place].table.schema
    let words = first.name.measure
    var sentences: [Phrase] = []
    if !up.isEmpty { sentences.append(.changes(of: up, direction: .rising, unit: words)) }
    if !down.isEmpty { sentences.append(.changes(of: down, direction: .falling, unit: words)) }
    let both = changed { $0 == .changed }
    if !both.isEmpty { sentences.append(.changes(of: both, direction: .changed, unit: words)) }
    let rest = tested.count - up.count - down.count - both.count
    if rest > 0, rest < tested.count { sentences.append(.othersUnclear(count: rest)) }
    if rest == tested.count { sentences.append(.noneClear(tested: tested.count)) }
    let clear = tested.compactMap(\.statement).filter(\.isClear)
    return Message(
      headline: .spread(
        measure: words, dimension: names.dimension(dimension, of: schema), up: up.count, down: down.count,
        changed: both.count, tested: tested.count), sentences: sentences, evidence: Self.evidence(clear))
  }

  /// What the tests of all families say together; nil where fewer than two series were tested.
  func overallMessage() -> Message? {
    let families = families
    guard families.reduce(0, { $0 + $1.tested }) > 1 else { return nil }
    let clear = foundSeries.compactMap(\.series.statement).filter(\.isClear)
    return Message(
      headline: .overall(families: families),
      sentences: families.count > 1 ? [.familyList(families: families)] : [], evidence: Self.evidence(clear))
  }

  /// Of several clear statements, strong where each is.
  static func evidence(_ clear: [FindingStatement]) -> Evidence {
    clear.isEmpty ? .weak : clear.allSatisfy { $0.evidence == .strong } ? .strong : .moderate
  }
}
