/// What a page says about a tested statement: always what was recorded, with size, range and chance.
struct FindingSentence {
  /// The statement.
  let statement: FindingStatement

  /// The headline, the sentence below it and how strong the evidence is.
  var message: Message {
    Message(
      headline: headline, text: text, evidence: statement.evidence, statement: statement, facts: facts)
  }

  /// What was found, in one sentence.
  var headline: String {
    switch (statement.direction, statement.evidence) {
    case (.rising, .strong): "\(statement.subject) have risen since \(firstYear)"
    case (.rising, _): "\(statement.subject) have probably risen since \(firstYear)"
    case (.falling, .strong): "\(statement.subject) have fallen since \(firstYear)"
    case (.falling, _): "\(statement.subject) have probably fallen since \(firstYear)"
    case (.noClearChange, _): "\(statement.subject) show no clear change since \(firstYear)"
    case (.untested, _): "\(statement.subject) cannot be tested: \(statement.reason)"
    }
  }

  /// The numbers of the headline.
  var facts: [Fact] {
    guard statement.direction != .untested, let year = Int(firstYear) else { return [] }
    return [Fact("first year", year: year)]
  }

  /// Size, range, chance and what else could explain it.
  var text: String {
    guard statement.direction != .untested else { return window + "." }
    var parts = [size + "."]
    if statement.isClear {
      parts.append("Without a trend this would be seen by chance \(chance).")
      parts.append(statement.alternative)
    } else {
      parts.append("It is too early to say whether they change.")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The change a year with its range, in counts and, where the base allows it, in per cent.
  var size: String {
    guard let change = statement.changePerYear else { return "The size cannot be told" }
    var text = ChangeText.yearly(change, unit: statement.unit)
    if statement.isClear, let percent = statement.percentPerYear {
      text += "; " + ChangeText.percent(percent, base: statement.usualLevel ?? 0) + " of the usual level"
    }
    return text
  }

  /// The same for a card, whose title says what is counted.
  var shortSize: String {
    guard let change = statement.changePerYear else { return "cannot be told" }
    var text = ChangeText.yearly(change, unit: "")
    if let percent = statement.percentPerYear {
      text += "; " + ChangeText.percent(percent, base: statement.usualLevel ?? 0)
    }
    return text
  }

  /// How often chance alone would show as much.
  var chance: String { ChangeText.chance(statement.adjustedP) }

  /// The first and last period.
  var window: String {
    PeriodText.long(statement.firstPeriod) + " to " + PeriodText.long(statement.lastPeriod)
  }

  private var firstYear: String { String(statement.firstPeriod.prefix(4)) }
}
