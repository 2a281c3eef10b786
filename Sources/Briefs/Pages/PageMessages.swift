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

  /// Size, test, caveats and what else could explain it.
  static func sentences(_ statement: FindingStatement) -> [Phrase] {
    guard statement.isTested else {
      guard let first = statement.firstPeriod, let last = statement.lastPeriod else { return [] }
      return [.span(first: first, last: last)]
    }
    var sentences: [Phrase] = [size(statement)]
    if let years = statement.latest, statement.direction == .risen || statement.direction == .fallen {
      sentences.append(.turned(years: years, direction: statement.direction))
    }
    if statement.isClear {
      if let p = statement.adjustedP { sentences.append(.adjustedP(p: p, family: statement.familySize)) }
      sentences.append(.alternative)
    } else {
      let range = statement.changePerYear
      if (statement.adjustedP ?? 1) < 0.05 {
        sentences.append(.noDirection)
      } else if let range, range.lower > 0 || range.upper < 0 {
        sentences.append(.testDisagrees)
      } else {
        sentences.append(.tooEarly)
      }
      if let p = statement.adjustedP { sentences.append(.adjustedP(p: p, family: statement.familySize)) }
    }
    return sentences
  }

  /// The change a year, and in per cent where it is clear and the base allows it.
  static func size(_ statement: FindingStatement, unit: SizeUnit = .said) -> Phrase {
    guard let change = statement.changePerYear else { return .sizeUnknown }
    let words: Phrase = .changePerYear(change: change, unit: unit == .said ? statement.subject.measure : nil)
    guard statement.isClear, let percent = statement.percentPerYear else { return words }
    return .list(
      phrases: [words, .percentOfUsual(percent: percent, base: statement.usualLevel ?? 0)], joint: .semicolon)
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
      return Message(headline: .noFigures(subject: name), sentences: [.noFiguresMeaning], evidence: nil)
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
    func changed(_ isWanted: (FindingStatement) -> Bool) -> [CategoryChange] {
      tested.compactMap { one in
        guard let statement = one.statement, isWanted(statement), let part = one.spread.last else {
          return nil
        }
        return CategoryChange(part: part, change: statement.changePerYear)
      }
    }
    let (up, down) = (changed(\.direction.isUp), changed(\.direction.isDown))
    let schema = tables[place].table.schema
    let words = first.name.measure
    var sentences: [Phrase] = []
    if !up.isEmpty { sentences.append(.changes(of: up, direction: .rising, unit: words)) }
    if !down.isEmpty { sentences.append(.changes(of: down, direction: .falling, unit: words)) }
    let rest = tested.count - up.count - down.count
    if rest > 0, rest < tested.count { sentences.append(.othersUnclear(count: rest)) }
    if rest == tested.count { sentences.append(.tooEarly) }
    let clear = tested.compactMap(\.statement).filter(\.isClear)
    return Message(
      headline: .spread(
        measure: words, dimension: names.dimension(dimension, of: schema), up: up.count, down: down.count,
        tested: tested.count), sentences: sentences, evidence: Self.evidence(clear))
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
