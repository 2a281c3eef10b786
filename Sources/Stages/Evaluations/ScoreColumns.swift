import Evaluations
import Language

/// Finds the columns of scores by their names, where nobody says which they are.
struct ScoreColumns {
  /// The names of all columns.
  let names: [String]

  /// The column of the participant's code.
  var participant: String? { first(Self.codes) }
  /// The column of the occasion in a sheet with a row an occasion.
  var phase: String? { first(Self.phases) }
  /// The column of the score of such a sheet.
  var score: String? { first(Self.scores) }
  /// The column that says who was chosen.
  var chosen: String? { first(Self.choices) }
  /// The columns that tell groups apart.
  var groups: [String] { names.filter { Self.groups.contains(Self.words($0)) } }

  /// The column of the score of each occasion, where there are such.
  var scoresByOccasion: [Occasion: String] {
    Dictionary(
      uniqueKeysWithValues: Occasion.allCases.compactMap { occasion in
        names.first { name in
          let words = Self.words(name).split(separator: " ").map(String.init)
          let rest = Self.withoutOccasion(words, occasion)
          return rest.map { $0.allSatisfy(Self.scoreWords.contains) } ?? false
        }.map { (occasion, $0) }
      })
  }

  /// The columns of the items of each occasion, `pre_q1` to `post_q20`; empty where there are none.
  var itemsByOccasion: [Occasion: [(name: String, column: String)]] {
    Dictionary(
      uniqueKeysWithValues: Occasion.allCases.compactMap { occasion in
        let found = names.compactMap { name -> (name: String, column: String)? in
          let words = Self.words(name).split(separator: " ").map(String.init)
          guard let rest = Self.withoutOccasion(words, occasion), let item = Self.item(rest) else {
            return nil
          }
          return (item, name)
        }
        return found.count > 1 ? (occasion, found) : nil
      })
  }

  /// The columns `q1` to `q20`; empty where there are fewer than two.
  var items: [(name: String, column: String)] {
    let found = names.compactMap { name in
      Self.item(Self.words(name).split(separator: " ").map(String.init)).map { (name: $0, column: name) }
    }
    return found.count > 1 ? found : []
  }

  /// The words of an occasion, folded, as a column of phases has them.
  static let phaseWords: [Occasion: [String]] = [
    .before: [
      "before", "pre", "pretest", "pre-test", "pre test", "pre-training", "baseline", "قبل", "پیش از", "پہلے",
    ].map(FoldedText.fold),
    .after: [
      "after", "post", "posttest", "post-test", "post test", "post-training", "endline", "بعد", "پس از",
      "بعد میں",
    ].map(FoldedText.fold),
    .followUp: [
      "follow-up", "followup", "follow up", "six months", "6 months", "after six months", "after 6 months",
      "six months after", "6 months after", "six months later", "6 months later", "three months", "3 months",
      "after three months", "after 3 months", "پیگیری", "متابعة",
    ].map(
      FoldedText.fold),
  ]

  private static let codes: Set<String> = [
    "code", "id", "participant", "participant code", "participant id", "code no", "code number",
    "trainee code",
    "trainee id", "pid", "anonymous code", "no", "participantcode",
  ]
  private static let phases: Set<String> = ["phase", "occasion", "test", "time", "wave", "round", "when"]
  private static let scores: Set<String> = [
    "score", "points", "marks", "total", "total score", "result", "test score",
  ]
  private static let choices: Set<String> = [
    "chosen", "selected", "master trainer", "selected as trainer", "tot",
  ]
  private static let groups: Set<String> = [
    "sex", "gender", "agency", "organisation", "organization", "department", "workshop", "course", "cohort",
    "rank group", "province", "region",
  ]
  private static let scoreWords: Set<String> = [
    "score", "scores", "test", "training", "total", "points", "marks", "result", "mark",
  ]
  private static let occasionWords: [Occasion: [[String]]] = [
    .before: [["before"], ["pre"], ["pretest"], ["baseline"]],
    .after: [["after"], ["post"], ["posttest"], ["endline"]],
    .followUp: [["follow", "up"], ["followup"]],
  ]

  private func first(_ words: Set<String>) -> String? { names.first { words.contains(Self.words($0)) } }

  /// A heading in lower case, its words with a space between: `pre_Score` is `pre score`.
  private static func words(_ heading: String) -> String {
    FoldedText.fold(heading).map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined()
      .split(separator: " ").joined(separator: " ")
  }

  /// What is left of the words of a heading that begins or ends with those of an occasion; nil for another.
  private static func withoutOccasion(_ words: [String], _ occasion: Occasion) -> [String]? {
    for own in occasionWords[occasion] ?? [] {
      if words.starts(with: own) { return Array(words.dropFirst(own.count)) }
      if words.count > own.count, Array(words.suffix(own.count)) == own {
        return Array(words.dropLast(own.count))
      }
    }
    return nil
  }

  /// The name of the item of a heading such as `Question 1`: `q1`; nil for another.
  static func item(_ heading: String) -> String? {
    item(words(heading).split(separator: " ").map(String.init))
  }

  /// The name of an item: a number, behind a word for a question or alone.
  private static func item(_ words: [String]) -> String? {
    var text = words.joined()
    for word in ["question", "item", "q"] where text.hasPrefix(word) {
      text.removeFirst(word.count)
      break
    }
    guard (1...3).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(text)
    else {
      return nil
    }
    return "q\(number)"
  }
}

extension ScoreLayout {
  /// Takes the items of one occasion; items of a name are one.
  mutating func add(_ found: [(name: String, column: String)], _ occasions: [Occasion]) {
    for item in found {
      let place: Int
      if let known = items.firstIndex(where: { $0.name == item.name }) {
        place = known
      } else {
        items.append(Item(name: item.name, columns: [:]))
        place = items.count - 1
      }
      for occasion in occasions { items[place].columns[occasion] = item.column }
    }
  }
}
