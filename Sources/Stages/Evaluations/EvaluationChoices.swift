import Evaluations
import Tables

/// What is asked of an evaluation beside its columns.
struct EvaluationChoices: Sendable, Hashable {
  /// How trainers are or were chosen.
  struct Selection: Sendable, Hashable {
    /// How many; nil where the file says who was chosen.
    var number: Int?
    /// The occasion by whose scores is chosen.
    var occasion: Occasion
    /// The reliability of the test, between 0 and 1; nil for that of its items.
    var reliability: Double?
  }

  /// Whether the participants were chosen by their first scores, of which a part of the gain comes by itself.
  enum FirstTest: String, Sendable, Hashable, CaseIterable {
    case yes, no
  }

  /// The least persons of a group that may be shown outside of the office.
  static let smallestThreshold = 5

  /// How trainers are chosen; nil where nobody is.
  var selection: Selection?
  /// Whether the participants were chosen by their first scores.
  var selectedByFirstTest = FirstTest.no
  /// The least persons of a group that is shown outside of the office.
  var threshold = smallestThreshold
  /// The day to which months without a session are counted; nil for the last date of a session.
  var asOf: CalendarDay?
  /// The most officers of a session that are believed; nil for the usual.
  var largestSession: Int?
  /// The seed of simulations.
  var seed: UInt64 = 1

  /// The choices as part of a key.
  var canonical: String {
    let chosen = selection.map {
      "\($0.number.map { "\($0)" } ?? "") \($0.occasion.rawValue) \($0.reliability.map { "\($0)" } ?? "")"
    }
    return [
      "choose \(chosen ?? "nobody")", "selected by first test \(selectedByFirstTest.rawValue)",
      "threshold \(threshold)", "seed \(seed)",
      "as of \(asOf.map { "\($0.number)" } ?? "")",
      "largest session \(largestSession.map(String.init) ?? "")",
    ].joined(separator: "\n")
  }
}

/// What a configuration and the command line call the occasions.
extension Occasion {
  /// The word of the occasion.
  var word: String { self == .followUp ? "follow-up" : rawValue }

  /// The occasion of a word, or nil.
  init?(word: String) {
    guard let found = Occasion.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
