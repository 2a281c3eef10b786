import Evaluations
import Foundation
import Language

/// Finds the columns of scores by their names, where nobody says which they are.
struct ScoreColumns {
  /// The names of all columns.
  let names: [String]

  /// The column of the participant's code.
  var participant: String? {
    first(TrainingHeading.codes.subtracting(TrainingHeading.runningNumbers)) ?? first(TrainingHeading.codes)
  }
  /// The column of the occasion in a sheet with a row an occasion.
  var phase: String? { first(TrainingHeading.phases) }
  /// The column of the score of such a sheet.
  var score: String? { first(TrainingHeading.scores) }
  /// The column that says who was chosen.
  var chosen: String? { first(TrainingHeading.choices) }
  /// The columns that tell groups apart.
  var groups: [String] { names.filter(Self.isGroup) }
  /// The column that says what the scores of each occasion are out of: one of its own, else one for all.
  var maxima: [Occasion: String] {
    let common = first(TrainingHeading.maxima)
    return Occasion.allCases.reduce(into: [:]) { maxima, occasion in
      let own = names.first { name in
        Self.withoutOccasion(TrainingHeading(name).words, occasion).map {
          TrainingHeading.maxima.contains($0.joined(separator: " "))
        } ?? false
      }
      maxima[occasion] = own ?? common
    }
  }

  /// Whether a column is called as groups are.
  static func isGroup(_ name: String) -> Bool {
    TrainingHeading.forms(of: name).contains { groups.contains(TrainingHeading($0).text) } || isSex(name)
      || isAgency(name)
  }

  /// Whether a column tells the agency.
  static func isAgency(_ name: String) -> Bool {
    TrainingHeading.forms(of: name).contains { form in
      let words = TrainingHeading(form).words
      // `Name of agency` is one.
      let rest = words.filter { !namesOfBodies.contains($0) }
      return TrainingHeading.agencies.contains(words.joined(separator: " "))
        || TrainingHeading.agencies.contains(rest.joined(separator: " "))
    }
  }

  private static let namesOfBodies = TrainingHeading.set([
    "name", "of", "the", "your", "nombre", "de", "la", "nom", "du", "nome", "da", "название", "اسم", "نام",
    "کا", "ی",
  ])

  /// Whether a column tells the workshop.
  static func isWorkshop(_ name: String) -> Bool {
    TrainingHeading.forms(of: name).contains { TrainingHeading.workshops.contains(TrainingHeading($0).text) }
  }

  /// Whether a column is called by a word for a sex, which may say how it is filled in: `Gender (F/M)`, `Sex (1=F, 2=M)`, `M/F`.
  static func isSex(_ name: String) -> Bool {
    TrainingHeading.forms(of: name).contains(where: isCalledSex)
  }

  private static func isCalledSex(_ name: String) -> Bool {
    let words = TrainingHeading(name).words
    let rest = words.filter { !TrainingHeading.sexes.contains($0) }
    guard rest.allSatisfy(TrainingHeading.besideSexes.contains) else { return false }
    return rest.count < words.count
      || rest.count == 2 && Set(rest).count == 2
        && rest.allSatisfy { $0.count == 1 && !$0.contains(where: \.isNumber) }
  }

  /// Whether a heading speaks of how somebody feels or judges, and of no knowledge.
  static func isRating(_ name: String) -> Bool {
    let words = Set(TrainingHeading(name).words).intersection(TrainingHeading.ratings)
    return !words.subtracting(TrainingHeading.weakRatings).isEmpty
  }

  /// Whether a heading speaks of a test or an occasion, so that scores may stand below it, and of no difference of scores.
  static func mayHoldScores(_ name: String) -> Bool {
    // `Post2` is a second `Post`.
    let words = TrainingHeading(name).words.map { word in
      String(word.reversed().drop { $0.isNumber }.reversed())
    }
    guard TrainingHeading.differences.isDisjoint(with: words) else { return false }
    return !TrainingHeading.tests.isDisjoint(with: words) || FollowUpTime(name) != nil
      || Occasion.allCases.contains { withoutOccasion(words, $0) != nil }
  }

  /// The column of the score of each occasion, where there are such: of several that of knowledge before one of ratings, and the
  /// latest follow-up.
  var scoresByOccasion: [Occasion: String] {
    var scores = scores(by: Self.occasionWords)
    if scores.isEmpty { scores = self.scores(by: Self.rarerWords) }
    if scores.isEmpty { scores = pair }
    scores[.followUp] = followUps.last
    return scores
  }

