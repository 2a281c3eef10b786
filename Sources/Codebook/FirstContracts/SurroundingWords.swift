import Tables

/// What the lines around a table say of its figures: that they are of thousands, rates, shares or running totals, and of a part of a year.
///
/// The lines are looked at and never printed.
struct SurroundingWords {
  /// What one figure stands for many of.
  enum Scale: String, CaseIterable {
    case thousands, tenThousands = "ten thousands", lakh, millions, crore, billions

    /// The number that one stands for, as it is written in words for whoever reads a contract.
    var number: String {
      switch self {
      case .thousands: "1,000"
      case .tenThousands: "10,000"
      case .lakh: "100,000"
      case .millions: "1,000,000"
      case .crore: "10,000,000"
      case .billions: "1,000,000,000"
      }
    }
  }

  /// The scale that a line speaks of, or nil.
  let scale: Scale?
  /// `rate`, `share` or `mean` where a line above calls all figures so, or nil.
  let kind: String?
  /// Whether a line above says that each figure holds those before it.
  let areRunningTotals: Bool
  /// Whether a line says that a year is told in part.
  let speakOfPartOfYear: Bool
  /// Whether a line says that one person may stand under several categories.
  let speakOfSeveralAnswers: Bool
  /// The lines above, for what else they name.
  let above: [HeadingWords]

  init(_ lines: SourceSurroundings) {
    let top = lines.above + lines.units
    let all = top + lines.below
    above = lines.above.map(HeadingWords.init)
    scale = all.lazy.compactMap(Self.scale(ofLine:)).first
    kind = top.lazy.compactMap(Self.kind(of:)).first
    areRunningTotals = top.contains { HeadingWords($0).mention(Self.running) }
    speakOfPartOfYear = all.contains { Self.isOfPartOfYear($0) }
    speakOfSeveralAnswers = all.contains { HeadingWords($0).mention(HeadingVocabulary.severalAnswers) }
  }

  // MARK: Scales

  /// The scale that a heading speaks of, or nil: `Detections (000)`, `Asylanträge (in Tsd.)`.
  static func scale(ofHeading heading: String) -> Scale? {
    let words = HeadingWords(heading)
    guard !words.mention(HeadingVocabulary.rate), !words.mention(bases) else { return nil }
    if heading.contains("(000)") || hasThousandSign(heading) { return .thousands }
    return named(words, inUnit: true) ?? (HeadingVocabulary.isOfThousands(heading) ? .thousands : nil)
  }

  /// The scale that a line around a table speaks of, or nil.
  private static func scale(ofLine line: String) -> Scale? {
    if HeadingWords(line).mention(bases) { return nil }
    if hasThousandSign(line) { return .thousands }
    for unit in units(in: line) {
      if unit.filter({ $0 != " " && $0 != "," && $0 != "." }) == "000" { return .thousands }
      if let scale = named(HeadingWords(unit), inUnit: true) { return scale }
    }
    return named(HeadingWords(line), inUnit: false)
  }

  private static func hasThousandSign(_ text: String) -> Bool {
    [
      "'000", "\u{2019}000", "‘000", "×1000", "x1000", "x 1000", "× 1000", "x 1,000", "(1000)", "(1 000)",
      "(1,000)",
    ]
    .contains { text.contains($0) }
  }

  /// What is said in brackets, behind a word for a unit, or in a line that is nothing else.
  private static func units(in line: String) -> [String] {
    var units: [String] = []
    for (open, close) in [("(", ")"), ("[", "]"), ("（", "）")] {
      for part in line.split(separator: Character(open)).dropFirst() {
        if let end = part.firstIndex(of: Character(close)) { units.append(String(part[..<end])) }
      }
    }
    if let colon = line.firstIndex(where: { ":：".contains($0) }),
      HeadingWords(String(line[..<colon])).mention(wordsForUnit)
    {
      units.append(String(line[line.index(after: colon)...]))
    }
    // A line that is nothing but a word for it.
    let whole = HeadingWords(line).text
    if alone.values.contains(where: { $0.contains(whole) }) || shares.contains(whole) { units.append(line) }
    return units
  }

  private static func named(_ words: HeadingWords, inUnit: Bool) -> Scale? {
    Scale.allCases.first { scale in
      words.mention(phrases[scale] ?? [])
        || inUnit && words.words.count <= 6 && words.mention(alone[scale] ?? [])
    }
  }

