import Language
import Statistics
import Tables

/// What all tellings share, whatever the language: figures, lists, and what is said of times and series.
///
/// A telling decides which message is said with which arguments; the words are in the catalogue.
protocol Telling {
  /// The words.
  var catalogue: Catalogue { get }
}

extension Telling {
  /// A message of the catalogue.
  func say(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  /// Another phrase, where one is part of a message.
  func words(of phrase: Phrase) -> String { CatalogueLanguage(catalogue).text(phrase) }

  func capital(_ text: String) -> String {
    // A piece with a direction of its own begins with a mark that nobody sees.
    guard let first = text.firstIndex(where: { !$0.unicodeScalars.allSatisfy(DirectionIsolate.isMark) })
    else {
      return text
    }
    return text[..<first] + text[first].uppercased() + text[text.index(after: first)...]
  }

  func list(_ words: [String]) -> String { catalogue.list(words) }

  /// The first words of a list, and how many there are beside them.
  func some(_ words: [String]) -> String {
    let most = 12
    guard words.count > most + 1 else { return catalogue.joined(words, by: .comma) }
    let first = catalogue.joined(Array(words.prefix(most)), by: .comma)
    return say("list.more", ["words": .text(first), "n": .count(words.count - most)])
  }

  /// Text of data in the language: what hides or turns other text is spelled out, and names of another script stand on their own.
  func own(_ text: LocalizedText) -> String { visible(text.text(in: catalogue.tag)) }

  /// Words that have no translation, in the same way.
  func visible(_ text: String) -> String {
    let seen = VisibleText.line(text)
    return catalogue.direction == .rightToLeft ? DirectionIsolate.name(seen) : seen
  }

  // MARK: Figures

  /// A whole number.
  func number(_ count: Int) -> String { catalogue.number(NumberText.integer(count)) }

  /// A number.
  func number(_ value: Double, decimals: Int = 0) -> String {
    catalogue.number(NumberText.number(value, decimals: decimals))
  }

  /// A figure: `1,234 (provisional)`, `<5`, `≥ 12`, `missing`.
  func text(_ quantity: Quantity) -> String {
    let figure = bare(quantity)
    // Derived is what most figures of a page are; the tables of a page say it once, below.
    let marks = quantity.marks.filter { $0 != .derived }.map { say("mark.\($0.rawValue)") }
    guard !marks.isEmpty else { return figure }
    return say(
      "quantity.marked",
      ["figure": .text(figure), "marks": .text(catalogue.joined(marks, by: .comma))])
  }

  /// The figure without its marks, for sentences.
  func bare(_ quantity: Quantity) -> String {
    func number(_ value: Double) -> MessageArgument { .number(english(value, quantity.form)) }
    switch quantity.content {
    case .exact(let value): return catalogue.number(english(value, quantity.form))
    case .interval(let low, let high):
      if case .number(decimals: 0) = quantity.form, low == 0, high == high.rounded() {
        return catalogue.isolated(say("quantity.below", ["n": .number(NumberText.number(high + 1))]))
      }
      return catalogue.isolated(say("quantity.interval", ["low": number(low), "high": number(high)]))
    case .lowerBound(let low): return catalogue.isolated(say("quantity.atLeast", ["n": number(low)]))
    case .none(.noRow), .none(.notEstimable): return say("absence.none")
    case .none(let reason): return say("absence.\(reason.rawValue)")
    }
  }

  /// A figure in a form; nothing for nil, beside which another argument chooses words without it.
  func figure(_ value: Double?, _ form: Quantity.Form) -> MessageArgument {
    .text(value.map { bare(Quantity($0, form: form)) } ?? "")
  }

  private func english(_ value: Double, _ form: Quantity.Form) -> String {
    switch form {
    case .number(let decimals): NumberText.number(value, decimals: decimals)
    case .change(let decimals): NumberText.signed(value, decimals: decimals)
    case .percent(let decimals): NumberText.number(value, decimals: decimals) + "%"
    case .percentChange(let decimals): NumberText.signed(value, decimals: decimals) + "%"
    case .probability: NumberText.probability(value)
    case .significant(let digits): NumberText.significant(value, digits: digits)
    }
  }

  // MARK: Reasons

  func text(_ reason: NotEstimable) -> String { say("reason.\(reason.rawValue)") }

  /// How many for each reason.
  func text(_ reasons: [ReasonCount]) -> String {
    catalogue.joined(
      reasons.map { say("reason.counted", ["n": .count($0.count), "reason": .text(text($0.reason))]) },
      by: .semicolon)
  }
}

extension String {
  /// The text with its first letter small, unless the word is an acronym or a name in capitals.
  var lowercasedFirst: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
