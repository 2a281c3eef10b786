import Language
import Tables

/// How many officers a cell says that a session taught: `20`, `20 participants`, `20 (5F, 15M)`, `5 mujeres y 15 hombres`.
///
/// Letters are read where two stand together that mean two sexes in one language: `5M 15H` are women and men in Spanish, `5F 15M` in English. Where the
/// sexes do not add up to the total, or anything else stands beside, the cell is not read.
struct OfficersText: Equatable {
  /// All officers; nil where the cell gives the sexes alone.
  var total: Int?
  /// The women; nil where the cell does not say.
  var women: Int?
  /// The men; nil where the cell does not say.
  var men: Int?

  private static let most = 100_000

  /// Reads two numbers in the order that a heading tells, `15/5` below `Participants (M/F)`; nil for any other text or heading.
  init?(_ text: String, below heading: String) {
    guard let isWomenFirst = Self.isWomenFirst(in: heading),
      let match = FoldedText.fold(HeadingText.plain(text)).wholeMatch(
        of: #/([0-9]{1,5})\s*[\/+]\s*([0-9]{1,5})/#),
      let first = Int(match.1), let second = Int(match.2)
    else { return nil }
    (women, men) = isWomenFirst ? (first, second) : (second, first)
  }

  /// Whether the last two words of a heading are those of women and of men, or the other way about; nil where they are not.
  static func isWomenFirst(in heading: String) -> Bool? {
    let words = TrainingHeading(heading).words.suffix(2)
    guard words.count == 2, let first = words.first, let second = words.last else { return nil }
    func isPair(_ women: String, _ men: String) -> Bool {
      womenWords.contains(women) && menWords.contains(men)
        || pairs.contains { $0.women == women && $0.men == men }
    }
    let (isFirst, isSecond) = (isPair(first, second), isPair(second, first))
    return isFirst == isSecond ? nil : isFirst
  }

  /// So many officers, of whom nothing else is said.
  init(total: Int) { self.total = total }

  /// Reads a text; one that says anything else, or several things, is none.
  init?(_ text: String) {
    let plain = FoldedText.fold(HeadingText.plain(text))
    var rest = Substring(plain.map { "()[],;:+/&.،".contains($0) ? " " : String($0) }.joined())
    // What is no number of persons, such as a range, a share or a guess, is left to whoever typed it.
    guard !plain.contains(where: { "-–%٪~<>=?≈".contains($0) }) else { return nil }
    var numbers: [Int] = []
    var words: [[String]] = [[]]
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character.isNumber {
        let digits = rest.prefix(while: \.isNumber)
        guard digits.count <= 6, let number = Int(digits), number <= Self.most else { return nil }
        numbers.append(number)
        words.append([])
        rest.removeFirst(digits.count)
      } else {
        let word = rest.prefix { !$0.isNumber && !$0.isWhitespace }
        words[words.count - 1].append(String(word))
        rest.removeFirst(word.count)
      }
    }
    // `20.5` and `1,200` are no two numbers of persons.
    guard !numbers.isEmpty, plain.firstMatch(of: #/[0-9][.,،/][0-9]/#) == nil else { return nil }
    guard let kinds = Self.kinds(words, numbers.count) else { return nil }
    for (number, kind) in zip(numbers, kinds) {
      switch kind {
      case .all where total == nil: total = number
      case .women where women == nil: women = number
      case .men where men == nil: men = number
      default: return nil
      }
    }
    guard let total else { return }
    let sum = (women ?? 0) + (men ?? 0)
    guard women != nil && men != nil ? sum == total : sum <= total else { return nil }
  }

  private enum Kind: Equatable { case all, women, men }

  /// What each number is of: words stand behind the numbers, or before them, in all of a cell alike; nil where neither reading is whole.
  private static func kinds(_ words: [[String]], _ count: Int) -> [Kind]? {
    let behind = (0..<count).map { words[$0 + 1] }
    let before = (0..<count).map { words[$0] }
    let letters = Set(words.joined().filter { $0.count == 1 && !joints.contains($0) })
    let pair = pairs.first { letters.count == 2 && letters == [$0.women, $0.men] }
    let lone = letters.count == 1 && letters.isSubset(of: ["f", "w", "ж", "ز"]) ? letters.first : nil
    func kind(_ own: [String]) -> Kind? {
      let meanings = own.filter { !joints.contains($0) }.map { word -> Kind? in
        if unit.contains(word) { return .all }
        if womenWords.contains(word) || word == pair?.women || word == lone { return .women }
        if menWords.contains(word) || word == pair?.men { return .men }
        return nil
      }
      guard !meanings.contains(nil) else { return nil }
      let told = Set(meanings.compactMap(\.self).map { "\($0)" }).subtracting(["all"])
      return told.isEmpty ? .all : told.count == 1 ? (told.contains("women") ? .women : .men) : nil
    }
    // Where words stand before the numbers, none is left behind the last.
    for (own, edge) in [(behind, words[0]), (before, words[count])] {
      guard edge.allSatisfy({ joints.contains($0) || unit.contains($0) }) else { continue }
      let found = own.map(kind)
      let isWhole = !found.contains(nil) && found.count { $0 == .all } <= 1
      if isWhole { return found.compactMap(\.self) }
    }
    return nil
  }

  private static let pairs: [(women: String, men: String)] = [
    ("f", "m"), ("w", "m"), ("m", "h"), ("f", "h"), ("ж", "м"), ("ж", "ч"), ("ز", "م"), ("خ", "م"),
  ]
  private static let joints = Set([
    "and", "y", "et", "e", "и", "та", "و", "اور", "incl", "including", "of", "which", "dont",
  ])
  private static let womenWords = Set(
    [
      "female", "females", "women", "woman", "fem", "femmes", "femme", "mujeres", "mujer", "mulheres",
      "женщин",
      "женщины", "жен", "жінок", "жінки", "نساء", "إناث", "امرأة", "زن", "زنان", "خواتین", "خاتون",
    ].map(FoldedText.fold))
  private static let menWords = Set(
    [
      "male", "males", "men", "man", "masc", "hommes", "homme", "hombres", "hombre", "homens", "мужчин",
      "мужчины",
      "муж", "чоловіків", "чоловіки", "رجال", "ذكور", "رجل", "مرد", "مردان", "حضرات",
    ].map(FoldedText.fold))
  private static let unit = Set(
    [
      "participant", "participants", "officer", "officers", "person", "persons", "people", "pax", "trainees",
      "attendees", "total", "agents", "personnes", "participantes", "personas", "oficiales", "pessoas",
      "человек",
      "чел", "участников", "осіб", "مشاركا", "مشارك", "مشاركين", "شخص", "نفر", "تن", "افراد", "شرکاء", "شرکا",
    ].map(FoldedText.fold))
}
