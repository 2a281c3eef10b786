import Language
import Tables
import Trends

/// Other explanations and declared events in English words.
///
/// No event is called a cause.
struct EnglishExplanations: EnglishWords {
  /// Periods and categories are in its words.
  let language: any PageLanguage

  /// The one sentence on an explanation.
  func text(_ explanation: ToldExplanation) -> String {
    switch explanation {
    case .coverage(let sources, let scope, let ratio, let without):
      let names = sources.map { source in
        let words = source.event == .joined ? "from" : "until"
        return "\(category(source.part)) (\(words) \(date(source.period)))"
      }
      let whole = scope == .total ? "In the total, the " : "The "
      return
        "\(whole)\(change(ratio)) disappears when \(names.listed) \(sources.count == 1 ? "is" : "are") left out (\(times(without)) in place of \(times(ratio))): coverage change."
    case .oneSource(let source, let start, let ratio, let without):
      return
        "The \(change(ratio))\(since(start)) disappears when \(category(source)) is left out (\(times(without)) in place of \(times(ratio))): it is in that source alone."
    case .eachSource(let sources, let start):
      return
        "The change\(since(start)) holds in each of the \(NumberText.integer(sources)) sources, and without any one of them."
    case .unknown(let dimension, let start, let before, let after):
      let isUp = after.low > before.low
      return
        "The \(isUp ? "rise" : "fall")\(since(start)) is within what the \(isUp ? "fall" : "rise") of 'unknown' can explain: from \(mean(before.low)) to \(mean(after.low)) a period without those of unknown \(own(dimension).lowercasedFirst), from \(mean(before.high)) to \(mean(after.high)) with all of them."
    case .backlog(let period, let value, let usual, let evidence):
      let figures = "\(date(period)) (\(mean(value)), around it \(mean(usual)))"
      return switch evidence {
      case .spreadOverEventPeriods:
        "\(figures) is a registration backlog: by the dates of the events these cases are spread over other periods."
      case .sharedByParts:
        "\(figures) looks like a registration backlog: all parts stand out alike in this one period."
      case .heightOnly:
        "\(figures) may be a registration backlog: this one period stands far above those beside it."
      }
    case .incompleteTail(let first, let last, let value, let usual):
      return
        "Each period from \(date(first)) to \(date(last)) has fewer than the one before (\(mean(value)) in the last, \(mean(usual)) a period in the year before): registration may be incomplete, so these are provisional."
    case .breakMark(let period):
      return
        "The publisher marks a break of the series: figures from \(date(period)) on are not comparable with those before."
    case .breakdownBegins(let dimension, let period):
      return
        "The breakdown by \(own(dimension).lowercasedFirst) is collected from \(date(period)) on: the change may be one of recording."
    case .categoryBegins(let part, let period):
      return
        "\(category(part)) is a category of its own from \(date(period)) on: what was recorded elsewhere may have moved there."
    case .sharedShift(let start, let dimensions, let shared, let eligible, let ratio):
      return
        "Possible change in recording: \(NumberText.integer(shared)) of \(NumberText.integer(eligible)) categories by \(dimensions.map { own($0).lowercasedFirst }.listed) shift by about the same ratio (\(times(ratio)) in all) from \(date(start)) on, and no event is declared there."
    case .event(let event, let start):
      // In periods longer than two months, it is the same one.
      let distance =
        switch start.frequency.length {
        case .year, .quarter: "in the same \(start.frequency.length.rawValue) as"
        case .month, .week, .day: "within two months of"
        }
      return "The stretch from \(date(start)) on starts \(distance) \(words(event))."
    }
  }

  /// The events that a test allows for.
  func allowedFor(_ events: [ToldEvent]) -> String {
    "The trend is that of the time between declared events, and allows for another level from each on: \(events.map(words).listed)."
  }

  /// What the lines of a chart mark.
  func eventLines(_ events: [ToldEvent]) -> String {
    "Upright lines: \(events.map(words).listed)."
  }

  /// `a new form (January 2023): Form of 2023`.
  private func words(_ event: ToldEvent) -> String {
    let kind =
      switch event.kind {
      case .law: "a new law"
      case .campaign: "a campaign"
      case .closure: "a closure"
      case .form: "a new form"
      case .office: "a new office"
      }
    let place = event.place.map { own($0) + ", " } ?? ""
    return "\(kind) (\(place)\(date(event.date))): \(own(event.text))"
  }

  private func date(_ period: Period) -> String { language.text(period, .long) }

  private func change(_ ratio: Double) -> String { ratio < 1 ? "fall" : "rise" }

  private func since(_ start: Period?) -> String { start.map { " from \(date($0)) on" } ?? "" }

  private func times(_ ratio: Double) -> String {
    "\u{00D7}\u{00A0}" + NumberText.number(ratio, decimals: ratio < 0.95 ? 2 : ratio < 9.95 ? 1 : 0)
  }

  private func mean(_ value: Double) -> String {
    NumberText.number(value, decimals: value == value.rounded() ? 0 : NumberText.decimals(for: value))
  }
}
