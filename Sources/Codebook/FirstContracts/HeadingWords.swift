import Foundation

/// The words of a heading, as they are compared: `vic_TypeOfExploitation` is `vic type of exploitation`.
struct HeadingWords: Sendable, Hashable {
  /// The words in lower case, without accents, in order.
  let words: [String]
  /// All of them with a space between.
  let text: String

  init(_ heading: String) {
    var spaced = ""
    var before: Character = " "
    for character in heading.precomposedStringWithCanonicalMapping {
      // A capital after a small letter or a digit begins a word.
      if character.isUppercase, before.isLowercase || before.isNumber { spaced.append(" ") }
      spaced.append(character.isLetter || character.isNumber ? character : " ")
      before = character
    }
    words = CodeList.folded(spaced).split(separator: " ").map { word in
      String(word).folding(options: .diacriticInsensitive, locale: nil)
    }
    text = words.joined(separator: " ")
  }

  /// Whether some word, or some run of words, is in a list.
  func mention(_ vocabulary: Set<String>) -> Bool { vocabulary.contains { holds($0) } }

  /// Whether it says how many of whom or of what there are, of whatever age: `Age unknown`, `No. of victims`, `Code violations`.
  var isOfPersons: Bool {
    mention(HeadingVocabulary.counted) || mention(HeadingVocabulary.plural)
      || mention(HeadingVocabulary.ageInYears)
        && (mention(HeadingVocabulary.unknown) || words.contains { $0.contains(where: \.isNumber) })
  }

  /// Whether a phrase stands in it as whole words.
  private func holds(_ phrase: String) -> Bool {
    guard text.count >= phrase.count else { return false }
    if text == phrase { return true }
    return text.hasPrefix(phrase + " ") || text.hasSuffix(" " + phrase) || text.contains(" " + phrase + " ")
  }
}

/// What headings of a kind say, in lower case and without accents: English, French, Spanish, Arabic, Persian, Urdu.
enum HeadingVocabulary {
  static func folded(_ words: [String]) -> Set<String> {
    Set(words.map { HeadingWords($0).text })
  }

  static let country = folded([
    "country", "countries", "citizenship", "citizen", "nationality", "nationalities", "nationals", "nat",
    "iso", "iso2",
    "iso3", "geo", "origin", "destination", "transit", "area", "reporter", "partner", "residence",
    "birthplace",
    "pays", "nationalité", "citoyenneté", "origine", "país", "países", "nacionalidad", "ciudadanía", "origen",
    "destino",
    "الجنسية", "البلد", "الدولة", "بلد", "جنسية", "کشور", "تابعیت", "ملیت", "ملک", "شہریت", "قومیت",
  ])
  /// Places of which a country has several.
  static let withinCountry = folded([
    "state", "states", "province", "provinces", "region", "regions", "district", "county", "department",
    "governorate", "prefecture", "canton", "oblast", "emirate", "division", "uf", "estado", "estados",
    "provincia", "departamento", "región", "région", "département", "bundesland", "land", "regione", "eyalet",
    "il",
    "область", "район", "ولاية", "محافظة", "استان", "ولایت", "صوبہ", "ضلع", "wilaya", "mkoa", "provinsi",
  ])
  static let sex = folded([
    "sex", "gender", "jinsia", "geschlecht", "sesso", "geslacht", "cinsiyet", "płeć", "пол", "стать",
    "pohlaví", "spol", "gjinia", "nem", "φύλο", "jenis kelamin",
    "giới tính", "性別", "性别", "เพศ", "लिङ्ग", "लिंग", "লিঙ্গ", "성별", "kön", "køn", "sugu", "ጾታ", "სქესი", "սեռ",
    "sexe", "genre", "sexo", "género", "الجنس", "جنس", "النوع", "جنسیت", "صنف",
  ])
  static let age = folded([
    "age", "ages", "age group", "age band", "âge", "edad", "alter", "العمر", "عمر", "سن", "majority", "minor",
    "adult",
    "groups of persons", "grupo de edad", "groupe d âge",
  ]).union(ageInYears)
  /// How old somebody is; of words for age only those that a heading of ages alone has.
  static let ageInYears = folded([
    "age", "ages", "âge", "edad", "alter", "idade", "età", "leeftijd", "возраст", "вік", "yaş", "umur",
    "usia", "tuổi",
    "العمر", "عمر", "سن", "السن", "ዕድሜ", "อายุ", "年齢", "年龄", "उम्र", "आयु", "বয়স", "umri", "wiek", "ηλικία",
  ]).union(PersonVocabulary.ages)
  /// Words for several persons or cases, which no heading of a number for one has.
  static let plural = folded([
    "women", "men", "girls", "boys", "adults", "minors", "children", "females", "males", "cases",
    "violations",
    "offences", "convictions", "prosecutions", "investigations", "arrests", "detections", "complaints",
    "femmes",
    "hommes", "filles", "garçons", "enfants", "adultes", "mineurs", "mujeres", "hombres", "niñas", "niños",
    "adultos",
    "menores", "mulheres", "homens", "frauen", "männer", "kinder", "женщин", "мужчин", "детей", "жінок",
    "чоловіків",
    "дітей", "نساء", "رجال", "أطفال", "زنان", "مردان", "کودکان", "خواتین", "مرد حضرات", "بچے",
  ])
  static let unknown = folded([
    "unknown", "not known", "not specified", "not stated", "not recorded", "unspecified", "missing",
    "inconnu", "desconocido", "desconocida", "نامعلوم", "غير معروف",
  ])
  static let form = folded([
    "exploitation", "exploit", "form", "forms", "purpose", "formes", "forma", "explotación", "الاستغلال",
    "استغلال",
    "بهره کشی", "استحصال",
  ])
  /// Words for a category, beside what it is of.
  static let kind = folded([
    "type", "types", "form", "kind", "category", "code", "tipo", "forma", "tipología", "catégorie", "code",
    "نوع", "شكل", "قسم",
    "jenis", "art", "вид", "тип",
  ])
  static let route = folded(["route", "routes", "corridor", "itinéraire", "ruta", "مسیر", "المسار", "راستہ"])
  static let flag = folded(["is", "has", "was", "consent", "flag", "means", "control"])

