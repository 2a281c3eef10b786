import Codebook
import Evaluations
import Language
import Pipelines
import Tables

/// Reads what stands under `evaluate`, and says everything that is wrong with it.
struct EvaluateConfiguration {
  static let keys = [
    "participant", "phase", "before", "after", "follow-up", "score", "items", "answers", "unanswered",
    "maximum", "item-maximum", "by", "chosen", "choose", "selected-by-first-test", "cascade", "threshold",
    "seed", "as-of", "largest-session", "attempts",
  ]
  private static let ofScores = Array(keys.prefix(15))

  let declaration: StageDeclaration
  let configuration: StageConfiguration
  let context: CheckContext

  /// What is asked for beside the columns; nil where something is wrong.
  func choices(_ layout: ScoreLayout?) -> EvaluationChoices? {
    var choices = EvaluationChoices()
    var isValid = true
    if configuration["threshold"] != nil {
      if let threshold = configuration.wholeNumber("threshold", in: 1...10_000) {
        if threshold < EvaluationChoices.smallestThreshold {
          configuration.fail(
            "'threshold' is \(threshold), and a group of fewer than \(EvaluationChoices.smallestThreshold) is never shown",
            at: configuration.location(of: "threshold"), help: "it can be made stricter: 5 or more")
          isValid = false
        }
        choices.threshold = threshold
      } else {
        isValid = false
      }
    }
    if configuration["seed"] != nil {
      guard let seed = configuration.wholeNumber("seed", in: 0...Int(Int32.max)) else { return nil }
      choices.seed = UInt64(seed)
    }
    if let node = configuration["as-of"] {
      guard let day = node.text.flatMap({ CalendarDay(text: $0) }) else {
        configuration.fail("'as-of' takes a day", at: node.location, help: "such as 2026-11-30")
        return nil
      }
      choices.asOf = day
    }
    if configuration["largest-session"] != nil {
      guard let most = configuration.wholeNumber("largest-session", in: 1...100_000) else { return nil }
      choices.largestSession = most
    }
    if configuration["selected-by-first-test"] != nil {
      let words = EvaluationChoices.FirstTest.allCases.map(\.rawValue)
      guard let word = configuration.choice("selected-by-first-test", of: words) else { return nil }
      choices.selectedByFirstTest = EvaluationChoices.FirstTest(rawValue: word) ?? .no
    }
    guard let layout else {
      for key in Self.ofScores where configuration[key] != nil {
        configuration.fail(
          "'\(key)' is about scores, and no 'table' is connected", at: configuration.location(of: key),
          help: "write 'from: {table: STAGE, sessions: STAGE}'")
        isValid = false
      }
      return isValid ? choices : nil
    }
    if let node = configuration["choose"] {
      guard let selection = selection(node, layout) else { return nil }
      choices.selection = selection
    } else if layout.chosen != nil {
      choices.selection = .init(number: nil, occasion: layout.occasions.contains(.after) ? .after : .before)
    }
    return isValid ? choices : nil
  }

  private func selection(_ node: Node, _ layout: ScoreLayout) -> EvaluationChoices.Selection? {
    let keys = ["number", "on", "reliability"]
    let example = "such as {number: 23, on: after, reliability: 0.7}"
    guard let entries = node.entries else {
      configuration.fail("'choose' takes a mapping", at: node.location, help: example)
      return nil
    }
    for entry in entries where !keys.contains(entry.key) {
      configuration.fail(
        "'choose' does not know '\(entry.key)'", at: entry.keyLocation,
        note: Suggestion.note(for: entry.key, in: keys),
        help: "keys of 'choose': \(keys.joined(separator: ", "))")
      return nil
    }
    var selection = EvaluationChoices.Selection(
      number: nil, occasion: layout.occasions.contains(.after) ? .after : .before)
    if let number = node["number"] {
      guard let count = number.text.flatMap({ Int($0) }), (1...1_000_000).contains(count) else {
        configuration.fail("'number' takes how many are chosen, from 1", at: number.location, help: example)
        return nil
      }
      selection.number = count
    } else if layout.chosen == nil {
      configuration.fail(
        "'choose' needs 'number', since no column says who was chosen", at: node.location, help: example)
      return nil
    }
    if let on = node["on"] {
      let words = layout.occasions.map(\.word)
      guard configuration.checkedChoice(on.text ?? "", of: words, key: "on", at: on.location) else {
        return nil
      }
      selection.occasion = Occasion(word: on.text ?? "") ?? .after
    }
    if let reliability = node["reliability"] {
      guard case .real(let value)? = ScalarValueReader.read(reliability.text ?? "", as: .real), value > 0,
        value < 1
      else {
        configuration.fail(
          "'reliability' takes a number between 0 and 1", at: reliability.location,
          help: "without it, that of the items of the test is taken")
        return nil
      }
      selection.reliability = value
    }
    return selection
  }

