import Language

/// How far the texts of a column are words of a code list.
struct CodeListMatch: Sendable {
  /// The name of the list.
  var list: String
  /// The code of each text that the list knows.
  var codes: [String: String]
  /// The texts that it does not know.
  var unresolved: [String]
  /// Whether no two texts have one code.
  var isInjective: Bool
  /// Whether some text is a label or another word and no code.
  var needsWords: Bool
  /// Words of the column that another language has for another code, with the codes that this language has.
  var contested: [String: String] = [:]
  /// What is not certain, or nil.
  var doubt: String?

  /// The least share of texts that a list has to know.
  static let leastShare = 0.8

  /// What decides between lists that know a column equally well: what the field uses most comes first.
  private static let order = [
    "countries", "sex", "age-group", "sex-age", "forms", "yes-no", "recorded-age-bands", "frontex-routes",
    "border-types",
    "glotip-indicators", "glotip-dimensions", "population-age-groups", "population-variants", "htcds-gender",
    "htcds-exploitation", "htcds-control", "htcds-recruitment", "htcds-industries",
    "htcds-sexual-exploitation",
    "htcds-status", "htcds-trafficking-status", "htcds-decision-makers", "htcds-referral-reasons",
  ]

  /// Words that many lists have, so that they speak for none.
  private static let common: Set<String> = [
    "other", "others", "unknown", "total", "all", "not known", "not specified", "none", "unspecified",
    "various",
  ]

  /// The lists whose single letters everybody writes.
  private static let listsOfLetters: Set<String> = ["sex", "htcds-gender", "yes-no"]

  /// Whether single letters are those that stand for a sex, yes or no in many languages, whatever the heading is.
  private static func areOfManyLanguages(_ letters: [String]) -> Bool {
    letters.allSatisfy { "fmhwouxyn".contains($0.lowercased()) }
  }

  /// Whether texts of two letters are none of countries: a few of them, or under a heading of something else, such as a state of a federation.
  private static func isElsewhere(_ texts: [String], _ heading: HeadingWords) -> Bool {
    guard texts.allSatisfy({ $0.count <= 2 }) else { return false }
    return texts.count < fewestUnnamedCountries
      || [HeadingVocabulary.sex, HeadingVocabulary.age, HeadingVocabulary.withinCountry].contains {
        heading.mention($0)
      }
  }

  /// One pair of letters in three is the code of some country.
  private static let fewestUnnamedCountries = 6

  /// The heading words that speak for a list, or nil where none do.
  private static func vocabulary(of list: String) -> Set<String>? {
    switch list {
    case "countries": HeadingVocabulary.country
    case "sex", "htcds-gender": HeadingVocabulary.sex
    case "age-group", "recorded-age-bands", "population-age-groups", "age-bands": HeadingVocabulary.age
    case "forms", "htcds-exploitation": HeadingVocabulary.form
    case "frontex-routes": HeadingVocabulary.route
    case "yes-no": HeadingVocabulary.flag
    default: nil
    }
  }

  /// The list that knows a column best, or nil where none knows four texts in five.
  ///
  /// - Parameter texts: the texts that are neither blank nor words for nothing nor totals.
  static func best(_ texts: [String], heading: HeadingWords, library: CodeListLibrary) -> CodeListMatch? {
    guard !texts.isEmpty else { return nil }
    let speaking = texts.filter { !common.contains(CodeList.folded($0)) }
    guard !speaking.isEmpty else { return nil }
    let names = library.names
    let ranked = order.filter(names.contains) + names.filter { !order.contains($0) }
    // Single letters are codes of many lists: only a heading, or a list of few codes, says which.
    let areLetters = speaking.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    var best: (match: CodeListMatch, rank: [Int])?
    for (place, name) in ranked.enumerated() {
      guard let list = library[name] else { continue }
      let hinted = vocabulary(of: name).map(heading.mention) ?? false
      guard hinted || !areLetters || listsOfLetters.contains(name) && areOfManyLanguages(speaking)
      else { continue }
      if name == "countries", !hinted, isElsewhere(speaking, heading) { continue }
      guard let match = match(texts, speaking, list: list, name: name, isHinted: hinted) else { continue }
      let share = 100 * match.codes.count / texts.count
      // Neither a list that makes two categories one nor one that happens to know the words wins over what fits.
      let rank = [match.isInjective ? 1 : 0, share == 100 ? 1 : 0, hinted ? 1 : 0, share, -place]
      if best.map({ $0.rank.lexicographicallyPrecedes(rank) }) ?? true { best = (match, rank) }
    }
    return best?.match
  }

  private static func match(
    _ texts: [String], _ speaking: [String], list: CodeList, name: String, isHinted: Bool
  ) -> CodeListMatch? {
    var codes: [String: String] = [:]
    for text in texts { codes[text] = list.code(matching: text) }
    let known = speaking.count { codes[$0] != nil }
    // Beside women and men stands what other words an office has.
    let share = name == "sex" && isHinted ? 0.5 : leastShare
    guard Double(known) >= share * Double(speaking.count), known > 0 else { return nil }
    let isNumeric = speaking.allSatisfy {
      $0.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    }
    let isFlag = name == "yes-no"
    if isNumeric {
      // Numbers are codes only of what says so: 0 and 1 of yes and no, those of the United Nations of countries.
      guard isFlag ? Set(speaking).isSubset(of: ["0", "1"]) : isHinted && name == "countries" else {
        return nil
      }
    }
    var match = CodeListMatch(
      list: name, codes: codes, unresolved: texts.filter { codes[$0] == nil },
      isInjective: Set(codes.values).count == codes.count,
      needsWords: codes.contains { !list.contains($0.key) })
    for word in list.contestedWords(in: Set(texts.map(CodeList.folded))) {
      for text in texts where CodeList.folded(text) == CodeList.folded(word.word) {
        match.contested[text] = word.other
      }
    }
    if !match.contested.isEmpty {
      match.isInjective = Set(codes.map { match.contested[$0.key] ?? $0.value }).count == codes.count
      match.doubt = "a word means another code in one language than in others"
    } else if isNumeric, !isFlag {
      match.doubt = "numbers are taken as those of UN M49"
    } else if speaking.allSatisfy({ $0.count <= 2 }), !isHinted, !isFlag, !isAgeList(name) {
      match.doubt = "letters that are codes of list \(name) may be codes of something else"
    } else if speaking.count == 1, !isHinted {
      match.doubt = "one word alone speaks for list \(name)"
    } else if isNumeric, isFlag, Set(speaking).count == 1, !isHinted {
      match.doubt = "only \(speaking[0]) occurs, taken as \(speaking[0] == "1" ? "yes" : "no")"
    }
    if !match.unresolved.isEmpty, match.doubt == nil {
      let count = match.unresolved.count
      match.doubt = "list \(name) does not have \(count) of \(texts.count) values"
    }
    return match
  }

  private static func isAgeList(_ name: String) -> Bool { vocabulary(of: name) == HeadingVocabulary.age }
}
