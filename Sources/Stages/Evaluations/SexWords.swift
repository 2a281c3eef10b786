import Codebook
import Language
import Tables

/// What words of a column of sexes mean that a list of words cannot tell alone: abbreviations, letters by their pair, numbers that the
/// heading explains.
///
/// `V` is *varón* beside `M` for *mujer*, and *vrouw* beside `M` for *man*: the other headings of the sheet decide, and where they do not, both
/// stay unknown. A letter beside words that all mean the one sex is of the other, where it means that in some language.
struct SexWords {
  /// What the words mean, by their plain form; nil is one that is left open.
  private(set) var meanings: [String: String?] = [:]

  /// Reads a column.
  ///
  /// - Parameters:
  ///   - heading: its heading, which may say what numbers mean: `Sex (1=F, 2=M)`.
  ///   - words: its cells.
  ///   - headings: those of all columns, which tell the language.
  init(heading: String, words: [String], headings: [String], list: CodeList) {
    let plain = Set(words.map(Self.plain)).subtracting([""])
    func known(_ word: String) -> String? { Self.abbreviations[word] ?? list.code(matching: word) }
    for word in plain {
      if let code = Self.abbreviations[word] { meanings[word] = .some(code) }
    }
    for (word, meaning) in Self.explained(in: heading) where plain.contains(word) {
      if let code = known(meaning) { meanings[word] = .some(code) }
    }
    let letters = plain.filter { $0.count == 1 && meanings[$0] == nil }
    let pairs = Self.pairs.filter { letters == [$0.female, $0.male] }
    let spoken = Set(headings.flatMap { TrainingHeading($0).words })
    // Alone in a sheet in Spanish or Portuguese it may stand for either.
    if plain == ["m"], let spanish = Self.languages["es"], !spoken.isDisjoint(with: spanish) {
      meanings["m"] = .some(nil)
    }
    let told = pairs.filter { pair in
      Self.languages[pair.language].map { !spoken.isDisjoint(with: $0) } ?? false
    }
    if let pair = pairs.count == 1 ? pairs.first : told.count == 1 ? told.first : nil {
      meanings[pair.female] = .some("F")
      meanings[pair.male] = .some("M")
    } else if pairs.count > 1 {
      for letter in letters { meanings[letter] = .some(nil) }
    } else if letters.count(where: { known($0) == nil }) == 1,
      let letter = letters.first(where: { known($0) == nil })
    {
      let others = Set(plain.subtracting([letter]).compactMap(known)).intersection(["F", "M"])
      let isBegun = plain.contains { $0.count > 1 && $0.hasPrefix(letter) }
      let isFemale = Self.pairs.contains { $0.female == letter }
      let isMale = Self.pairs.contains { $0.male == letter }
      if !isBegun, others == ["F"], isMale { meanings[letter] = .some("M") }
      if !isBegun, others == ["M"], isFemale { meanings[letter] = .some("F") }
      if let whole = plain.first(where: { $0.count > 1 && $0.hasPrefix(letter) }), let code = known(whole) {
        meanings[letter] = .some(code)
      }
    }
  }

  /// A word without points: `Fem.` is `fem`.
  static func plain(_ text: String) -> String {
    FoldedText.fold(HeadingText.plain(text)).filter { $0 != "." }
  }

  /// The words that a heading explains, with what it says of them.
  private static func explained(in heading: String) -> [(word: String, meaning: String)] {
    FoldedText.fold(heading).matches(of: #/(\w+)\s*[=:]\s*(\w+)/#).flatMap { match in
      [(String(match.1), String(match.2)), (String(match.2), String(match.1))]
    }
  }

  private struct Pair {
    var female: String
    var male: String
    var language: String
  }

  private static let pairs: [Pair] = [
    ("m", "v", "es"), ("f", "v", "es"), ("v", "m", "nl"), ("d", "h", "fr"), ("f", "g", "fr"),
    ("k", "m", "sv"),
    ("k", "e", "tr"), ("n", "m", "fi"), ("z", "m", "hr"), ("ž", "m", "hr"), ("d", "u", "it"),
    ("p", "l", "id"),
    ("ж", "ч", "uk"), ("ز", "م", "fa"), ("أ", "ذ", "ar"), ("ا", "ذ", "ar"), ("خ", "م", "ur"),
  ].map { Pair(female: FoldedText.fold($0.0), male: FoldedText.fold($0.1), language: $0.2) }

  /// Headings by which a language is told where two have one pair of letters.
  private static let languages: [String: Set<String>] = [
    "es": TrainingHeading.set([
      "sexo", "género", "gênero", "depois", "antes", "después", "código", "puntaje", "nota", "institución",
      "taller",
    ]),
    "nl": TrainingHeading.set([
      "geslacht", "voor", "na", "voormeting", "nameting", "deelnemer", "organisatie",
    ]),
  ]

  private static let abbreviations: [String: String] = {
    let words: [(String, [String])] = [
      (
        "F",
        [
          "fem", "femen", "femenin", "muj", "mme", "mlle", "mrs", "ms", "miss", "sra", "srta", "lady",
          "ladies",
          "жен", "dame", "dames", "vrouw", "vrouwen", "kvinna", "kvinnor", "kvinde", "kobieta", "žena",
          "nainen",
        ]
      ),
      (
        "M",
        [
          "masc", "mascul", "hom", "homb", "mr", "sr", "varón", "varones", "gentleman", "gentlemen", "муж",
          "heer", "heren", "mannen", "mężczyzna", "muž", "mies",
        ]
      ),
    ]
    return words.reduce(into: [:]) { codes, pair in
      for word in pair.1 { codes[plain(word)] = pair.0 }
    }
  }()
}
