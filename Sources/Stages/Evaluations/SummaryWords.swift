import Language
import Tables

/// Words for sums, means and the like, in the languages of those who type sheets.
enum SummaryWords {
  /// What a cell says of its row.
  enum Meaning {
    /// The row holds a total, a mean or the like.
    case summary
    /// The same, by one word alone that may be a code beside others of its form: `N`, `MAX`.
    case word
    /// The row may hold one, or be of a person whose code looks so: `N 20`, `SD 2`.
    case unsure
    /// The row is one of several persons together: `Women`, `All`.
    case several
  }

  /// What a cell says; nil where it says nothing of the kind.
  ///
  /// A word such as `total` or `mean` says it wherever it stands among others; `max`, `n` or `sd`, which begin codes too, only among
  /// words of their own kind. A number behind them is one of a code, unless a mark stands between: `n = 20`.
  static func meaning(of cell: String) -> Meaning? {
    let plain = HeadingText.plain(cell)
    let words = TrainingHeading.words(ofCell: plain)
    guard !words.isEmpty, words.count <= mostWords else { return nil }
    if words.contains(where: strong.contains) || phrases.contains(where: { contains(words, $0) }) {
      return .summary
    }
    if words.allSatisfy(groups.contains) { return .several }
    guard words.contains(where: weak.contains) else { return nil }
    let others = words.filter { !weak.contains($0) && !beside.contains($0) }
    if others.isEmpty { return words.count == 1 && plain.allSatisfy(\.isLetter) ? .word : .summary }
    guard others.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
    return plain.contains(where: { "=:".contains($0) }) ? .summary : .unsure
  }

  /// More words than this are a remark.
  private static let mostWords = 6

  private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    words.indices.contains { words[$0...].starts(with: phrase) }
  }

  /// Words that no code has.
  private static let strong = TrainingHeading.set([
    "total", "totals", "subtotal", "subtotals", "average", "averages", "avg", "mean", "means", "median",
    "stdev", "totaux", "moyenne", "moyennes", "médiane", "promedio", "promedios", "mediana", "totales",
    "subtotales", "desviación", "média das", "totais", "gesamt", "zwischensumme", "summe", "mittelwert",
    "durchschnitt", "totale", "totali", "всего", "итого", "итог", "подытог", "среднее", "средний", "средняя",
    "сумма", "медиана", "toplam", "ortalama", "المجموع", "مجموع", "المتوسط", "متوسط", "المعدل", "الإجمالي",
    "إجمالي", "میانگین", "میانه", "اوسط", "合计", "总计", "平均", "平均值",
  ])
  private static let phrases = [
    "standard deviation", "std dev", "std deviation", "écart type", "desvio padrão", "جمع کل", "کل تعداد",
  ].map { TrainingHeading($0).words }
  /// Words that codes begin with too, or people are called.
  private static let weak = TrainingHeading.set([
    "sum", "min", "max", "minimum", "maximum", "mín", "máx", "mínimo", "máximo", "sd", "std", "n", "overall",
    "media", "médias", "suma", "soma", "somme", "somma", "highest", "lowest", "range", "variance", "count",
    "percentage", "percent", "pass", "passed", "failed", "fail", "rate", "جمع", "کل", "میزان", "макс", "мин",
    "número", "nombre", "gain", "mode",
  ])
  /// Words that stand beside them.
  private static let beside = TrainingHeading.set([
    "score", "scores", "class", "group", "mark", "marks", "points", "possible", "of", "the", "all", "for",
    "participants", "trainees", "persons", "people", "general", "général", "grand", "test", "workshop",
    "course", "no", "number", "de", "del", "la", "participantes", "personas", "note", "notes", "puntaje",
    "nota", "notas", "des", "du", "dev", "value", "gain",
  ])
  /// Words for several persons.
  private static let groups = TrainingHeading.set([
    "women", "men", "females", "males", "all", "everyone", "both", "mujeres", "hombres", "todos", "femmes",
    "hommes", "tous", "mulheres", "homens", "женщины", "мужчины", "все", "زنان", "مردان", "همه", "خواتین",
    "نساء", "النساء", "رجال", "الرجال", "الكل",
  ])
}
