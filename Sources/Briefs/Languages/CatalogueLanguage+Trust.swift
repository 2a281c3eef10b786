import Statistics
import Tables
import Trends

/// How complete figures are, and how far they can be trusted.
extension CatalogueLanguage {
  func incomplete(_ tail: ToldTail) -> String {
    let frequency = tail.first.frequency
    let number = tail.last.ordinal - tail.first.ordinal + 1
    var arguments: [String: MessageArgument] = [
      "subject": .text(subject(tail.subject)), "last": .text(last(number, frequency)),
      "span": .text(span(tail.first, tail.last, frequency == .year ? .long : .short)), "n": .count(number),
      "length": length(frequency), "recorded": .text(text(tail.recorded)),
      // The last periods of which something is said need not be the last of the series.
      "place": .choice(tail.open == nil ? "last" : "open"),
      "open": .text(tail.open.map { text($0, .short) } ?? ""), "delays": .choice(tail.delays.rawValue),
    ]
    switch tail.completed {
    case .estimated(let completed):
      let share = tail.recorded.value.flatMap { completed.value > 0 ? 100 * $0 / completed.value : nil }
      arguments["outcome"] = .choice("estimated")
      arguments["part"] = .choice(share == nil ? "none" : "given")
      arguments["share"] = .text(share.map { catalogue.perCent(NumberText.number($0) + "%") } ?? "")
      arguments["completed"] = .number(NumberText.number(completed.value.rounded()))
      arguments["lower"] = .number(NumberText.number(completed.lower))
      arguments["upper"] = .number(NumberText.number(completed.upper))
    case .notEstimable(let reason):
      arguments["outcome"] = .choice("unknown")
      arguments["reason"] = .text(text(reason))
    }
    return capital(say("incomplete", arguments))
  }

  func coverage(_ first: Period, _ last: Period, _ isZero: Bool, _ provisional: Int) -> String {
    let number = last.ordinal - first.ordinal + 1
    return say(
      "coverage",
      [
        "first": .text(text(first, .long)), "last": .text(text(last, .long)),
        "periods": .text(periods(number, first.frequency)), "n": .count(number),
        "length": length(first.frequency), "zero": .choice(isZero ? "yes" : "no"),
        "provisional": .count(max(0, provisional)),
        "provisionalPeriods": .text(periods(provisional, first.frequency)),
      ])
  }

  /// How many of all: few in numbers, many in per cent.
  func share(_ part: Int, _ all: Int) -> [String: MessageArgument] {
    let percent = all == 0 ? "0%" : NumberText.number(100 * Double(part) / Double(all)) + "%"
    return [
      "share": .choice(all < 20 ? "counts" : "percent"), "part": .count(part), "all": .count(all),
      "percent": .text(catalogue.perCent(percent)),
    ]
  }

  func adjustment(_ rules: [Multiplicity], _ families: [Int]) -> String {
    let names = rules.map { say("adjustment.\($0)") }
    return say(
      "adjustment",
      [
        "groups": .count(families.count), "series": .count(families.first ?? 0),
        "sizes": .text(catalogue.joined(families.map { number($0) }, by: .comma)),
        "named": .choice(names.isEmpty ? "no" : "yes"),
        "rules": .text(catalogue.joined(names, by: .semicolon)),
      ])
  }
}
