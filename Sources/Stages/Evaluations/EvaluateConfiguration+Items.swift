import Evaluations
import Language
import Pipelines

extension EvaluateConfiguration {
  /// Finds the columns of items.
  func items(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout) -> Bool {
    guard let node = configuration["items"] else { return true }
    func found(_ node: Node) -> [(name: String, column: String)]? {
      guard let text = node.text, let pattern = ColumnPattern(text) else {
        configuration.fail(
          "'items' takes names of columns with one star", at: node.location,
          help: "such as {before: pre_q*, after: post_q*}, or q* with 'phase'")
        return nil
      }
      let items = pattern.items(in: names)
      guard !items.isEmpty else {
        configuration.fail(
          "no column is called '\(text)'", at: node.location,
          help: "columns: \(names.joined(separator: ", "))")
        return nil
      }
      return items
    }
    if layout.phase != nil {
      guard let items = found(node) else { return false }
      layout.add(items, Occasion.allCases)
      return true
    }
    guard let entries = node.entries, !entries.isEmpty else {
      configuration.fail(
        "'items' of a table with a column an occasion takes the names for each", at: node.location,
        help: "such as {before: pre_q*, after: post_q*}")
      return false
    }
    for entry in entries {
      guard let occasion = Occasion(word: entry.key) else {
        configuration.fail(
          "'items' does not know '\(entry.key)'", at: entry.keyLocation,
          help: "one of: \(Occasion.allCases.map(\.word).joined(separator: ", "))")
        return false
      }
      guard let items = found(entry.value) else { return false }
      layout.add(items, [occasion])
    }
    for entry in entries {
      guard let occasion = Occasion(word: entry.key),
        let lone = layout.items.first(where: { $0.columns[occasion] == nil })
      else { continue }
      configuration.fail(
        "item '\(lone.name)' has no column \(entry.key)", at: entry.value.location,
        help: "the same items are asked on each occasion; names differ in what stands before the star alone")
      return false
    }
    return true
  }

  /// Reads the answer key.
  func answers(_ layout: inout ScoreLayout) -> Bool {
    guard let node = configuration["answers"] else { return true }
    let names = layout.items.map(\.name)
    guard !names.isEmpty else {
      configuration.fail(
        "'answers' needs 'items'", at: node.location, help: "such as 'items: {before: pre_q*}'")
      return false
    }
    guard let entries = node.entries else {
      configuration.fail(
        "'answers' takes the right answer of each item", at: node.location, help: "such as {q1: b}")
      return false
    }
    for entry in entries {
      guard let name = layout.item(called: entry.key) else {
        configuration.fail(
          "'answers' names '\(entry.key)', which is no item", at: entry.keyLocation,
          note: Suggestion.note(for: entry.key, in: names), help: "items: \(names.joined(separator: ", "))")
        return false
      }
      let answer = ScoreSheetReader.answer(entry.value.text ?? "")
      guard !answer.isEmpty else {
        configuration.fail(
          "'\(entry.key)' takes the right answer", at: entry.value.location, help: "such as b")
        return false
      }
      layout.answers[name] = answer
    }
    if let lone = names.first(where: { layout.answers[$0] == nil }) {
      configuration.fail(
        "'answers' has none for item '\(lone)'", at: node.location, help: "give the right answer of each item"
      )
      return false
    }
    return true
  }
}