  static let measure = folded([
    "value", "values", "obs value", "n", "count", "counts", "number", "numbers", "total", "figure", "figures",
    "quantity",
    "convictions", "prosecutions", "investigations", "arrests", "arrested", "charged", "complaints",
    "suspects",
    "offenders", "sentenced", "women", "men", "girls", "boys", "children", "adults", "females", "males",
    "cases", "victims", "persons", "people", "detections", "detected", "dead", "deaths", "missing",
    "survivors", "surv",
    "incidents", "arrivals", "apprehensions", "encounters", "convicted", "prosecuted", "offences",
    "population",
    "fälle", "cas", "casi", "случаев", "випадків", "przypadki", "przypadków", "vaka", "kasus", "gevallen",
    "slučajevi",
    "returned", "txtvalue", "txt value", "nombre", "valeur", "effectif", "victimes", "número", "cantidad",
    "valor",
    "sayı", "sayısı", "kişi", "mağdur", "кількість", "осіб", "справ", "жертв", "потерпілих", "количество",
    "число", "человек",
    "потерпевших", "quantidade", "vítimas", "pessoas", "numero", "vittime", "persone", "anzahl", "opfer",
    "personen", "aantal",
    "slachtoffers", "jumlah", "korban", "orang", "liczba", "ofiar", "numri", "број", "broj", "idadi",
    "waathirika", "จำนวน",
    "จำนวนผู้เสียหาย", "จำนวนคน", "সংখ্যা", "संख्या", "số lượng", "nạn nhân", "szám", "αριθμός", "人数", "人數", "rescued",
    "intercepted", "migrants", "referrals", "crossings", "refugees", "returnees", "detainees",
    "beneficiaries", "minors", "migrantes",
    "cruces", "identified victims", "detenidos", "víctimas", "casos", "personas", "العدد", "عدد",
    "القيمة", "تعداد", "شمار", "مقدار", "قدر",
  ])
  /// Differences, which may be below zero.
  static let change = folded([
    "change", "difference", "net", "balance", "growth", "variation", "solde", "saldo", "diferencia", "التغير",
    "تغییر",
    "تبدیلی",
  ])
  /// Figures each of which holds those before it.
  static let runningTotal = folded([
    "cumulative", "cumul", "cumulé", "cumulés", "acumulado", "acumulada", "acumulados", "running total",
    "to date", "ytd",
    "year to date", "since start", "kumuliert", "تراكمي", "التراكمي", "تجمعی", "مجموعی", "kümülatif",
    "нарастающим",
  ])
  static let rate = folded([
    "rate", "rates", "per 100000", "per 100 000", "per capita", "taux", "tasa", "معدل", "نرخ", "شرح",
  ])
  /// Whether a heading speaks of per cents by their sign, which is no word.
  static func hasPercentSign(_ heading: String) -> Bool { heading.contains { "%٪".contains($0) } }

