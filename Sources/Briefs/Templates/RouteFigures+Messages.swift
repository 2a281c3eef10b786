import Tables

extension RouteFigures {
  /// What the tests found on all routes together.
  func totalMessage() -> Message? {
    statement(CountsSchema.marginCode).map { FindingSentence(statement: $0).message }
  }

  /// What the tests found on the single routes, in one sentence; nil where none was tested.
  func routesMessage() -> Message? {
    let tested = used.compactMap { route in statement(route).map { (route, $0) } }
      .filter { $0.1.direction != .untested }
    guard !tested.isEmpty else { return nil }
    let rising = tested.filter { $0.1.direction == .rising }
    let falling = tested.filter { $0.1.direction == .falling }
    let clear = rising + falling
    let facts = [
      Fact("rising", count: Double(rising.count)), Fact("falling", count: Double(falling.count)),
      Fact("routes tested", count: Double(tested.count)),
    ]
    let count = "\(facts[2].text) \(tested.count == 1 ? "route" : "routes")"
    guard !clear.isEmpty else {
      return Message(
        headline: "None of \(count) shows a clear change",
        text: "It is too early to say whether detections shift between routes.", evidence: .weak,
        facts: [facts[2]])
    }
    let isStrong = clear.allSatisfy { $0.1.evidence == .strong }
    let verb = isStrong ? "" : "probably "
    var headline = "Detections have \(verb)"
    switch (rising.isEmpty, falling.isEmpty) {
    case (false, false): headline += "risen on \(facts[0].text) of \(count) and fallen on \(facts[1].text)"
    case (false, true): headline += "risen on \(facts[0].text) of \(count)"
    default: headline += "fallen on \(facts[1].text) of \(count)"
    }
    return Message(
      headline: headline,
      text: (list("Risen", rising) + list("Fallen", falling) + rest(tested, clear)).joined(separator: " "),
      evidence: isStrong ? .strong : .moderate,
      facts: facts.filter { headline.contains($0.text) })
  }

  private func list(_ word: String, _ statements: [(String, FindingStatement)]) -> [String] {
    guard !statements.isEmpty else { return [] }
    let parts = statements.map { route, statement in
      routeName(route) + (statement.changePerYear.map { " " + ChangeText.yearlyCell($0) } ?? "")
    }
    return ["\(word), in detections a year from year to year: \(parts.joined(separator: "; "))."]
  }

  private func rest(
    _ tested: [(String, FindingStatement)], _ clear: [(String, FindingStatement)]
  ) -> [String] {
    let count = tested.count - clear.count
    return count == 0 ? [] : ["No clear change on the other \(count)."]
  }
}