  /// The column of the score before and after, by the words of the occasions.
  private func scores(by occasions: [Occasion: [[String]]]) -> [Occasion: String] {
    var scores: [Occasion: String] = [:]
    for occasion in [Occasion.before, .after] {
      let found = names.filter { name in
        guard FollowUpTime(name) == nil else { return false }
        let rest = Self.withoutOccasion(TrainingHeading(name).words, occasions[occasion] ?? [])
        return rest.map {
          $0.allSatisfy {
            TrainingHeading.besideOccasions.contains($0) || TrainingHeading.ratings.contains($0)
          }
        } ?? false
      }
      // `Post` may be what somebody is employed as, where `post-test` stands beside it.
      let tested = found.filter { !Self.isRating($0) }
      let named = tested.filter { !TrainingHeading.tests.isDisjoint(with: TrainingHeading($0).words) }
      scores[occasion] = named.first ?? tested.first ?? found.first
    }
    return scores
  }

  /// The only two columns that are called alike but for the words of before and after: `Knowledge of smuggling, before` and `... after`; none where
  /// there are several such pairs.
  private var pair: [Occasion: String] {
    var found: [[String]: [Occasion: String]] = [:]
    for name in names {
      let words = TrainingHeading(name).words
      guard !Self.isRating(name), TrainingHeading.differences.isDisjoint(with: words),
        FollowUpTime(name) == nil
      else { continue }
      for occasion in [Occasion.before, .after] {
        guard let rest = Self.withoutOccasion(words, occasion), Self.item(rest) == nil else { continue }
        // Two of one occasion are no pair.
        found[rest, default: [:]][occasion] = found[rest]?[occasion] == nil ? name : ""
      }
    }
    let pairs = found.values.filter { $0.count == 2 && !$0.values.contains("") }
    return pairs.count == 1 ? pairs[0] : [:]
  }

  /// Whether only ratings are found of before and after, while other columns speak of tests.
  var findsRatingsBesideTests: [String] {
    let found = Set(scoresByOccasion.filter { $0.key != .followUp }.values)
    guard !found.isEmpty, found.allSatisfy(Self.isRating) else { return [] }
    return names.filter { name in
      let words = TrainingHeading(name).words
      return !found.contains(name) && !Self.isRating(name)
        && !TrainingHeading.tests.isDisjoint(with: words) && Self.mayHoldScores(name)
    }
  }

  /// The columns of scores at a follow-up, the latest last: by their months, else by their numbers, else as they stand.
  var followUps: [String] {
    let found = names.enumerated().compactMap { place, name in
      FollowUpTime(name).map { (time: $0, place: place, name: name) }
    }
    let tested = found.filter { !Self.isRating($0.name) }
    return (tested.isEmpty ? found : tested).sorted { ($0.time, $0.place) < ($1.time, $1.place) }.map(\.name)
  }

  /// The columns of the items of each occasion, `pre_q1` to `post_q20`; empty where there are none.
  var itemsByOccasion: [Occasion: [(name: String, column: String)]] {
    Dictionary(
      uniqueKeysWithValues: Occasion.allCases.compactMap { occasion in
        let found = names.compactMap { name -> (name: String, column: String)? in
          guard FollowUpTime(name) == nil else { return nil }
          for form in TrainingHeading.forms(of: name) {
            let rest = Self.withoutOccasion(TrainingHeading(form).words, occasion)
            if let item = rest.flatMap(Self.item) { return (item, name) }
          }
          return nil
        }
        return found.count > 1 ? (occasion, found) : nil
      })
  }

  /// The columns `q1` to `q20`; empty where there are fewer than two.
  var items: [(name: String, column: String)] {
    let found = names.compactMap { name in
      TrainingHeading.forms(of: name).lazy.compactMap { Self.item(TrainingHeading($0).words) }.first
        .map { (name: $0, column: name) }
    }
    return found.count > 1 ? found : []
  }

  /// The words of an occasion, folded, as a column of phases has them; times of a follow-up are told by `FollowUpTime` beside them.
  static let phaseWords: [Occasion: [String]] = {
    var words: [Occasion: [String]] = [
      .before: ["pre-test", "pre test", "pre-training", "before training", "before the training"],
      .after: ["post-test", "post test", "post-training", "after training", "after the training"],
      .followUp: [
        "follow-up", "followup", "follow up", "seguimiento", "suivi", "پیگیری", "متابعة", "المتابعة",
      ],
    ]
    for (before, after) in TrainingHeading.occasions {
      words[.before, default: []] += before
      words[.after, default: []] += after
    }
    return words.mapValues { Array(Set($0.map(FoldedText.fold))).sorted() }
  }()