  /// Whether a heading says that figures are of thousands or millions.
  static func isOfThousands(_ heading: String) -> Bool {
    let words = HeadingWords(heading)
    return words.mention(thousands) || heading.contains("'000") || heading.contains("\u{2019}000")
  }

  private static let thousands = folded([
    "thousand", "thousands", "000s", "million", "millions", "milliers", "miles", "millones", "tys", "тыс",
    "тис", "ألف", "بالآلاف",
    "هزار", "ہزار",
  ])

  static let share = folded([
    "share", "percent", "percentage", "pct", "proportion", "ratio", "part", "pourcentage", "porcentaje",
    "proporción",
    "نسبة", "درصد", "سهم", "فیصد",
  ])
  static let mean = folded([
    "mean", "average", "avg", "median", "moyenne", "médiane", "promedio", "media", "mediana", "متوسط",
    "میانگین", "اوسط",
  ])
  /// Names of columns whose categories are different things, or divide the same figures in different ways.
  static let breakdown = folded([
    "dimension", "breakdown", "disaggregation", "indicator", "series", "variable", "statistic",
    "broken down by",
    "ventilation", "indicateur", "desglose", "indicador", "المؤشر", "شاخص", "اشاریہ",
  ])
  static let vintage = folded([
    "release", "vintage", "edition", "version", "snapshot", "data as of", "published on",
  ])
  static let status = folded(["flag", "flags", "obs flag", "obs status", "observation status", "status flag"])

  static let day = folded([
    "date", "day", "datum", "jour", "fecha", "día", "التاريخ", "تاريخ", "تاریخ", "روز", "دن", "t", "time",
  ])
  static let event = folded([
    "incident", "event", "detection", "detected", "registration", "registered", "identification",
    "identified", "referral",
    "incoming", "arrival", "interview", "intake", "case date", "enregistrement", "registro",
  ])
  static let entry = folded([
    "submission", "start", "end", "today", "modified", "updated", "created", "entry", "closure",
  ])
  static let birth = folded([
    "birth", "birthdate", "birthday", "dob", "d o b", "yob", "year of birth", "born", "naissance", "né",
    "nacimiento",
    "f nac", "fec nac", "fecha nac", "الميلاد", "میلاد", "تولد", "پیدائش", "geburtsdatum", "geburtstag",
    "geburtsjahr",
    "năm sinh", "ngày sinh", "生年月日", "生年", "出生", "出生日期", "जन्म", "जन्म तिथि", "जन्म मिति", "วันเกิด", "ปีเกิด", "lahir",
    "tanggal lahir",
    "tahun lahir", "urodzenia", "születési", "γέννησης", "geboorte", "geboortedatum", "datëlindja", "rođenja",
    "doğum tarihi",
    "geboren", "nascita", "nascimento", "doğum", "dogum", "рождения", "народження",
  ]).union(PersonVocabulary.birth)
  static let monthPart = folded([
    "month", "months", "mois", "mes", "luna", "الشهر", "شهر", "ماه", "مہینہ", "monat", "ay", "месяц",
    "місяць", "месец", "mês",
    "mese", "maand", "bulan", "miesiąc", "muaji", "mwezi", "เดือน", "মাস", "महीना", "माह", "महिना", "tháng", "hónap",
    "μήνας", "月",
  ])
  static let quarter = folded([
    "q", "quarter", "trimestre", "الربع", "فصل", "سہ ماہی", "qtr", "trimestru", "quartal",
    "квартал", "çeyrek", "kwartal", "kwartaal", "trimester", "triwulan", "robo", "ไตรมาส", "quý", "季度",
  ])
}

