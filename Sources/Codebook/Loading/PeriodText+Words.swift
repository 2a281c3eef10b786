/// The words beside the numbers of a period, in the languages of offices.
extension PeriodText {
  /// Words for a year beside one.
  static let yearWords: Set<String> = [
    "year", "année", "an", "año", "ano", "anno", "jahr", "jaar", "السنة", "سنة", "عام", "سال", "سن", "godina",
    "година", "god", "ปี",
  ]
  /// Words that stand between a day, a month and a year, or behind an ordinal number.
  static let joints: Set<String> = [
    "р", "рік", "року", "г", "год", "года", "yılı", "anul", "do", "del año",
    "de", "del", "of", "the", "st", "nd", "rd", "th", "er", "ère", "ere", "e", "ème", "eme", "re", "o", "º",
    "ª",
    "ro", "to",
  ]
  static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]
  static let quarterWords: Set<String> = [
    "q", "qtr", "quarter", "t", "tr", "trim", "trimestre", "trimestru", "quartal", "кв", "квартал", "çeyrek",
    "ไตรมาส",
    "quý", "triwulan", "tw", "robo", "الربع", "ربع", "سه ماهه", "سہ ماہی",
  ]
  /// What stands behind the numbers of a day in China, Japan and Korea, told by what it names.
  static let unitWords: [String: Int] = ["年": 0, "年度": 0, "년": 0, "月": 1, "월": 1, "日": 2, "일": 2]
  /// Words for a month beside its number (`Tháng 1/2023`).
  static let monthWords: Set<String> = ["tháng", "thg", "bulan", "เดือน", "month", "mois"]
  static let weekWords: Set<String> = [
    "w", "wk", "week", "semaine", "semana", "settimana", "kw", "woche", "kalenderwoche", "uke", "vecka",
    "uge", "viikko",
    "hafta", "неделя", "нед", "тиждень", "tydzień", "týden", "hét", "minggu", "tuần", "wiki", "أسبوع",
    "الأسبوع",
    "هفته", "ہفتہ", "iso week", "week no",
  ]
  static let fiscalWords: Set<String> = [
    "fy", "f y", "fiscal", "fiscal year", "financial year", "exercice", "año fiscal", "سال مالی",
    "السنة المالية",
    "مالی سال",
  ]
}
