import Language
import Statistics
public import Tables
import Trends

/// A language whose words are a catalogue: it decides which message is said with which arguments.
public struct CatalogueLanguage: PageLanguage, Telling {
  /// The words.
  private(set) var catalogue: Catalogue
  /// Where time begins in charts.
  public private(set) var timeAxis = LanguageSettings.TimeAxis.fromLeft

  /// Creates a language with the settings that its catalogue has.
  public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The language with other settings.
  public func with(_ settings: LanguageSettings) -> CatalogueLanguage {
    var language = self
    language.catalogue = catalogue.with(settings)
    language.timeAxis = settings.timeAxis
    return language
  }

  /// The tag.
  public var tag: String { catalogue.tag }
  /// The direction.
  public var direction: WritingDirection { catalogue.direction }

  /// A figure.
  public func text(_ quantity: Quantity) -> String { (self as any Telling).text(quantity) }

  /// A period, short or in full.
  public func text(_ period: Period, _ length: PeriodLength) -> String {
    (self as any Telling).text(period, length)
  }

  /// A strength of evidence.
  public func text(_ evidence: Evidence) -> String { say("evidence.\(evidence.rawValue)") }

  /// What stands on every page of the language: that nobody read the translation, in it and in English.
  public var notices: [String] {
    guard catalogue.reviewedBy == nil else { return [] }
    let english = PageLanguages.english.say("unreviewed")
    return [
      catalogue.joined([say("unreviewed"), DirectionIsolate.english(english, in: direction)], by: .dot)
    ]
  }

  /// Sentences as one paragraph; one that does not end with a mark gets a stop.
  public func paragraph(_ sentences: [Phrase]) -> String {
    sentences.map(text).filter { !$0.isEmpty }.map { words in
      let last = DirectionIsolate.removed(from: words).last
      return last.map(catalogue.marks.contains) == true ? words : words + catalogue.stop
    }.joined(separator: " ")
  }

  // MARK: Fields of tables

  /// A field of a table.
  public func text(_ entry: Entry) -> String {
    switch entry {
    case .words(let phrase): text(phrase)
    case .quantity(let quantity): text(quantity)
    case .change(let change): changeCell(change)
    case .ratio(let ratio): range(ratio) { NumberText.number($0, decimals: 2) }
    case .period(let period): text(period, .short)
    case .direction(let direction): text(direction)
    case .revision(let before, let now):
      say("quantity.revised", ["before": .text(text(before)), "now": .text(text(now))])
    }
  }

  func changeCell(_ change: RangedValue) -> String {
    if change.value == 0, change.lower == 0, change.upper == 0 { return catalogue.number("0") }
    let decimals = decimals(change)
    return range(change) { NumberText.signed($0, decimals: decimals) }
  }

  private func range(_ value: RangedValue, _ text: (Double) -> String) -> String {
    say(
      "quantity.range",
      [
        "value": .number(text(value.value)), "lower": .number(text(value.lower)),
        "upper": .number(text(value.upper)),
      ])
  }

  func decimals(_ change: RangedValue) -> Int {
    // A small change keeps a digit, so that it is not printed as none.
    let largest = max(change.lower.magnitude, change.upper.magnitude)
    if largest >= 9.95 || largest == 0 { return largest == 0 ? 1 : 0 }
    return [0.995, 0.0995, 0.00995].firstIndex { largest >= $0 }.map { $0 + 1 } ?? 4
  }

  func text(_ direction: FindingStatement.Direction) -> String { say("direction.\(direction.rawValue)") }
}
