import Language

/// Words for yes and no, for right and wrong, and for a key of answers, in the languages of those who type them.
enum AnswerWords {
  /// Whether a text says yes, no, or neither.
  static func truth(_ text: String) -> Bool? {
    let word = FoldedText.fold(HeadingText.plain(text)).filter { $0 != "." }
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  /// Whether a text says right, wrong, or neither.
  static func isRight(_ text: String) -> Bool? {
    let word = FoldedText.fold(HeadingText.plain(text))
    if right.contains(word) { return true }
    return wrong.contains(word) ? false : nil
  }

  /// Whether a code says that its row holds the right answers.
  static func isKey(_ text: String) -> Bool {
    key.contains(FoldedText.fold(HeadingText.plain(text)).filter { !".:()".contains($0) })
  }

  private static let yes = Set(
    [
      "y", "yes", "1", "true", "x", "✓", "✔", "√", "☑", "✅", "🗸", "chosen", "selected", "sí", "si", "s",
      "seleccionado", "seleccionada", "elegido", "elegida", "oui", "vrai", "retenu", "retenue", "choisi",
      "choisie",
      "sélectionné", "sélectionnée", "ja", "wahr", "sim", "selecionado", "selecionada", "escolhido",
      "escolhida", "да", "так",
      "выбран", "выбрана", "evet", "是", "نعم", "مختار", "مختارة", "بله", "بلی", "آری", "انتخاب شده", "ہاں",
      "جی ہاں",
      "منتخب",
    ].map(FoldedText.fold))
  private static let no = Set(
    [
      "n", "no", "0", "false", "✗", "✘", "☐", "☒", "not chosen", "not selected", "non", "faux", "non retenu",
      "non retenue", "no seleccionado", "no seleccionada", "nein", "falsch", "não", "nao", "нет", "ні",
      "hayır",
      "否", "لا",
      "نه", "خیر", "نہیں", "جی نہیں",
    ].map(FoldedText.fold))
  private static let right = Set(
    ["right", "correct", "true", "yes", "y", "✓", "✔", "درست", "صحیح", "صحيح"].map(FoldedText.fold))
  private static let wrong = Set(
    ["wrong", "incorrect", "false", "no", "n", "✗", "✘", "غلط", "خطأ", "نادرست"].map(FoldedText.fold))
  private static let key = Set(
    [
      "key", "answer key", "answers", "answer", "correct", "correct answer", "correct answers", "solution",
      "solutions", "clave", "respuestas", "respuestas correctas", "corrigé", "corrige", "bonnes réponses",
      "réponses",
      "gabarito", "chave", "respostas", "ключ", "ответы", "правильные ответы", "مفتاح", "مفتاح الإجابة",
      "کلید",
      "کلید پاسخ", "پاسخ درست", "کلیدِ جوابات", "درست جوابات", "جوابات",
    ].map(FoldedText.fold))
}