  /// What the columns of a port of scores are for; nil where something is wrong, which is reported.
  func layout(_ port: RecordsPort) -> ScoreLayout? {
    let names = port.records.columns.map(\.name) + (port.cleaning?.derived.map(\.name) ?? [])
    let detected = ScoreColumns(names: names)
    guard let participant = participant(port, names, detected) else { return nil }
    var layout = ScoreLayout(participant: participant.code)
    layout.within = participant.within
    if configuration["phase"] != nil {
      guard let phase = phase(names), phaseFits() else { return nil }
      layout.phase = phase
    }
    guard scores(names, detected, &layout), items(names, detected, &layout) else { return nil }
    if layout.scores.isEmpty, layout.items.isEmpty {
      configuration.fail(
        "no column of scores is named", at: configuration.location(of: "participant"),
        help:
          "write 'before: COLUMN' and 'after: COLUMN', 'phase' and 'score', or 'items: {before: pre_q*, after: post_q*}'"
      )
      return nil
    }
    guard answers(&layout), itemMaximum(&layout), maximum(&layout) else { return nil }
    layout.takeMaxima(detected)
    if configuration["unanswered"] != nil {
      let words = ScoreLayout.Unanswered.allCases.map(\.rawValue)
      guard let word = configuration.choice("unanswered", of: words) else { return nil }
      layout.unanswered = ScoreLayout.Unanswered(rawValue: word) ?? .wrong
    }
    if configuration["attempts"] != nil {
      let words = ScoreLayout.Attempts.allCases.map(\.rawValue)
      guard let word = configuration.choice("attempts", of: words) else { return nil }
      layout.attempts = ScoreLayout.Attempts(rawValue: word)
    }
    if configuration["chosen"] != nil {
      guard let chosen = column("chosen", names) else { return nil }
      layout.chosen = chosen
    }
    guard let groups = groups(port, names, layout) else { return nil }
    let secret = secretColumns(port)
    layout.groups = groups
    // In one order, whatever 'by' names, so that the same is decided for all.
    let used = Set(layout.columns)
    layout.releasedBeside = port.records.dimensions.filter { name in
      guard case .code? = port.types[name] else { return false }
      return !used.contains(name) && !secret.contains(name)
    }
    return layout
  }

  // MARK: - Columns

  /// The column that a key names; one that is not there is reported.
  private func column(_ key: String, _ names: [String]) -> String? {
    guard let name = configuration.text(key) else { return nil }
    return isColumn(name, key, names, configuration.location(of: key)) ? name : nil
  }

  func isColumn(_ name: String, _ key: String, _ names: [String], _ place: SourceLocation) -> Bool {
    if names.contains(name) { return true }
    configuration.fail(
      "'\(key)' names '\(name)', which is not a column of these records", at: place,
      note: Suggestion.note(for: name, in: names), help: "columns: \(names.joined(separator: ", "))")
    return false
  }

  private func participant(
    _ port: RecordsPort, _ names: [String], _ detected: ScoreColumns
  ) -> (code: String, within: [String])? {
    let secret = port.cleaning?.maskedColumns ?? port.records.sensitive
    let place =
      configuration["participant"] == nil
      ? declaration.nameLocation : configuration.location(of: "participant")
    var all: [String] = []
    if configuration["participant"] != nil {
      guard let given = configuration.texts("participant") else { return nil }
      for (name, place) in given {
        guard isColumn(name, "participant", names, place) else { return nil }
        all.append(name)
      }
    } else if let known = port.records.group ?? port.records.key ?? detected.participant {
      all = [known]
    }
    guard let name = all.last else {
      configuration.fail(
        "no column of codes of participants is named", at: place,
        help:
          "write 'participant: COLUMN', or give the column the role key in contract '\(port.contract.name)'")
      return nil
    }
    for name in all {
      guard let reason = reasonAgainst(name, secret) else { continue }
      context.report(
        Diagnostic(
          code: "E081",
          message: "stage '\(declaration.name)': participants cannot be told by '\(name)', \(reason)",
          location: place, caretNote: "a person could be told by it",
          help: "give each participant a code that tells nobody who it is, and name its column"))
      return nil
    }
    return (name, Array(all.dropLast()))
  }

  /// Why persons must not be told by a column, or nil.
  func reasonAgainst(_ name: String, _ secret: Set<String>) -> String? {
    if secret.contains(name) { return "which is sensitive" }
    // `officer_code` is a code, whatever stands before it.
    let words = FoldedText.fold(name).split { !$0.isLetter && !$0.isNumber }
    guard !words.contains(where: { ["code", "codes", "id", "no"].contains($0) }) else { return nil }
    return SensitiveHeading.reason(name).map { "a column of \($0)" }
  }

