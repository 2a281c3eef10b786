public import Language

/// A code list: codes with their labels and the other words that mean them.
public struct CodeList: Sendable {
  /// One code.
  public struct Item: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The label for people.
    public var label: String
    /// Other words that mean the code.
    public var aliases: [String]
    /// Words that mean the code in one language, by the language.
    public var languages: [String: [String]] = [:]
    /// What the code is called on pages, in each language that the list has a label in; English is the label.
    public var names: LocalizedText
    /// The same where room is scarce, such as in charts; nil where the list has nothing shorter.
    public var shortNames: LocalizedText?
  }

  /// What a row of a list says a code is called, beside its label.
  struct Names: Sendable {
    /// The label in other languages, by tag.
    var labels: [String: String] = [:]
    /// The short label in English.
    var short: String?
    /// The short label in other languages, by tag.
    var shortLabels: [String: String] = [:]
  }

  /// A word that means one code, and in some language another.
  public struct ContestedWord: Sendable, Hashable {
    /// The word.
    public var word: String
    /// The code it means.
    public var code: String
    /// The code it means in the language.
    public var other: String
    /// The language.
    public var language: String
    /// The words that only this language has for the codes of the list: a column that holds one of them
    /// leaves open what the word means.
    public var evidence: [String]
  }

  /// The codes in order of the file.
  public let items: [Item]
  /// The words that another language has for another code, in order of the languages.
  public let contested: [ContestedWord]
  /// The line of each code in the file of the list, where it was read from one.
  let lines: [String: Int]
  private let places: [String: Int]
  private let codesByWord: [String: String]

  /// Creates a list from rows of code, label and aliases.
  init(
    rows: [(code: String, label: String, aliases: [String])], languages: [String: [String: [String]]] = [:],
    names: [String: Names] = [:], lines: [String: Int] = [:]
  ) {
    self.lines = lines
    places = Dictionary(
      rows.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var words: [String: String] = [:]
    // Codes win over labels and labels over aliases, whatever the order of the file.
    for row in rows { words[Self.folded(row.code)] = row.code }
    for row in rows where words[Self.folded(row.label)] == nil { words[Self.folded(row.label)] = row.code }
    for row in rows {
      for alias in row.aliases where words[Self.folded(alias)] == nil { words[Self.folded(alias)] = row.code }
    }
    // A word of one language means its code where no other word of the list says something else.
    let common = words
    var contested: [ContestedWord] = []
    for language in languages.keys.sorted() {
      let own = rows.flatMap { row in
        (languages[language]?[row.code] ?? []).map { (word: $0, code: row.code) }
      }
      let evidence = own.map(\.word).filter { common[Self.folded($0)] == nil }
      for (word, code) in own {
        if let meant = words[Self.folded(word)], meant != code {
          contested.append(
            ContestedWord(word: word, code: meant, other: code, language: language, evidence: evidence))
        } else {
          words[Self.folded(word)] = code
        }
      }
    }
    self.contested = contested
    let meanings = words
    items = rows.map { row in
      // What a language has beside the aliases is an alias too, unless it is contested.
      var aliases = row.aliases
      for language in languages.keys.sorted() {
        aliases += (languages[language]?[row.code] ?? []).filter {
          meanings[Self.folded($0)] == row.code && !aliases.contains($0)
        }
      }
      return Item(
        code: row.code, label: row.label, aliases: aliases,
        languages: languages.compactMapValues { $0[row.code] },
        names: LocalizedText(texts: (names[row.code]?.labels ?? [:]).merging(["en": row.label]) { $1 }),
        shortNames: names[row.code].flatMap { name in
          name.short.map { short in
            // A language without a short label has the label.
            LocalizedText(
              texts: name.labels.merging(name.shortLabels) { $1 }.merging(["en": short]) { $1 })
          }
        })
    }
    codesByWord = words
  }

  /// Whether a code is in the list, exactly as written.
  public func contains(_ code: String) -> Bool { places[code] != nil }

  /// The label of a code, or nil.
  public func label(_ code: String) -> String? { places[code].map { items[$0].label } }

  /// What a code is called in each language, or nil.
  public func names(_ code: String) -> LocalizedText? { places[code].map { items[$0].names } }

  /// The same where room is scarce, or nil where the list has nothing shorter.
  public func shortNames(_ code: String) -> LocalizedText? { places[code].flatMap { items[$0].shortNames } }

  /// The label and the other words of a code.
  public func words(of code: String) -> [String] {
    items.filter { $0.code == code }.flatMap { [$0.label] + $0.aliases }
  }

  /// The code that a code, label or alias means, or nil; case and letter variants are folded.
  public func code(matching word: String) -> String? { codesByWord[Self.folded(word)] }

  /// The words of a column that another language has for another code, where the column holds words of that language.
  func contestedWords(in column: Set<String>) -> [ContestedWord] {
    contested.filter { one in
      column.contains(Self.folded(one.word)) && !column.isDisjoint(with: one.evidence.map(Self.folded))
    }
  }

  /// What words mean in a column that another language has for another code, by the other words of the column.
  ///
  /// `M` is a man beside `F` and a woman beside `H`; beside both it is left open, which is nil. So it is beside `Mujer` alone, where it
  /// may stand for *masculino*.
  ///
  /// - Returns: the code, or nil, of each such word of the column, folded; nothing of words that are not contested there.
  public func contestedMeanings(in column: [String]) -> [String: String?] {
    let folded = Set(column.map(Self.folded))
    // What only one language says is no word of another.
    let own = Set(contested.flatMap(\.evidence).map(Self.folded))
    return contestedWords(in: folded).reduce(into: [:]) { meanings, one in
      let word = Self.folded(one.word)
      func means(_ code: String, _ other: String) -> Bool { other != word && codesByWord[other] == code }
      let isElsewhere = folded.contains { !own.contains($0) && means(one.other, $0) }
      let isOpposed = folded.contains { means(one.code, $0) }
      // Two languages that say different things of it leave it open.
      let meaning = isElsewhere || !isOpposed ? nil : one.other
      meanings[word] = .some(meanings[word].map { $0 == meaning ? meaning : nil } ?? meaning)
    }
  }

  /// A word for matching.
  static func folded(_ word: String) -> String { FoldedText.fold(word) }
}
