import Foundation
import Language

/// A heading of a sheet of a training as its words are compared: in lower case, without accents and marks, `Pre_Score` as `pre score`.
struct TrainingHeading: Hashable {
  /// The words, with one space between.
  let text: String

  /// Reads a heading; what scores below it are out of is none of its words, nor is an ending in brackets: `Seleccionado(a)`, `Date(s)`.
  init(_ heading: String) {
    let plain = HeadingMaximum.removed(from: heading)
    text = Self.words(
      plain.contains("(") ? plain.replacing(#/(\p{L})\((?:s|as?|o\/a|os\/as|es?|е)\)/#) { $0.1 } : plain)
  }

  /// A heading and shorter forms of it, each of which may say what the column is for: the last parts of a path such as `pre_test/q1` or
  /// `id/participant_code`, as forms export them, and a question without the words that ask: `What is your gender?`.
  static func forms(of heading: String) -> [String] {
    var forms = [heading]
    let parts = heading.split(separator: "/").map(String.init)
    let isPath =
      parts.count > 1 && !heading.contains(" ")
      && parts.allSatisfy { $0.contains(where: \.isLetter) && $0.count > 1 }
    if isPath { forms += [parts.suffix(2).joined(separator: "/"), parts[parts.count - 1]] }
    let words = words(ofCell: parts.count > 1 && !isPath ? heading : forms[forms.count - 1])
    let asked = words.filter { !asking.contains($0) }
    if asked.count < words.count, !asked.isEmpty { forms.append(asked.joined(separator: " ")) }
    return forms
  }

  /// Words that ask for something in the heading of a form.
  private static let asking = set([
    "your", "please", "enter", "write", "type", "select", "choose", "indicate", "what", "is", "which", "su",
    "tu",
    "escriba", "ingrese", "indique", "seleccione", "cuál", "es", "votre", "veuillez", "indiquer", "saisir",
    "entrez",
    "quel", "quelle", "est", "seu", "sua", "indique", "qual", "ваш", "ваша", "ваше", "укажите", "введите",
    "свой",
    "اكتب", "أدخل", "اختر", "ما", "هو", "لطفا", "خود", "را", "وارد", "کنید", "بنویسید", "اپنا", "اپنی",
    "براہ", "کرم",
    "درج", "کریں", "لکھیں",
  ])

  /// The words of a text that is no heading.
  static func words(ofCell text: String) -> [String] {
    words(text).split(separator: " ").map(String.init)
  }

  /// The words in order.
  var words: [String] { text.split(separator: " ").map(String.init) }

  private static func words(_ heading: String) -> String {
    // Accents are typed or not; vowel signs and hamzas of Arabic letters are left as they are.
    // A joiner between the parts of a Persian word is left out or typed as a space.
    let apart = heading.unicodeScalars.reduce(into: "") { text, scalar in
      text.unicodeScalars.append(scalar.value == 0x200C ? " " : scalar)
    }
    let plain = FoldedText.fold(apart).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !(0x0300...0x036F).contains($0.value) }
      .reduce(into: "") { $0.unicodeScalars.append($1) }.precomposedStringWithCanonicalMapping
    return plain.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined()
      .split(separator: " ").joined(separator: " ")
  }

  /// The headings of a list as they are compared.
  static func set(_ headings: [String]) -> Set<String> { Set(headings.map { TrainingHeading($0).text }) }

  /// Words for a code of a participant.
  static let codes = set([
    "katılımcı kodu", "katılımcı", "kod", "kodu", "kod uczestnika", "cod", "cod participant", "šifra",
    "šifra polaznika",
    "kodi", "kodi i pjesëmarrësit", "msimbo", "kode", "kode peserta", "mã", "mã số", "рамз", "代码", "编号",
    "شناختی کوڈ", "code", "codes", "id", "participant", "participant code", "participant id", "code no",
    "code number",
    "user id", "user code", "user", "learner id", "student id", "trainee no", "respondent id", "respondent",
    "trainee code", "trainee id", "pid", "anonymous code", "no", "participantcode", "participant no",
    "código", "código participante", "código de participante", "código del participante", "código anónimo",
    "identificador", "participante", "code participant", "code du participant", "code anonyme", "identifiant",
    "code stagiaire", "código do participante", "código anônimo", "الرمز", "رمز", "رمز المشارك", "الكود",
    "كود",
    "كود المشارك", "رقم المشارك", "کد", "کد شرکت کننده", "کد شرکت‌کننده", "شناسه", "رمز شرکت کننده", "کوڈ",
    "کوڈ نمبر", "شریک کا کوڈ", "شرکاء کا کوڈ", "код", "код участника", "шифр", "идентификатор",
    "код учасника", "ідентифікатор", "clave", "clave del participante", "clave participante", "folio",
    "matricule",
    "s no", "sr no", "serial no", "serial number", "sl no", "nº", "n°", "№", "№ п п", "п п", "nro", "núm",
    "número",
    "numéro", "n", "شماره", "ردیف", "الرقم", "رقم", "م", "نمبر شمار", "номер",
  ])
  /// Those of them that often name a running number, which begins anew on each sheet, where a code stands beside it.
  static let runningNumbers = set([
    "id", "no", "code no", "code number", "s no", "sr no", "serial no", "serial number", "sl no", "nº", "n°",
    "№",
    "№ п п", "п п", "nro", "núm", "número", "numéro", "n", "شماره", "ردیف", "الرقم", "رقم", "م", "نمبر شمار",
    "номер",
  ])
  /// Words for the occasion of a row.
  static let phases = set([
    "phase", "occasion", "test", "time", "wave", "round", "when", "fase", "momento", "etapa", "prueba",
    "moment",
    "étape", "épreuve", "المرحلة", "الاختبار", "مرحله", "آزمون", "مرحلہ", "ٹیسٹ", "этап", "фаза", "тест",
  ])
  /// Words for a score.
  static let scores = set([
    "score", "points", "marks", "total", "total score", "total points", "total marks", "grade", "final grade",
    "final score", "overall score", "puntos totales", "total points obtained", "note totale", "result",
    "test score", "puntaje", "puntuación",
    "nota",
    "calificación", "resultado", "puntos", "note", "résultat", "pontuação", "الدرجة", "الدرجات", "العلامة",
    "النتيجة", "نمره", "امتیاز", "نتیجه", "نمبر", "سکور", "اسکور", "балл", "баллы", "оценка", "результат",
    "бал", "бали", "оцінка",
  ])
  /// Words for who was chosen.
  static let choices = set([
    "chosen", "selected", "master trainer", "selected as trainer", "tot", "seleccionado", "seleccionada",
    "elegido",
    "elegida", "choisi", "choisie", "sélectionné", "retenu", "retenue", "selecionado", "escolhido", "مختار",
    "المختار",
    "المختارون", "تم اختياره", "انتخاب شده", "برگزیده", "منتخب", "выбран", "отобран", "избран",
  ])
  /// Words for a sex.
  static let sexes = set([
    "sex", "gender", "sexe", "genre", "sexo", "género", "gênero", "geschlecht", "geslacht", "sesso", "пол",
    "płeć", "spol", "pol", "gjinia", "jinsia", "jenis kelamin", "giới tính", "gen", "ҷинс", "jins", "жынысы",
    "гендер", "стать",
    "الجنس",
    "النوع", "جنس", "جنسیت", "صنف", "cinsiyet", "性别",
  ])
  /// Words that say in the heading of a sex how the column is filled in.
  static let besideSexes = set([
    "m", "f", "h", "v", "w", "male", "female", "man", "woman", "men", "women", "mujer", "hombre", "femme",
    "homme", "mulher", "homem", "ж", "м", "0", "1", "2", "and", "or", "o", "ou", "of", "participant", "the",
    "del", "du", "de", "participante",
  ])
  /// Words for an agency.
  static let agencies = set([
    "kurum", "kurumu", "kuruluş", "jednostka", "instytucja", "instituție", "instituția", "institucija",
    "ustanova",
    "institucioni", "taasisi", "wakala", "instansi", "cơ quan", "идора", "muassasa", "agency", "organisation",
    "organization", "department", "institution", "service", "institución",
    "organismo",
    "agencia", "entidad", "organización", "agence", "organisme", "administration", "instituição", "órgão",
    "agência",
    "entidade", "الجهة", "جهة العمل", "المؤسسة", "الوكالة", "الإدارة", "نهاد", "سازمان", "اداره", "ارگان",
    "ادارہ", "dependencia", "corporación", "force", "corps", "ministry", "directorate", "cuerpo", "відомство",
    "установа", "підрозділ",
    "محکمہ", "ایجنسی", "ведомство", "учреждение", "организация", "служба", "орган",
  ])
  /// Words for a workshop.
  static let workshops = set([
    "workshop", "course", "cohort", "taller", "curso", "atelier", "cours", "oficina", "الورشة", "ورشة",
    "ورشة العمل",
    "الدورة", "کارگاه", "دوره", "ورکشاپ", "کورس", "семинар", "курс", "тренинг",
  ])
  /// Words for other groups.
  static let otherGroups = set([
    "group", "arm", "condition", "treatment", "study group", "grupo", "groupe", "gruppe", "группа",
    "المجموعة",
    "گروه", "گروپ", "rank group", "province", "region", "provincia", "región", "province", "région",
    "المحافظة", "ولایت",
    "استان",
    "صوبہ", "регион", "область", "county", "sede", "регіон",
  ])
  /// Words for what scores are out of.
  static let maxima = set([
    "max", "maximum", "out of", "max score", "maximum score", "max points", "maximum points", "max marks",
    "maximum marks", "possible", "points possible", "possible points", "possible score", "full marks",
    "max possible", "maximum possible", "scale", "sur", "note max", "note maximale", "score max", "barème",
    "máximo", "máx", "puntaje máximo", "nota máxima", "puntos posibles", "pontuação máxima", "максимум",
    "макс",
    "макс балл", "максимальный балл", "الدرجة القصوى", "الحد الأقصى", "النهاية العظمى", "حداکثر",
    "حداکثر نمره",
    "کل نمبر", "زیادہ سے زیادہ نمبر",
  ])
  /// Words for an occasion, each a word or several.
  static let occasions: [(before: [String], after: [String])] = [
    (["before", "pre", "pretest", "baseline"], ["after", "post", "posttest", "postest", "endline"]),
    (
      ["antes", "previo", "previa", "preprueba", "pretest"],
      ["después", "posterior", "depois", "posprueba", "postprueba", "pos", "postest", "posttest"]
    ),
    (["avant", "prétest"], ["après", "posttest"]),
    (["قبل", "القبلي", "القبلية"], ["بعد", "البعدي", "البعدية"]),
    (["پیش از", "پیش", "پیش آزمون"], ["پس از", "پس", "پس آزمون"]),
    (["پہلے", "سے پہلے"], ["بعد میں", "کے بعد"]),
    (["до"], ["после"]), (["до", "перед"], ["після"]),
    (["vorher", "vor"], ["nachher", "nach"]),
  ]
  /// Words for an occasion that mean other things too, taken where no heading has one of the others.
  static let rarerOccasions: [(before: [String], after: [String])] = [
    (["entry", "entrance", "initial"], ["exit", "final"]),
    (["inicial", "ingreso", "entrada"], ["salida", "saída"]),
    (["entrée", "initiale"], ["sortie", "finale"]),
    (["voor", "voormeting"], ["na", "nameting"]),
    (["входной", "входное", "начальный"], ["итоговый", "итоговое", "выходной"]),
    (["ön", "önce", "öncesi"], ["son", "sonra", "sonrası"]), (["przed"], ["po"]), (["înainte"], ["după"]),
    (["prije", "pre", "pred"], ["poslije", "posle", "nakon"]), (["para"], ["pas"]), (["kabla"], ["baada"]),
    (["sebelum"], ["sesudah", "setelah"]), (["trước"], ["sau"]), (["пеш аз"], ["баъд аз", "пас аз"]),
    (["oldin"], ["keyin"]), (["чейин"], ["кийин"]), (["前测", "培训前"], ["后测", "培训后"]),
  ]
  /// Words that may stand beside those of an occasion in a heading of scores.
  static let besideOccasions = set([
    "score", "scores", "test", "training", "total", "points", "marks", "result", "mark", "exam", "quiz",
    "the", "of", "d",
    "knowledge", "connaissances", "conocimientos", "conhecimentos", "знаний", "знания", "المعرفة", "دانش",
    "des",
    "de", "average", "mean", "avg", "puntaje", "puntuación", "nota", "calificación", "prueba", "examen",
    "formación",
    "capacitación",
    "taller", "del", "de", "la", "el", "note", "épreuve", "formation", "résultat", "du", "le", "l",
    "pontuação",
    "teste", "prova", "formação", "capacitação", "do", "da", "o", "a", "درجة", "الدرجة", "الاختبار", "اختبار",
    "التدريب", "الامتحان", "النتيجة", "آزمون", "نمره", "امتیاز", "آموزش", "نتیجه", "نمبر", "ٹیسٹ", "تربیت",
    "سے",
    "کے", "бал", "бали", "оцінка", "тестування", "навчання", "тренінгу", "тесту", "балл", "баллы", "тест",
    "оценка", "обучения", "обучение", "тренинга", "результат", "ergebnis",
    "punkte", "از",
    "schulung", "der", "szkoleniem", "szkoleniu", "szkolenia", "wynik", "eğitim", "puan", "puanı", "testi",
    "rezultat",
    "obuke", "edukacije", "trajnimit", "mafunzo", "pelatihan", "nilai", "instruire", "scor", "tập", "huấn",
    "điểm",
    "омӯзиш", "trening",
  ])
  /// Words for what is made of scores.
  static let differences = set([
    "gain", "change", "difference", "diff", "rank", "improvement", "increase", "grade", "date", "remarks",
    "comment", "comments", "ganancia", "diferencia", "cambio", "progression", "différence", "écart", "rang",
    "ganho", "прирост", "разница", "место", "max", "maximum", "level", "signature", "pass",
  ])
  /// Words of a test, by which a heading is one of scores.
  static let tests = set([
    "score", "scores", "test", "pretest", "posttest", "points", "marks", "mark", "result", "exam", "quiz",
    "puntaje",
    "puntuación", "nota", "calificación", "prueba", "examen", "note", "épreuve", "pontuação", "teste",
    "prova",
    "درجة", "الدرجة", "اختبار", "الاختبار", "آزمون", "نمره", "ٹیسٹ", "балл", "тест", "оценка",
  ])
  /// Words that speak of how somebody feels or judges, and of no knowledge.
  static let ratings = set([
    "evaluación", "confidence", "confident", "satisfaction", "satisfied", "rating", "ratings", "rate",
    "agree", "agreement",
    "likert",
    "self", "assessment", "perception", "perceived", "opinion", "usefulness", "useful", "quality", "level",
    "confianza", "satisfacción", "valoración", "autoevaluación", "acuerdo", "percepción", "confiance",
    "évaluation",
    "auto", "autoévaluation", "accord", "confiança", "satisfação", "avaliação", "autoavaliação",
    "concordância",
    "الثقة", "الرضا", "التقييم", "الذاتي", "رضایت", "اعتماد", "خودارزیابی", "اطمینان", "уверенность",
    "удовлетворенность", "самооценка", "اطمینان", "خود تشخیصی",
  ])
  /// Words of ratings that are no rating alone: a `level` of knowledge may be tested.
  static let weakRatings = set([
    "assessment", "level", "quality", "rate", "évaluation", "evaluación", "avaliação", "auto", "التقييم",
    "accord", "useful",
  ])
}
