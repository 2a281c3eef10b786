/// Categories of one column that are different things, by their words: they are never added, or a part stands beside its whole.
enum CategoryKinds {
  /// Why categories are never added, or nil.
  static func reason(_ texts: [String], _ heading: HeadingWords) -> String? {
    let words = texts.map(HeadingWords.init)
    let (trafficking, smuggling) = (
      words.count { $0.mention(traffickingWords) }, words.count { $0.mention(smugglingWords) }
    )
    if trafficking > 0, smuggling > 0 {
      return "trafficking in persons and smuggling of migrants are two crimes, whose figures are never added"
    }
    let found = words.compactMap(CountedThings.first)
    let kinds = Set(found)
    let known = found.count
    if kinds.count >= 2, known * 2 >= texts.count {
      return
        "its categories count different things, or the same persons at several stages, and nothing is added"
    }
    if heading.mention(HeadingVocabulary.severalAnswers) {
      return
        "its heading says that several answers are possible: a person may stand under several, and nothing is added"
    }
    if heading.mention(sources) {
      return "several sources may tell the same persons, and nothing is added"
    }
    return nil
  }

  /// Whether a text says that it is a part of another category: `of which girls`.
  static func isOfAnother(_ text: String) -> Bool {
    let words = HeadingWords(text).text
    return partWords.contains { words.hasPrefix($0 + " ") }
  }

  private static let partWords = [
    "of which", "of whom", "including", "incl", "thereof", "dont", "de los cuales", "de las cuales",
    "dos quais", "das quais",
    "davon", "darunter", "di cui", "waarvan", "w tym", "у т ч", "у тому числі", "в т ч", "в том числе",
    "منهم", "منها", "من بينهم",
    "از جمله", "جن میں",
  ].map { HeadingWords($0).text }

  private static let traffickingWords = HeadingVocabulary.folded([
    "tip", "trafficking", "trafficking in persons", "human trafficking", "trata", "trata de personas",
    "traite", "traite des personnes",
    "traite des êtres humains", "tráfico de pessoas", "menschenhandel", "торговля людьми", "торгівля людьми",
    "insan ticareti",
    "اتجار", "الاتجار بالأشخاص", "الاتجار بالبشر", "قاچاق انسان", "انسانی اسمگلنگ",
  ])
  private static let smugglingWords = HeadingVocabulary.folded([
    "som", "smuggling", "migrant smuggling", "smuggling of migrants", "people smuggling",
    "tráfico ilícito de migrantes",
    "tráfico de migrantes", "trafic illicite de migrants", "trafic de migrants", "contrabando de migrantes",
    "schleusung",
    "göçmen kaçakçılığı", "незаконный ввоз мигрантов", "незаконне переправлення", "تهريب المهاجرين", "تهريب",
    "قاچاق مهاجران",
    "تارکین وطن کی اسمگلنگ",
  ])
  private static let sources = HeadingVocabulary.folded([
    "source", "data source", "sources", "source of data", "fuente", "fonte", "quelle", "المصدر", "منبع",
    "ذریعہ", "джерело", "источник",
  ])
}