  /// `per 100 000` names what a rate is of, and no scale.
  private static let bases = HeadingVocabulary.folded([
    "per 100000", "per 100 000", "per thousand", "per 1000", "per 1 000", "per million", "pour 100 000",
    "pour 1000",
    "pour mille", "por 100 000", "por 100000", "por mil", "por cada", "je 100 000", "pro 100 000",
    "на 100 000",
    "на 100 тыс", "на 100 тис", "لكل 100 000", "در هر", "per lakh", "per lakh population",
    "per million inhabitants",
    "100 bin", "100 000",
  ])
  private static let wordsForUnit = HeadingVocabulary.folded([
    "unit", "units", "unit of measure", "unité", "unités", "unidad", "unidades", "unidade", "unità",
    "Einheit",
    "единица", "единица измерения", "единицы", "ед изм", "одиниця", "одиниця виміру", "birim", "birimi",
    "satuan",
    "đơn vị", "đơn vị tính", "単位", "单位", "單位", "단위", "หน่วย", "الوحدة", "وحدة القياس", "واحد", "اکائی", "एकाइ",
    "इकाई", "একক", "jednostka", "eenheid", "unitatea", "njësia", "kitengo", "scale",
  ])
  /// Phrases that say it wherever they stand.
  private static let phrases: [Scale: Set<String>] = [
    .thousands: HeadingVocabulary.folded([
      "in thousands", "in thousand", "in 1000", "in 1000s", "in 000s", "000s", "thousand persons",
      "thousands persons",
      "thousands of persons", "thousands of people", "thousand people", "en milliers",
      "milliers de personnes", "en miles",
      "miles de personas", "em milhares", "milhares de pessoas", "in migliaia", "migliaia di persone",
      "in Tausend",
      "in Tsd", "Tausend Personen", "тыс чел", "тыс человек", "тысяч человек", "в тысячах", "в тыс",
      "тис осіб",
      "тисяч осіб", "у тисячах", "bin kişi", "bin olarak", "ribu orang", "ribu jiwa", "dalam ribuan",
      "nghìn người",
      "ngàn người", "nghìn lượt", "千人", "单位千人", "単位千人", "พันคน", "بالآلاف", "بالألف", "ألف شخص", "بالاف",
      "هزار نفر", "به هزار", "ہزار افراد", "ہزاروں میں", "हजार मा", "हजारमा", "हजार व्यक्ति", "mii persoane", "în mii",
      "tys osób", "w tysiącach", "in duizenden", "maelfu",
    ]),
    .tenThousands: HeadingVocabulary.folded(["万人", "萬人", "만명"]),
    .lakh: HeadingVocabulary.folded(["in lakh", "in lakhs", "lakh persons", "لاکھ افراد", "लाख में"]),
    .millions: HeadingVocabulary.folded([
      "in millions", "in million", "million persons", "million people", "en millions",
      "millions de personnes",
      "en millones", "millones de personas", "em milhões", "in Millionen", "in Mio", "в миллионах", "млн чел",
      "млн человек", "млн осіб", "milyon kişi", "juta orang", "مليون شخص", "بالملايين", "میلیون نفر",
    ]),
    .crore: HeadingVocabulary.folded(["in crore", "in crores"]),
    .billions: HeadingVocabulary.folded(["in billions"]),
  ]
  /// Words that say it in brackets or behind a word for a unit.
  private static let alone: [Scale: Set<String>] = [
    .thousands: HeadingVocabulary.folded([
      "thousand", "thousands", "1000", "1000s", "000s", "milliers", "miles", "milhares", "migliaia",
      "Tausend", "Tsd",
      "тыс", "тысяч", "тис", "тисяч", "bin", "ribu", "ribuan", "nghìn", "ngàn", "千", "พัน", "ألف", "آلاف",
      "هزار", "ہزار",
      "हजार", "हज़ार", "হাজার", "mii", "tys", "tysiące", "duizend", "elfu",
    ]),
    .tenThousands: HeadingVocabulary.folded(["万", "萬"]),
    .lakh: HeadingVocabulary.folded(["lakh", "lakhs", "lac", "lacs", "لاکھ", "लाख", "লক্ষ", "লাখ"]),
    .millions: HeadingVocabulary.folded([
      "million", "millions", "mln", "mio", "millones", "milhões", "Millionen", "млн", "миллионов", "milyon",
      "juta",
      "مليون", "میلیون", "ملین",
    ]),
    .crore: HeadingVocabulary.folded(["crore", "crores", "کروڑ", "करोड़", "कोटि"]),
    .billions: HeadingVocabulary.folded(["billion", "billions", "млрд", "milliards"]),
  ]

  // MARK: Rates, running totals, parts of years

