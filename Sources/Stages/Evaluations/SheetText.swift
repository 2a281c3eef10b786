import Language

/// What stands in a cell of a sheet, however it was typed.
enum SheetText {
  /// The words that mean that somebody was not there or a value is not known.
  static let missingWords: Set<String> = Set(
    [
      "-", "--", "—", "–", "?", "absent", "abs", "abs.", "ab", "a", "n/a", "na", "n.a.", "not taken",
      "did not take", "did not attend", "did not sit", "not attended", "not present", "no show", "no-show",
      "dna",
      "missing", "unknown", "sick", "on leave", "excused", "withdrew", "dropped out", "left early",
      "did not come", "nsp", "n.s.p.", "dnf", "dns", "nc", "exento", "exempt", "dispensé", "лв", "no test",
      "no score", "not answered", "no answer", "unanswered", "not attempted",
      "skipped", "did not answer", "sin respuesta", "no respondió", "no contestó", "sans réponse",
      "non répondu",
      "pas de réponse", "sem resposta", "não respondeu", "keine antwort", "нет ответа", "не ответил",
      "не ответила", "немає відповіді", "لم يجب", "لم تجب", "بدون إجابة", "بدون پاسخ", "بی پاسخ", "جواب نہیں",
      "جواب نہیں دیا",
      "ausente", "no presentó", "no presento", "faltó", "falto", "inasistencia", "no aplicó", "excusé",
      "excusée",
      "malade", "excusado", "excusada", "відсутній", "відсутня", "не з'явився", "не з'явилася", "н/б", "н/я",
      "неявка",
      "رخصت", "مریض", "no se presentó", "no se presento", "no asistió", "no asistio", "np",
      "absente", "non présent", "non présente", "pas présent", "faltou", "não compareceu", "abwesend",
      "fehlt",
      "отсутствовал", "отсутствовала", "отсутствует", "не был", "не была", "غایب", "غائب", "غائبة", "لم يحضر",
      "غير حاضر", "غیر حاضر", "حاضر نبود", "نامعلوم", "غير معروف", "نامشخص",
    ].map(FoldedText.fold))

  /// The words that mean that nobody else was there.
  static let nobody: Set<String> = Set(
    [
      "none", "nobody", "no", "nil", "alone", "solo", "ninguno", "ninguna", "nadie", "aucun", "aucune",
      "seul",
      "seule", "nenhum", "nenhuma", "нет", "никто", "لا أحد", "لا يوجد", "هیچ", "هیچکس", "کوئی نہیں",
    ].map(FoldedText.fold))

  /// Whether a text says that nobody was there, or that nothing is known.
  static func isNobody(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text))
    return missingWords.contains(word) || nobody.contains(word)
  }

  /// A code without spaces and in capitals, with Western digits: `isb 07` and `ISB07` are one.
  static func code(_ text: String) -> String {
    FoldedText.fold(HeadingText.plain(text)).filter { !$0.isWhitespace }.uppercased()
  }

  /// Whether nothing stands in the cell of a code, or a dash or a word that says so; `A` is a code.
  static func isBlank(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text))
    return !word.contains { $0.isLetter || $0.isNumber }
      || ["n/a", "n.a.", "missing", "unknown"].contains(word)
  }
}
