import Language

/// What stands in a cell of a sheet, however it was typed.
enum SheetText {
  /// The words that mean that somebody was not there or a value is not known.
  static let missingWords: Set<String> = Set(
    [
      "-", "--", "—", "–", "?", "absent", "abs", "abs.", "ab", "a", "n/a", "na", "n.a.", "not taken",
      "did not take", "did not attend", "did not sit", "not attended", "not present", "no show", "no-show",
      "dna",
      "missing", "unknown", "ausente", "no se presentó", "no se presento", "no asistió", "no asistio", "np",
      "absente", "non présent", "non présente", "pas présent", "faltou", "não compareceu", "abwesend",
      "fehlt",
      "отсутствовал", "отсутствовала", "отсутствует", "не был", "не была", "غایب", "غائب", "غائبة", "لم يحضر",
      "غير حاضر", "غیر حاضر", "حاضر نبود", "نامعلوم", "غير معروف", "نامشخص",
    ].map(FoldedText.fold))

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

  /// Whether a code is a word for the sum or the mean of the rows above.
  static func isSummary(_ text: String) -> Bool {
    let word = FoldedText.fold(HeadingText.plain(text)).filter { !".:".contains($0) }
    return summaryWords.contains(word)
  }

  /// Whether a row is one of sums or means: its code says so, or it has none and another cell says so.
  static func isSummary(_ fields: [String], code: String) -> Bool {
    isSummary(code) || isBlank(code) && fields.contains(where: isSummary)
  }

  /// What is said of such rows.
  static func summaryNote(_ count: Int) -> String {
    "\(count) row\(count == 1 ? " holds a total or a mean and is" : "s hold totals or means and are") not read"
  }

  private static let summaryWords = Set(
    [
      "total", "totals", "grand total", "sum", "mean", "average", "avg", "median", "min", "max", "minimum",
      "maximum", "sd", "std", "std dev", "standard deviation", "overall", "average score", "mean score",
      "totaux",
      "total général", "moyenne", "moyenne générale", "somme", "écart type", "écart-type", "médiane", "media",
      "promedio", "suma", "mediana", "totales", "total general", "desviación estándar", "média", "médias",
      "soma",
      "totais", "desvio padrão", "gesamt", "summe", "mittelwert", "durchschnitt", "totale", "somma", "всего",
      "итого",
      "среднее", "средний балл", "сумма", "медиана", "toplam", "ortalama", "المجموع", "مجموع", "المتوسط",
      "متوسط",
      "المعدل", "الإجمالي", "إجمالي", "میانگین", "جمع", "جمع کل", "میانه", "اوسط", "کل", "کل تعداد", "میزان",
      "合计",
      "总计", "平均", "平均值",
    ].map(FoldedText.fold))
}
