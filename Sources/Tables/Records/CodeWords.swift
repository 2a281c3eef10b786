/// The codes of a list in order, with the words that stand for each.
///
/// In a plan a code is its place from 1; 0 is unknown. The codes `_U` and `_T` have no place: words
/// of `_U` mean unknown, and no record is a margin.
public struct CodeWords: Sendable, Hashable, Codable {
  /// The codes that have a place.
  public private(set) var codes: [String] = []
  /// Every word with the place of its code, 0 for unknown.
  public private(set) var words: [Word] = []
  /// The words that another language means another code by.
  public private(set) var contested: [Contested] = []

  /// A word and the place of its code.
  public struct Word: Sendable, Hashable, Codable {
    /// The word as the list writes it.
    public var text: String
    /// The place of the code from 1, or 0.
    public var place: Int
  }

  /// A word that means one code, and in another language another.
  ///
  /// In a column that holds words of that language it may mean either, and so is unknown.
  public struct Contested: Sendable, Hashable, Codable {
    /// The word.
    public var word: String
    /// Words that only that language has for the codes of the list.
    public var evidence: [String]

    /// Creates a contested word.
    public init(word: String, evidence: [String]) {
      self.word = word
      self.evidence = evidence
    }
  }

  /// Creates the words of a list; a word that stands for two codes keeps the first.
  public init(_ entries: [(code: String, words: [String])], contested: [Contested] = []) {
    self.contested = contested
    var all: [Word] = []
    for entry in entries where entry.code != CountsSchema.marginCode {
      let isUnknown = entry.code == CountsSchema.unknownCode
      if !isUnknown { codes.append(entry.code) }
      all.append(Word(text: entry.code, place: isUnknown ? 0 : codes.count))
    }
    for entry in entries where entry.code != CountsSchema.marginCode {
      let place = (codes.firstIndex(of: entry.code) ?? -1) + 1
      all += entry.words.map { Word(text: $0, place: place) }
    }
    var seen: Set<[UInt8]> = []
    // By bytes: a composed and a decomposed letter are one character to Swift and two words here.
    words = all.filter { !$0.text.isEmpty && seen.insert(Array($0.text.utf8)).inserted }
  }

  /// The list with words of a column of its own, which mean what the column says and nothing else.
  public func adding(_ own: [(word: String, code: String)]) -> CodeWords {
    var result = self
    let said = Set(own.map { $0.word.lowercased() })
    result.words =
      own.map { Word(text: $0.word, place: place(of: $0.code) ?? 0) }
      + words.filter { !said.contains($0.text.lowercased()) }
    result.contested.removeAll { said.contains($0.word.lowercased()) }
    return result
  }

  /// The list without some words.
  func removing(_ gone: [String]) -> CodeWords {
    var result = self
    let gone = Set(gone.map { $0.lowercased() })
    result.words.removeAll { gone.contains($0.text.lowercased()) }
    return result
  }

  /// The place of a code from 1, or nil.
  public func place(of code: String) -> Int? { codes.firstIndex(of: code).map { $0 + 1 } }
}
