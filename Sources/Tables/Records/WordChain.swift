import Language

/// The words of a short list as comparisons, which cost less than a join.
///
/// Says of every text what the table of `WordTables` would say.
struct WordChain {
  private let plain: [(word: String, place: Int)]
  private let folded: [(word: String, place: Int)]

  /// The most words for which comparing is faster, as measured: each costs a row about 2 ns, a join 12.
  private static let limit = 16

  /// Takes the words of a list and those that mean that nothing is known; nil where there are too
  /// many, or where some are not ASCII and folding them is the engine's work.
  init?(_ list: CodeWords, missing: [String]) {
    let words = list.words
    guard words.count + missing.count <= Self.limit,
      (words.map(\.text) + missing).allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } })
    else { return nil }
    let absent = Set(missing.map(Self.fold))
    let given =
      words.filter { !absent.contains(Self.fold($0.text)) }.map { (word: $0.text, place: $0.place) }
      + missing.map { (word: $0, place: 0) }
    plain = Self.unique(given)
    // A word that is written as it is folded stands before those that only fold to it.
    let (exact, others) = (
      given.filter { Self.fold($0.word) == $0.word }, given.filter { Self.fold($0.word) != $0.word }
    )
    folded = Self.unique((exact + others).map { (word: Self.fold($0.word), place: $0.place) })
  }

  /// The place of a text as it stands, 0 where there is none; NULL, or another value, where no word is the text.
  func place(ofPlain text: SQL, otherwise: SQL? = nil) -> SQL {
    let cases = plain.map {
      SQL(" WHEN ") + text + SQL(" = ") + .value(.text($0.word)) + SQL(" THEN ") + .number($0.place)
    }
    // Few texts are NULL, so that this is asked last.
    return SQL("CASE") + cases.joined("") + SQL(" WHEN ") + text + SQL(" IS NULL THEN 0")
      + (otherwise.map { SQL(" ELSE ") + $0 } ?? SQL("")) + SQL(" END")
  }

  /// The place of a folded text; NULL where no word folds to it.
  ///
  /// Few texts come here, so that a search through a list costs less than what the engine spends on
  /// planning comparisons.
  func place(ofFolded text: SQL) -> SQL {
    "CASE WHEN \(text) IS NOT NULL THEN \(Self.search(folded, text)) END"
  }

  /// The place of a folded text that is not NULL.
  private static func search(_ folded: [(word: String, place: Int)], _ text: SQL) -> SQL {
    guard !folded.isEmpty else { return SQL("CAST(NULL AS INTEGER)") }
    return SQL("list_extract(list_value(")
      + folded.map { .number($0.place) }.joined(", ") + SQL("), list_position(list_value(")
      + folded.map { .value(.text($0.word)) }.joined(", ") + SQL("), ") + text + SQL("))")
  }

  /// The place of a text, 0 where nothing is known of it.
  func place(of text: SQL) -> SQL {
    place(ofPlain: text, otherwise: "coalesce(\(Self.search(folded, WordTables.folded(text))), 0)")
  }

  /// The place of a text, 0 where it is missing, and below 0 where it is none of the words.
  func placeOrFailure(of text: SQL) -> SQL {
    let words = Self.unique(folded + [(word: "", place: 0)])
    return place(
      ofPlain: text,
      otherwise: SQL("coalesce(") + Self.search(words, WordTables.folded(text)) + SQL(", -1)"))
  }

  /// What `WordTables.folded` makes of ASCII.
  private static func fold(_ text: String) -> String {
    let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let trimmed = bytes.drop { $0 == 0x20 }
    return String(
      decoding: trimmed.prefix(
        (trimmed.lastIndex { $0 != 0x20 } ?? trimmed.startIndex - 1) + 1 - trimmed.startIndex), as: UTF8.self)
  }

  private static func unique(_ words: [(word: String, place: Int)]) -> [(word: String, place: Int)] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0.word).inserted }
  }
}
