import Language
import Statistics
import Tables
import Trends

/// What was found, on one series and on several.
extension CatalogueLanguage {
  func sentence(_ found: Found) -> String {
    func year(_ ordinal: Int?) -> MessageArgument {
      let frequency = Period.Frequency.year(of: found.calendar ?? .gregorian)
      return .text(ordinal.map { text(Period(frequency: frequency, ordinal: $0), .long) } ?? "")
    }
    let reason = found.reason.map(text) ?? say("reason.noFinding")
    return say(
      "found.\(found.direction.rawValue)",
      [
        "subject": .text(subject(found.subject)), "of": .choice(found.of.rawValue),
        "certainty": .choice(found.evidence == .strong ? "strong" : "other"),
        "time": .choice(found.since == nil ? "none" : found.until == nil ? "since" : "between"),
        "first": year(found.since), "last": year(found.until),
        "outcome": .choice((found.outcome ?? .mixed).rawValue), "reason": .text(reason),
      ])
  }

  func yearly(_ change: RangedValue, unit: String?) -> String {
    let decimals = decimals(change)
    func size(_ value: Double) -> String { NumberText.number(value.magnitude, decimals: decimals) }
    func way(_ value: Double) -> String { value < 0 ? "fewer" : "more" }
    let crosses = change.lower < 0 && change.upper > 0
    let ends = [change.lower.magnitude, change.upper.magnitude].sorted()
    let middle = size(change.value)
    let isSame = !middle.contains { "123456789".contains($0) }
    return say(
      "changePerYear",
      [
        "way": .choice(isSame ? "same" : way(change.value)), "size": .number(middle),
        "named": .choice(unit == nil || unit == "" ? "no" : "yes"), "unit": .text(unit ?? ""),
        "range": .choice(crosses ? "across" : way(change.lower + change.upper)),
        "low": .number(size(crosses ? change.lower : ends[0])),
        "high": .number(size(crosses ? change.upper : ends[1])),
      ])
  }

  func percent(_ change: RangedValue, _ of: Phrase.SizeOf) -> String {
    // A range is told with as many decimals as tell its ends apart.
    let isNarrow = NumberText.percent(change.lower) == NumberText.percent(change.upper)
    func words(_ value: Double) -> MessageArgument {
      .text(
        catalogue.perCent(
          isNarrow ? NumberText.signed(value, decimals: 2) + "%" : NumberText.percent(value)))
    }
    return say(
      "percentPerYear",
      [
        "of": .choice(of.rawValue), "change": words(change.value), "lower": words(change.lower),
        "upper": words(change.upper),
      ])
  }

  func ratio(_ ratio: RangedValue) -> String {
    say(
      "ratioPerYear",
      ["ratio": times(ratio.value), "lower": times(ratio.lower), "upper": times(ratio.upper)])
  }

  func without(_ without: FindingStatement.SizeWithout, _ of: Phrase.SizeOf) -> String {
    let ratio = without.ratioPerYear
    func percent(_ ratio: Double) -> Double { 100 * (ratio - 1) }
    let size =
      ratio.value < 3
      ? self.percent(
        RangedValue(value: percent(ratio.value), lower: percent(ratio.lower), upper: percent(ratio.upper)), of
      )
      : self.ratio(ratio)
    return say(
      "withoutPeriods",
      ["periods": .text(list(without.periods.map { text($0, .short) })), "size": .text(size.lowercasedFirst)])
  }

  func times(_ ratio: Double) -> MessageArgument {
    .number(NumberText.number(ratio, decimals: ratio < 9.95 ? 2 : 0))
  }

  func smallestChange(_ ratio: Double) -> String {
    let isPercent = ratio < 3
    let percent = NumberText.number(100 * (ratio - 1), decimals: ratio < 1.1 ? 1 : 0) + "%"
    return say(
      "smallestChange",
      [
        "unit": .choice(isPercent ? "percent" : "times"),
        "size": isPercent ? .text(catalogue.perCent(percent)) : times(ratio),
      ])
  }

  // MARK: Several series

  /// Several families are never spoken of as one: each has its own adjustment.
  func overall(_ families: [FamilyCount]) -> String {
    let (up, down) = (families.reduce(0) { $0 + $1.up }, families.reduce(0) { $0 + $1.down })
    let changed = families.reduce(0) { $0 + $1.changed }
    return say(
      "overall." + ways(up, down, changed),
      [
        "groups": .count(families.count), "tested": .count(families.reduce(0) { $0 + $1.tested }),
        "up": .count(up), "down": .count(down), "changed": .count(changed),
      ])
  }

  /// Which ways series went.
  private func ways(_ up: Int, _ down: Int, _ changed: Int) -> String {
    switch (up, down) {
    case (0, 0): changed > 0 ? "stretches" : "none"
    case (_, 0): "up"
    case (0, _): "down"
    default: "both"
    }
  }

  func familyList(_ families: [FamilyCount]) -> String {
    let items = families.map {
      say(
        "familyList.item",
        [
          "name": .text(text($0.name)), "n": .count($0.up + $0.down + $0.changed),
          "tested": .count($0.tested),
        ])
    }
    return say("familyList", ["families": .text(catalogue.joined(items, by: .comma))])
  }

  func spread(
    _ measure: String, _ dimension: String, _ counts: (up: Int, down: Int, changed: Int, tested: Int)
  ) -> String {
    say(
      "spread." + ways(counts.up, counts.down, counts.changed),
      [
        "measure": .text(measure), "dimension": .text(dimension), "up": .count(counts.up),
        "down": .count(counts.down), "changed": .count(counts.changed), "tested": .count(counts.tested),
      ])
  }

  func changes(
    _ changes: [CategoryChange], _ direction: FindingStatement.Direction, _ unit: String
  ) -> String {
    let items = changes.map { one in
      let name = category(one.part)
      return one.change.map {
        say("changes.item", ["category": .text(name), "change": .text(changeCell($0))])
      } ?? name
    }
    let way = direction == .changed ? "changed" : direction.isUp ? "up" : "down"
    return say(
      "changes." + way,
      ["unit": .text(unit), "categories": .text(catalogue.joined(items, by: .semicolon))])
  }
}