  /// What a line above calls all figures, or nil: it begins with a word for it or is a unit, and speaks of no number beside it.
  private static func kind(of line: String) -> String? {
    let words = HeadingWords(line)
    guard !words.mention(numbers) else { return nil }
    if words.mention(bases) || ["‰"].contains(where: { line.contains($0) }) { return "rate" }
    let beginning = HeadingWords(words.words.prefix(3).joined(separator: " "))
    if beginning.mention(rates) { return "rate" }
    if beginning.mention(shares) { return "share" }
    if beginning.mention(means) { return "mean" }
    for unit in units(in: line) {
      let own = HeadingWords(unit)
      if own.mention(shares) || own.words.count <= 1 && HeadingVocabulary.hasPercentSign(unit) {
        return "share"
      }
      if own.mention(rates) { return "rate" }
    }
    return nil
  }

  private static let numbers = HeadingVocabulary.folded([
    "number", "numbers", "count", "counts", "nombre", "número", "numero", "anzahl", "количество", "число",
    "кількість",
    "عدد", "تعداد", "jumlah", "sayısı", "liczba", "and", "et", "und", "y", "и",
  ])
  private static let rates = HeadingVocabulary.folded([
    "rate", "rates", "taux", "tasa", "tasas", "taxa", "taxas", "tasso", "Rate", "Quote", "коэффициент",
    "коефіцієнт",
    "معدل", "نرخ", "شرح", "oranı",
  ])
  private static let shares = HeadingVocabulary.folded([
    "share", "percent", "percentage", "percentages", "per cent", "pct", "proportion", "pourcentage",
    "pourcentages",
    "porcentaje", "porcentajes", "proporción", "percentagem", "porcentagem", "proporção", "percentuale",
    "Prozent",
    "Anteil", "Anteile", "процент", "проценты", "доля", "удельный вес", "частка", "відсоток", "نسبة",
    "النسبة المئوية",
    "درصد", "فیصد", "yüzde", "persentase", "persen", "tỷ lệ", "odsetek", "procent", "प्रतिशत", "শতাংশ",
  ])
  private static let means = HeadingVocabulary.folded([
    "mean", "average", "median", "moyenne", "médiane", "promedio", "mediana", "média", "Durchschnitt",
    "среднее",
    "متوسط", "میانگین", "اوسط", "ortalama", "rata rata",
  ])
  static let running = HeadingVocabulary.folded([
    "cumulative", "cumulatively", "running total", "running totals", "year to date", "ytd",
    "since the beginning of the year", "since start of year", "from the beginning of the year",
    "since january",
    "since 1 january", "cumul", "cumulé", "cumulés", "cumulée", "cumulées", "depuis le début de l année",
    "depuis le 1er janvier", "acumulado", "acumulada", "acumulados", "acumuladas", "desde el inicio del año",
    "desde enero", "desde o início do ano", "kumuliert", "seit Jahresbeginn", "с начала года",
    "нарастающим итогом",
    "нарастающим", "з початку року", "наростаючим", "yılbaşından bu yana", "kümülatif", "kumulatif", "تراكمي",
    "التراكمي", "تراكمية", "منذ بداية العام", "منذ بداية السنة", "تجمعی", "از ابتدای سال", "مجموعی طور پر",
    "سال کے آغاز سے", "lũy kế", "narastająco", "累计", "累計",
  ])

  private static func isOfPartOfYear(_ line: String) -> Bool {
    let words = HeadingWords(line)
    if words.mention(partsOfYear) { return true }
    let months = words.words.count { MonthNames.month($0) != nil }
    return months == 2 && words.mention(only) && words.words.count <= 12
  }

  private static let only = HeadingVocabulary.folded([
    "only", "seulement", "uniquement", "solo", "sólo", "únicamente", "apenas", "nur", "только", "лише",
    "тільки", "فقط",
    "صرف", "yalnızca", "sadece", "hanya",
  ])
  private static let partsOfYear = HeadingVocabulary.folded([
    "first half of the year", "first half only", "first six months", "first nine months",
    "first three months",
    "first quarter only", "partial year", "part of the year", "part year", "incomplete year",
    "year not complete",
    "premier semestre", "six premiers mois", "neuf premiers mois", "primer semestre", "primeros seis meses",
    "primeiro semestre", "erstes Halbjahr", "первое полугодие", "за первое полугодие", "перше півріччя",
    "النصف الأول من العام", "نیمه اول سال", "سال کی پہلی ششماہی", "yılın ilk altı ayı", "semester pertama",
  ])
}