  private static let groups = TrainingHeading.sexes.union(TrainingHeading.agencies)
    .union(TrainingHeading.workshops).union(TrainingHeading.otherGroups)
  private static let occasionWords: [Occasion: [[String]]] = [
    .before: wordsOfOccasion(TrainingHeading.occasions.flatMap(\.before)),
    .after: wordsOfOccasion(TrainingHeading.occasions.flatMap(\.after)),
    .followUp: [["follow", "up"], ["followup"], ["seguimiento"], ["suivi"]],
  ]

  private static let rarerWords: [Occasion: [[String]]] = [
    .before: wordsOfOccasion(TrainingHeading.rarerOccasions.flatMap(\.before)),
    .after: wordsOfOccasion(TrainingHeading.rarerOccasions.flatMap(\.after)),
  ]

  /// The words of an occasion, those of several words first, of which one alone would match too.
  private static func wordsOfOccasion(_ headings: [String]) -> [[String]] {
    headings.map { TrainingHeading($0).words }.sorted { $0.count > $1.count }
  }

  private func first(_ words: Set<String>) -> String? {
    names.first { words.contains(TrainingHeading($0).text) }
      ?? names.first { name in
        TrainingHeading.forms(of: name).dropFirst().contains { words.contains(TrainingHeading($0).text) }
      }
  }

  /// What is left of the words of a heading that begins or ends with those of an occasion; nil for another.
  private static func withoutOccasion(_ words: [String], _ occasion: Occasion) -> [String]? {
    withoutOccasion(words, occasionWords[occasion] ?? [])
  }

  private static func withoutOccasion(_ words: [String], _ occasion: [[String]]) -> [String]? {
    for own in occasion {
      if words.starts(with: own) { return Array(words.dropFirst(own.count)) }
      if words.count > own.count, Array(words.suffix(own.count)) == own {
        return Array(words.dropLast(own.count))
      }
    }
    return nil
  }

  /// The occasion and what else the name of a sheet says: `Osh pre-test` is one before at `Osh`; nil where it says one of the two alone.
  static func occasionAndPlace(of name: String) -> (occasion: Occasion, place: String)? {
    // `Osh pre-test` ends with the word for a test.
    let words = TrainingHeading(name).words
    let end = words.lastIndex {
      !TrainingHeading.tests.contains($0) || $0.hasPrefix("pre") || $0.hasPrefix("post")
    }
    let own = end.map { Array(words[...$0]) } ?? words
    for occasion in [Occasion.before, .after] {
      guard let rest = withoutOccasion(words, occasion) ?? withoutOccasion(own, occasion) else { continue }
      let place = rest.filter { !TrainingHeading.besideOccasions.contains($0) }.joined(separator: " ")
      return place.isEmpty ? nil : (occasion, place.capitalized)
    }
    return nil
  }

  /// The same by the rarer words, as the name of a sheet has them beside others of its kind.
  static func rarerOccasion(of word: String) -> Occasion? {
    [Occasion.before, .after].first { occasion in
      withoutOccasion(TrainingHeading(word).words, rarerWords[occasion] ?? [])?
        .allSatisfy(TrainingHeading.besideOccasions.contains) ?? false
    }
  }

  /// The occasion that the word of a row means beside those of `phaseWords`, as `prueba antes` and `follow-up 2`; nil for another.
  static func occasion(of word: String) -> Occasion? {
    if FollowUpTime(word) != nil { return .followUp }
    return [Occasion.before, .after].first { occasion in
      withoutOccasion(TrainingHeading(word).words, occasion)?
        .allSatisfy(TrainingHeading.besideOccasions.contains) ?? false
    }
  }

  /// The name of the item of a heading such as `Question 1`: `q1`; nil for another.
  static func item(_ heading: String) -> String? {
    item(TrainingHeading(heading).words)
  }

  /// The name of an item: a number, behind a word for a question or alone.
  private static func item(_ words: [String]) -> String? {
    // `pre_test/q1` is one of a test.
    var text = words.drop { $0 == "test" || $0 == "training" }.joined()
    for word in ["question", "questao", "item", "pregunta", "q", "p", "سوال", "السوال", "вопрос"]
    where text.hasPrefix(word) {
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
