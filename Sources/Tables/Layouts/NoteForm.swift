/// Lines below a table that are notes by what they say, where no word for one begins them.
enum NoteForm {
  /// Whether a text is a note and no name cut off from its figures: it begins with the mark of a footnote or says something.
  static func isNote(_ text: String) -> Bool {
    let plain = CellForm.plain(text)
    let words = plain.split(separator: " ")
    guard words.count > 1, plain.contains(where: \.isLetter) else { return false }
    if isMark(words[0]) { return true }
    guard words.count > 2 else { return false }
    let lowered = words.map { $0.lowercased().filter { $0.isLetter } }
    if plain.hasSuffix("."), words.count > 3 { return true }
    if let colon = words.firstIndex(where: { $0.hasSuffix(":") }), colon < 4, colon + 1 < words.count {
      return true
    }
    return lowered.dropFirst().contains { telling.contains($0) }
      || beginnings.contains { plain.lowercased().hasPrefix($0) }
  }

  /// Whether a word is the mark of a footnote: `1)`, `(a)`, `[2]`, `p/`, `¹`.
  private static func isMark(_ word: Substring) -> Bool {
    let inside = word.drop { "([".contains($0) }
    let rest = inside.prefix { $0.isNumber || $0.isLetter }
    let end = inside.dropFirst(rest.count)
    if !rest.isEmpty, rest.allSatisfy({ "¹²³⁴⁵⁶⁷⁸⁹".contains($0) }) { return true }
    return (1...2).contains(rest.count) && [")", "]", "/", "/)", ").", "):"].contains(String(end))
  }

  /// How many words of a note tell it from the texts with which rows begin; nil where none do.
  static func beginning(of text: String, among rows: Set<String>) -> String? {
    let words = CellForm.plain(text).split(separator: " ")
    for count in 1...max(1, words.count) {
      let beginning = words.prefix(count).joined(separator: " ")
      guard !beginning.contains("\""), !beginning.contains("\\") else { return nil }
      let lowered = beginning.lowercased()
      if beginning.count > 1, !rows.contains(where: { $0.hasPrefix(lowered) }) { return beginning }
    }
    return nil
  }

  private static let beginnings = [
    "data as of", "as of", "as at", "prepared by", "compiled by", "produced by", "date of", "données au",
    "datos al",
    "dados até", "stand:", "stand vom", "по состоянию на", "станом на", "حتى تاريخ", "تا تاریخ",
    "per tanggal",
  ]
  /// Words that say something of figures, in lower case; they stand in no name of a place or a person.
  private static let telling: Set<String> = [
    "is", "are", "was", "were", "includes", "excludes",
    "refers",
    "covers", "according", "preliminary", "figures",
    "data",
    "means", "est", "sont", "comprend", "comprennent", "inclut", "incluent", "chiffres",
    "données",
    "provisoires", "incluye", "incluyen", "cifras", "datos", "preliminares", "provisionales", "son", "inclui",
    "incluem",
    "dados", "números", "preliminar", "enthält", "enthalten", "vorläufig", "vorläufige", "sind", "werden",
    "данные",
    "предварительные", "включая", "включены", "дані", "попередні", "تشمل", "يشمل", "البيانات", "أولية",
    "شامل", "است",
    "می‌باشد", "آمار", "مقدماتی", "ہے", "ہیں", "شامل", "عبوری", "içerir", "geçici", "veriler", "termasuk",
    "sementara",
  ]
}
