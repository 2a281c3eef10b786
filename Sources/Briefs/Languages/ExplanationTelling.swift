import Language
import Tables
import Trends

/// Other explanations and declared events in words.
///
/// No event is called a cause.
struct ExplanationTelling: Telling {
  let catalogue: Catalogue

  /// The one sentence on an explanation.
  func text(_ explanation: ToldExplanation) -> String {
    switch explanation {
    case .coverage(let sources, let scope, let ratio, let without):
      let names = sources.map { source in
        say(
          "explanation.coverage.source",
          [
            "name": .text(category(source.part)), "event": .choice(source.event.rawValue),
            "period": date(source.period),
          ])
      }
      return say(
        "explanation.coverage",
        [
          "scope": .choice(scope.rawValue), "change": change(ratio), "sources": .text(list(names)),
          "count": .count(sources.count), "ratio": times(ratio), "without": times(without),
        ])
    case .oneSource(let source, let start, let ratio, let without):
      return say(
        "explanation.oneSource",
        since(
          start,
          [
            "change": change(ratio), "source": .text(category(source)), "ratio": times(ratio),
            "without": times(without),
          ]))
    case .eachSource(let sources, let start):
      return say("explanation.eachSource", since(start, ["sources": .count(sources)]))
    case .unknown(let dimension, let start, let before, let after):
      return say(
        "explanation.unknown",
        since(
          start,
          [
            "change": .choice(after.low > before.low ? "rise" : "fall"), "dimension": name(dimension),
            "knownBefore": mean(before.low), "knownAfter": mean(after.low), "allBefore": mean(before.high),
            "allAfter": mean(after.high),
          ]))
    case .backlog(let period, let value, let usual, let evidence):
      return say(
        "explanation.backlog.\(evidence.rawValue)",
        ["period": date(period), "value": mean(value), "usual": mean(usual)])
    case .incompleteTail(let first, let last, let value, let usual):
      return say(
        "explanation.incompleteTail",
        ["first": date(first), "last": date(last), "value": mean(value), "usual": mean(usual)])
    case .breakMark(let period): return say("explanation.breakMark", ["period": date(period)])
    case .breakdownBegins(let dimension, let period):
      return say(
        "explanation.breakdownBegins", ["dimension": name(dimension), "period": date(period)])
    case .categoryBegins(let part, let period):
      return say(
        "explanation.categoryBegins", ["category": .text(category(part)), "period": date(period)])
    case .sharedShift(let start, let dimensions, let shared, let eligible, let ratio):
      return say(
        "explanation.sharedShift",
        [
          "shared": .count(shared), "eligible": .count(eligible),
          "dimensions": .text(self.dimensions(dimensions)),
          "ratio": times(ratio), "start": date(start),
        ])
    case .event(let event, let start):
      // In periods longer than two months, it is the same one.
      return say(
        "explanation.event",
        [
          "start": date(start), "distance": .choice(start.frequency.length.rawValue),
          "event": .text(words(event)),
        ])
    }
  }

  /// The events that a test allows for.
  func allowedFor(_ events: [ToldEvent]) -> String {
    say("explanation.allowedFor", ["events": .text(list(events.map(words)))])
  }

  /// What the lines of a chart mark.
  func eventLines(_ events: [ToldEvent]) -> String {
    say("explanation.eventLines", ["events": .text(list(events.map(words)))])
  }

  /// `a new form (January 2023): Form of 2023`.
  private func words(_ event: ToldEvent) -> String {
    say(
      "explanation.declared",
      [
        "kind": .choice(event.kind.rawValue), "place": .presence(of: event.place),
        "where": .text(event.place.map(own) ?? ""), "date": date(event.date), "text": .text(own(event.text)),
      ])
  }

  private func date(_ period: Period) -> MessageArgument { .text(text(period, .long)) }

  private func name(_ dimension: LocalizedText) -> MessageArgument { .text(self.dimension(dimension)) }

  private func change(_ ratio: Double) -> MessageArgument { .choice(ratio < 1 ? "fall" : "rise") }

  /// The arguments, and from when a change is.
  private func since(
    _ start: Period?, _ arguments: [String: MessageArgument]
  ) -> [String: MessageArgument] {
    arguments.merging(["start": .presence(of: start), "date": start.map(date) ?? .text("")]) { $1 }
  }

  private func times(_ ratio: Double) -> MessageArgument {
    .number("\u{00D7}\u{00A0}" + NumberText.number(ratio, decimals: ratio < 0.95 ? 2 : ratio < 9.95 ? 1 : 0))
  }

  private func mean(_ value: Double) -> MessageArgument {
    let decimals = value == value.rounded() ? 0 : NumberText.decimals(for: value)
    return figure(value, .number(decimals: decimals))
  }
}
