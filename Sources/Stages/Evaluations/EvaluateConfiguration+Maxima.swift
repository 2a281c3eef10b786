import Evaluations
import Language
import Pipelines

extension EvaluateConfiguration {
  /// The most that an item is worth.
  func itemMaximum(_ layout: inout ScoreLayout) -> Bool {
    guard configuration["item-maximum"] != nil else { return true }
    guard let most = configuration.number("item-maximum", in: 0...1e9) else { return false }
    guard most > 0, !layout.items.isEmpty, layout.answers.isEmpty else {
      configuration.fail(
        "'item-maximum' is the most points of an item, above 0, where 'items' give points",
        at: configuration.location(of: "item-maximum"),
        help: "with 'answers' an item is right or wrong, and worth 1")
      return false
    }
    layout.itemMaximum = most
    return true
  }

  /// The most of each occasion.
  private func maxima(
    _ entries: [(key: String, value: Node, place: SourceLocation)], _ layout: inout ScoreLayout
  )
    -> Bool
  {
    let words = layout.occasions.map(\.word)
    for entry in entries {
      guard words.contains(entry.key), let occasion = Occasion(word: entry.key) else {
        configuration.fail(
          "'maximum' does not know '\(entry.key)'", at: entry.place,
          note: Suggestion.note(for: entry.key, in: words), help: "one of: \(words.joined(separator: ", "))")
        return false
      }
      guard case .real(let most)? = ScalarValueReader.read(entry.value.text ?? "", as: .real), most > 0,
        most <= 1e9
      else {
        configuration.fail("'\(entry.key)' takes a number above 0", at: entry.value.location)
        return false
      }
      layout.maxima[occasion] = most
    }
    if let lone = layout.occasions.first(where: { layout.maxima[$0] == nil }) {
      configuration.fail(
        "'maximum' has none for '\(lone.word)'", at: configuration.location(of: "maximum"),
        help: "such as {before: 20, after: 50}; scores of both are told as per cent")
      return false
    }
    return true
  }

  /// The most that a score can be.
  func maximum(_ layout: inout ScoreLayout) -> Bool {
    guard let node = configuration["maximum"] else { return true }
    if let entries = node.entries, !layout.scores.isEmpty {
      return maxima(entries.map { ($0.key, $0.value, $0.keyLocation) }, &layout)
    }
    guard let maximum = configuration.number("maximum", in: 0...1e9), maximum > 0 else {
      if configuration.text("maximum") == "0" {
        configuration.fail(
          "'maximum' is the most that a score can be", at: configuration.location(of: "maximum"))
      }
      return false
    }
    if layout.scores.isEmpty, maximum != Double(layout.items.count) {
      configuration.fail(
        "the score of \(layout.items.count) items, each worth 1, is at most \(layout.items.count)",
        at: configuration.location(of: "maximum"),
        help: "leave 'maximum' out, or say with 'item-maximum' what an item is worth")
      return false
    }
    layout.maximum = maximum
    return true
  }
}
