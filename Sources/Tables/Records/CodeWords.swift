/// The codes of a list in order, with the words that stand for each.
///
/// In a plan a code is its place from 1; 0 is unknown. The codes `_U` and `_T` have no place: words
/// of `_U` mean unknown, and no record is a margin.
public struct CodeWords: Sendable, Hashable, Codable {
  /// The codes that have a place.
  public private(set) var codes: [String] = []
  /// Every word with the place of its code, 0 for unknown.
  public private(set) var words: [Word] = []

  /// A word and the place of its code.
  public struct Word: Sendable, Hashable, Codable {
    /// The word as the list writes it.
    public var text: String
    /// The place of the code from 1, or 0.
    public var place: Int
  }

  /// Creates the words of a list; a word that stands for two codes keeps the first.
  public init(_ entries: [(code: String, words: [String])]) {
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

  /// The place of a code from 1, or nil.
  public func place(of code: String) -> Int? { codes.firstIndex(of: code).map { $0 + 1 } }
}
