import Language
import Statistics
import Tables
import Trends

/// `findings`: the clear findings as cards, those that changed most and latest first.
struct FindingsBlock: PageBlock {
  static let word = "findings"
  /// The most stretches that a card tells.
  private static let mostStretches = 5
  private let most: Int

  static func read(_ reader: BlockReader) -> FindingsBlock? {
    reader.keys([])
    return reader.count(word, in: 1...100).map { FindingsBlock(most: $0) }
  }

  func check(_ check: PageCheck) { check.needs(.findings) }

  func fill(_ page: PageFilling) -> [Report.Block] {
    let found = page.foundSeries
    for (place, series) in found {
      if let place { page.show([series], of: place) }
    }
    for one in page.loose { page.showLoose(one.input) }
    guard !found.isEmpty else { return page.inputs.findings.isEmpty ? [] : [.paragraph(phrase: .noFindings)] }
    let tested = found.count { $0.series.statement?.isTested == true }
    guard tested > 0 else {
      return [.paragraph(phrase: .noneTested(reasons: Self.reasons(found.map(\.series))))]
    }
    let clear = page.strongest
    guard !clear.isEmpty else { return [.paragraph(phrase: .noneClear(tested: tested))] }
    let cards = clear.prefix(most).compactMap { Self.card($0.series, page) }
    let rest = clear.count - cards.count
    return [.note(phrase: .alternative), .findings(cards: cards)]
      + (rest > 0 ? [.paragraph(phrase: .moreFindings(count: rest))] : [])
  }

  static func reasons(_ series: [PageSeries]) -> [ReasonCount] {
    ReasonCount.counts(of: series.compactMap(\.statement?.reason))
  }

  private static func card(_ series: PageSeries, _ page: PageFilling) -> FindingCard? {
    guard let statement = series.statement else { return nil }
    var lines: [FindingCard.Line] = []
    let story = PageSeries.story(statement, most: Self.mostStretches)
    if !story.isEmpty {
      lines.append(.init(term: .word(word: .story), sentences: story))
    } else if let years = statement.latest {
      lines.append(.init(term: .word(word: .seen), sentences: [.lately(years: years)]))
    }
    if statement.isDirected, let size = PageSeries.size(statement, unit: .known) {
      lines.append(.init(term: .word(word: .size), sentences: [size]))
    }
    if statement.isDirected, let p = statement.adjustedP {
      lines.append(
        .init(term: .word(word: .evidence), sentences: [.adjustedP(p: p, family: statement.familySize)]))
    }
    var checks = statement.explanationSentences
    if let years = statement.turn {
      checks.append(.turned(years: years, direction: statement.direction))
    }
    if statement.isDirected, statement.drift == .possible { checks.append(.slowDrift) }
    if statement.zeroPeriods * 2 > statement.knownPeriods {
      checks.append(.mostlyZero(zero: statement.zeroPeriods, known: statement.knownPeriods))
    }
    if statement.provisionalPeriods > 0, let frequency = statement.firstPeriod?.frequency {
      checks.append(.provisionalTail(periods: statement.provisionalPeriods, frequency: frequency))
    }
    checks += page.notes([series], gaps: .unneeded)
    if !checks.isEmpty { lines.append(.init(term: .word(word: .check), sentences: checks)) }
    let points = series.points
    return FindingCard(
      crime: series.crime, title: .title(of: series.name), statement: statement, lines: lines,
      series: points.isEmpty
        ? nil
        : LineSeries(
          name: .categories(of: series.name), points: points,
          curves: ChartCurve.curves(statement.story, through: points), events: series.events(through: points),
          tone: series.tone, decimals: series.decimals))
  }
}
