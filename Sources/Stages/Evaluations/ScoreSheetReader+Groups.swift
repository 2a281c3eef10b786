import Codebook
import Evaluations
import Language
import Tables

extension ScoreSheetReader {
  /// What contested words of a column of groups mean, worked out once.
  mutating func meanings(of dimension: String, _ list: CodeList) -> [String: String?] {
    if let known = contested[dimension] { return known }
    let place = rows.place(of: dimension)
    let words = place.map { place in rows.rows.map { HeadingText.plain($0.fields[place]) } } ?? []
    let found = list.contestedMeanings(in: words)
    contested[dimension] = found
    return found
  }

  /// The code that a word of a column means, or nil; what the column decides or leaves open is noted.
  mutating func code(_ text: String, of dimension: String, _ list: CodeList) -> String? {
    func note(_ rule: String, _ words: String) {
      notes.add("\(rule) \(dimension)") {
        "\($0) cell\($0 == 1 ? "" : "s") of '\(dimension)' hold\($0 == 1 ? "s" : "") \(words)"
      }
    }
    if let told = sexes[dimension]?.meanings[SexWords.plain(text)] {
      if told == nil {
        note(
          "open-code",
          "a letter that means one sex in one language and the other in another; nothing tells which, so these groups are unknown"
        )
      }
      return told
    }
    guard let contested = meanings(of: dimension, list)[FoldedText.fold(text)] else {
      let found = list.code(matching: text) ?? list.code(matching: text.filter { $0 != "." })
      if found == nil { note("unknown-code", "no word that is understood; these groups are unknown") }
      return found
    }
    note(
      "contested-code",
      "a word that means another group in another language: "
        + (contested == nil
          ? "other words of the column leave it open, so these groups are unknown"
          : "it is read as the other words of the column are"))
    return contested
  }

  /// Takes what a row says of the group of its participant.
  mutating func take(_ dimension: String, _ text: String, into draft: inout Draft) {
    let plain = HeadingText.plain(text)
    let word = FoldedText.fold(plain)
    guard !SheetText.isBlank(plain), !missing.contains(word), word != "_u" else { return }
    let code: String
    if let list = lists[dimension] {
      guard let found = self.code(plain, of: dimension, list), found != CountsSchema.unknownCode else {
        return
      }
      code = found
    } else {
      // Of one word in several spellings the first stands for all: `F.I.A.` and `fia` are one.
      let letters = word.filter { $0.isLetter || $0.isNumber }
      code = spellings[dimension]?[letters] ?? plain
      spellings[dimension, default: [:]][letters] = code
    }
    guard let known = draft.groups[dimension] else {
      draft.groups[dimension] = code
      return
    }
    if known != code, draft.contradicted.insert(dimension).inserted {
      contradicts(dimension)
    }
  }

  mutating func choose(_ text: String, _ column: String, _ row: Int, _ draft: inout Draft) {
    let plain = HeadingText.plain(text)
    guard !plain.isEmpty, plain != "-", !missing.contains(FoldedText.fold(plain)) else { return }
    guard let isChosen = AnswerWords.truth(plain) else {
      problems.add(rows.fault(row, column: column, rule: "chosen", "the cell is neither yes nor no"))
      return
    }
    let choice: Participant.Choice = isChosen ? .chosen : .notChosen
    if let known = draft.choice, known != choice {
      draft.choice = .unknown
      contradicts(column)
    } else {
      draft.choice = choice
    }
  }

  mutating func contradicts(_ column: String) {
    notes.add("contradiction \(column)") {
      "the rows of \($0) participant\($0 == 1 ? "" : "s") contradict each other in '\(column)'; it is unknown"
    }
  }
}