  private func phase(_ names: [String]) -> ScoreLayout.Phase? {
    guard let node = configuration["phase"] else { return nil }
    if let name = node.text {
      return isColumn(name, "phase", names, node.location)
        ? .init(column: name, words: ScoreColumns.phaseWords) : nil
    }
    let keys = ["column"] + Occasion.allCases.map(\.word)
    guard let column = node["column"]?.text else {
      configuration.fail(
        "'phase' needs its column", at: node.location,
        help: "such as {column: test, before: PRE, after: POST}")
      return nil
    }
    guard isColumn(column, "phase", names, node["column"]?.location ?? node.location) else { return nil }
    var words = ScoreColumns.phaseWords
    var seen: [String: Occasion] = [:]
    for entry in node.entries ?? [] where entry.key != "column" {
      guard let occasion = Occasion(word: entry.key) else {
        configuration.fail(
          "'phase' does not know '\(entry.key)'", at: entry.keyLocation,
          note: Suggestion.note(for: entry.key, in: keys),
          help: "keys of 'phase': \(keys.joined(separator: ", "))")
        return nil
      }
      let own = (entry.value.elements ?? [entry.value]).compactMap(\.text).map(FoldedText.fold).filter {
        !$0.isEmpty
      }
      guard !own.isEmpty else {
        configuration.fail("'\(entry.key)' takes the word of the occasion", at: entry.value.location)
        return nil
      }
      for word in own {
        guard seen.updateValue(occasion, forKey: word) == nil else {
          configuration.fail("'phase' has one word for two occasions", at: entry.value.location)
          return nil
        }
      }
      words[occasion] = own
    }
    // A word that is given to one occasion means no other.
    for occasion in Occasion.allCases {
      words[occasion]?.removeAll { word in seen[word].map { $0 != occasion } ?? false }
    }
    return .init(column: column, words: words)
  }

  /// Whether nothing names columns of one occasion where rows tell the occasion.
  private func phaseFits() -> Bool {
    for occasion in Occasion.allCases where configuration[occasion.word] != nil {
      configuration.fail(
        "'\(occasion.word)' is for a table with a column an occasion, 'phase' for one with a row an occasion",
        at: configuration.location(of: occasion.word), help: "keep one of them; with 'phase' goes 'score'")
      return false
    }
    return true
  }

  /// Finds the columns of scores.
  private func scores(_ names: [String], _ detected: ScoreColumns, _ layout: inout ScoreLayout) -> Bool {
    if layout.phase != nil {
      if configuration["score"] != nil {
        guard let score = column("score", names) else { return false }
        for occasion in Occasion.allCases { layout.scores[occasion] = score }
      } else if configuration["items"] == nil, let score = detected.score {
        for occasion in Occasion.allCases { layout.scores[occasion] = score }
      }
      return true
    }
    guard configuration["score"] == nil else {
      configuration.fail(
        "'score' needs 'phase', the column that tells before from after",
        at: configuration.location(of: "score"),
        help: "or name a column for each: 'before: COLUMN' and 'after: COLUMN'")
      return false
    }
    var isNamed = false
    for occasion in Occasion.allCases where configuration[occasion.word] != nil {
      guard let name = column(occasion.word, names) else { return false }
      if let other = layout.scores.first(where: { $0.value == name })?.key {
        configuration.fail(
          "'\(occasion.word)' and '\(other.word)' name one column",
          at: configuration.location(of: occasion.word))
        return false
      }
      layout.scores[occasion] = name
      isNamed = true
    }
    if !isNamed, configuration["items"] == nil {
      layout.scores = detected.scoresByOccasion
      layout.earlierFollowUps = Array(detected.followUps.dropLast())
      if let found = layout.scores.first(where: { $0.key != .followUp }),
        let lone = [Occasion.before, .after].first(where: { layout.scores[$0] == nil })
      {
        configuration.fail(
          "scores are found \(found.key.word) in '\(found.value)', and none \(lone.word)",
          at: declaration.nameLocation,
          help: "name the column: '\(lone.word): COLUMN'; columns: \(names.joined(separator: ", "))")
        return false
      }
    }
    return true
  }

  private func secretColumns(_ port: RecordsPort) -> Set<String> {
    port.cleaning?.secretColumns
      ?? Set(port.records.columns.filter { $0.isKey || $0.isSensitive }.map(\.name))
  }

  /// The columns of groups: codes that are neither keys nor sensitive.
  private func groups(_ port: RecordsPort, _ names: [String], _ layout: ScoreLayout) -> [String]? {
    let secret = secretColumns(port)
    let used = Set(layout.columns)
    let coded = names.filter { name in
      guard case .code? = port.types[name] else { return false }
      return !secret.contains(name)
    }
    guard let given = configuration.texts("by") else {
      guard configuration["by"] == nil else { return nil }
      return port.records.dimensions.filter { coded.contains($0) && !used.contains($0) }
    }
    var groups: [String] = []
    for (name, place) in given {
      guard isColumn(name, "by", names, place) else { return nil }
      guard coded.contains(name) else {
        context.report(
          Diagnostic(
            code: "E081",
            message:
              "stage '\(declaration.name)': 'by' takes no '\(name)', which is a key, sensitive, or not a column of codes",
            location: place, caretNote: "a person could be told by it",
            help: "columns of codes that are neither keys nor sensitive: \(coded.joined(separator: ", "))"))
        return nil
      }
      guard !groups.contains(name), !used.contains(name) else {
        configuration.fail("'\(name)' is used already", at: place)
        return nil
      }
      groups.append(name)
    }
    return groups
  }
}
