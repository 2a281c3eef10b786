import Language

/// Who trained a trainer and is none of the file's: an office, a programme, an expert from elsewhere.
///
/// Those trained so are the first generation. A code of letters and digits that is not in the file is a trainer of whom it does not tell.
enum OutsideTrainer {
  /// A word that stands for any office.
  static let word = "workshop"

  /// Whether a code of the one who trained is of somebody outside.
  static func isOne(_ code: String, beside trainers: Set<String>) -> Bool {
    guard !trainers.contains(code), !code.contains(where: \.isNumber), !isUnknown(code) else { return false }
    if words.contains(FoldedText.fold(code)) { return true }
    let form = SessionTrainers.form(code)
    return !trainers.contains { SessionTrainers.form($0) == form }
  }

  /// Whether a text of several words names an office: `Ministry of Interior`, `UNODC Kabul`.
  static func isOffice(_ text: String) -> Bool {
    TrainingHeading.words(ofCell: text).contains { words.contains(FoldedText.fold($0)) }
  }

  /// Says in which rows such stand.
  static func note(_ outside: [Int], _ notes: inout SheetNotes, in sheet: SheetRows) {
    guard !outside.isEmpty else { return }
    let places = sheet.places(outside)
    notes.add("outside-trainer", outside.count) {
      "\($0) row\($0 == 1 ? " names" : "s name") one who trained and is no trainer of the file, such as an office: whoever was trained so is of the first generation (\(places))"
    }
  }

  /// Whether a text says that nobody knows who trained: a question mark, or a word for it.
  ///
  /// A dash says that nobody did.
  static func isUnknown(_ text: String) -> Bool {
    let word = FoldedText.fold(text).filter { !$0.isWhitespace }
    return unknown.contains(word) || !word.isEmpty && word.allSatisfy { "?؟".contains($0) }
  }

  private static let unknown: Set<String> = [
    "unknown", "notknown", "unk", "unclear", "inconnu", "desconocido", "desconhecido", "неизвестно",
    "невідомо", "نامعلوم",
    "نامشخص", "غيرمعروف",
  ]

  private static let words = Set(
    [
      "workshop", "ToT", "seminar", "course", "training", "trainings", "organiser", "organisers", "organizer",
      "organizers",
      "initial", "facilitators", "atelier", "formation", "séminaire", "organisateurs", "taller",
      "capacitación", "curso",
      "organizadores", "formação", "семинар", "тренинг", "семінар", "тренінг", "ورشة", "دورة", "کارگاه",
      "ورکشاپ", "تربیت",
      "HQ", "headquarters", "UNODC", "ONUDC", "IOM", "OIM", "OSCE", "UN", "UNHCR", "Interpol", "Europol",
      "ICMPD", "programme", "program", "project", "office", "bureau", "siège", "sede", "oficina", "external",
      "externe", "externo", "expert", "experts", "consultant", "academy", "ministry", "police", "department",
      "directorate", "unit", "embassy", "university", "agency", "service", "centre", "center", "college",
      "school",
      "institute", "federal", "national", "international", "team", "ministère", "police", "académie",
      "ministerio",
      "academia", "policía", "fiscalía", "universidad", "министерство", "академия", "полиция", "university",
      "штаб", "центр",
      "эксперт", "УНП", "المقر", "المكتب", "خبير", "دفتر", "ستاد", "مرکز", "صدر دفتر", "ہیڈکوارٹر",
    ].map { FoldedText.fold($0).filter { !$0.isWhitespace } })
}
