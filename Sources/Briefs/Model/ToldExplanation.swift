public import Language
public import Tables
public import Trends

/// Evidence beside a finding that something other than crime changed, or did not, as a page tells it.
public enum ToldExplanation: Sendable, Hashable, Codable {
  /// Without sources that joined or ended there is no such change.
  case coverage(sources: [ToldSource], scope: CoverageChange.Scope, ratio: Double, ratioWithout: Double)
  /// Without one source there is no such change.
  case oneSource(source: SeriesName.Part, start: Period?, ratio: Double, ratioWithout: Double)
  /// The change is there in each source.
  case eachSource(sources: Int, start: Period?)
  /// The change is within what that of the unknown category can explain; means a period, without and with all of unknown category.
  case unknown(dimension: LocalizedText, start: Period?, before: ValueBounds, after: ValueBounds)
  /// One period looks like a backlog that was registered at once.
  case backlog(period: Period, value: Double, usual: Double, evidence: RegistrationBacklog.Evidence)
  /// The last periods look as if they were not complete.
  case incompleteTail(first: Period, last: Period, value: Double, usual: Double)
  /// The publisher marks a break.
  case breakMark(period: Period)
  /// A breakdown is collected from a period on.
  case breakdownBegins(dimension: LocalizedText, period: Period)
  /// A category is collected from a period on.
  case categoryBegins(category: SeriesName.Part, period: Period)
  /// Most categories shift at once.
  case sharedShift(start: Period, dimensions: [LocalizedText], shared: Int, eligible: Int, ratio: Double)
  /// A stretch begins near an event.
  case event(event: ToldEvent, start: Period)
}

/// A source that joined or ended.
public struct ToldSource: Sendable, Hashable, Codable {
  /// The source.
  public var part: SeriesName.Part
  /// What happened to it.
  public var event: CoverageChange.Source.Event
  /// The first or the last period with anything from it.
  public var period: Period
}

extension ToldExplanation {
  /// An explanation on periods of a frequency, in the names of a page; nil where a date is none of these.
  init?(
    _ explanation: AlternativeExplanation, frequency: Period.Frequency, page: PageNames, schema: CountsSchema?
  ) {
    func period(_ text: String) -> Period? { Period(text: text, frequency: frequency) }
    func part(_ dimension: String, _ code: String) -> SeriesName.Part {
      let list = schema?.dimensions.first { $0.name == dimension }?.codeList
      return page.part(dimension, code, list: list, of: schema)
    }
    func name(_ dimension: String) -> LocalizedText { page.dimension(dimension, of: schema) }
    switch explanation {
    case .coverage(let change):
      let sources = change.sources.compactMap { source in
        period(source.period).map {
          ToldSource(part: part(change.dimension, source.code), event: source.event, period: $0)
        }
      }
      guard sources.count == change.sources.count, !sources.isEmpty else { return nil }
      self = .coverage(
        sources: sources, scope: change.scope, ratio: change.ratio, ratioWithout: change.ratioWithout)
    case .oneSource(let one):
      self = .oneSource(
        source: part(one.dimension, one.code), start: one.start.flatMap(period), ratio: one.ratio,
        ratioWithout: one.ratioWithout)
    case .eachSource(let each):
      self = .eachSource(sources: each.sources, start: each.start.flatMap(period))
    case .unknown(let change):
      self = .unknown(
        dimension: name(change.dimension), start: change.start.flatMap(period), before: change.before,
        after: change.after)
    case .backlog(let backlog):
      guard let period = period(backlog.period) else { return nil }
      self = .backlog(
        period: period, value: backlog.value, usual: backlog.usual, evidence: backlog.evidence)
    case .incompleteTail(let tail):
      guard let first = period(tail.first), let last = period(tail.last) else { return nil }
      self = .incompleteTail(first: first, last: last, value: tail.value, usual: tail.usual)
    case .definition(let change):
      guard let period = period(change.period) else { return nil }
      switch change.sign {
      case .breakMark: self = .breakMark(period: period)
      case .breakdownBegins(let dimension):
        self = .breakdownBegins(dimension: name(dimension), period: period)
      case .categoryBegins(let dimension, let code):
        self = .categoryBegins(category: part(dimension, code), period: period)
      }
    case .sharedShift(let shift):
      guard let start = period(shift.start) else { return nil }
      self = .sharedShift(
        start: start, dimensions: shift.dimensions.map(name), shared: shift.shared, eligible: shift.eligible,
        ratio: shift.ratio)
    case .event(let near):
      guard let start = period(near.start), let event = ToldEvent(near.event) else { return nil }
      self = .event(event: event, start: start)
    }
  }
}

extension FindingStatement {
  /// Takes the explanations of a finding and the events that its test allows for, in the names of a page.
  mutating func explain(_ finding: Finding?, page: PageNames, schema: CountsSchema?) {
    guard let trend = finding?.trend, let frequency = firstPeriod?.frequency else { return }
    let told = trend.explanations.compactMap {
      ToldExplanation($0, frequency: frequency, page: page, schema: schema)
    }
    if !told.isEmpty { explanations = told }
    let events = trend.steps.compactMap { ToldEvent($0.event) }
    if !events.isEmpty { allowedEvents = events }
  }

  /// The strongest explanation, and the events that the test allows for, a sentence each.
  var explanationSentences: [Phrase] {
    let strongest = (explanations?.first).map { [Phrase.explanation(explanation: $0)] } ?? []
    // Of a change in no one direction no trend is told.
    guard isDirected || direction == .noClearChange, let allowedEvents else { return strongest }
    return strongest + [.allowedFor(events: allowedEvents)]
  }
}
