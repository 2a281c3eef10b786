import Language
import Tables

/// What rules found in the data, and why figures are others than before.
extension Telling {
  /// What was found in a table as a whole.
  func found(_ conditions: [FoundCondition]) -> String {
    say("conditions", ["found": .text(catalogue.joined(conditions.map(found), by: .semicolon))])
  }

  private func found(_ condition: FoundCondition) -> String {
    let key = FoundCondition.Rule(rawValue: condition.rule).map { "\($0)" } ?? "rule"
    return say(
      "found.\(key)",
      [
        "count": .count(condition.count), "rule": .text(visible(condition.rule)),
        "place": .presence(of: condition.column), "column": .text(condition.column.map(own) ?? ""),
      ])
  }

  /// Codes of a stage that may stand for persons.
  func codesOfPersons(_ stage: String, _ columns: [LocalizedText]) -> String {
    say(
      "codesOfPersons",
      [
        "stage": .text(visible(stage)), "columns": .text(catalogue.joined(columns.map(own), by: .comma)),
      ])
  }

  /// Why figures are others than before; a dash where nothing is known of it.
  func causes(_ causes: [String]) -> String {
    causes.isEmpty ? "–" : catalogue.joined(causes.map(cause), by: .comma)
  }

  private func cause(_ words: String) -> String {
    if let cause = ToldCause(rawValue: words) { return say("cause.\(cause)") }
    let parameter = "parameter "
    guard words.hasPrefix(parameter) else { return visible(words) }
    return say("cause.parameter", ["name": .text(visible(String(words.dropFirst(parameter.count))))])
  }
}