extension HeadingVocabulary {
  static let half = folded([
    "semester", "semestre", "semestrul", "semestru", "semestar", "half", "half year", "halfyear", "hy",
    "полугодие", "півріччя", "yarıyıl", "halbjahr", "halfjaar", "εξάμηνο", "półrocze", "polugodište", "félév",
    "النصف", "نصف السنة", "نیمسال", "نیمه", "ششماہی", "شش ماہی",
  ])
  static let week = folded([
    "week", "weeks", "epiweek", "epi week", "yearweek", "semana epidemiológica", "woche", "kalenderwoche",
    "kw", "semaine", "semana", "settimana", "hafta", "неделя",
    "тиждень", "tydzień", "uke", "vecka", "minggu", "tuần", "أسبوع", "الأسبوع", "هفته", "ہفتہ", "wiki",
  ])
  static let time = folded([
    "vuosi", "kuukausi", "aasta", "kuu", "periood", "gads", "mēnesis", "metai", "mėnuo", "ár", "år", "måned",
    "månad",
    "leto", "mjesec", "godina", "წელი", "თვე", "პერიოდი", "տարի", "ամիս", "שנה", "חודש", "жыл", "ай", "он",
    "сар",
    "umwaka", "taona", "roku", "měsíc", "mesiac", "ឆ្នាំ", "ខែ", "ປີ", "ເດືອນ", "နှစ်", "සන්", "වර්ෂය",
    "year", "years", "anul", "month", "months", "quarter",
    "period", "time period", "date",
    "reporting month",
    "reporting year", "année", "an", "mois", "période", "año", "mes", "período", "periodo", "السنة", "سنة",
    "عام", "الشهر",
    "شهر", "سال", "ماه", "سن هجری", "مہینہ", "yearofregistration", "jahr", "monat", "yıl", "ay", "год",
    "месяц", "рік", "місяць",
    "година", "месец", "ano", "mês", "anno", "mese", "jaar", "maand", "tahun", "bulan", "rok", "miesiąc",
    "viti", "muaji",
    "mwaka", "mwezi", "ปี", "ปี พ ศ", "พ ศ", "เดือน", "সাল", "বছর", "মাস", "वर्ष", "साल", "महीना", "năm", "tháng", "év",
    "hónap",
    "semester", "semestre", "semestrul", "semestar", "half", "half year", "halfyear", "hy", "полугодие",
    "півріччя", "yarıyıl",
    "период", "період", "dönem", "periode", "okres", "kỳ", "期間", "年月", "الفترة", "دوره", "εξάμηνο",
    "έτος", "μήνας", "年", "年份", "月", "квартал", "çeyrek", "trimestre", "trimestru", "ไตรมาส",
  ]).union(week)
  /// Numbers that stand for a place or a thing and are never added.
  static let numbering = folded([
    "footnote", "footnotes", "m49", "code", "iso numeric", "id", "index", "rank", "unit multiplier",
    "multiplier", "decimals", "no",
    "serial",
  ])
  static let victim = folded([
    "victim", "victims", "exploitation", "exploit", "trafficking", "trafficked", "recruitment", "víctima",
    "victime", "ضحية",
    "قربانی", "vic",
  ])
  /// Persons of whom one row may hold several.
  static let counted = folded([
    "victims", "persons", "people", "migrants", "suspects", "offenders", "survivors", "víctimas", "personas",
    "victimes",
    "personnes", "migrantes", "vítimas", "opfer", "الضحايا", "ضحايا", "قربانیان", "متاثرین", "mağdur sayısı",
    "dead", "missing",
  ])
  static let perpetrator = folded([
    "perpetrator", "suspect", "offender", "accused", "convicted", "trafficker", "smuggler", "sospechoso",
    "auteur",
  ])
  static let incident = folded([
    "incident", "event", "dead", "deaths", "shipwreck", "boat", "incidente", "hecho", "حادث",
  ])
  static let band = folded([
    "band", "bands", "group", "groups", "range", "category", "tranche", "grupo", "rango", "فئة", "گروه",
    "رده",
  ])
  static let coordinates = folded([
    "lat", "lon", "lng", "latitude", "longitude", "gps", "geopoint", "coordinates",
  ])
}
