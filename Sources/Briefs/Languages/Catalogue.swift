import Language

/// An argument of a message.
enum MessageArgument: Sendable, Hashable {
  /// Words of this language, or names from data, which were made visible.
  case text(String)
  /// A number to count by, printed with the digits of the language.
  case count(Int)
  /// A number, a range or a mark as `NumberText` prints it; it is spelled in the symbols of the language, and kept together where
  /// lines begin at the right.
  case number(String)
  /// A word that only chooses.
  case choice(String)

  /// What chooses words that are only there with a value: `known`, or `none`.
  static func presence<Value>(of value: Value?) -> MessageArgument {
    .choice(value == nil ? "none" : "known")
  }
}

/// The words of one language by key.
///
/// A message that is missing is said in English, and one that English lacks as its key; an argument that is missing is said as
/// its name in braces. Tests format every message, and find both.
public struct Catalogue: Sendable {
  /// The BCP 47 tag.
  public let tag: String
  /// What its speakers call the language.
  public let name: String
  /// Where a line begins.
  public let direction: WritingDirection
  /// Who read the translation; nil where nobody did.
  public let reviewedBy: String?
  /// The symbols of numbers.
  private(set) var numbers: NumberSymbols
  /// A second calendar in which days are told.
  private(set) var daysBeside = LanguageSettings.DaysBeside.none
  /// What ends a sentence that has no mark.
  let stop: String
  /// The marks that end sentences.
  let marks: String
  /// The messages by key.
  private(set) var messages: [String: MessageFormat]
  /// Arguments by key that messages of this catalogue have no use for.
  let unusedArguments: [String: [String]]
  /// The messages of English.
  private let fallback: [String: MessageFormat]

  /// Creates a catalogue.
  init(
    tag: String, name: String, direction: WritingDirection, reviewedBy: String?, numbers: NumberSymbols,
    stop: String, marks: String, messages: [String: MessageFormat], unusedArguments: [String: [String]],
    fallback: [String: MessageFormat]
  ) {
    (self.tag, self.name, self.direction, self.reviewedBy) = (tag, name, direction, reviewedBy)
    (self.numbers, self.stop, self.marks) = (numbers, stop, marks)
    (self.messages, self.unusedArguments, self.fallback) = (messages, unusedArguments, fallback)
  }

  /// The catalogue with the digits and the calendar that somebody asked for.
  func with(_ settings: LanguageSettings) -> Catalogue {
    var copy = self
    copy.daysBeside = settings.daysBeside
    if settings.digits == .native, let native = numbers.native {
      copy.numbers = native
      copy.messages = messages.mapValues { $0.mapText(native.withDigits) }
      // Its %1 and %2 are places.
      copy.messages["label.pageOfPages"] = messages["label.pageOfPages"]
    }
    return copy
  }

  /// Creates a catalogue without messages, which says everything in English.
  init(empty tag: String, english: Catalogue?) {
    self.init(
      tag: tag, name: tag, direction: .leftToRight, reviewedBy: nil, numbers: NumberSymbols(), stop: ".",
      marks: ".?!…", messages: [:], unusedArguments: [:], fallback: english?.messages ?? [:])
  }

  /// A message; arguments by name.
  func text(_ key: String, _ arguments: [String: MessageArgument] = [:]) -> String {
    guard let message = messages[key] ?? fallback[key] else { return key }
    var words = ""
    write(message.parts, arguments, number: nil, to: &words)
    return words
  }

  private func write(
    _ parts: [MessageFormat.Part], _ arguments: [String: MessageArgument], number: Int?,
    to words: inout String
  ) {
    for part in parts {
      switch part {
      case .text(let text): words += text
      case .number: words += number.map(printed) ?? "#"
      case .argument(let name): words += printed(arguments[name], name)
      case .select(let name, let cases):
        let word = arguments[name].map { printed($0, name) }
        let chosen = cases.first { $0.word == word } ?? cases.first { $0.word == "other" }
        if let chosen { write(chosen.parts, arguments, number: number, to: &words) }
      case .plural(let name, let cases):
        guard case .count(let count) = arguments[name] else {
          words += "{\(name)}"
          continue
        }
        let category = PluralRules.category(count, in: tag).rawValue
        let chosen =
          cases.first { $0.word == "=\(count)" } ?? cases.first { $0.word == category }
          ?? cases.first { $0.word == "other" }
        if let chosen { write(chosen.parts, arguments, number: count, to: &words) }
      }
    }
  }

  private func printed(_ argument: MessageArgument?, _ name: String) -> String {
    switch argument {
    case .text(let text), .choice(let text): text
    case .count(let count): printed(count)
    case .number(let english): number(english)
    case nil: "{\(name)}"
    }
  }

  private func printed(_ count: Int) -> String { number(NumberText.integer(count)) }

  // MARK: Numbers

  /// A number as `NumberText` prints it, in the symbols of the language, kept together where lines begin at the right.
  func number(_ english: String) -> String { isolated(numbers.text(english)) }

  /// A number of per cent, `+12%`, as sentences have it.
  func perCent(_ english: String) -> String {
    let number = number(english.hasSuffix("%") ? String(english.dropLast()) : english)
    return isolated(numbers.perCent.replacing("{n}", with: number))
  }

  /// What has no letter is one number: in languages from the right it is laid out from the left, on its own.
  func isolated(_ text: String) -> String {
    guard direction == .rightToLeft, !text.isEmpty else { return text }
    guard !text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return text }
    return DirectionIsolate.leftToRight(DirectionIsolate.removed(from: text))
  }

  // MARK: Lists

  /// `a, b and c`.
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    if words.count == 2 { return pair("list.two", words[0], last) }
    let all = words.dropFirst().dropLast().reduce(words[0]) { pair("list.middle", $0, $1) }
    return pair("list.last", all, last)
  }

  /// Words with commas, semicolons or dots between them.
  func joined(_ words: [String], by joint: Phrase.Joint) -> String {
    guard let first = words.first else { return "" }
    guard joint != .space else { return words.joined(separator: " ") }
    return words.dropFirst().reduce(first) { pair("list." + joint.rawValue, $0, $1) }
  }

  private func pair(_ key: String, _ first: String, _ second: String) -> String {
    text(key, ["first": .text(first), "second": .text(second)])
  }
}
